"""Events said by a noun: "the murder of Y by X", "an attack on Z", "X is blamed for it", "Y's killers"."""

from __future__ import annotations

from collections.abc import Iterator

from whosays.claims.clauses import Clause, Clauses
from whosays.claims.drafts import Draft, Passages, participant
from whosays.claims.event_frames import DOERS, EXPLOSIONS
from whosays.claims.event_parts import (
    ACTING,
    BY_NOUN,
    STRUCK,
    VIOLENT,
    acting,
    by_craft,
    by_nation,
    counts,
    event_draft,
    instruments,
    state,
    struck,
    tells,
)
from whosays.claims.event_shape import EventFrame
from whosays.claims.harmless import no_deed
from whosays.claims.tree import Tree
from whosays.claims.words import BLAMING_VERBS, COLLECTIVES, UNREAL_VERBS
from whosays.model.claim import Argument, EventType, Participant, ParticipantRole
from whosays.model.mention import Mention

_WAGED: frozenset[EventType] = frozenset(
    (
        *("attack", "bombing", "killing", "kidnapping", "clash", "arrest", "detention", "deployment"),
        *("training", "meeting", "designation_or_sanction"),
    )
)
_WAYS = frozenset("road highway street avenue route border track path river railway line".split())
#: Verbs whose phrase attribution puts in the accuser's mouth: what they accuse of is nobody else's word.
_ACCUSING = frozenset("accuse suspect charge convict".split())
_ALLEGING = _ACCUSING | BLAMING_VERBS | frozenset(("hold",))
_ARMED = frozenset(
    "front army brigade movement militia guerrilla commando command battalion cartel mafia squad".split()
)
_WHERE = ("in", "near", "inside", "outside", "along", "around", "at", "on")


def _hostile(frame: EventFrame) -> bool:
    return any(role == "perpetrator" for role, _ in frame.roles)


def nominal(passages: Passages, clauses: Clauses, token: int, light: Clause | None) -> Iterator[Draft]:
    """The event that a noun tells; `light` is the clause of its light verb ("carried out an attack"), if any."""
    tree = passages.tree
    frame = _ACT if _is_act(tree, token) and light is not None else BY_NOUN.get(tree.lemma[token])
    if frame is None or no_deed(tree, token):
        return
    if light is None and tree.lemma[token] == "liberation" and tree.case(token) == "for":
        return  # "setting the conditions for the liberation of X": aimed at
    if tree.lemma[token] == "attempt" and not _on_a_life(tree, token):
        return
    parts = list(around_noun(passages, token, frame))
    event_type = frame.type
    parts += _other_side(tree, clauses, token, frame) if light is None else []
    if light is not None:
        parts += _of_light_verb(passages, frame, light, token, {p.mention for p in parts})
        yield from _how_many(passages, frame, token, light)
    else:
        governing = clauses.governing(token)
        if governing is not None and not nominal_in(tree, token, governing):
            return  # "demand the disbandment of ...": it need not have come about
    armed = any(p.role == "instrument" for p in parts) and tree.tag[token] == "NN"  # "in a bomb attack"
    if not tells(tree, parts) and not armed:
        return
    alone = light is None and len(parts) == 1 and parts[0].mention is not None
    if alone and tree.by_id[parts[0].mention or ""].form == "pronoun" and not passages.times_at(token):
        return  # "his death": too little to be a claim of its own, but not "his death in 1940"
    if tree.lemma[token] in EXPLOSIONS and not any(p.role in ACTING or p.role == "instrument" for p in parts):
        event_type = "other"  # it may have been an accident
    draft = event_draft(passages, f"event-noun:{tree.lemma[token]}", event_type, light, token, parts)
    if light is None:
        draft.tense = "past"
    yield draft


#: "a terrorist act", "a cowardly action": a deed by its adjective, told with a light verb only.
_ACT = BY_NOUN["attack"]
_ACTS = frozenset("act action".split())
_VICIOUS = frozenset("terrorist violent cowardly criminal barbaric".split())


def _is_act(tree: Tree, token: int) -> bool:
    return tree.lemma[token] in _ACTS and any(
        tree.words[c] in _VICIOUS for c in tree.kids(token, "amod", "compound")
    )


_PREVENTING = UNREAL_VERBS | frozenset(
    "stop avert halt foil thwart deter face risk fear await enable allow permit".split()
)


