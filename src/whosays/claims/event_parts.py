"""Who and what takes part in an event: roles by type, counts, places, and the draft made of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from whosays.claims.clauses import Clause
from whosays.claims.drafts import Draft, Passages, participant
from whosays.claims.event_frames import EVENT_FRAMES, EXPLOSIVES
from whosays.claims.event_shape import EventFrame
from whosays.claims.framed import where
from whosays.claims.slips import subject_beside
from whosays.claims.support_frames import SUPPORT_FRAMES
from whosays.claims.tree import Tree
from whosays.claims.words import COLLECTIVES, COUNTING
from whosays.model.claim import Argument, EventType, Participant, ParticipantRole
from whosays.model.mention import Mention, MentionType

BY_VERB: dict[str, list[EventFrame]] = {}
BY_NOUN: dict[str, EventFrame] = {}
for _frame in (*EVENT_FRAMES, *SUPPORT_FRAMES):
    for _word in _frame.verbs:
        BY_VERB.setdefault(_word, []).append(_frame)
    for _word in _frame.nouns:
        BY_NOUN.setdefault(_word, _frame)

ACTING: frozenset[ParticipantRole] = frozenset(("perpetrator", "perpetrator_organisation", "authority"))
STRUCK: frozenset[ParticipantRole] = frozenset(("target", "victim"))
CORE: frozenset[ParticipantRole] = ACTING | STRUCK | frozenset(("person", "organisation", "participants"))
VIOLENT: frozenset[EventType] = frozenset(("attack", "bombing", "killing", "kidnapping", "clash"))
HARM_COUNT: dict[str, ParticipantRole] = {
    **dict.fromkeys(("kill", "die", "murder", "assassinate", "execute", "massacre", "slaughter"), "killed"),
    **dict.fromkeys(("perish", "drown", "lose", "behead", "slay"), "killed"),
    **dict.fromkeys(("wound", "injure", "hurt"), "wounded"),
    **dict.fromkeys(("arrest", "capture", "detain", "apprehend"), "arrested"),
}
_COUNTED: frozenset[ParticipantRole] = frozenset(("participants", "perpetrator", "person"))

#: What can be struck; and named surroundings, which are where an event is rather than what it struck.
THINGS: tuple[MentionType, ...] = ("facility", "vehicle", "organisation", "place")
_AREAS = frozenset(
    "area city town village street avenue road highway route neighborhood neighbourhood region department province"
    " zone sector district country countryside capital municipality jurisdiction location spot site place side"
    " border outskirt suburb coast corner square park state nation world kilometer km mile way track path river"
    " territory island mountain hill valley forest point".split()
)
_PARTS_OF = frozenset(
    "front entrance door gate doorway basement lobby vicinity premises premise side roof wall facade interior"
    " courtyard yard garden section segment stretch part rear back floor corner foot bottom hall room".split()
)
#: Nouns for people of a body: what body stands inside their phrase is the one they act for.
_OF_A_BODY = COLLECTIVES | frozenset(
    "member soldier troop fighter gunman commando militiaman agent policeman operative trooper assassin"
    " gunmen man cadre militant combatant paramilitary sicario hitman".split()
)


_UNITS = frozenset("unit patrol column commando command cell squad detachment battalion platoon troops".split())


def people(tree: Tree, mention: Mention) -> bool:
    """Whether a description is of people, whatever type the reader gave it: "urban guerrillas"."""
    plural = tree.tag[mention.head] == "NNS" and tree.lemma[mention.head] in _OF_A_BODY
    return mention.type == "person" or (plural and not mention.name)


_NAMES = 30  #: names taken from one list


def by_name(tree: Tree, mention: Mention) -> list[Mention]:
    """The names right after a description of people, for which the parser may have made two phrases of one.

    "analyst Edgar Vela", "another trader, Luis Sala", "missionaries Ann Ball and Ray Todd"; also "the Red Party
    (RP) candidate Edgar Vela", where the first noun is a party's name. Else the mention itself, and also where
    coreference has put the two together.
    """
    if mention.form == "pronoun" or (mention.name and mention.type != "organisation"):
        return [mention]
    plural = tree.tag[mention.head] in ("NNS", "NNPS")
    at = bisect_left(tree.reading.starts, mention.end)
    limit = tree.reading.sentences[tree.sentence[mention.head]][1]
    if mention.name:  # a body: over its short name in brackets and the words for a post
        start = at
        while at < min(limit, start + 6) and at not in tree.person_named:
            if tree.upos[at] not in ("NOUN", "PROPN", "ADJ") and tree.words[at] not in ("[", "]", "(", ")"):
                return [mention]
            at += 1
        return [tree.person_named[at]] if at < limit and at in tree.person_named else [mention]
    apposed = [c for c in tree.kids(mention.head, "appos") if at <= tree.left[c] <= at + 1]
    if at < limit and at not in tree.person_named and apposed and tree.words[at] in (",", ":"):
        at += 1
    found: list[Mention] = []
    while at < limit and at in tree.person_named and mention.type == "person" and len(found) < _NAMES:
        found.append(tree.person_named[at])
        at = bisect_left(tree.reading.starts, found[-1].end)
        if not plural:
            break
        while at < limit and tree.words[at] in (",", ";", "and"):
            at += 1
    known = [one for one in found if one.entity == mention.entity]
    return [mention] if known or not found else found


_WAGED_BY_STATES = frozenset("strike airstrike raid shelling bombardment".split())
_SHORT_STATES = frozenset("us u.s. u.s uk u.k. u.k".split())


def by_nation(tree: Tree, noun: int) -> Iterator[Participant]:
    """ "Israeli raids on X", "a U.S. strike": what a state's forces do, by its adjective."""
    if tree.lemma[noun] not in _WAGED_BY_STATES:
        return
    for child in tree.kids(noun, "amod", "compound", "nmod"):
        if child < noun and not tree.case(child):
            nation = tree.mention(child, "nationality")
            if nation is None and tree.words[child] in _SHORT_STATES:
                nation = tree.mention(child, "place")
            if nation is not None and nation.end <= tree.reading.starts[noun]:
                yield participant("perpetrator_organisation", nation)


