"""Events said by a verb, with their participants, places and counts; those said by a noun are in `deeds`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from whosays.claims.clauses import Clause, Clauses
from whosays.claims.deeds import around_noun, blamed, claimant, doers, nominal, victim_of
from whosays.claims.drafts import Draft, Passages, participant
from whosays.claims.event_frames import MISHAPS, NEED_ACTOR, NEED_PATIENT
from whosays.claims.event_parts import (
    ACTING,
    BY_NOUN,
    BY_VERB,
    CORE,
    HARM_COUNT,
    STRUCK,
    VIOLENT,
    acting,
    bursting,
    by_craft,
    counts,
    doing,
    event_draft,
    included,
    instruments,
    state,
    struck,
    used,
)
from whosays.claims.event_shape import EventFrame
from whosays.claims.harm import left, struck_by, sustained, within_event, wounded
from whosays.claims.harmless import by_law, fighting
from whosays.claims.roles import is_role
from whosays.claims.slots import alternatives, tokens, typed
from whosays.claims.tree import Tree
from whosays.claims.turns import light_event, lived, turns, uses
from whosays.claims.words import FORCE_NOUNS, UNIT_NOUNS
from whosays.model.claim import EventType, Participant, ParticipantRole
from whosays.model.mention import Mention

_WOUND = frozenset("wound injure hurt".split())
_STRIKING = frozenset(
    "engage hit strike destroy damage target suppress rock shake wreck cause inflict result".split()
)
_HARMING = _WOUND | _STRIKING | frozenset("kill leave claim murder".split())
_STATE_COUNTS = frozenset(("killed", "wounded", "arrested"))
_BY_SOMEBODY = frozenset(("arrest", "detention", "kidnapping", "appointment", "dismissal", "trial"))
_HELD = frozenset(
    "record title position view belief rally meeting talk election conference session vote hearing event ceremony"
    " exercise post".split()
)
_HOSTAGE = frozenset("take hold seize keep".split())
_WHO = frozenset("who whom what which whoever whichever".split())
_WEAPONS = frozenset("knife gun pistol rifle hammer axe machete fist acid bomb".split())


def events(passages: Passages, clauses: Clauses) -> Iterator[Draft]:
    """Every event draft of the document, and the counts of events that light verbs state."""
    tree = passages.tree
    yield from lived(passages)
    for token in range(tree.size):
        clause = clauses.at(token)
        if clause is not None:
            true = _with_true_agents(tree, clause)
            yield from _verbal(passages, clauses, true)
            yield from blamed(passages, clause)
            yield from victim_of(passages, clause)
            yield from turns(passages, true)
            for noun in light_event(tree, clause):
                yield from nominal(passages, clauses, noun, clause)
        elif tree.upos[token] == "NOUN":
            yield from doers(passages, clauses, token)
            yield from uses(passages, clauses, token)
            if tree.lemma[token] in BY_NOUN:
                governing = clauses.governing(token)
                if governing is None or token not in light_event(tree, governing):
                    yield from nominal(passages, clauses, token, None)


def _with_true_agents(tree: Tree, clause: Clause) -> Clause:
    """The clause without agents that only ask ("it is unclear who killed X"), and with the deed for its target.

    "the attack on a union, which killed nine": the parser gives the relative clause to the nearest noun, but it is
    the attack that kills.
    """
    agents = []
    for agent in clause.agents:
        if tree.words[agent] in _WHO and tree.upos[agent] == "PRON":
            continue
        if any(tree.words[c] in MISHAPS for c in tree.kids(agent, "compound", "nmod:desc", "flat")):
            continue  # "Hurricane Lorenzo"
        deed = _deed_above(tree, agent) if clause.lemma in _HARMING and clause.outer == agent else None
        agents.append(agent if deed is None else deed)
    return clause if agents == clause.agents else replace(clause, agents=agents)


def _deed_above(tree: Tree, noun: int) -> int | None:
    """The event noun of which this noun is the target or the place."""
    if tree.tag[noun] in ("WP", "PRP") or tree.mention(noun, "person") is not None:
        return None
    at = noun
    for _ in range(4):
        head = tree.head[at]
        if head == at or tree.base[at] not in ("nmod", "conj"):
            return None
        frame = BY_NOUN.get(tree.lemma[head])
        if frame is not None and frame.type in VIOLENT and tree.upos[head] == "NOUN":
            return head
        at = head
    return None


def _verbal(passages: Passages, clauses: Clauses, clause: Clause) -> Iterator[Draft]:
    tree = passages.tree
    if clause.lemma in _WOUND:
        yield from wounded(passages, clauses, clause)
        return
    if clause.lemma == "leave":
        yield from left(passages, clause)
    yield from sustained(passages, clause)
    if clause.lemma in _HOSTAGE and (hostages := _hostages(tree, clause)):
        yield _draft(passages, clause, "kidnapping", [*doing(tree, clause), *hostages])
        return
    if clause.lemma in _STRIKING:
        striking = list(struck_by(passages, clause))
        if striking:
            yield from striking
            return
    for frame in BY_VERB.get(clause.lemma, ()):
        draft = _framed(passages, clause, frame)
        if draft is not None:
            yield draft


def _framed(passages: Passages, clause: Clause, frame: EventFrame) -> Draft | None:
    """The event that a frame of the table makes of a clause; None where it does not fit."""
    tree = passages.tree
    if frame.needs:
        needed = _needed(tree, clause, frame)
        if needed is None:
            return None
        clause = _with_needed(tree, clause, needed)
    if _another_sense(tree, clause, frame):
        return None
    if clause.lemma in _THEMSELVES and not clause.passive and not clause.patients:
        clause = replace(clause, patients=clause.agents, agents=[])  # "the squadron deployed to the coast"
    parts = list(_parts(passages, clause, frame))
    if clause.lemma == "shoot" and any(p.role == "victim" for p in parts):
        parts = [p for p in parts if p.role != "target"]  # "was shot at the station": that is where
    if clause.lemma == "attack" and _in_words(tree, clause, parts):
        return None
    if clause.lemma == "send" and not _sends_force(tree, clause, parts):
        return None
    parts = [p for p in parts if not (p.mention and _itself(tree, p.mention))]  # "blew himself up"
    parts += [p for a in clause.agents for p in by_craft(tree, a)] if frame.type in ("attack", "bombing") else []
    if clause.lemma in ("strike", "hit") and _runs_into(tree, parts):
        return None
    acted = any(p.role in ACTING for p in parts) or (clause.passive and _after_a_deed(tree, clause))
    if (frame.actor or clause.lemma in NEED_ACTOR) and not acted:
        return None
    one_another = frame.type in _BETWEEN and _one_another(tree, clause, frame, parts)
    if (
        (frame.strict or clause.lemma in NEED_PATIENT)
        and not one_another
        and not any(
            p.role in _STATE_COUNTS or (p.mention and _from_patient(tree, clause, p.mention)) for p in parts
        )
    ):
        return None
    by_somebody = frame.type in _BY_SOMEBODY and any(role in ACTING for role, _ in frame.roles)
    if by_somebody and not clause.passive and clause.agents and not acted:
        return None  # "the video captured two factions"
    if frame.weapon and not any(p.role == "instrument" for p in parts) and not _suicidal(tree, clause):
        return None
    if frame.aimed and not any(p.role in STRUCK for p in parts):
        return None
    if frame.type in _BETWEEN and not one_another and len({p.mention for p in parts if p.mention}) < 2:
        return None
    if clause.lemma in ("fight", "battle", "sue") and len({p.mention for p in parts if p.mention}) < 2:
        return None
    if not any(p.role in CORE or p.quantity for p in parts) and not (frame.weapon and frame.type == "bombing"):
        return None
    event_type: EventType = frame.type
    if frame.weapon and frame.type == "bombing" and not bursting(tree, parts) and not _suicidal(tree, clause):
        event_type = "attack"
    if event_type == "attack" and by_law(tree, clause):
        if clause.lemma == "seize":
            return None  # a confiscation
        event_type, parts = "other", [replace(p, role=_SEARCH.get(p.role, p.role)) for p in parts]
    if clause.lemma == "jail" and _sentenced(tree, clause):
        event_type = "trial"
        parts = [replace(p, role="person") if p.role == "victim" else p for p in parts]
    if frame.type in ("killing", "death"):
        event_type, extra = within_event(passages, clause, frame.type)
        parts += extra
    if frame.type == "claim_of_responsibility":
        spoken = [part for agent in clause.agents for part in claimant(tree, clause, agent)]
        parts = [*(spoken or (p for p in parts if p.role not in ACTING)), *_claimed(passages, clause)]
    if event_type in VIOLENT:
        parts += used(tree, clause)
    return _draft(passages, clause, event_type, parts)


_SEARCH: dict[ParticipantRole, ParticipantRole] = {
    "perpetrator": "authority",
    "perpetrator_organisation": "authority",
    "target": "place",
}
_THEMSELVES = frozenset("deploy redeploy disband dissolve".split())
_TERMS = frozenset("year month life day week".split())
_BENCH = frozenset("court judge tribunal magistrate jury".split())


def _sentenced(tree: Tree, clause: Clause) -> bool:
    """ "was jailed for nine years", "a court jailed X": the sentence, not only the custody."""
    terms = [t for t in clause.obliques.get("for", []) if tree.lemma[t] in _TERMS]
    return bool(terms) or any(tree.lemma[a] in _BENCH for a in clause.agents)


_BETWEEN = frozenset(("meeting", "split", "merger"))


def _one_another(tree: Tree, clause: Clause, frame: EventFrame, parts: list[Participant]) -> bool:
    """ "Leaders of nine states met in X", "the factions merged": several, named by one plural, and nobody else."""
    sides = clause.agents or (clause.patients if clause.participial else [])
    if frame.type == "split" or len(sides) != 1 or (clause.agents and (clause.patients or clause.passive)):
        return False
    several = tree.tag[sides[0]] in ("NNS", "NNPS") or tree.words[sides[0]] == "they"
    return several and any(p.mention for p in parts)


def _suicidal(tree: Tree, clause: Clause) -> bool:
    """ "A suicide bomber detonated his vest": the doer tells the means."""
    return any(tree.words[c] == "suicide" for a in clause.agents for c in tree.kids(a, "compound"))


def _runs_into(tree: Tree, parts: list[Participant]) -> bool:
    """One person who "struck a motorcycle": a driver, as far as the words go."""
    doers = [tree.by_id[p.mention] for p in parts if p.role in ACTING and p.mention]
    hit = [tree.by_id[p.mention] for p in parts if p.role == "target" and p.mention]
    alone = bool(doers) and all(m.type == "person" and tree.tag[m.head] in ("NN", "NNP", "PRP") for m in doers)
    return alone and any(m.type == "vehicle" or tree.lemma[m.head] == "group" for m in hit)


def _after_a_deed(tree: Tree, clause: Clause) -> bool:
    """ "was destroyed following the explosion of a bomb": harm that a phrase of the clause lays to a deed."""
    for found in clause.obliques.values():
        for token in found:
            frame = BY_NOUN.get(tree.lemma[token])
            if (frame is not None and frame.type in VIOLENT) or tree.mention(token, "weapon") is not None:
                return True
    return False


def _draft(passages: Passages, clause: Clause, event_type: EventType, parts: list[Participant]) -> Draft:
    return event_draft(passages, f"event:{clause.lemma}", event_type, clause, clause.head, parts)


def _another_sense(tree: Tree, clause: Clause, frame: EventFrame) -> bool:
    """Whether the verb means something else here: "hold a rally", "hold X responsible", "name a ship"."""
    if clause.lemma == "give" and frame.type == "death":  # "the soldier who gives his life": anybody
        return clause.tense == "present"
    if clause.lemma == "come":  # "the minister came under fire for his remarks"
        return "for" in clause.obliques or "over" in clause.obliques
    if clause.lemma == "launch" and frame.type == "founding":  # "launched an inquiry"
        bodies = [m for p in clause.patients if (m := tree.mention(p, "organisation")) is not None]
        return not any(m.name or tree.lemma[m.head] in UNIT_NOUNS for m in bodies)
    if frame.type == "statement" and clause.lemma in ("make", "issue"):  # "charged with making false statements"
        return any(tree.words[c] in _UNTRUE for p in clause.patients for c in tree.kids(p, "amod"))
    if clause.lemma == "designate" and frame.type == "designation_or_sanction":
        return not any(tree.lemma[t] in _OUTLAWED for t in range(clause.head, tree.right[clause.head] + 1))
    if clause.lemma == "beat":  # in a match or a vote; blows are dealt by people whom nothing else names
        by = [m for a in clause.agents if (m := tree.mention(a, "person")) is not None]
        return not clause.passive or not by or any(m.name for m in by)
    if clause.lemma in ("drive", "push", "clear", "drive out", "push out", "clear out"):
        return not any(
            tree.mention(t, "place", "facility")
            for p in ("from", "out of", "of")
            for t in clause.obliques.get(p, [])
        )
    if clause.lemma == "remove" and frame.type == "dismissal":  # "removed residents from the area"
        return any(tree.mention(t, "place") for t in clause.obliques.get("from", []))
    if clause.lemma == "hold":
        return any(tree.lemma[p] in _HELD for p in clause.patients) or any(
            tree.words[c] in ("responsible", "accountable", "liable") for c in tree.kids(clause.head, "xcomp")
        )
    if clause.lemma in ("name", "install", "designate"):
        return not _to_a_post(tree, clause)
    return False


_UNTRUE = frozenset("false untrue misleading fraudulent".split())
_OUTLAWED = frozenset("terrorist terrorism terror list entity sanction foreign-terrorist".split())


def _in_words(tree: Tree, clause: Clause, parts: list[Participant]) -> bool:
    """Whether the attack is a quarrel: a named person's on a named one or on an idea, nothing making it bodily."""
    if any(p.role in ("place", "instrument") for p in parts):
        return False
    if any(tree.lemma[t] in _WEAPONS for found in clause.obliques.values() for t in found):
        return False
    if clause.patients and not any(p.role in STRUCK for p in parts):
        return not any(fighting(tree, agent) for agent in clause.agents)  # "attacked the inquiry"
    by_one = any((m := tree.mention(t, "person")) is not None and m.name for t in clause.agents)
    named = any((m := tree.mention(t, "person", "organisation")) is not None and m.name for t in clause.patients)
    return by_one and (named or "as" in clause.obliques)


