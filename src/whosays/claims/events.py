"""Events said by a verb or by a noun, with their participants, places and counts."""

from __future__ import annotations

from collections.abc import Iterator

from whosays.claims.clauses import Clause, Clauses, light_event
from whosays.claims.drafts import Draft, Passages, participant
from whosays.claims.framed import where
from whosays.claims.frames import EVENT_FRAMES, EventFrame
from whosays.claims.roles import is_role
from whosays.claims.slots import alternatives, tokens, typed
from whosays.claims.tree import Tree
from whosays.claims.words import BLAMING_VERBS, FORCE_NOUNS, UNREAL_VERBS
from whosays.model.claim import Argument, EventType, Participant, ParticipantRole
from whosays.model.mention import Mention

_BY_VERB: dict[str, list[EventFrame]] = {}
_BY_NOUN: dict[str, EventFrame] = {}
for _frame in EVENT_FRAMES:
    for _word in _frame.verbs:
        _BY_VERB.setdefault(_word, []).append(_frame)
    for _word in _frame.nouns:
        _BY_NOUN.setdefault(_word, _frame)

_WOUND = frozenset("wound injure hurt".split())
_HARM_COUNT: dict[str, ParticipantRole] = {
    **dict.fromkeys(("kill", "die", "murder", "assassinate", "execute", "massacre", "slaughter"), "killed"),
    **dict.fromkeys(("wound", "injure", "hurt"), "wounded"),
    **dict.fromkeys(("arrest", "capture", "detain", "apprehend"), "arrested"),
}
_THING: frozenset[ParticipantRole] = frozenset(
    (
        "perpetrator",
        "perpetrator_organisation",
        "target",
        "victim",
        "authority",
        "person",
        "organisation",
        "participants",
    )
)
_ACTING: frozenset[ParticipantRole] = frozenset(("perpetrator", "perpetrator_organisation", "authority"))
_COUNTED: frozenset[ParticipantRole] = frozenset(("participants", "perpetrator", "person"))
_WAGED: frozenset[EventType] = frozenset(
    (
        *("attack", "bombing", "killing", "kidnapping", "clash", "arrest", "detention", "deployment"),
        *("training", "meeting", "designation_or_sanction"),
    )
)
_OTHER_SENSES = frozenset("cardiac heart panic verbal personal asthma hunger air-to-air".split())
_WAYS = frozenset("road highway street avenue route border track path river railway line".split())
_STRIKING = frozenset("engage hit strike destroy damage target suppress rock".split())
_NEED_ACTOR = frozenset("strike fire target storm shell hit seize raid destroy damage engage use".split())
_NEED_THEIRS = frozenset(
    "execute kill murder kidnap abduct assassinate try hold meet fire strike take name send"
    " dismiss sack remove relieve suspend target remove"
    " form create seize".split()
)


def events(passages: Passages, clauses: Clauses) -> Iterator[Draft]:
    """Every event draft of the document, and the counts of events that light verbs state."""
    tree = passages.tree
    for token in range(tree.size):
        clause = clauses.at(token)
        if clause is not None:
            yield from _verbal(passages, clause)
            yield from _blamed(passages, clause)
            for noun in light_event(tree, clause):
                yield from _nominal(passages, clauses, noun, clause)
        elif tree.upos[token] == "NOUN" and tree.lemma[token] in _BY_NOUN:
            governing = clauses.governing(token)
            if governing is None or token not in light_event(tree, governing):
                yield from _nominal(passages, clauses, token, None)


def _verbal(passages: Passages, clause: Clause) -> Iterator[Draft]:
    tree = passages.tree
    if clause.lemma in _WOUND:
        yield from _wounded(passages, clause)
        return
    struck = [a for a in clause.agents if tree.upos[a] == "NOUN" and tree.lemma[a] in _BY_NOUN]
    if struck and clause.lemma in _STRIKING:
        yield from _struck(passages, clause, struck[0])
        return
    for frame in _BY_VERB.get(clause.lemma, ()):
        if frame.needs and not _needed(tree, clause, frame):
            continue
        parts = list(_parts(passages, clause, frame))
        if clause.lemma == "attack" and _in_words(tree, clause, parts):
            continue
        if clause.lemma == "hold" and any(tree.lemma[p] in _HELD for p in clause.patients):
            continue
        if clause.lemma == "send" and not _sends_force(tree, clause, parts):
            continue
        if clause.lemma == "name" and not _to_a_post(tree, clause):
            continue
        patient = any(p.quantity or (p.mention and _from_patient(tree, clause, p.mention)) for p in parts)
        strict = frame.patient_required or clause.lemma in _NEED_THEIRS
        if strict and not patient:
            continue
        if clause.lemma in _NEED_ACTOR and not any(p.role in _ACTING for p in parts):
            continue
        if frame.type in ("meeting", "split", "merger") and len({p.mention for p in parts if p.mention}) < 2:
            continue
        if not any(p.role in _THING or p.quantity for p in parts):
            continue
        event_type: EventType = frame.type
        extra: list[Participant] = []
        if frame.type in ("killing", "death"):
            event_type, extra = _within_event(passages, clause, frame.type)
        yield _event(passages, f"event:{clause.lemma}", event_type, clause, clause.head, [*parts, *extra])


