"""What the documents leave open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from whosays.model.claim import Claim
from whosays.model.finding import Finding
from whosays.model.holder import Holder
from whosays.model.picture import Gap
from whosays.picture.english import is_plural
from whosays.picture.passages import Passages
from whosays.picture.runs import inside
from whosays.picture.scene import Scene
from whosays.picture.scope import Scope
from whosays.picture.text import fold
from whosays.picture.voices import label
from whosays.picture.words import sentence

MOST = 6  # names in one gap, and cards of one kind
_ANONYMOUS = frozenset({"anonymous_role", "unspecified", "document_set", "reader"})


def gaps(scene: Scene, scope: Scope, passages: Passages) -> tuple[Gap, ...]:
    """Units without a head, heads without a date, findings on one anonymous origin, documents cited only."""
    return (
        *_no_head(scene, scope, passages),
        *_no_date(scene, scope, passages),
        *_anonymous(scene, scope, passages),
        *_cited(scene, scope, passages),
    )


def _count(number: int, noun_one: str, noun_many: str) -> str:
    words = (
        "No",
        "One",
        "Two",
        "Three",
        "Four",
        "Five",
        "Six",
        "Seven",
        "Eight",
        "Nine",
        "Ten",
        "Eleven",
        "Twelve",
    )
    return f"{words[number] if number < len(words) else number} {noun_one if number == 1 else noun_many}"


def _list(labels: Sequence[str]) -> str:
    shown = list(dict.fromkeys(labels))
    rest = len(shown) - MOST
    if rest > 0:
        shown = [*shown[:MOST], f"{rest} more"]
    text = shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + " and " + shown[-1]
    return text[:1].upper() + text[1:]


def _no_head(scene: Scene, scope: Scope, passages: Passages) -> list[Gap]:
    heads = {
        finding.object.entity
        for finding in scope.of("posted_to")
        if finding.role_class == "head" and finding.assertions and finding.object
    }
    bare = [unit for unit in scope.units if unit not in heads and scene.entities[unit].type == "organisation"]
    if not bare:
        return []
    links = [f for f in scope.of("part_of") if f.subject and f.subject.entity in bare]
    labels = _list([scene.entities[unit].label for unit in bare])
    one = len(bare) == 1
    return [
        Gap(
            kind="no head",
            title=f"{_count(len(bare), 'unit has', 'units have')} no named head",
            text=f"{labels} {'appears' if one else 'appear'} in the documents; none of them names who leads "
            f"{'it' if one else 'them'}.",
            action=f"Read the passages on {'it' if one else 'them'}.",
            refs=passages.of(links[:MOST], 1),
            findings=tuple(finding.id for finding in links),
        )
    ]


def _no_date(scene: Scene, scope: Scope, passages: Passages) -> list[Gap]:
    undated = [
        finding
        for finding in scope.of("posted_to")
        if finding.role_class == "head" and finding.assertions and not any(valid.known for valid in finding.valid)
    ]
    if not undated:
        return []
    labels = _list([finding.subject.label for finding in undated if finding.subject] or ["somebody"])
    one = len(undated) == 1
    return [
        Gap(
            kind="no date",
            title=f"{_count(len(undated), 'head has', 'heads have')} no date",
            text=f"{labels}: no source says when {'this post' if one else 'these posts'} began, held or ended.",
            action="Look for a dated source.",
            refs=passages.of(undated[:MOST], 1),
            findings=tuple(finding.id for finding in undated),
        )
    ]


def _anonymous(scene: Scene, scope: Scope, passages: Passages) -> list[Gap]:
    resting: dict[str, list[Finding]] = defaultdict(list)
    for finding in scope.findings:
        ends = finding.origins.ends
        if finding.assertions and len(ends) == 1 and not ends[0].resolved and ends[0].kind in _ANONYMOUS:
            resting[ends[0].label].append(finding)
    out = []
    for end in sorted(resting, key=lambda end: (-len(resting[end]), end))[:MOST]:
        found = resting[end]
        first = sentence(scene, found[:1], ()).text
        rests = f"{_count(len(found), 'finding rests', 'findings rest')} on"
        title = (
            f"{rests} words that nobody signs" if end == "nobody named" else f"{rests} {_cut(inside(end))} alone"
        )
        if found[0].origins.ends[0].kind == "reader":
            title = f"{rests} one reader’s comment alone"
        rest = len(found) - 1
        more = f" {_count(rest, 'more finding stands', 'more findings stand')} on the same words." if rest else ""
        out.append(
            Gap(
                kind="one anonymous origin",
                title=title,
                text=f"{first}{more} Whoever repeats this has it from there.",
                action="Look for a source that can be named.",
                refs=passages.of(found[:MOST], 1),
                findings=tuple(finding.id for finding in found),
            )
        )
    return out


def _cut(words: str, most: int = 10) -> str:
    parts = words.split()
    return words if len(parts) <= most else " ".join(parts[:most]) + " …"


def _cited(scene: Scene, scope: Scope, passages: Passages) -> list[Gap]:
    """Publishers, files and reports that chains lead to or through, and that are not in the case."""
    behind: dict[str, list[Finding]] = defaultdict(list)
    written: dict[str, str] = {}
    here = {fold(document.metadata.publisher or "") for document in scene.documents.values()}
    relays = {
        end.label
        for finding in scope.findings
        for end in finding.origins.ends
        if not end.resolved and end.kind in ("organisation", "document_set")
    }
    for finding in scope.findings:
        cited = {
            words
            for claim in scene.claims_of(finding)
            for holder in claim.chain
            if holder.step > 0
            if (words := label(scene, claim, holder)[0]) in relays or _relay(claim, holder)
        }
        if finding.predicate == "cites" and finding.object and finding.object.text not in scene.documents:
            entity = scene.entities.get(finding.object.entity or "")
            if entity is None or entity.type == "document":
                cited.add(finding.object.label)
        for words in sorted(cited):
            if fold(words) and fold(words) not in here and fold(words) not in scene.publishers:
                behind[written.setdefault(fold(words), words)].append(finding)
    return [
        Gap(
            kind="cited, not in the case",
            title=f"{_cut(words)[:1].upper()}{_cut(words)[1:]} {_are(words)} cited but not here",
            text=f"{_count(len(found), 'finding leads', 'findings lead')} to it. "
            "Reading it at first hand shows what it says and on whose word.",
            action="Add it to the case.",
            refs=passages.of(found[:3], 1),
            findings=tuple(dict.fromkeys(finding.id for finding in found)),
        )
        for words, found in sorted(behind.items(), key=lambda item: (-len(item[1]), item[0]))[:MOST]
    ]


def _are(words: str) -> str:
    return "are" if is_plural(words, words[:1].isupper()) else "is"


def _relay(claim: Claim, holder: Holder) -> bool:
    """Whether the holder passes on what another told it, or is a set of documents."""
    deeper = holder.step < claim.chain[-1].step
    return holder.kind == "document_set" or (deeper and holder.kind == "organisation" and not holder.anonymous)