def _sends_force(tree: Tree, clause: Clause, parts: list[Participant]) -> bool:
    """Whether people or craft are sent somewhere, not condolences or a letter."""
    if any(p.role == "place" for p in parts):
        return True
    return any(tree.lemma[p] in FORCE_NOUNS or tree.mention(p, "vehicle", "organisation") for p in clause.patients)


def _to_a_post(tree: Tree, clause: Clause) -> bool:
    """ "named him (as) commander": naming that is an appointment."""
    if any(tree.mention(p, "person") is not None for p in clause.patients) and "as" in clause.obliques:
        return True
    posts = [
        *tree.kids(clause.head, "xcomp", "obj"),
        *clause.obliques.get("as", []),
        *clause.obliques.get("to", []),
    ]
    return any(is_role(tree, t) for t in posts if t not in clause.patients)


def _needed(tree: Tree, clause: Clause, frame: EventFrame) -> int | None:
    """The word that a frame needs beside its verb, where it stands as the frame wants it."""
    near = [(p, "object") for p in clause.patients]
    near += [(t, preposition) for preposition, found in clause.obliques.items() for t in found]
    near += [(t, "object") for t in tree.kids(clause.head, "xcomp", "advmod")]  # "set the bus ablaze"
    whole = [*clause.patients] + [c for p in clause.patients for c in tree.kids(p, "nmod")]
    further = (c for p in whole for c in tree.kids(p, "nmod", "acl", "amod") if c > p)
    near += [(c, tree.case(c)) for c in further]  # "set it on fire"
    return next((t for t, at in near if tree.lemma[t] in frame.needs and (not frame.at or at in frame.at)), None)


