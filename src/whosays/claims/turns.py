"""Events told by a turn of phrase: who took part, whose lives were lost, who is among the dead, who used what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from whosays.claims.clauses import Clause, Clauses
from whosays.claims.deeds import around_noun, nominal_in
from whosays.claims.drafts import Draft, Passages, participant
from whosays.claims.event_parts import (
    BY_NOUN,
    STRUCK,
    VIOLENT,
    acting,
    event_draft,
    instruments,
)
from whosays.claims.tree import Tree
from whosays.claims.when import find_times
from whosays.claims.words import COUNTING, EVENT_LIGHT_VERBS
from whosays.model.claim import EventType, Participant, ParticipantRole

_JOINT: frozenset[EventType] = frozenset(("training", "meeting", "deployment", "clash"))
_DEAD = frozenset("dead fatality casualty killed".split())
_PRONOUNCED = frozenset("confirm pronounce declare find report presume shoot".split())
_ORDERED: frozenset[EventType] = frozenset(
    ("arrest", "detention", "killing", "deployment", "dissolution", "dismissal")
)


def turns(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """Every draft that a clause gives by one of these phrases."""
    yield from _joined(passages, clause)
    yield from _lives(passages, clause)
    yield from _dead(passages, clause)
    yield from _ordered(passages, clause)


def _deeds_within(tree: Tree, clause: Clause) -> list[int]:
    """The nouns after "in" of "took part in X", "participated in X", "was engaged in X"."""
    found = list(clause.obliques.get("in", []))
    found += [
        one
        for p in clause.patients
        for c in tree.kids(p, "nmod")
        if tree.case(c) == "in"
        for one in tree.conjuncts(c)
    ]
    return found


def _joined(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "took part in an exercise with Y", "were engaged in fighting with Y": all sides together."""
    tree = passages.tree
    part = clause.lemma == "take" and any(tree.lemma[p] == "part" for p in clause.patients)
    if not part and clause.lemma not in ("participate", "engage", "join", "involve"):
        return
    for deed in _deeds_within(tree, clause):
        frame = BY_NOUN.get(tree.lemma[deed])
        if frame is None or frame.type not in _JOINT:
            continue
        sides = clause.patients if clause.passive or clause.lemma == "involve" else clause.agents
        own = [m for t in sides if (m := tree.mention(t, "person", "organisation")) is not None]
        if own:
            parts = [*(participant("participants", m) for m in own), *around_noun(passages, deed, frame)]
            yield event_draft(passages, f"joined:{clause.lemma}", frame.type, clause, deed, parts)


