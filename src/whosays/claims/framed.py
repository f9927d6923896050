"""Claims from the table of verb constructions: structure, places, ties and posts said by a verb."""

from __future__ import annotations

from collections.abc import Iterator

from whosays.claims.clauses import Clause
from whosays.claims.drafts import Draft, Passages, argument_of
from whosays.claims.frames import FRAMES, LOCATIVE, Frame
from whosays.claims.roles import read_role
from whosays.claims.slots import fill
from whosays.claims.tie_frames import TIE_FRAMES
from whosays.claims.words import HARM_NOUNS
from whosays.model.claim import Argument
from whosays.model.mention import Mention

_BY_TRIGGER: dict[str, list[Frame]] = {}
for _frame in (*FRAMES, *TIE_FRAMES):
    for _trigger in _frame.triggers:
        _BY_TRIGGER.setdefault(_trigger, []).append(_frame)


def framed(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """Every draft that the table makes of one clause."""
    tree = passages.tree
    for frame in _BY_TRIGGER.get(clause.lemma, ()):
        if frame.passive is not None and frame.passive != clause.passive:
            continue
        if frame.name == "report-to" and clause.patients and not clause.passive:
            continue  # "reported the case to X" reports to nobody
        if frame.needs and not _has_needed(passages, clause, frame):
            continue
        subjects = fill(tree, clause, frame.subject) or _owners(passages, clause, frame)
        places = where(passages, clause) if frame.predicate not in ("based_in", "operates_in") else ()
        for subject in subjects:
            if frame.role:
                yield from _in_role(passages, clause, frame, subject)
                continue
            for thing in fill(tree, clause, frame.object) or _where_relative(passages, clause, frame):
                if frame.name == "live-in" and not _settlement(thing):
                    continue
                if frame.name == "operate-in" and subject.form == "pronoun" and subject.type == "person":
                    continue  # "we are fighting here"
                if frame.name == "leave" and not thing.name and tree.lemma[thing.head] in _SITES:
                    continue  # "left his office" for the day
                if frame.name == "acquire" and not (subject.name and thing.name):
                    continue  # "bought a company" names no part
                if frame.name == "plays-for" and not thing.name and tree.tag[thing.head] == "NNS":
                    continue  # "played for teams such as ..."
                if thing.text.casefold() in _IDIOMS:
                    continue  # "joined forces with X" joins no body
                if frame.name == "visit" and not thing.name:
                    continue  # "received a degree", "visited relatives"
                if subject.id != thing.id and not _inside(subject, thing):
                    yield _draft(clause, frame, subject, thing, places)


def _where_relative(passages: Passages, clause: Clause, frame: Frame) -> list[Mention]:
    """ "the town where X is based": the place that the relative clause is about."""
    tree, verb = passages.tree, clause.head
    led = tree.rel[verb] == "acl:relcl" and tree.has_word(verb, "advmod", _WHERE)
    if not led or frame.predicate not in ("based_in", "operates_in"):
        return []
    place = tree.mention(tree.head[verb], "place", "facility")
    return [place] if place is not None else []


_WHERE = frozenset(("where",))


def _draft(clause: Clause, frame: Frame, subject: Mention, thing: Mention, places: tuple[Argument, ...]) -> Draft:
    return Draft(
        predicate=frame.predicate,
        construction=frame.name,
        anchor=clause.head,
        clause=clause,
        subject=argument_of(subject),
        object=argument_of(thing),
        role_class=frame.role_class,
        starting=frame.starting,
        ending=frame.ending,
        place=places,
        tokens=(subject.head, thing.head),
    )


def _settlement(place: Mention) -> bool:
    """A person's home is given to the settlement at most: a named place that is no quarter, street or house."""
    return place.name and not any(word in _BELOW_SETTLEMENT for word in place.text.casefold().split())


_BELOW_SETTLEMENT = frozenset(
    "neighborhood neighbourhood district street avenue road lane square quarter colonia barrio block building"
    " house apartment residence villa farm number no".split()
)


def _owners(passages: Passages, clause: Clause, frame: Frame) -> list[Mention]:
    """ "its convoys are active in X": where its things are at work, the organisation is."""
    if frame.predicate != "operates_in":
        return []
    tree = passages.tree
    owners = [c for a in clause.agents for c in tree.kids(a, "nmod:poss")]
    # "fighters of X are active in": its people are at work there.
    people = [a for a in clause.agents if tree.mention(a, "person") is not None and tree.tag[a] == "NNS"]
    owners += [c for a in people for c in tree.kids(a, "nmod", "compound") if tree.case(c) in ("of", "from", "")]
    return [m for o in owners if (m := tree.mention(o, "organisation")) is not None]


_IDIOMS = frozenset("forces hands ranks battle command office power".split())
_SITES = frozenset("office house building hospital court station headquarters church school store shop".split())
_SHOTS = frozenset("fire shot round shell salvo barrage gunfire".split())  # to be given these is no aid


def _has_needed(passages: Passages, clause: Clause, frame: Frame) -> bool:
    """Whether an argument is what the frame needs; a weapon or a vehicle stands for aid."""
    tree = passages.tree
    near = [*clause.patients, *(t for found in clause.obliques.values() for t in found)]
    near += [c for t in clause.patients for c in tree.kids(t, "nmod") if tree.case(c) == "with"]
    if "aid" in frame.needs and any(tree.mention(t, "weapon", "vehicle") for t in clause.patients):
        after = range(clause.head, min(clause.head + 14, tree.right[clause.head] + 1))
        return not any(tree.lemma[t] in _SHOTS for t in after)
    return any(tree.lemma[t] in frame.needs for t in near)


def _in_role(passages: Passages, clause: Clause, frame: Frame, subject: Mention) -> Iterator[Draft]:
    """ "served as the head of Y and the spokesman of Z": each role with its own organisation."""
    for token in clause.obliques.get(frame.role, []):
        if passages.tree.base[token] == "conj":
            continue  # read with the first conjunct
        for role in read_role(passages, token):
            for organisation in role.organisations:
                draft = _draft(clause, frame, subject, organisation, ())
                draft.role, draft.role_class = role.words, role.role_class
                yield draft


def _inside(one: Mention, other: Mention) -> bool:
    """Whether one span lies in the other: a construction over a verb never relates a thing to its own part."""
    return (one.start <= other.start and other.end <= one.end) or (
        other.start <= one.start and one.end <= other.end
    )


def where(passages: Passages, clause: Clause) -> tuple[Argument, ...]:
    """Where a clause is said to happen: its locative arguments that are places.

    "met X in Oslo": a place hung on a person's name is the clause's, since a name has no place of its own.
    """
    tree = passages.tree
    locative = LOCATIVE.split("|")
    tokens = [t for preposition in locative for t in clause.obliques.get(preposition, [])]
    near = [*clause.patients, *(t for found in clause.obliques.values() for t in found)]
    people = [t for t in near if (m := tree.mention(t, "person")) is not None and m.name and t > clause.head]
    tokens += [c for t in people for c in tree.kids(t, "nmod") if c > t and tree.case(c) in ("in", "at", "near")]
    found: dict[int, Argument] = {}
    for token in tokens:
        mention = tree.mention(token, "place", "facility")
        if mention is not None and tree.lemma[token] not in HARM_NOUNS:
            found.setdefault(mention.start, argument_of(mention))
    return tuple(found.values())