def tells(tree: Tree, parts: Iterable[Participant]) -> bool:
    """Whether parts make an event of a noun: somebody besides the nation of "Israeli raids"."""
    held = [tree.by_id[p.mention] for p in parts if p.role in CORE and p.mention]
    return any(m.type != "nationality" and m.text.casefold() not in _SHORT_STATES for m in held)


def acting(tree: Tree, mention: Mention, person: ParticipantRole, group: ParticipantRole) -> Participant:
    """Somebody as the one who does it, in the role for a person or that for an organisation."""
    return participant(person if people(tree, mention) else group, mention)


def with_bodies(tree: Tree, parts: Iterable[Participant]) -> Iterator[Participant]:
    """The parts, and after people or a unit of a body ("guerrillas of the X", "an X patrol") that body."""
    for part in parts:
        yield part
        if part.role not in ("perpetrator", "perpetrator_organisation") or part.mention is None:
            continue
        mention = tree.by_id[part.mention]
        apt = _OF_A_BODY if part.role == "perpetrator" else _UNITS
        if mention.name or tree.lemma[mention.head] not in apt:
            continue
        if any(tree.words[c] in ("former", "ex", "retired") for c in tree.kids(mention.head, "amod")):
            continue
        for child in tree.kids(mention.head, "compound", "nmod"):
            if tree.base[child] == "nmod" and not (
                tree.case(child) in ("of", "from") or tree.rel[child] == "nmod:poss"
            ):
                continue
            body = tree.mention(child, "organisation")
            right_behind = tree.base[child] == "nmod" and tree.left[child] == mention.head + 1
            inside = body is not None and mention.start <= body.start and body.end <= mention.end
            if body is not None and body.name and (inside or right_behind):
                yield participant("perpetrator_organisation", body)


def struck(tree: Tree, token: int, *, beside: bool = False) -> Participant | None:
    """What an attack struck: a thing as target, a person as victim; the whole for its part ("the roof of X").

    `beside`: the phrase may only say where ("exploded in the capital"): a named place or an area is no target.
    """
    for _ in range(3):
        if tree.lemma[token] not in _PARTS_OF and (tree.lemma[token] not in COUNTING or tree.mention(token)):
            break
        token = next((c for c in tree.kids(token, "nmod") if tree.case(c) == "of"), token)
    thing = tree.mention(token, *THINGS)
    person = tree.mention(token, "person")
    if thing is None or (person is not None and person.end - person.start > thing.end - thing.start):
        return None if person is None else participant("target" if beside else "victim", person)
    area = tree.lemma[token] in _AREAS or (thing.name and thing.type == "place")
    return None if beside and area else participant("target", thing)


def instruments(tree: Tree, token: int) -> Iterator[Participant]:
    """Weapons in a noun phrase: its head, what it is loaded with, or the compound of "mortar fire"."""
    weapon = tree.mention(token, "weapon")
    if weapon is not None and any(tree.words[c] in _TOOLS for c in tree.kids(token, "compound", "amod")):
        return
    if weapon is not None:
        yield participant("instrument", weapon)
        return
    for child in tree.kids(token, "compound"):
        for one in tree.conjuncts(child):
            weapon = tree.mention(one, "weapon")
            if weapon is not None and weapon.head == one:
                yield participant("instrument", weapon)


