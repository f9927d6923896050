"""Harm: who was killed, wounded or left dead, what was destroyed, and the larger event that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from whosays.claims.clauses import Clause, Clauses
from whosays.claims.deeds import around_noun
from whosays.claims.drafts import Draft, Passages, participant
from whosays.claims.event_frames import EXPLOSIONS, MISHAPS
from whosays.claims.event_parts import (
    ACTING,
    BY_NOUN,
    BY_VERB,
    CORE,
    VIOLENT,
    bursting,
    counts,
    doing,
    event_draft,
    included,
    instruments,
    number_apart,
    struck,
    used,
)
from whosays.claims.numbers import parse_quantity
from whosays.claims.slots import typed
from whosays.claims.tree import Tree
from whosays.claims.words import COUNTING
from whosays.model.claim import EventType, Participant, ParticipantRole
from whosays.model.mention import Mention

_CAUSING = frozenset("cause inflict do result".split())
_LOSSES: dict[str, ParticipantRole] = {"death": "killed", "killing": "killed", "injury": "wounded"}
_STATE: dict[str, ParticipantRole] = {
    "dead": "killed",
    "killed": "killed",
    "wounded": "wounded",
    "injured": "wounded",
    "hurt": "wounded",
}


def struck_by(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "The explosion destroyed a bank", "a bomb damaged two cars": the subject is the event, or its weapon."""
    tree = passages.tree
    deeds = [a for a in clause.agents if tree.upos[a] == "NOUN" and tree.lemma[a] in BY_NOUN]
    weapons = [w for a in clause.agents for w in instruments(tree, a)]
    event_type: EventType = "bombing" if bursting(tree, weapons) else "attack"
    if deeds:
        event_type = BY_NOUN[tree.lemma[deeds[0]]].type
    if event_type not in ("attack", "bombing", "clash") or not (deeds or weapons):
        return
    parts = list(around_noun(passages, deeds[0], BY_NOUN[tree.lemma[deeds[0]]])) if deeds else []
    hit = clause.patients
    if clause.lemma in _CAUSING:  # "caused damage to X"
        damage = [p for p in clause.patients if tree.lemma[p] in ("damage", "destruction")]
        hit = [t for w in ("to", "on", "in") for t in clause.obliques.get(w, [])] if damage else []
        hit += [one for d in damage for c in tree.kids(d, "nmod") for one in tree.conjuncts(c)]
        parts += _lost(passages, clause)
    harmed = [part for token in hit if (part := struck(tree, token)) is not None]
    parts += [p for p in harmed if p.role != "victim" or clause.lemma not in ("shake", "rock")]
    parts += weapons
    if deeds and tree.lemma[deeds[0]] in EXPLOSIONS and not any(p.role in (*ACTING, "instrument") for p in parts):
        event_type = "other"  # it may have been an accident
    if any(p.role in CORE for p in parts):
        yield _draft(passages, clause, event_type, parts)


def _lost(passages: Passages, clause: Clause) -> Iterator[Participant]:
    """ "resulted in the death of X", "caused the deaths of five": the dead, and their number."""
    tree = passages.tree
    for loss in [*clause.patients, *clause.obliques.get("in", [])]:
        role = _LOSSES.get(tree.lemma[loss])
        of = [c for c in tree.kids(loss, "nmod") if tree.case(c) == "of"] if role is not None else []
        for token in [one for c in of for one in tree.conjuncts(c)]:
            victim, stated = tree.mention(token, "person"), passages.quantity(token)
            if victim is not None:
                yield participant("victim", victim)
            if stated is not None and role is not None:
                yield participant(role, quantity=stated[0])


def within_event(passages: Passages, clause: Clause, own: EventType) -> tuple[EventType, list[Participant]]:
    """ "was killed in a bombing": the harm belongs to the larger event."""
    tree = passages.tree
    near = dict(clause.obliques)
    for later in tree.kids(clause.head, "conj"):  # "two were killed and five wounded in the attack"
        for oblique in tree.kids(later, "obl"):
            near.setdefault(tree.case(oblique), [oblique])
    near["subject"] = [a for a in clause.agents if tree.upos[a] == "NOUN"]  # "a bombing killed ten"
    if clause.participial and clause.outer is not None and tree.base[clause.head] == "acl":
        around = tree.head[clause.outer]
        if tree.lemma[around] == "leave":  # "the blast left four children injured"
            near["subject"] += [s for s in tree.kids(around, "nsubj") if tree.upos[s] == "NOUN"]
    for preposition in ("in", "during", "by", "as a result of", "as", "from", "subject"):
        for token in (_inner(tree, t) for t in near.get(preposition, [])):
            frame = BY_NOUN.get(tree.lemma[token])
            if frame is not None and frame.type in ("attack", "bombing", "clash", "killing"):
                parts = list(around_noun(passages, token, frame))
                unsaid = not any(p.role in (*ACTING, "instrument") for p in parts)
                somebody = any(tree.mention(a, "person", "organisation") for a in clause.agents if a != token)
                accident = tree.lemma[token] in EXPLOSIONS and unsaid and not somebody
                return ("death" if own == "killing" else own) if accident else frame.type, parts
            if own == "killing" and tree.lemma[token] in MISHAPS:
                return "death", []
    return own, []


_INJURIES: dict[str, ParticipantRole] = {
    **dict.fromkeys(("injury", "wound", "burn", "fracture"), "wounded"),
    **dict.fromkeys(("death", "fatality"), "killed"),
}