def _lives(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "The blaze claimed the lives of 40 miners", "the raid cost nine soldiers their lives"."""
    tree = passages.tree
    if clause.lemma not in ("claim", "take", "cost", "end"):
        return
    lost = [p for p in clause.patients if tree.lemma[p] == "life"]
    if not lost:
        return
    victims = [c for p in lost for c in tree.kids(p, "nmod") if tree.case(c) == "of" or tree.rel[c] == "nmod:poss"]
    victims += [p for p in clause.patients if p not in lost]
    parts: list[Participant] = []
    for token in [one for v in victims for one in tree.conjuncts(v)]:
        person, stated = tree.mention(token, "person"), passages.quantity(token)
        parts += [participant("victim", person)] if person is not None and person.form != "pronoun" else []
        parts += [participant("killed", quantity=stated[0])] if stated is not None else []
    event_type: EventType = "death"
    for agent in clause.agents:
        frame = BY_NOUN.get(tree.lemma[agent])
        if frame is not None and frame.type in VIOLENT:
            event_type = frame.type
            parts += around_noun(passages, agent, frame)
    if any(p.role in ("victim", "killed") for p in parts):
        yield event_draft(passages, f"lives:{clause.lemma}", event_type, clause, clause.head, parts)


def _dead(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "39 are confirmed dead", "she was found dead", "among the dead was X", "the dead included X"."""
    tree = passages.tree
    victims: list[int] = []
    if clause.kind == "copular" and tree.words[clause.head] == "dead":
        victims = clause.agents
    elif clause.lemma in _PRONOUNCED and any(tree.words[c] == "dead" for c in tree.kids(clause.head, "xcomp")):
        victims = clause.patients if clause.lemma != "shoot" else []
    elif clause.kind == "copular" and any(
        tree.words[a] == "dead" and tree.case(a) in ("among", "amongst") for a in clause.agents
    ):
        victims = [clause.head]
    elif clause.lemma == "include" and not clause.passive and any(tree.lemma[a] in _DEAD for a in clause.agents):
        victims = clause.patients
    parts: list[Participant] = []
    for token in victims:
        person, stated = tree.mention(token, "person"), passages.quantity(token)
        parts += [participant("victim", person)] if person is not None else []
        parts += [participant("killed", quantity=stated[0])] if stated is not None else []
    if parts:
        yield event_draft(passages, "is-dead", "death", clause, clause.head, parts)


def _ordered(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "ordered the arrest of X": who ordered it answers for it; that it was done is only probable."""
    tree = passages.tree
    if clause.lemma not in ("order", "command", "authorise", "authorize") or clause.passive or not clause.real:
        return
    for deed in clause.patients:
        frame = BY_NOUN.get(tree.lemma[deed])
        if frame is None or frame.type not in _ORDERED:
            continue
        parts = list(around_noun(passages, deed, frame))
        if not any(p.role in (*STRUCK, "person", "organisation", "participants") and p.mention for p in parts):
            continue
        role: ParticipantRole = "authority"
        for agent in clause.agents:
            mention = tree.mention(agent, "person", "organisation")
            if mention is not None and frame.type == "killing":
                parts.append(acting(tree, mention, "perpetrator", "perpetrator_organisation"))
            elif mention is not None:
                parts.append(participant(role, mention))
        done = replace(clause, stance="probable" if clause.stance == "certain" else clause.stance)
        yield event_draft(passages, f"ordered:{tree.lemma[deed]}", frame.type, done, deed, parts)


def uses(passages: Passages, clauses: Clauses, token: int) -> Iterator[Draft]:
    """ "the use of mustard gas by the militia", "the militia's use of mines": an attack with a weapon."""
    tree = passages.tree
    governing = clauses.governing(token)
    if tree.lemma[token] != "use" or (governing is not None and not nominal_in(tree, token, governing)):
        return
    weapons = [
        w
        for c in tree.kids(token, "nmod")
        if tree.case(c) == "of"
        for one in tree.conjuncts(c)
        for w in instruments(tree, one)
    ]
    doers = [c for c in tree.kids(token, "nmod") if tree.case(c) == "by" or tree.rel[c] == "nmod:poss"]
    doers += [c for k in tree.kids(token, "nmod") for c in tree.kids(k, "nmod") if tree.case(c) == "by"]
    mentions = [
        m for d in doers for one in tree.conjuncts(d) if (m := tree.mention(one, "person", "organisation"))
    ]
    if weapons and mentions:
        parts = [acting(tree, m, "perpetrator", "perpetrator_organisation") for m in mentions]
        draft = event_draft(passages, "event-noun:use", "attack", None, token, [*parts, *weapons])
        draft.tense = "past"
        yield draft


_LIVED = re.compile(r"\(\s*[^()]{0,80}?\d{3,4}[^()\d]{0,40}?(?:[-–—]|\bto\b)\s*(?P<end>[^()]{0,30}?\d{3,4})\s*\)")
_DIED = re.compile(r"\((?:[^()]{0,60},)?\s*(?:died|d\.)\s(?P<end>[^()]{0,40}?\d{3,4})\s*\)")
_MONTH = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter|born|b\.|died|c\.|circa)",
    re.IGNORECASE,
)


def _a_life_long(words: str) -> bool:
    """Whether two years alone lie so far apart that they are those of a life: no office is held so long."""
    years = [int(year) for year in re.findall(r"\d{3,4}", words)]
    return len(years) == 2 and _OFFICE < years[1] - years[0] < _LIFE


_OFFICE, _LIFE = 35, 110  # years


def lived(passages: Passages) -> Iterator[Draft]:
    """ "Otto Lind (4 May 1871 - 12 June 1940)": a life between two dates that ended with the second."""
    tree, text = passages.tree, passages.document.text
    starts = tree.reading.starts
    for token, mention in sorted(tree.person_named.items()):
        at = mention.end
        while at < len(text) and text[at] == " ":
            at += 1
        match = (_DIED.match(text, at) or _LIVED.match(text, at)) if text[at : at + 1] == "(" else None
        if match is None or starts[token] != mention.start:
            continue
        if not _MONTH.search(match[0]) and not _a_life_long(match[0]):
            continue  # two bare years may be those of an office
        if token and tree.words[token - 1] == ",":
            continue  # "Sir George Prevost, 1st Baronet (...)": the name stands before
        draft = event_draft(passages, "lived", "death", None, mention.head, [participant("victim", mention)])
        draft.tense = "past"
        draft.times = find_times(match["end"], passages.document.metadata.published, offset=match.start("end"))
        yield draft


def light_event(tree: Tree, clause: Clause) -> list[int]:
    """Nouns that carry the meaning of a light verb: "carried out an attack", "the kidnapping took place"."""
    if clause.lemma not in EVENT_LIGHT_VERBS:
        return []
    subject = EVENT_LIGHT_VERBS[clause.lemma] == "subject"
    side = clause.agents if subject else [_counted_event(tree, t) for t in clause.patients]
    if clause.lemma in ("begin", "start", "end") and clause.kind == "verb":  # "began an offensive"
        side = [*side, *clause.patients]
    return [token for token in side if tree.upos[token] == "NOUN"]


def _counted_event(tree: Tree, token: int) -> int:
    """ "one of its attacks", "a series of raids", "a round of talks": the noun that is counted."""
    if tree.lemma[token] not in COUNTING and tree.lemma[token] != "round":
        return token
    return next((c for c in tree.kids(token, "nmod") if tree.case(c) == "of"), token)
