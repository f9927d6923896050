"""Decisions of people and the claims they were made on: writing them, and finding the claims again.

After a new reading a claim may have another id (its edges moved, its chain got a step). A decision holds on to
what was judged, not to the id: it re-attaches to the claim with the same predicate, the same arguments and
overlapping evidence in the same text (SPEC section 2); `moving` brings it there from a former text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, get_args

from whosays.model.claim import Argument, Claim, Extractor, RoleClass, identified
from whosays.model.decision import Decision
from whosays.model.errors import InputError
from whosays.model.holder import Polarity, Stance
from whosays.model.reading import Reading
from whosays.model.span import Span, cut
from whosays.model.time import ValidTime

JUDGING = ("accept", "reject", "correct", "note")
_DATES = ("first_precise", "last_precise", "first_imprecise", "last_imprecise")
_FLAGS = ("starting", "ending")
FIELDS = ("subject", "object", "role", "role_class", "stance", "polarity", *_DATES, *_FLAGS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """Decisions with the ids of today's claims, and those whose claim is gone.

    `added` are claims that stand on a person's word: corrected ones, and accepted ones that are not read again.
    """

    decisions: tuple[Decision, ...]
    orphans: tuple[Decision, ...]
    added: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A decision on a former text with its claims moved to the text of today.

    `whole`: every word of it was found, so that the claim can stand on the person's word alone.
    """

    decision: Decision
    whole: bool


def attach(
    decisions: Sequence[Decision],
    claims: Iterable[Claim],
    text_hash: Callable[[str], str | None],
    reading: Callable[[str], Reading | None],
    carry: Callable[[Decision], Carried | None] = lambda _: None,
) -> Attached:
    """Find the claims that `decisions` were made on among today's `claims`.

    `text_hash` gives the SHA-256 of a document's text today, `reading` its reading, both by its SHA-256; `carry`
    moves a decision that was made on another text of its document, None where it cannot be placed.
    """
    judged = {decision.judged.document for decision in decisions if decision.judged is not None}
    today: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.document in judged:
            today[claim.document].append(claim)
    out: list[Decision] = []
    on_claim: dict[str, list[Decision]] = defaultdict(list)
    gone: dict[str, list[Decision]] = defaultdict(list)
    orphans: list[Decision] = []
    for decision in decisions:
        if decision.judged is None:
            out.append(decision)
            continue
        candidates = today[decision.judged.document]
        carried: Carried | None = Carried(decision=decision, whole=True)
        if text_hash(decision.judged.document) != decision.text_sha256:
            carried = carry(decision)
        if carried is None or carried.decision.judged is None:
            orphans.append(decision)
            continue
        now = carried.decision.judged
        if not carried.whole:
            candidates = [c for c in candidates if (c.polarity, c.stance) == (now.polarity, now.stance)]
        found = again(now, candidates)
        if found is not None:
            on_claim[found.id].append(replace(carried.decision, target=found.id))
        elif carried.whole:
            gone[carried.decision.target].append(carried.decision)
        else:
            orphans.append(decision)
    added: dict[str, Claim] = {}
    for target, made in (*on_claim.items(), *gone.items()):
        last = next((decision for decision in reversed(made) if decision.action != "note"), None)
        if last is not None and last.action == "correct" and last.corrected is not None:
            fixed = anchored(last.corrected, reading(last.corrected.document))
            added[fixed.id] = fixed
            made = [replace(d, corrected=fixed) if d is last else d for d in made]
        elif target in gone:
            if last is None or last.action != "accept" or last.judged is None:
                orphans += made
                continue
            mine = anchored(_by(last.judged, last.by), reading(last.judged.document))
            added[mine.id] = mine
            made = [replace(d, judged=mine) if d is last else d for d in made]
        out += made
    return Attached(
        decisions=tuple(sorted(out, key=lambda decision: decision.number)),
        orphans=tuple(sorted(orphans, key=lambda decision: decision.number)),
        added=tuple(added[id_] for id_ in sorted(added)),
    )


def again(judged: Claim, today: Sequence[Claim]) -> Claim | None:
    """The claim of today that says what `judged` said; the one with the most evidence in common."""
    best: tuple[int, str] | None = None
    found = None
    for claim in today:
        if claim.id == judged.id:
            return claim
        if claim.predicate != judged.predicate or claim.event_type != judged.event_type:
            continue
        common = _overlap(claim.evidence, judged.evidence)
        if common and _same_arguments(claim, judged):
            rank = (-common, claim.id)
            if best is None or rank < best:
                best, found = rank, claim
    return found


def _overlap(left: Sequence[Span], right: Sequence[Span]) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in left for b in right)


def _same_arguments(left: Claim, right: Claim) -> bool:
    if not (_same(left.subject, right.subject) and _same(left.object, right.object)):
        return False
    ours, theirs = left.participants, right.participants
    if not ours and not theirs:
        return True
    return any(
        a.role == b.role and a.span is not None and b.span is not None and _overlap([a.span], [b.span]) > 0
        for a in ours
        for b in theirs
    )


