"""Claims from the table of verb constructions: structure, places, ties and posts said by a verb."""

from __future__ import annotations

from collections.abc import Iterator

from whosays.claims.clauses import Clause
from whosays.claims.drafts import Draft, Passages, argument_of
from whosays.claims.frames import FRAMES, WHERE, Frame
from whosays.claims.roles import read_role
from whosays.claims.slots import fill
from whosays.model.claim import Argument
from whosays.model.mention import Mention

_BY_TRIGGER: dict[str, list[Frame]] = {}
for _frame in FRAMES:
    for _trigger in _frame.triggers:
        _BY_TRIGGER.setdefault(_trigger, []).append(_frame)

_PERFECTIVE = frozenset(("part_of", "posted_to"))
_LEADS = frozenset("lead head command direct chair run oversee control supervise".split())


def framed(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """Every draft that the table makes of one clause."""
    tree = passages.tree
    for frame in _BY_TRIGGER.get(clause.lemma, ()):
        if frame.passive is not None and frame.passive != clause.passive:
            continue
        subjects = fill(tree, clause, frame.subject)
        objects = _role_organisation(passages, clause) if frame.role else fill(tree, clause, frame.object)
        if frame.name == "be" or not subjects or not objects:
            continue
        if frame.name in ("meet", "ally-with", "marry") and subjects == objects:
            continue
        places = where(passages, clause) if frame.predicate not in ("based_in", "operates_in") else ()
        for subject in subjects:
            for thing in objects:
                if subject.id == thing.id or _inside(subject, thing):
                    continue
                yield from _drafts(passages, clause, frame, subject, thing, places)


def _drafts(
    passages: Passages,
    clause: Clause,
    frame: Frame,
    subject: Mention,
    thing: Mention,
    places: tuple[Argument, ...],
) -> Iterator[Draft]:
    role = None
    role_class = frame.role_class
    if frame.role:
        read = _role(passages, clause, frame.role, thing)
        if read is None:
            return
        role, role_class = read
    yield Draft(
        predicate=frame.predicate,
        construction=frame.name,
        anchor=clause.head,
        clause=clause,
        subject=argument_of(subject),
        object=argument_of(thing),
        role=role,
        role_class=role_class,
        starting=frame.starting,
        ending=frame.ending,
        place=places,
        tokens=(subject.head, thing.head),
    )


def _role(passages: Passages, clause: Clause, preposition: str, organisation: Mention):  # type: ignore[no-untyped-def]
    for token in clause.obliques.get(preposition, []):
        for role in read_role(passages, token):
            if organisation.id in {m.id for m in role.organisations}:
                return role.words, role.role_class
    return None


def _role_organisation(passages: Passages, clause: Clause) -> list[Mention]:
    found: list[Mention] = []
    for token in clause.obliques.get("as", []):
        for role in read_role(passages, token):
            found += role.organisations
    return found


def _inside(one: Mention, other: Mention) -> bool:
    """Whether one span lies in the other: a construction over a verb never relates a thing to its own part."""
    return (one.start <= other.start and other.end <= one.end) or (
        other.start <= one.start and one.end <= other.end
    )


def where(passages: Passages, clause: Clause) -> tuple[Argument, ...]:
    """Where a clause is said to happen: its locative arguments that are places."""
    from whosays.claims.frames import LOCATIVE

    found: list[Argument] = []
    for preposition in LOCATIVE.split("|"):
        for token in clause.obliques.get(preposition, []):
            mention = passages.tree.mention(token, *WHERE.split("|"))  # type: ignore[arg-type]
            if mention is not None:
                found.append(argument_of(mention))
    return tuple(found)