def nominal_in(tree: Tree, token: int, governing: Clause) -> bool:
    """Whether a noun's event is told or taken for granted: "will investigate the murder of X" takes it so."""
    if governing.lemma in BLAMING_VERBS and token in governing.patients and _laid_on(tree, [token]):
        return False  # told by who is blamed
    if governing.lemma in _PREVENTING and token not in governing.agents:
        return False  # but "the murder of X sought to stop the vote"
    definite = any(tree.words[c] in ("the", "this", "that", "these", "those") for c in tree.kids(token, "det"))
    owned = any(tree.rel[c] == "nmod:poss" for c in tree.children[token])
    given = (definite or owned) and governing.head != token and _is_given(tree, token)
    return given or (governing.real and not governing.negated)


def _is_given(tree: Tree, token: int) -> bool:
    frame = BY_NOUN.get(tree.lemma[token])
    return frame is not None and frame.type in _GIVEN


#: Events that a definite noun takes for granted: "the murder of X" has happened, "the election of X" may not yet.
_GIVEN: frozenset[EventType] = frozenset(("killing", "kidnapping", "bombing", "death"))


def _on_a_life(tree: Tree, token: int) -> bool:
    """ "an assassination attempt", "an attempt on X's life", "the attempt against X"; not an attempt to do."""
    if any(tree.words[c] in ("assassination", "murder") for c in tree.kids(token, "compound", "amod")):
        return True
    aimed = [c for c in tree.kids(token, "nmod") if tree.case(c) in ("on", "against")]
    return any(tree.lemma[c] == "life" or tree.mention(c, "person") is not None for c in aimed)


def _other_side(tree: Tree, clauses: Clauses, token: int, frame: EventFrame) -> Iterator[Participant]:
    """ "After a meeting with X, Y said ...": Y met X."""
    governing = clauses.governing(token)
    beside = governing is not None and governing.head == tree.head[token] and tree.base[token] == "obl"
    if frame.type != "meeting" or governing is None or not beside or governing.passive:
        return
    own = any(tree.rel[c] == "nmod:poss" for c in tree.children[token])
    if own or tree.case(token) not in ("after", "during", "in", "at", "following"):
        return
    if any(tree.case(c) == "with" for c in tree.kids(token, "nmod")):
        for agent in governing.agents:
            mention = tree.mention(agent, "person", "organisation")
            if mention is not None:
                yield participant("participants", mention)


def _of_light_verb(
    passages: Passages, frame: EventFrame, light: Clause, token: int, taken: set[str | None]
) -> Iterator[Participant]:
    """Who carried it out or underwent it, and on whom, by the arguments of the light verb."""
    tree = passages.tree
    if light.lemma in _UNDERGOING and frame.type in _WAGED:
        yield from _undergone(tree, light, token, taken, _roles(frame)[2])
        return
    agents = light.agents if frame.type in _WAGED else []  # who holds an election is not elected
    for agent in agents:
        mention = tree.mention(agent, "person", "organisation") or state(tree, agent)
        if agent == token or mention is None or mention.id in taken:
            if mention is None and agent != token and frame.type in VIOLENT:
                yield from by_craft(tree, agent)
            continue
        if _hostile(frame):
            yield acting(tree, mention, "perpetrator", "perpetrator_organisation")
        else:
            yield participant("participants", mention)
        yield from counts(passages, "", agent, "participants")
    for preposition in ("against", "on"):
        for one in light.obliques.get(preposition, []):
            part = struck(tree, one) if tree.lemma[one] not in _WAYS else None
            if part is not None and part.mention not in taken:
                yield Participant(role="target", mention=part.mention, span=part.span)


_UNDERGOING = frozenset("suffer sustain undergo survive experience receive".split())


def _undergone(
    tree: Tree, light: Clause, token: int, taken: set[str | None], role: ParticipantRole
) -> Iterator[Participant]:
    """ "the patrol suffered an ambush", "the recruits underwent training": who it befell."""
    for agent in light.agents:
        part = struck(tree, agent) if role in STRUCK else None
        mention = (
            tree.by_id[part.mention] if part and part.mention else tree.mention(agent, "person", "organisation")
        )
        if agent != token and mention is not None and mention.id not in taken:
            yield part or participant(role, mention)