def _with_needed(tree: Tree, clause: Clause, needed: int) -> Clause:
    """The clause with the phrases that hang on a needed noun: "came under fire from a rooftop"."""
    obliques = {preposition: list(found) for preposition, found in clause.obliques.items()}
    for child in tree.kids(needed, "nmod"):
        if tree.case(child):
            obliques.setdefault(tree.case(child), []).extend(tree.conjuncts(child))
    return replace(clause, obliques=obliques)


def _from_patient(tree: Tree, clause: Clause, mention: str) -> bool:
    return any(m.id == mention for p in clause.patients for m in _reachable(tree, p))


def _reachable(tree: Tree, token: int) -> list[Mention]:
    named = tree.mention(token)
    found = list(tree.mentions_at.get(token, ())) or ([named] if named is not None else [])
    rels = ("nmod", "appos", "nsubj") if tree.kid(token, "cop") is not None else ("nmod", "appos")
    for child in tree.kids(token, *rels):
        found += tree.mentions_at.get(child, ())
    return found


_TOGETHER = ("along with", "together with", "alongside", "as well as")


def _parts(passages: Passages, clause: Clause, frame: EventFrame) -> Iterator[Participant]:
    """Participants of a verbal event; each mention once, with the count its phrase states."""
    tree = passages.tree
    taken: set[str] = set()
    for role, spec in frame.roles:
        for place, kinds in alternatives(spec):
            found = False
            for token in tokens(tree, clause, place):
                if role == "instrument":
                    weapons = list(instruments(tree, token))
                    found = found or bool(weapons)
                    yield from weapons
                    continue
                part = _part(tree, token, role, place, kinds)
                if part is None and role == "victim" and clause.lemma in HARM_COUNT:
                    bare = list(counts(passages, clause.lemma, token, role))  # "another 30 were arrested"
                    found = found or bool(bare)
                    yield from bare
                if part is None or part.mention is None or part.mention in taken:
                    continue
                taken.add(part.mention)
                found = True
                yield part
                yield from counts(passages, clause.lemma, token, role)
                among_them = [*included(tree, token), *clause.obliques.get("including", [])]
                among_them += [t for beside in _TOGETHER for t in clause.obliques.get(beside, [])]
                for one in among_them if role in STRUCK else ():
                    among = _part(tree, one, role, place, kinds)
                    if among is not None and among.mention not in taken:
                        yield among
            if found:
                break