def _blamed(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "X is responsible for the attack on Y", "blamed X for it", "the attack was blamed on X"."""
    tree = passages.tree
    if clause.kind == "copular" and tree.lemma[clause.head] == "responsible":
        culprits, deeds = clause.agents, clause.obliques.get("for", [])
    elif clause.lemma == "blame" and "for" in clause.obliques:
        culprits, deeds = clause.patients, clause.obliques["for"]
    elif clause.lemma in BLAMING_VERBS:
        culprits, deeds = clause.obliques.get("on", []) + clause.obliques.get("to", []), clause.patients
    else:
        return
    for deed in deeds:
        frame = _BY_NOUN.get(tree.lemma[deed])
        if frame is None or not any(role == "perpetrator" for role, _ in frame.roles):
            continue
        parts = list(_noun_parts(passages, deed, frame))
        for one in culprits:
            mention = tree.mention(one, "person", "organisation")
            if mention is not None:
                role: ParticipantRole = "perpetrator" if mention.type == "person" else "perpetrator_organisation"
                parts.append(participant(role, mention))
        if any(p.role in _ACTING for p in parts):
            yield _event(passages, f"blamed:{clause.lemma}", frame.type, clause, clause.head, parts)


def _struck(passages: Passages, clause: Clause, noun: int) -> Iterator[Draft]:
    """ "The explosion destroyed a bank": the noun is the event, the object its target."""
    tree = passages.tree
    frame = _BY_NOUN[tree.lemma[noun]]
    if frame.type not in ("attack", "bombing", "clash"):
        return
    parts = list(_noun_parts(passages, noun, frame))
    for patient in clause.patients:
        mention = tree.mention(patient, "person", "organisation", "facility", "vehicle", "place", "weapon")
        if mention is not None:
            parts.append(participant("victim" if mention.type == "person" else "target", mention))
    if any(p.role in _THING for p in parts):
        yield _event(passages, f"event:{clause.lemma}", frame.type, clause, clause.head, parts)


_HELD = frozenset(
    "rally meeting talk election conference session vote hearing event ceremony exercise post".split()
)


def _in_words(tree: Tree, clause: Clause, parts: list[Participant]) -> bool:
    """Whether one named person attacks another with nothing that makes it bodily: a quarrel."""
    people = [
        m for t in (*clause.agents, *clause.patients) if (m := tree.mention(t, "person")) is not None and m.name
    ]
    if len(people) < 2 or any(p.role in ("place", "instrument") for p in parts):
        return False
    return not any(tree.lemma[t] in _WEAPONS for found in clause.obliques.values() for t in found)


_WEAPONS = frozenset("knife gun pistol rifle hammer axe machete fist acid bomb".split())


def _sends_force(tree: Tree, clause: Clause, parts: list[Participant]) -> bool:
    """Whether people or craft are sent somewhere, not condolences or a letter."""
    if any(p.role == "place" for p in parts):
        return True
    return any(tree.lemma[p] in FORCE_NOUNS or tree.mention(p, "vehicle", "organisation") for p in clause.patients)


def _to_a_post(tree: Tree, clause: Clause) -> bool:
    """ "named him (as) commander": naming that is an appointment."""
    posts = [
        *tree.kids(clause.head, "xcomp", "obj"),
        *clause.obliques.get("as", []),
        *clause.obliques.get("to", []),
    ]
    return any(is_role(tree, t) for t in posts if t not in clause.patients)


def _needed(tree: Tree, clause: Clause, frame: EventFrame) -> bool:
    near = [*clause.patients, *(t for found in clause.obliques.values() for t in found)]
    return any(tree.lemma[t] in frame.needs for t in near)


def _from_patient(tree: Tree, clause: Clause, mention: str) -> bool:
    return any(m.id == mention for p in clause.patients for m in _reachable(tree, p))


def _reachable(tree: Tree, token: int) -> list[Mention]:
    named = tree.mention(token)
    found = list(tree.mentions_at.get(token, ())) or ([named] if named is not None else [])
    for child in tree.kids(token, "nmod"):
        found += tree.mentions_at.get(child, ())
    return found


def _parts(passages: Passages, clause: Clause, frame: EventFrame) -> Iterator[Participant]:
    """Participants of a verbal event; each mention once, with the count its phrase states."""
    tree = passages.tree
    taken: set[str] = set()
    for role, spec in frame.roles:
        for place, kinds in alternatives(spec):
            found = False
            for token in tokens(tree, clause, place):
                mention = typed(tree, token, kinds)
                if mention is None and role == "victim" and clause.lemma in _HARM_COUNT:
                    bare = list(_count(passages, clause.lemma, token, role))  # "another 30 were arrested"
                    found = found or bool(bare)
                    yield from bare
                if mention is None or mention.id in taken:
                    continue
                taken.add(mention.id)
                found = True
                yield participant(role, mention)
                yield from _count(passages, clause.lemma, token, role)
            if found:
                break


def _count(passages: Passages, verb: str, token: int, role: ParticipantRole) -> Iterator[Participant]:
    """The number that a participant's phrase states, in the role that the verb gives it."""
    stated = passages.quantity(token)
    if stated is None:
        return
    if role == "victim" and verb in _HARM_COUNT:
        yield participant(_HARM_COUNT[verb], quantity=stated[0])
    elif role in _COUNTED:
        yield participant("participants", quantity=stated[0])


def _within_event(passages: Passages, clause: Clause, own: EventType) -> tuple[EventType, list[Participant]]:
    """ "was killed in a bombing": the harm belongs to the larger event."""
    tree = passages.tree
    near = dict(clause.obliques)
    for later in tree.kids(clause.head, "conj"):  # "two were killed and five wounded in the attack"
        for oblique in tree.kids(later, "obl"):
            near.setdefault(tree.case(oblique), [oblique])
    near["subject"] = [a for a in clause.agents if tree.upos[a] == "NOUN"]  # "a bombing killed ten"
    for preposition in ("in", "during", "by", "as a result of", "from", "subject"):
        for token in near.get(preposition, []):
            frame = _BY_NOUN.get(tree.lemma[token])
            if frame is not None and frame.type in ("attack", "bombing", "clash", "killing"):
                return frame.type, list(_noun_parts(passages, token, frame))
    return own, []


def _type_of_moment(tree: Tree, clause: Clause) -> EventType:
    """ "were wounded when their post was attacked": the type of the event that the clause beside it tells."""
    for child in tree.kids(clause.head, "advcl", "conj"):
        for frame in _BY_VERB.get(tree.lemma[child], ()):
            if frame.type in ("attack", "bombing", "clash"):
                return frame.type
    return "other"


def _wounded(passages: Passages, clause: Clause) -> Iterator[Draft]:
    tree = passages.tree
    if tree.base[clause.head] in ("xcomp", "amod"):
        return
    victims = [m for p in clause.patients if (m := typed(tree, p, ("person", "organisation"))) is not None]
    numbers = [n for p in clause.patients for n in _count(passages, clause.lemma, p, "victim")]
    if not victims and not numbers:
        return
    event_type, extra = _within_event(passages, clause, "other")
    if event_type == "other":
        event_type = _type_of_moment(tree, clause)
    agents = [participant("perpetrator", m) for a in clause.agents if (m := tree.mention(a, "person")) is not None]
    parts = [*(participant("victim", m) for m in victims), *numbers, *agents, *extra]
    yield _event(passages, f"event:{clause.lemma}", event_type, clause, clause.head, parts)


def _event(
    passages: Passages,
    construction: str,
    event_type: EventType,
    clause: Clause | None,
    anchor: int,
    parts: list[Participant],
) -> Draft:
    places = [*where(passages, clause), *_aimed_at(passages, clause)] if clause is not None else []
    named = {p.mention for p in parts if p.role == "place"}
    places = [p for p in places if p.mention not in {q.mention for q in parts}]
    parts = parts + [
        Participant(role="place", mention=p.mention, span=p.span) for p in places if p.mention not in named
    ]
    return Draft(
        predicate="event",
        construction=construction,
        anchor=anchor,
        clause=clause,
        event_type=event_type,
        participants=tuple(dict.fromkeys(parts)),
        place=tuple(argument for argument in _places(parts)),
        tokens=(anchor,),
        p=0.7,
    )


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


def _places(parts: list[Participant]) -> Iterator[Argument]:
    for part in parts:
        if part.role == "place":
            yield Argument(mention=part.mention, span=part.span)


def _noun_parts(passages: Passages, token: int, frame: EventFrame) -> Iterator[Participant]:
    """Participants that stand around an event noun: "the assassination of X by Y", "an attack on Z in W"."""
    tree = passages.tree
    roles = [role for role, _ in frame.roles]
    patient_role: ParticipantRole = next(
        (r for r in ("victim", "person", "organisation", "target") if r in roles), "participants"
    )
    agent_person: ParticipantRole = (
        "perpetrator" if "perpetrator" in roles else ("authority" if "authority" in roles else "participants")
    )
    agent_group: ParticipantRole = "perpetrator_organisation" if "perpetrator" in roles else agent_person
    target: ParticipantRole = "target" if "target" in roles else patient_role
    further = [g for c in tree.kids(token, "nmod") for g in tree.kids(c, "nmod") if tree.case(g) == "by"]
    for child in [*tree.children[token], *further]:
        case = tree.case(child) if tree.base[child] == "nmod" else ""
        for one in tree.conjuncts(child) if tree.base[child] in ("nmod", "compound") else ():
            actor = tree.mention(one, "person", "organisation")
            place = tree.mention(one, "place", "facility")
            if case == "by" and actor is not None:
                yield participant(agent_person if actor.type == "person" else agent_group, actor)
            elif case in ("on", "at") and place is not None and tree.lemma[one] in _WAYS:
                yield participant("place", place)
            elif (
                case in ("against", "on", "at")
                and (thing := actor or place or tree.mention(one, "vehicle")) is not None
            ):
                yield participant(target, thing)
            elif case in ("between", "with", "among") and actor is not None:
                yield participant("participants", actor)
            elif case == "of" and actor is not None:
                yield participant(patient_role, actor)
                yield from _noun_count(passages, one, frame)
            elif case in ("in", "near", "inside", "outside", "along", "around", "at", "on") and place is not None:
                yield participant("place", place)
            elif tree.rel[child] == "nmod:poss" and actor is not None:
                if actor.type == "organisation" and frame.type in ("appointment", "dismissal"):
                    yield participant("authority", actor)  # "the party's nomination of X"
                    continue
                subject_like = frame.type in ("attack", "bombing", "training", "deployment", "meeting", "pledge")
                yield participant(
                    (agent_person if actor.type == "person" else agent_group) if subject_like else patient_role,
                    actor,
                )


def _noun_count(passages: Passages, token: int, frame: EventFrame) -> Iterator[Participant]:
    stated = passages.quantity(token)
    role: dict[str, ParticipantRole] = {"killing": "killed", "arrest": "arrested", "detention": "arrested"}
    if stated is not None:
        yield participant(role.get(frame.type, "participants"), quantity=stated[0])


def _nominal(passages: Passages, clauses: Clauses, token: int, light: Clause | None) -> Iterator[Draft]:
    tree = passages.tree
    frame = _BY_NOUN.get(tree.lemma[token])
    if frame is None or any(tree.words[c] in _OTHER_SENSES for c in tree.kids(token, "amod", "compound")):
        return
    parts = list(_noun_parts(passages, token, frame))
    clause = light if light is not None else None
    if light is not None:
        taken = {p.mention for p in parts}
        agents = light.agents if frame.type in _WAGED else []  # who holds an election is not elected
        for agent in agents:
            mention = tree.mention(agent, "person", "organisation")
            if agent == token or mention is None or mention.id in taken:
                continue
            group = mention.type == "organisation" and any(r == "perpetrator_organisation" for r, _ in frame.roles)
            hostile = any(r == "perpetrator" for r, _ in frame.roles)
            role: ParticipantRole = (
                "perpetrator_organisation" if group else ("perpetrator" if hostile else "participants")
            )
            parts.append(participant(role, mention))
            parts.extend(_count(passages, "", agent, "participants"))
        for preposition in ("against", "on"):
            for one in light.obliques.get(preposition, []):
                target = tree.mention(one, "person", "organisation", "facility", "place")
                if target is not None and target.id not in taken:
                    parts.append(participant("target", target))
        yield from _how_many(passages, frame, token, light)
    else:
        governing = clauses.governing(token)
        if governing is not None and (not governing.real or governing.negated or governing.lemma in UNREAL_VERBS):
            return  # "demand the disbandment of ...": it need not have come about
        clause = None
    if not any(p.role in _THING and p.mention for p in parts):
        return
    if light is None and len(parts) == 1 and parts[0].span is not None and _pronoun(tree, parts[0]):
        return  # "his death": too little to be a claim of its own
    draft = _event(passages, f"event-noun:{tree.lemma[token]}", frame.type, clause, token, parts)
    if clause is None:
        draft.tense = "past"
    yield draft


def _pronoun(tree: Tree, part: Participant) -> bool:
    return any(m.id == part.mention and m.form == "pronoun" for m in tree.reading.mentions)


def _how_many(passages: Passages, frame: EventFrame, token: int, clause: Clause) -> Iterator[Draft]:
    """ "carried out 10 attacks": a count of events of a type."""
    stated = passages.quantity(token)
    if stated is None:
        return
    quantity, first, last = stated
    span = passages.tree.span(first, last)
    yield Draft(
        predicate="count",
        construction="count-events",
        anchor=token,
        clause=clause,
        subject=Argument(value=frame.type, span=passages.tree.span(token, token)),
        object=Argument(value=quantity, span=span),
        quantity=quantity,
        tokens=(token,),
        p=0.75,
    )