def around_noun(passages: Passages, token: int, frame: EventFrame) -> Iterator[Participant]:
    """Participants that stand around an event noun: "the assassination of X by Y", "an attack on Z in W"."""
    tree = passages.tree
    further = list(_strayed_by(tree, token))
    yield from by_nation(tree, token)
    for child in [*tree.children[token], *further]:
        if tree.base[child] not in ("nmod", "compound"):
            continue
        case = tree.case(child) if tree.base[child] == "nmod" else ""
        for one in tree.conjuncts(child):
            if tree.base[child] == "compound":
                yield from _of_compound(tree, one, frame)
            elif tree.rel[child] == "nmod:poss":
                yield from _of_owner(tree, one, frame)
            elif tree.lemma[one] == "life" and case in ("on", "against"):
                yield from _of_life(tree, one)
            else:
                yield from _of_phrase(passages, one, case, frame)


_WIDTH = 20  #: phrases looked at on each level below a noun, so that a list of thousands costs no more


def _strayed_by(tree: Tree, token: int) -> Iterator[int]:
    """ "the murder of X, minister of Y, by Z": the parser hangs the last phrase on a noun before it."""
    below = list(tree.kids(token, "nmod"))
    for doer in below[:_WIDTH]:  # "an attack by insurgents on the garrison"
        if tree.case(doer) == "by" and tree.mention(doer, "person", "organisation") is not None:
            yield from (c for c in tree.kids(doer, "nmod") if tree.case(c) in ("on", "against"))
    for _ in range(3):
        below = [
            c
            for b in below[:_WIDTH]
            if tree.lemma[b] not in BY_NOUN
            for c in tree.kids(b, "nmod", "appos", "conj")
        ]
        yield from (c for c in below if tree.base[c] == "nmod" and tree.case(c) == "by")


def _roles(frame: EventFrame) -> tuple[ParticipantRole, ParticipantRole, ParticipantRole]:
    """The roles of who does it (a person, a group) and of who undergoes it."""
    roles = [role for role, _ in frame.roles]
    patient: ParticipantRole = next(
        (r for r in ("victim", "person", "organisation", "target") if r in roles), "participants"
    )
    if _hostile(frame):
        return "perpetrator", "perpetrator_organisation", patient
    agent: ParticipantRole = "authority" if "authority" in roles else "participants"
    return agent, agent, patient


def _of_phrase(passages: Passages, one: int, case: str, frame: EventFrame) -> Iterator[Participant]:
    """What a prepositional phrase makes of its noun."""
    tree = passages.tree
    person, group, patient = _roles(frame)
    aims = any(role == "target" for role, _ in frame.roles)
    actor, place = tree.mention(one, "person", "organisation"), tree.mention(one, "place", "facility")
    if case == "by" and (actor or state(tree, one)) is not None:
        yield acting(tree, actor or state(tree, one), person, group)  # type: ignore[arg-type]
    elif case == "by" and frame.type in VIOLENT:
        yield from by_craft(tree, one)
    elif place is not None and _says_where(tree, one, case, frame):
        yield participant("place", place)
    elif case in ("against", "on", "at", "upon") and _thing(tree, one) is not None:
        target: ParticipantRole = "target" if aims else patient
        part = struck(tree, one, beside=case == "at") if target == "target" else None
        thing = _thing(tree, one) if part is None or part.mention is None else tree.by_id[part.mention]
        if thing is not None and (part is not None or target != "target"):
            yield participant(target, thing)
        elif place is not None:
            yield participant("place", place)
    elif case in ("between", "with", "among") and actor is not None:
        yield participant("participants", actor)
    elif case in ("with", "of") and (weapons := list(instruments(tree, one))) and frame.type in VIOLENT:
        yield from weapons
    elif case == "of" and frame.type in ("attack", "bombing") and (part := struck(tree, one)) is not None:
        yield part
        yield from _noun_count(passages, one, frame)
    elif case == "of" and frame.type == "clash":
        if place is not None:  # "the battle of Lugar"
            yield participant("place", place)
    elif case == "of" and actor is not None:
        yield participant(patient, actor)
        yield from _noun_count(passages, one, frame)
    elif case in _WHERE and place is not None:
        yield participant("place", place)


def _says_where(tree: Tree, one: int, case: str, frame: EventFrame) -> bool:
    """Whether a phrase is the place, where others of its preposition are a target: "on the road to X"."""
    aims = any(role == "target" for role, _ in frame.roles)
    whither = case in ("to", "into") and frame.type == "deployment"
    return whither or (case in ("on", "at") and (tree.lemma[one] in _WAYS or not aims))


def _thing(tree: Tree, token: int) -> Mention | None:
    return tree.mention(token, "person", "organisation") or tree.mention(token, "place", "facility", "vehicle")