def _part(tree: Tree, token: int, role: ParticipantRole, place: str, kinds: tuple[str, ...]) -> Participant | None:
    """One filler of a slot, in its role; None where the token's mention is of no fitting type."""
    if role == "target" and "facility" in kinds:
        part = struck(tree, token, beside=place not in ("patient", "against", "upon"))
        if part is None or part.mention is None:
            return None
        fits = tree.by_id[part.mention].type in kinds
        return participant(role, tree.by_id[part.mention]) if fits else None
    mention = typed(tree, token, kinds)  # type: ignore[arg-type]
    if mention is None and place in ("agent", "by") and "organisation" in kinds:
        mention = state(tree, token)
    if mention is None:
        return None
    if role == "perpetrator_organisation":
        return acting(tree, mention, "perpetrator", role)
    return participant(role, mention)


def _itself(tree: Tree, mention: str) -> bool:
    return tree.words[tree.by_id[mention].head].endswith(("self", "selves"))


def _hostages(tree: Tree, clause: Clause) -> list[Participant]:
    """ "took X hostage", "X was taken hostage", "took four engineers as hostages"."""
    near = [*tree.kids(clause.head, "xcomp", "obj", "obl", "advcl")]
    near += [c for p in clause.patients for c in tree.kids(p, "acl", "amod", "xcomp")]
    marks = [c for c in near if tree.lemma[c] == "hostage"]
    if not marks:
        return []
    held = [p for p in clause.patients if p not in marks] or [
        c for mark in marks for c in tree.kids(mark, "compound", "appos")
    ]
    found = [m for t in held if (m := tree.mention(t, "person")) is not None]
    if not found and not clause.passive:  # "four engineers hostage" read as one phrase
        found = [m for t in marks if (m := tree.mention(t, "person")) is not None and tree.kid(t, "compound")]
    return [participant("victim", m) for m in found]


def _claimed(passages: Passages, clause: Clause) -> list[Participant]:
    """ "claimed responsibility for the attack on X": whom and what the deed struck."""
    tree = passages.tree
    deeds = list(clause.obliques.get("for", []))
    deeds += [c for p in clause.patients for c in tree.kids(p, "nmod") if tree.case(c) == "for"]
    return [
        part
        for token in deeds
        if (frame := BY_NOUN.get(tree.lemma[token])) is not None
        for part in around_noun(passages, token, frame)
        if part.role not in ACTING
    ]
