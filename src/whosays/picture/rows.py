"""Tables of the picture: posts, places, events, tallies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from whosays.model.finding import Finding
from whosays.model.picture import EventRow, PlaceRow, PostRow, Tally, TallyRow
from whosays.picture.clauses import CLASS_WORDS, plural_noun, uncounted
from whosays.picture.english import MONTHS, event_when
from whosays.picture.lines import line_at
from whosays.picture.passages import Passages
from whosays.picture.scene import Scene
from whosays.picture.scope import Scope
from whosays.picture.voices import says_so, somebody, voices
from whosays.picture.words import sentence, telling

_RANKS = tuple(CLASS_WORDS)


def posts(scene: Scene, scope: Scope, passages: Passages, units: Sequence[str]) -> tuple[PostRow, ...]:
    """People in posts: by unit in the order of the chart, heads first, then by documents and date."""
    place = {entity: number for number, entity in enumerate(units)}

    def order(finding: Finding) -> tuple[object, ...]:
        unit = finding.object.entity if finding.object else None
        kind = finding.role_class or "other"
        return (
            place.get(unit or "", len(place)),
            _RANKS.index(kind),
            not finding.assertions,
            -len(finding.documents),
            _first(finding),
            finding.subject.label if finding.subject else "",
            finding.id,
        )

    return tuple(_post(scene, passages, finding) for finding in sorted(scope.of("posted_to"), key=order))


def _first(finding: Finding) -> date:
    return min((valid.earliest for valid in finding.valid if valid.earliest), default=date.max)


def _post(scene: Scene, passages: Passages, finding: Finding) -> PostRow:
    line, sighting = line_at(finding.valid, scene.at)
    return PostRow(
        post=finding.role or CLASS_WORDS[finding.role_class or "other"],
        unit=finding.object.entity if finding.object else None,
        unit_label=finding.object.label if finding.object else "",
        person=finding.subject.entity if finding.subject else None,
        person_label=finding.subject.label if finding.subject else "Nobody named",
        role_class=finding.role_class,
        valid=finding.valid,
        line=line,
        sighting=sighting,
        badge=scene.badge(finding),
        alleged=finding.alleged,
        disputed=finding.id in scene.disputed,
        denied=len(finding.denials),
        review=finding.review,
        finding=finding.id,
        refs=passages.refs(finding),
        who_says=says_so(scene, finding),
    )


def places(scene: Scene, scope: Scope, passages: Passages) -> tuple[PlaceRow, ...]:
    """Bases first, then areas, by how many documents name them."""
    return tuple(
        PlaceRow(
            kind="base" if finding.predicate == "based_in" else "area",
            entity=finding.object.entity if finding.object else None,
            label=finding.object.label if finding.object else "",
            subject_label=finding.subject.label if finding.subject else "",
            badge=scene.badge(finding),
            valid=finding.valid,
            alleged=finding.alleged,
            denied=len(finding.denials),
            disputed=finding.id in scene.disputed,
            review=finding.review,
            finding=finding.id,
            refs=passages.refs(finding),
            who_says=says_so(scene, finding),
        )
        for finding in scope.of("based_in", "operates_in")
    )


def events(scene: Scene, scope: Scope, passages: Passages) -> tuple[EventRow, ...]:
    """Events by date; those without one at the end."""
    rows = []
    for finding in scope.of("event"):
        if not finding.participants and not finding.places:
            continue  # "there was a training": the finding stands, but a list of events says nothing by it
        valid = telling(finding.valid)
        words = event_when(valid)
        rows.append(
            EventRow(
                event_type=finding.event_type or "other",
                when=_alone(words) or "No date given",
                first=valid.earliest,
                last=valid.latest,
                sentence=sentence(scene, [finding], passages.refs(finding), timed=False),
                badge=scene.badge(finding),
                review=finding.review,
                finding=finding.id,
            )
        )
    return tuple(
        sorted(rows, key=lambda row: (row.first or row.last or date.max, row.last or date.max, row.finding))
    )


def _alone(words: str) -> str:
    """A time that stands by itself: "31 December 2022", "Some time in 2022"."""
    words = words.removeprefix("on ")
    return words[:1].upper() + words[1:]


def tallies(scene: Scene, scope: Scope, passages: Passages) -> tuple[Tally, ...]:
    """Each counted thing with each source's number; nothing is added up."""
    groups: dict[str, list[Finding]] = defaultdict(list)
    for finding in scope.of("strength", "count"):
        if finding.quantity is not None:
            groups[_heading(finding)].append(finding)
    return tuple(
        Tally(heading=heading, rows=tuple(_tally(scene, passages, finding) for finding in groups[heading]))
        for heading in sorted(groups, key=lambda heading: (-len(groups[heading]), heading))
    )


def _heading(finding: Finding) -> str:
    subject = finding.subject.label if finding.subject else ""
    scope = finding.scope or ""
    if finding.predicate == "strength":
        unit = scope or (finding.quantity.unit if finding.quantity else None) or "people"
        return f"How many {plural_noun(unit)} in {subject}" if subject else f"How many {plural_noun(unit)}"
    if finding.quantity is not None:
        subject = uncounted(subject, finding.quantity)
    counted = subject or plural_noun((finding.event_type or "event").replace("_", " "))
    if scope and scope.lower() not in counted.lower():
        return f"How many {_bare(counted)}: {scope}"
    return f"How many {_bare(counted)}"


def _bare(words: str) -> str:
    """The counted noun without a leading article or number: "operatives" for "the operatives"."""
    first, _, rest = words.partition(" ")
    return (
        rest if rest and first.lower() in {"the", "a", "an", "another", "some", "these", "those", "its"} else words
    )


def _tally(scene: Scene, passages: Passages, finding: Finding) -> TallyRow:
    assert finding.quantity  # chosen by `tallies`
    claims = scene.claims_of(finding)
    found = somebody(voices(scene, claims))
    day = max((holder.asserted_at for c in claims for holder in c.chain if holder.asserted_at), default=None)
    name = found[0].text if found else "Nobody is named"
    if len(found) > 1:
        name += f" and {len(found) - 1} more"
    return TallyRow(
        who_says=f"{name}, {MONTHS[day.month - 1]} {day.year}" if day else name,
        quantity=finding.quantity,
        badge=scene.badge(finding),
        alleged=finding.alleged,
        finding=finding.id,
        refs=passages.refs(finding),
    )
