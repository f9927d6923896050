"""Whose word a claim is: voices in our sentences, steps of the chain strip."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from whosays.model.claim import Claim
from whosays.model.finding import Finding
from whosays.model.holder import Holder, HolderKind, Stance
from whosays.model.picture import ChainStep, Run
from whosays.model.span import on_one_line
from whosays.picture.english import joined
from whosays.picture.runs import inside
from whosays.picture.scene import Scene
from whosays.picture.text import fold

_PRONOUNS = frozenset({"he", "she", "it", "they", "him", "her", "them", "who", "we", "i", "his", "their", "its"})
LONGEST = 14  # words of a description in our sentence; the whole stands in the chain strip
_OUT_OF_CUSTODY = re.compile(r"\b(?:defect|former|ex-|escap|returned)", re.IGNORECASE)
_IN_CUSTODY = re.compile(
    r"\b(?:captur|detain|interrogat|suspect|prison|custod|arrest|inmate|jail|held|accused|defendant)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """The deepest holders of one or more claims, as runs ("Petra Lind", "two officials, cited by ...")."""

    key: str
    runs: tuple[Run, ...]
    kind: HolderKind
    named: bool
    documents: int
    stance: Stance
    text: str


def in_custody(holder: Holder) -> bool:
    """Whether the testimony was given in custody; that of defectors was not, unless the words say so."""
    if holder.kind != "detainee_or_defector":
        return False
    return bool(_IN_CUSTODY.search(holder.label)) or not _OUT_OF_CUSTODY.search(holder.label)


def label(scene: Scene, claim: Claim, holder: Holder) -> tuple[str, str | None]:
    """What to call a holder, and its entity where it is a named one."""
    entity = scene.entity_of(claim.document, holder.mention)
    place = entity is not None and entity.type not in ("person", "organisation", "document")
    if entity is not None and entity.named and not holder.anonymous and not (place and _is_pronoun(holder)):
        publisher = next((p for name in entity.names if (p := scene.publishers.get(fold(name.text)))), None)
        return publisher or entity.label, entity.id
    if holder.kind == "organisation" and (publisher := scene.publishers.get(fold(holder.label))):
        return publisher, None
    if _is_pronoun(holder):
        speaks = entity is not None and entity.type in ("person", "organisation")
        if entity is not None and speaks and entity.label.lower() not in _PRONOUNS:
            return entity.label, None
        return "somebody who is not named", None
    if holder.kind == "unspecified" and holder.span is None:
        return "nobody is named", None
    if holder.step == 0 and not holder.name and holder.span is None:
        document = scene.documents.get(claim.document)
        return (document.metadata.title or document.path) if document else "a document", None
    return on_one_line(holder.label), None


def _is_pronoun(holder: Holder) -> bool:
    return holder.label.lower() in _PRONOUNS


def _short(words: str) -> str:
    parts = words.split()
    return words if len(parts) <= LONGEST else " ".join(parts[:LONGEST]) + " …"


def _voice_of(scene: Scene, claim: Claim) -> Voice:
    deepest = claim.deepest
    parts: list[list[Run]] = []
    keys: list[str] = []
    named = False
    for holder in deepest:
        words, entity = label(scene, claim, holder)
        if holder.kind == "reader":
            parts.append([Run(text="one reader’s comment")])
            keys.append(f"reader:{words}")
            continue
        run = [Run(text=_short(words if entity or holder.span is None else inside(words)), entity=entity)]
        if in_custody(holder):
            run.append(Run(text=" (said in custody)"))
        parts.append(run)
        named = named or not (holder.anonymous or holder.kind in ("anonymous_role", "document_set", "unspecified"))
        keys.append(fold(words) if fold(words) in scene.publishers else entity or fold(words))
    runs = joined(parts)
    if not named and deepest[0].kind not in ("reader", "unspecified") and deepest[0].step > 0:
        upper = _named_above(scene, claim)
        if upper is not None:
            runs += [Run(text=", cited by "), upper]
            keys.append(upper.entity or upper.text)
    return Voice(
        key=" + ".join(keys),
        runs=tuple(runs),
        kind=deepest[0].kind,
        named=named,
        documents=1,
        stance=claim.stance,
        text="".join(run.text for run in joined(parts)),
    )


def _named_above(scene: Scene, claim: Claim) -> Run | None:
    """The nearest holder above the deepest step that has a name."""
    last = claim.chain[-1].step
    for holder in reversed([holder for holder in claim.chain if holder.step < last]):
        if holder.anonymous or holder.kind in ("anonymous_role", "document_set", "unspecified"):
            continue
        words, entity = label(scene, claim, holder)
        return Run(text=_short(words), entity=entity)
    return None


def voices(scene: Scene, claims: Sequence[Claim]) -> list[Voice]:
    """The distinct voices of the claims: those in most documents first, named ones before others."""
    found: dict[str, list[tuple[Voice, str]]] = {}
    for claim in sorted(claims, key=lambda claim: claim.id):
        voice = _voice_of(scene, claim)
        found.setdefault(voice.key, []).append((voice, claim.document))
    merged = [
        Voice(
            key=group[0][0].key,
            runs=group[0][0].runs,
            kind=group[0][0].kind,
            named=group[0][0].named,
            documents=len({document for _, document in group}),
            stance=_surest([voice.stance for voice, _ in group]),
            text=group[0][0].text,
        )
        for group in found.values()
    ]
    return sorted(merged, key=lambda voice: (not voice.named, -voice.documents, voice.text, voice.key))


def _surest(stances: Sequence[Stance]) -> Stance:
    order: tuple[Stance, ...] = ("certain", "probable", "possible", "unknown")
    return min(stances, key=order.index)


def somebody(found: Sequence[Voice]) -> list[Voice]:
    """The voices that are anybody: without the steps where nobody is named."""
    return [voice for voice in found if voice.kind != "unspecified"]


def phrase(found: Sequence[Voice], most: int = 2) -> list[Run]:
    """The first voices as a list, and how many more there are: "A and B, and 2 more say so"."""
    shown = list(found[:most])
    runs = joined([voice.runs for voice in shown])
    more = len(found) - len(shown)
    if more:
        runs.append(Run(text=f", and {more} more {'says' if more == 1 else 'say'} so"))
    return runs


def says_so(scene: Scene, finding: Finding) -> str:
    """A short line on whose word it is: "Petra Lind and 2 more say so"; "" where nobody is named."""
    claims = [scene.claims[claim] for claim in finding.assertions if claim in scene.claims]
    if claims:
        found = somebody(voices(scene, claims))
        if not found:
            return ""
        first = found[0].text
        if len(found) > 1:
            return f"{first} and {len(found) - 1} more say so"
        return f"{first} says so" if found[0].named or found[0].kind == "reader" else f"said by {first}"
    denied = voices(scene, [scene.claims[claim] for claim in finding.denials if claim in scene.claims])
    if not denied:
        return ""
    return (
        f"{denied[0].text} denies it"
        if len(denied) == 1
        else f"{denied[0].text} and {len(denied) - 1} more deny it"
    )


def chain_steps(scene: Scene, claim: Claim) -> tuple[ChainStep, ...]:
    """The chain as it is shown, from the publisher inwards, one entry a step."""
    steps = []
    for number in sorted({holder.step for holder in claim.chain}):
        holders = [holder for holder in claim.chain if holder.step == number]
        words = [label(scene, claim, holder)[0] for holder in holders]
        text = words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]
        first = holders[0]
        steps.append(
            ChainStep(
                text=text,
                kind=first.kind,
                anonymous=any(holder.anonymous for holder in holders) or first.kind == "unspecified",
                inherited=all(holder.inherited for holder in holders),
                in_custody=any(in_custody(holder) for holder in holders),
                denied=first.polarity == "denied",
                cue=on_one_line(first.cue.text) if first.cue else None,
            )
        )
    return tuple(steps)