def _of_owner(tree: Tree, one: int, frame: EventFrame) -> Iterator[Participant]:
    """A possessive: "X's attack" is by X, "X's murder" is of X, "the party's nomination of X" by the party."""
    actor = tree.mention(one, "person", "organisation")
    if actor is None:
        return
    person, group, patient = _roles(frame)
    if actor.type == "organisation" and frame.type in ("appointment", "dismissal"):
        yield participant("authority", actor)
    elif frame.type in ("attack", "bombing", "pledge"):
        yield acting(tree, actor, person, group)
    else:
        yield participant(patient, actor)


def _of_compound(tree: Tree, one: int, frame: EventFrame) -> Iterator[Participant]:
    """ "a dynamite attack", "the Galen murder", "a guerrilla ambush", "Northern Front attacks".

    A body that is no armed one by its own last word may as well be the target ("the ministry bombing"): no role,
    unless something else is named as the target.
    """
    if frame.type not in VIOLENT:
        return
    weapons = list(instruments(tree, one))
    if weapons:
        yield from weapons
        return
    mention = tree.mention(one, "person", "organisation")
    if mention is None or frame.type == "clash":
        return
    aimed = any(tree.case(c) in ("against", "on", "upon", "at") for c in tree.kids(tree.head[one], "nmod"))
    if frame.type in ("killing", "kidnapping"):
        if mention.name and mention.type == "person":
            yield participant("victim", mention)
        return
    last = mention.text.split()[-1].casefold()
    if tree.lemma[one] in COLLECTIVES and tree.lemma[one] != "terrorist":
        yield participant("perpetrator", mention)
    elif mention.type == "organisation" and (
        last in _ARMED or tree.lemma[one] in _ARMED or (mention.name and aimed)
    ):
        yield participant("perpetrator_organisation", mention)


def _of_life(tree: Tree, life: int) -> Iterator[Participant]:
    """ "an attempt on the life of X", "on X's life"."""
    for child in tree.kids(life, "nmod"):
        if tree.case(child) == "of" or tree.rel[child] == "nmod:poss":
            for one in tree.conjuncts(child):
                person = tree.mention(one, "person")
                if person is not None:
                    yield participant("target", person)


def _noun_count(passages: Passages, token: int, frame: EventFrame) -> Iterator[Participant]:
    stated = passages.quantity(token)
    role: dict[str, ParticipantRole] = {
        "killing": "killed",
        "death": "killed",
        "arrest": "arrested",
        "detention": "arrested",
    }
    if stated is not None:
        yield participant(role.get(frame.type, "participants"), quantity=stated[0])


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