def sustained(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "received three bullet wounds", "sustained minor injuries", "suffered 12 deaths": harm as an object."""
    tree = passages.tree
    if clause.lemma not in ("suffer", "sustain", "receive") or clause.passive or clause.negated:
        return
    role = next((_INJURIES[tree.lemma[p]] for p in clause.patients if tree.lemma[p] in _INJURIES), None)
    if role is None:
        return
    parts = []
    for agent in clause.agents:
        mention = (
            tree.mention(agent, "person") if role == "wounded" else tree.mention(agent, "person", "organisation")
        )
        parts += [participant("victim", mention)] if mention is not None else []
        stated = passages.quantity(agent)
        parts += [participant(role, quantity=stated[0])] if stated is not None and role == "wounded" else []
    if role == "killed":
        numbers = [passages.quantity(p) for p in clause.patients]
        parts += [participant(role, quantity=n[0]) for n in numbers if n is not None]
    event_type, extra = within_event(passages, clause, "other" if role == "wounded" else "killing")
    if any(p.role == "victim" for p in parts):
        yield _draft(passages, clause, event_type, [*parts, *extra])


def _inner(tree: Tree, token: int) -> int:
    """ "as a result of an attack", "in the course of a raid", "a series of strikes": the noun that matters."""
    if tree.lemma[token] not in _RELAYING and tree.lemma[token] not in COUNTING:
        return token
    return next((c for c in tree.kids(token, "nmod") if tree.case(c) == "of"), token)


_RELAYING = frozenset("result course wake consequence aftermath".split())


def _type_of_moment(tree: Tree, clause: Clause) -> EventType:
    """ "were wounded when their post was attacked": the type of the event that the clause beside it tells."""
    for child in tree.kids(clause.head, "advcl", "conj"):
        for frame in BY_VERB.get(tree.lemma[child], ()):
            if frame.type in ("attack", "bombing", "clash"):
                return frame.type
    return "other"


def wounded(passages: Passages, clauses: Clauses, clause: Clause) -> Iterator[Draft]:
    """ "X and Y were wounded in the attack", "gunmen injured two": the event by what caused it, else "other"."""
    tree = passages.tree
    if tree.base[clause.head] in ("xcomp", "amod"):
        return
    victims, numbers = [], []
    for patient in clause.patients:
        mention = typed(tree, patient, ("person", "organisation")) or _whose_body(tree, patient)
        victims += [mention] if mention is not None else []
        among_them = [*included(tree, patient), *clause.obliques.get("including", [])]
        victims += [m for one in among_them if (m := tree.mention(one, "person")) is not None]
        numbers += list(counts(passages, clause.lemma, patient, "victim"))
    apart = number_apart(tree, clause.head)
    if apart is not None:  # "two were killed and five wounded": the five are others
        stated = passages.quantity(apart)
        victims, numbers = [], [participant("wounded", quantity=stated[0])] if stated is not None else []
    if not victims and not numbers:
        return
    event_type, extra = within_event(passages, clause, "other")
    if event_type == "other":
        event_type = _type_of_moment(tree, clause)
    if event_type == "other" and tree.base[clause.head] == "conj":  # "attacked the post and wounded two"
        first = clauses.at(tree.head[clause.head])
        event_type = _type_of_deed(first) if first is not None and first.agents == clause.agents else "other"
    parts = [*(participant("victim", m) for m in victims), *numbers, *doing(tree, clause), *extra]
    yield _draft(passages, clause, event_type, [*parts, *used(tree, clause)])


_BODY = frozenset("hand arm leg head face eye back foot knee shoulder neck chest finger hip stomach spine".split())


def _whose_body(tree: Tree, part: int) -> Mention | None:
    """ "His left hand was injured": he was."""
    if tree.lemma[part] not in _BODY:
        return None
    return next((m for c in tree.kids(part, "nmod:poss") if (m := tree.mention(c, "person")) is not None), None)


def _type_of_deed(clause: Clause) -> EventType:
    return next(
        (f.type for f in BY_VERB.get(clause.lemma, ()) if f.type in ("attack", "bombing", "clash")), "other"
    )


def left(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "The attack left two dead and five wounded": the counts, whatever the parser makes of them."""
    tree = passages.tree
    deeds = [a for a in clause.agents if tree.lemma[a] in BY_NOUN and BY_NOUN[tree.lemma[a]].type in VIOLENT]
    if not deeds:
        return
    frame = BY_NOUN[tree.lemma[deeds[0]]]
    parts = list(around_noun(passages, deeds[0], frame))
    last = min(clause.head + 14, tree.reading.sentences[tree.sentence[clause.head]][1] - 1)
    for token in range(clause.head + 1, last):
        role = _STATE.get(tree.words[token])
        number = next((n for n in (token - 1, token - 2) if n > clause.head and tree.upos[n] == "NUM"), None)
        if role is not None and number is not None:
            quantity = parse_quantity(tree.span(number, token - 1).text)
            parts += [participant(role, quantity=quantity)] if quantity is not None else []
            victim = tree.mention(token - 1, "person")
            parts += [participant("victim", victim)] if victim is not None else []
    if any(p.quantity is not None for p in parts):
        yield _draft(passages, clause, frame.type, parts)


def _draft(passages: Passages, clause: Clause, event_type: EventType, parts: list[Participant]) -> Draft:
    return event_draft(passages, f"event:{clause.lemma}", event_type, clause, clause.head, parts)