#: "a glue gun": no weapon.
_TOOLS = frozenset("glue nail water toy staple heat spray price caulking".split())


def bursting(tree: Tree, parts: Iterable[Participant]) -> bool:
    """Whether an instrument among the participants is an explosive."""
    return any(
        p.role == "instrument" and p.mention is not None and tree.lemma[tree.by_id[p.mention].head] in EXPLOSIVES
        for p in parts
    )


def counts(passages: Passages, verb: str, token: int, role: ParticipantRole) -> Iterator[Participant]:
    """The number that a participant's phrase states, in the role that the verb gives it."""
    stated = passages.quantity(token)
    if stated is None:
        return
    if role == "victim" and verb in HARM_COUNT:
        yield participant(HARM_COUNT[verb], quantity=stated[0])
    elif role in _COUNTED:
        yield participant("participants", quantity=stated[0])


_CRAFT = frozenset(
    "helicopter plane jet aircraft airplane warplane gunship drone tank gunboat bomber warship".split()
)


def by_craft(tree: Tree, token: int) -> Iterator[Participant]:
    """ "army helicopters", "aircraft of the Coalition": the body whose they are, and the craft as means."""
    craft = tree.mention(token, "vehicle") if tree.lemma[token] in _CRAFT else None
    if craft is None:
        return
    owned = [c for c in tree.kids(token, "compound", "nmod") if tree.base[c] == "compound" or _whose(tree, c)]
    bodies = [m for c in owned if (m := tree.mention(c, "organisation")) is not None]
    if bodies:
        yield from (participant("perpetrator_organisation", m) for m in bodies)
        yield participant("instrument", craft)


def _whose(tree: Tree, token: int) -> bool:
    return tree.rel[token] == "nmod:poss" or tree.case(token) in ("of", "from")


def state(tree: Tree, token: int) -> Mention | None:
    """A state that acts under the name of its land ("Israel bombed X"); no dateline ("BEIJING (PRC), 15")."""
    place = tree.mention(token, "place")
    if place is None or not place.name or tree.base[token] not in ("nsubj", "obl", "nmod", "conj"):
        return None
    opened = token + 1 < tree.size and tree.words[token + 1] in ("(", "[", ",")
    return place if tree.case(token) in ("", "by") and not opened else None


def doing(tree: Tree, clause: Clause) -> list[Participant]:
    """The agents of a clause as perpetrators; a weapon as instrument."""
    parts = []
    for agent in clause.agents:
        mention = tree.mention(agent, "person", "organisation")
        if mention is not None:
            parts.append(acting(tree, mention, "perpetrator", "perpetrator_organisation"))
        else:
            parts += instruments(tree, agent)
    return parts


_USING = frozenset("use wield employ throw hurl fire detonate launch explode".split())


def used(tree: Tree, clause: Clause) -> list[Participant]:
    """ "attacked the post using rifles", "a bomb killed two": the weapon beside a deed."""
    used = [w for agent in clause.agents for w in instruments(tree, agent)]
    for child in tree.kids(clause.head, "advcl"):
        if tree.lemma[child] in _USING and tree.tag[child] == "VBG":
            used += [
                w for c in tree.kids(child, "obj") for one in tree.conjuncts(c) for w in instruments(tree, one)
            ]
    return used


def included(tree: Tree, token: int) -> Iterator[int]:
    """ "three people, including X and Y": X and Y."""
    for child in tree.kids(token, "nmod", "obl"):
        if tree.case(child) == "including":
            yield from tree.conjuncts(child)


def event_draft(
    passages: Passages,
    construction: str,
    event_type: EventType,
    clause: Clause | None,
    anchor: int,
    parts: list[Participant],
) -> Draft:
    """The draft of an event: its participants once each, with the places of its clause."""
    tree = passages.tree
    parts = list(with_bodies(tree, _without_frames([one for part in parts for one in _named(tree, part)])))
    if clause is not None and _harm_together(tree, clause.head):
        parts = [p for p in parts if p.role not in ("killed", "wounded")]
    places = [*_at(passages, clause), *_aimed_at(passages, clause)] if clause is not None else []
    parts = _known(passages, event_type, [_bodily(tree, part) for part in parts])
    taken = {p.mention for p in parts}
    parts += [Participant(role="place", mention=p.mention, span=p.span) for p in places if p.mention not in taken]
    kept: dict[str | Participant, Participant] = {}
    for part in parts:
        kept.setdefault(part.mention or part, part)  # one role for each mention
    return Draft(
        predicate="event",
        construction=construction,
        anchor=anchor,
        clause=clause,
        event_type=event_type,
        participants=tuple(kept.values()),
        place=tuple(Argument(mention=p.mention, span=p.span) for p in kept.values() if p.role == "place"),
        tokens=(anchor,),
        p=0.7,
    )