def blamed(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "X is responsible for the attack", "blamed X for it", "was blamed on X", "charged X with the murder"."""
    tree = passages.tree
    accused = clause.lemma in _ACCUSING
    if clause.kind == "copular" and tree.lemma[clause.head] == "responsible":
        culprits, deeds = clause.agents, clause.obliques.get("for", [])
    elif clause.lemma == "hold" and (states := list(tree.kids(clause.head, "xcomp"))):
        if tree.lemma[states[0]] != "responsible":
            return
        culprits = clause.patients
        deeds = clause.obliques.get("for", []) + [c for c in tree.kids(states[0], "obl") if tree.case(c) == "for"]
    elif clause.lemma == "blame" and (deeds := _for(tree, clause, ("for",))):
        culprits = clause.patients
    elif accused:
        deeds = _for(tree, clause, ("of", "with", "for", "in"))
        culprits = clause.patients
    elif (clause.lemma == "participate" or _takes_part(tree, clause)) and clause.agents:
        culprits = clause.agents
        deeds = clause.obliques.get("in", []) + [
            c for p in clause.patients for c in tree.kids(p, "nmod") if tree.case(c) == "in"
        ]
    elif clause.lemma == "mastermind" or (clause.lemma == "claim" and clause.passive):
        culprits, deeds = clause.agents, clause.patients
    elif clause.lemma in BLAMING_VERBS:
        culprits, deeds = clause.obliques.get("on", []) + clause.obliques.get("to", []), clause.patients
        culprits = culprits or _laid_on(tree, deeds)
    else:
        return
    for deed in deeds:
        frame = BY_NOUN.get(tree.lemma[deed])
        if frame is None or not _hostile(frame) or frame.type not in VIOLENT:
            continue
        blamed_for = {m.id for c in culprits for m in tree.mentions_at.get(c, ())}
        parts = [p for p in around_noun(passages, deed, frame) if p.mention not in blamed_for]
        taken = {p.mention for p in parts}
        for one in culprits:
            mention = tree.mention(one, "person", "organisation")
            if one > deed and deed not in clause.patients:
                continue  # named after the deed: more likely its victim, misread
            if mention is None or mention.id in taken or mention.head == deed:
                continue
            if clause.lemma == "claim":
                parts += claimant(tree, clause, one)
            else:
                parts.append(acting(tree, mention, "perpetrator", "perpetrator_organisation"))
        if any(p.role in ACTING for p in parts):
            anchor = deed if accused else clause.head
            if clause.lemma in _ALLEGING and not any(
                f.cue[0] == clause.head and f.holds(anchor) for f in passages.chains.frames
            ):
                continue  # an accusation that is put in nobody's mouth would read as a fact
            event_type: EventType = "claim_of_responsibility" if clause.lemma == "claim" else frame.type
            yield event_draft(passages, f"blamed:{clause.lemma}", event_type, clause, anchor, parts)


_VOICES = frozenset("spokesman spokeswoman spokesperson spokesmen caller representative voice speaker".split())


def claimant(tree: Tree, clause: Clause, token: int) -> Iterator[Participant]:
    """Who did it by their own claim: who claims, but for a spokesman or a caller those for whom he speaks."""
    mention = tree.mention(token, "person", "organisation")
    if mention is None:
        return
    if tree.lemma[token] not in _VOICES:
        yield acting(tree, mention, "perpetrator", "perpetrator_organisation")
        return
    for child in tree.kids(token, "nmod", "compound"):
        body = tree.mention(child, "organisation")
        if body is not None:
            yield participant("perpetrator_organisation", body)


def _laid_on(tree: Tree, deeds: list[int]) -> list[int]:
    """Who is blamed where the parser hangs the phrase on the deed: "blamed the attack on X"."""
    last = [c for d in deeds for c in tree.kids(d, "nmod") if tree.case(c) in ("on", "to")][-1:]
    return [one for c in last for one in tree.conjuncts(c)]


def _takes_part(tree: Tree, clause: Clause) -> bool:
    return clause.lemma == "take" and any(tree.lemma[p] == "part" for p in clause.patients)


def _for(tree: Tree, clause: Clause, prepositions: tuple[str, ...]) -> list[int]:
    """The deeds of a blaming verb, also where the parser hangs the phrase on whom it blames."""
    found = [t for word in prepositions for t in clause.obliques.get(word, [])]
    if not found:
        found = [c for p in clause.patients for c in tree.kids(p, "nmod") if tree.case(c) in prepositions]
    return [one for t in found for one in tree.conjuncts(t)]


def victim_of(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "X was the target of an attack", "was a victim of the bombing"."""
    tree = passages.tree
    if clause.kind != "copular" or tree.lemma[clause.head] not in ("target", "victim", "object"):
        return
    deeds = [c for c in tree.kids(clause.head, "nmod", "obl") if tree.case(c) == "of"]
    for deed in deeds:
        frame = BY_NOUN.get(tree.lemma[deed])
        if frame is None or frame.type not in VIOLENT:
            continue
        parts = list(around_noun(passages, deed, frame))
        hit = [part for a in clause.agents if (part := struck(tree, a)) is not None]
        if hit:
            yield event_draft(passages, "victim-of", frame.type, clause, clause.head, [*hit, *parts])


def doers(passages: Passages, clauses: Clauses, token: int) -> Iterator[Draft]:
    """ "the murderers of X", "Y's kidnappers": the deed that a noun for its doer presupposes."""
    tree = passages.tree
    event_type = DOERS.get(tree.lemma[token])
    doer = tree.mention(token, "person") if event_type is not None else None
    if event_type is None or doer is None:
        return
    parts = [participant("perpetrator", doer)]
    for child in tree.kids(token, "nmod"):
        if tree.case(child) == "of" or tree.rel[child] == "nmod:poss":
            for one in tree.conjuncts(child):
                victim = tree.mention(one, "person")
                if victim is not None and victim.form != "pronoun" and victim.id != doer.id:
                    parts.append(participant("victim", victim))
    governing = clauses.governing(token)
    if any(p.role in STRUCK for p in parts) and (governing is None or governing.real):
        draft = event_draft(passages, f"doer:{tree.lemma[token]}", event_type, None, token, parts)
        draft.tense = "past"
        yield draft