def _same(left: Argument | None, right: Argument | None) -> bool:
    """Whether two arguments are the same words of the text (their edges may differ), or the same value."""
    if left is None or right is None:
        return left is right
    if left.span is not None and right.span is not None:
        return _overlap([left.span], [right.span]) > 0
    return (left.value, left.document, left.words) == (right.value, right.document, right.words)


def _by(claim: Claim, person: str) -> Claim:
    return replace(claim, extractor=Extractor(name=person, version="", construction="by hand"))


def anchored(claim: Claim, reading: Reading | None) -> Claim:
    """The claim with its mentions as the reading of today numbers them; words that are no mention have none."""
    by_place = {(m.start, m.end): m.id for m in reading.mentions} if reading is not None else {}

    def argument(given: Argument | None) -> Argument | None:
        if given is None or given.span is None:
            return given
        return replace(given, mention=by_place.get((given.span.start, given.span.end)))

    q = claim.qualifiers
    places = tuple(place for given in q.place if (place := argument(given)) is not None)
    return replace(
        claim,
        subject=argument(claim.subject),
        object=argument(claim.object),
        participants=tuple(
            replace(p, mention=by_place.get((p.span.start, p.span.end)) if p.span else p.mention)
            for p in claim.participants
        ),
        qualifiers=replace(
            q,
            role=argument(q.role),
            rank=argument(q.rank),
            title=argument(q.title),
            of=argument(q.of),
            scope=argument(q.scope),
            place=places,
        ),
        chain=tuple(
            replace(h, mention=by_place.get((h.span.start, h.span.end)) if h.span else h.mention)
            for h in claim.chain
        ),
    )


def corrected(claim: Claim, given: Mapping[str, str], by: str, text: str, reading: Reading | None) -> Claim:
    """The claim as a person says it should read; raises InputError naming the field.

    Words for subject, object and role are looked for in the text, the nearest to the evidence first, and
    become a value where the text does not hold them. An empty text takes a field away.
    """
    for field in given:
        if field not in FIELDS:
            raise InputError(
                f'"{field}" is not a field that can be corrected.', f"The fields are {', '.join(FIELDS)}."
            )
    if not given:
        raise InputError("A correction names no field.", 'Give at least one, like role="spokesman".')
    q = claim.qualifiers
    changes: dict[str, Any] = {
        name: _argument(given[name], claim, text) for name in ("subject", "object") if name in given
    }
    if "role" in given:
        q = replace(q, role=_argument(given["role"], claim, text))
    if "role_class" in given:
        q = replace(q, role_class=_one_of("role_class", given["role_class"], get_args(RoleClass), empty=True))
    if any(name in given for name in (*_DATES, *_FLAGS)):
        q = replace(q, valid=_valid(q.valid or ValidTime(), given))
    chain = claim.chain
    last = chain[-1].step
    for name, allowed in (("stance", get_args(Stance)), ("polarity", get_args(Polarity))):
        if name in given:
            value = _one_of(name, given[name], allowed)
            chain = tuple(replace(h, **{name: value}) if h.step == last else h for h in chain)
    fixed = _by(replace(claim, **changes, qualifiers=q, chain=chain, p_extraction=1.0), by)
    if fixed.subject is None and fixed.object is None and not fixed.participants:
        raise InputError("The corrected claim says nothing of anybody.", "Give a subject or an object.")
    return identified(anchored(fixed, reading))


def _argument(words: str, claim: Claim, text: str) -> Argument | None:
    if not words.strip():
        return None
    at = claim.evidence[0].start
    places = []
    place = text.find(words)
    while place >= 0:
        places.append(place)
        place = text.find(words, place + 1)
    if not places:
        return Argument(value=words.strip())
    nearest = min(places, key=lambda start: (abs(start - at), start))
    return Argument(span=cut(text, nearest, nearest + len(words)))


def _one_of(field: str, value: str, allowed: tuple[str, ...], *, empty: bool = False) -> Any:
    if empty and not value:
        return None
    if value not in allowed:
        raise InputError(f'{field}="{value}" is not allowed.', f"Choose one of: {', '.join(allowed)}.")
    return value


def _valid(now: ValidTime, given: Mapping[str, str]) -> ValidTime | None:
    changes: dict[str, Any] = {}
    for field in _DATES:
        if field in given:
            try:
                changes[field] = date.fromisoformat(given[field]) if given[field] else None
            except ValueError as error:
                raise InputError(f'{field}="{given[field]}" is not a date.', "Write it as 2014-05-31.") from error
    for field in _FLAGS:
        if field in given:
            changes[field] = _one_of(field, given[field], ("true", "false")) == "true"
    changed = replace(now, **changes)
    for first, last in (
        (changed.first_precise, changed.last_precise),
        (changed.first_imprecise, changed.last_imprecise),
    ):
        if first and last and first > last:
            raise InputError(f"{first} is later than {last}.", "Swap the two dates.")
    return changed if changed.known else None