_TWO_SIDED: frozenset[EventType] = frozenset(("meeting", "clash", "merger", "split"))


def _known(passages: Passages, event_type: EventType, parts: list[Participant]) -> list[Participant]:
    """The parts without pronouns that stand for nobody the text names, where others are left to tell the event."""
    kept = [p for p in parts if p.mention is None or not passages.loose(passages.tree.by_id[p.mention])]
    sides = sum(p.role in CORE and p.mention is not None for p in kept)
    sides += any(p.quantity is not None for p in kept)
    return kept if sides > (event_type in _TWO_SIDED) else parts


def _bodily(tree: Tree, part: Participant) -> Participant:
    """The part in the role of what it is: who takes part is a person or an organisation (SPEC section 3)."""
    mention = tree.by_id.get(part.mention or "")
    if mention is None or part.role not in ("person", "participants"):
        return part
    if mention.type in ("vehicle", "weapon"):
        return replace(part, role="instrument")
    return replace(part, role="person" if mention.type == "person" else "organisation")


def number_apart(tree: Tree, verb: int) -> int | None:
    """Others that a second verb tells of by their number: "two were killed and five wounded"."""
    if tree.base[verb] != "conj":
        return None
    own = tree.kid(verb, "nummod")
    before = min(tree.left[verb], verb) - 1
    bare = before > tree.head[verb] and tree.upos[before] == "NUM" and tree.base[before] in ("conj", "nummod")
    return own if own is not None else before if bare else None


def _harm_together(tree: Tree, verb: int) -> bool:
    """ "Sixty were killed and injured": one number for two harms says of neither how many."""
    role = HARM_COUNT.get(tree.lemma[verb])
    beside = [*tree.kids(verb, "conj"), *([tree.head[verb]] if tree.base[verb] == "conj" else [])]
    second = [verb] if tree.base[verb] == "conj" else beside
    others = {HARM_COUNT.get(tree.lemma[b]) for b in beside} & {"killed", "wounded"}
    own = any(tree.base[c] in ("nsubj", "obj") or number_apart(tree, v) for v in second for c in tree.children[v])
    own = own or any(subject_beside(tree, v, list(tree.kids(v, "aux"))) for v in second)
    return role in ("killed", "wounded") and bool(others - {role}) and not own


def _named(tree: Tree, part: Participant) -> Iterator[Participant]:
    """The part, or one each for the names of who is described."""
    mention = tree.by_id.get(part.mention or "")
    if mention is None or part.role not in ("perpetrator", "victim", "target", "person"):
        yield part
        return
    if mention.type == "organisation" and part.role != "victim":
        yield part
        return
    for one in by_name(tree, mention):
        yield part if one is mention else participant(part.role, one)


def _without_frames(parts: list[Participant]) -> list[Participant]:
    """Not the group beside its own people: of "a group of armed men" the armed men."""

    def framing(part: Participant, role: ParticipantRole) -> bool:
        inside = [p.span for p in parts if p.role == role and p.span is not None]
        return part.span is not None and any(
            part.span.start < span.start and span.end <= part.span.end for span in inside
        )

    return [
        part
        for part in parts
        if not (part.role == "perpetrator_organisation" and framing(part, "perpetrator"))
        and not (part.role == "target" and framing(part, "victim"))
    ]


def _at(passages: Passages, clause: Clause) -> Iterator[Argument]:
    """Where the clause happens; "from X" says whence, which is no place of the event."""
    tree = passages.tree
    yield from (p for p in where(passages, clause) if tree.case(tree.by_id[p.mention or ""].head) != "from")


_AIM = frozenset("focus concentrate target centre center".split())


def _aimed_at(passages: Passages, clause: Clause) -> Iterator[Argument]:
    """Places named by a participle beside the event: "deploying cells, focusing on Europe"."""
    tree = passages.tree
    heads = [clause.head] + (
        [clause.outer] if clause.outer is not None and tree.base[clause.head] == "xcomp" else []
    )
    for head in heads:
        for child in tree.kids(head, "advcl"):
            if tree.lemma[child] not in _AIM:
                continue
            for oblique in tree.kids(child, "obl", "obj"):
                for one in tree.conjuncts(oblique):
                    found = passages.argument(one, "place")
                    if found is not None:
                        yield found
