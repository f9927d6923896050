"""Ties that a noun phrase states: kinship, support, and people from an organisation."""

from __future__ import annotations

from collections.abc import Iterator

from whosays.claims.clauses import Clause, Clauses
from whosays.claims.drafts import Draft, Passages, argument_of
from whosays.claims.phrases import bearers, owners
from whosays.claims.words import KIN_NOUNS, ROLE_CLASS
from whosays.model.claim import Predicate
from whosays.model.mention import Mention

_SUPPORT = frozenset("support aid favor favour defence defense".split())


def ties(passages: Passages, clauses: Clauses) -> Iterator[Draft]:
    """Every draft of these ties."""
    tree = passages.tree
    for token in range(tree.size):
        if tree.lemma[token] in KIN_NOUNS:
            yield from _kin(passages, clauses, token)
        if tree.upos[token] in ("NOUN", "PROPN"):
            yield from _from_organisation(passages, token)
        clause = clauses.at(token)
        if clause is not None:
            yield from _in_support(passages, clause)
            yield from _headquarters(passages, clause)
            yield from _backs_cause(passages, clause)
            if clause.lemma in _MEET and not clause.passive:
                yield from _met(passages, clause)
            elif clause.lemma in _TAKE and clause.patients:
                yield from _takes_orders(passages, clause)
            elif clause.lemma == "bear" and clause.passive:
                yield from _born_to(passages, clause)
        if tree.words[token] in _LOYAL and tree.base[token] in ("amod", "acl", "appos"):
            yield from _loyal(passages, token)
        if tree.words[token] in _BACKED:
            yield from _backed(passages, token)


def _kin(passages: Passages, clauses: Clauses, token: int) -> Iterator[Draft]:
    """ "his brother X", "X, a cousin of Y", "X and Y are siblings": the person described, and whose kin it is."""
    tree = passages.tree
    kin = [(m, c) for m, c in bearers(tree, clauses, token, "person") if not passages.loose(m)]
    if not kin and tree.base[token] in ("nmod", "compound") and not tree.case(token):
        above = tree.mention(tree.head[token], "person")  # "X daughter of Y", without a comma
        kin = [(above, None)] if above is not None and above.name else []
    named = [(m, c) for m, c in kin if m.name] or kin
    whose = owners(tree, token, ("of", "to"), "person")
    if not whose and len(named) > 1 and tree.tag[token] in ("NNS", "NNPS"):
        for other, clause in named[1:3]:
            if other.entity != named[0][0].entity:
                yield _tie(passages, "related_to", "kin-each-other", named[0][0], other, token, clause)
        return
    own = tree.mention(token, "person")
    if not named and own is not None:
        named = [(own, None)]
    for owner in whose[:1]:
        # Nobody is his own kin: where coreference says so of "her husband X", the words are trusted.
        for person, clause in sorted(named, key=lambda one: one[0].entity == owner.entity)[:1]:
            if owner.id != person.id:
                yield _tie(passages, "related_to", "kin", person, owner, token, clause)


def _tie(
    passages: Passages,
    predicate: Predicate,
    construction: str,
    one: Mention,
    other: Mention,
    anchor: int,
    clause: Clause | None,
) -> Draft:
    return Draft(
        predicate=predicate,
        construction=construction,
        anchor=anchor,
        clause=clause,
        subject=argument_of(one),
        object=argument_of(other),
        tense=None if clause else "present",
        timeless=predicate == "related_to",
        tokens=(one.head, other.head),
        p=0.75,
    )


def _from_organisation(passages: Passages, token: int) -> Iterator[Draft]:
    """ "guards from the Second Patrol": unnamed people of an organisation that is named."""
    tree = passages.tree
    person = tree.mention(token, "person")
    if person is None or person.form != "description":
        return
    for child in tree.kids(token, "nmod"):
        if tree.case(child) != "from":
            continue
        organisation = tree.mention(child, "organisation")
        if organisation is None or not organisation.name:
            continue
        draft = _tie(passages, "posted_to", "people-from", person, organisation, token, None)
        draft.role_class = ROLE_CLASS.get(tree.lemma[token], "member")
        yield draft


_MEET = frozenset("meet confer".split())
_TAKE = frozenset("take receive".split())
_BACKED = frozenset("backed supported funded financed sponsored trained armed aligned allied".split())


def _met(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "X and Y met": each with each, of few."""
    tree = passages.tree
    if clause.patients or "with" in clause.obliques:
        return
    found = [m for a in clause.agents if (m := tree.mention(a, "person", "organisation")) is not None]
    for number, one in enumerate(found[:3]):
        for other in found[number + 1 : 3]:
            if one.entity != other.entity:
                yield _tie(passages, "met_with", "met-each-other", one, other, clause.head, clause)


def _takes_orders(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "takes orders from X", "receives its orders from X"."""
    tree = passages.tree
    for token in clause.patients:
        if tree.lemma[token] not in ("order", "instruction", "command"):
            continue
        superiors = [c for c in tree.kids(token, "nmod") if tree.case(c) == "from"] + clause.obliques.get(
            "from", []
        )
        for superior in superiors:
            above = tree.mention(superior, "person", "organisation")
            for agent in clause.agents:
                actor = tree.mention(agent, "person", "organisation")
                if actor is not None and above is not None and actor.entity != above.entity:
                    yield _tie(passages, "reports_to", "takes-orders", actor, above, clause.head, clause)


def _born_to(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "was born to X and Y"."""
    tree = passages.tree
    for patient in clause.patients:
        child = tree.mention(patient, "person")
        for token in clause.obliques.get("to", []):
            parent = tree.mention(token, "person")
            if child is not None and parent is not None and parent.name:
                yield _tie(passages, "related_to", "born-to", child, parent, clause.head, clause)


def _backed(passages: Passages, token: int) -> Iterator[Draft]:
    """ "the Iran-backed militia", "a US-trained brigade", "Saudi-aligned forces"."""
    tree = passages.tree
    noun = tree.head[token]
    if token < 2 or tree.words[token - 1] != "-" or noun <= token:
        return
    backer = tree.mention(token - 2, "organisation", "place", "nationality")
    group = tree.mention(noun, "organisation", "person")
    if backer is None or group is None or backer.form != "name" or backer.end > tree.reading.ends[token - 2]:
        return
    predicate: Predicate = "allied_with" if tree.words[token] in ("aligned", "allied") else "supports"
    ends = (group, backer) if predicate == "allied_with" else (backer, group)
    yield _tie(passages, predicate, "backed", *ends, token, None)


_LOYAL = frozenset("loyal faithful sympathetic allegiant".split())


def _loyal(passages: Passages, token: int) -> Iterator[Draft]:
    """ "fighters loyal to X": they support X."""
    tree = passages.tree
    one = tree.mention(tree.head[token], "organisation", "person")
    for child in tree.kids(token, "obl", "nmod"):
        other = tree.mention(child, "organisation", "person") if tree.case(child) == "to" else None
        if one is not None and other is not None and one.entity != other.entity:
            yield _tie(passages, "supports", "loyal-to", one, other, token, None)


_SEATS = frozenset("headquarters headquarter base seat hq stronghold".split())


def _headquarters(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "The headquarters of X are in Y"."""
    tree = passages.tree
    place = tree.mention(clause.head, "place", "facility")
    if clause.kind != "copular" or place is None:
        return
    for agent in clause.agents:
        if tree.lemma[agent] not in _SEATS:
            continue
        owners = [c for c in tree.kids(agent, "nmod") if tree.rel[c] == "nmod:poss" or tree.case(c) == "of"]
        for owner in owners:
            if tree.words[owner] == "whose" and clause.outer is not None:
                owner = clause.outer
            group = tree.mention(owner, "organisation")
            if group is not None:
                yield _tie(passages, "based_in", "headquarters", group, place, clause.head, clause)


def _in_support(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "In support of X, Y did ...", "Y flew sorties in support of X": Y supports X."""
    tree = passages.tree
    on_object = [c for p in clause.patients for c in tree.kids(p, "nmod") if tree.case(c) == "in"]
    for token in (*clause.obliques.get("in", []), *on_object):
        if tree.lemma[token] not in _SUPPORT:
            continue
        for child in tree.kids(token, "nmod"):
            supported = tree.mention(child, "organisation", "person")
            if tree.case(child) != "of" or supported is None:
                continue
            for agent in clause.agents:
                actor = tree.mention(agent, "organisation", "person", "vehicle")
                if actor is not None:
                    yield _tie(passages, "supports", "in-support-of", actor, supported, clause.head, clause)


_BACK = frozenset("support back finance fund aid assist sponsor champion".split())
_CAUSES = frozenset("cause struggle campaign fight war effort bid candidacy rebellion uprising insurgency".split())


def _backs_cause(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "Y supports X's struggle", "Y backs the X campaign": Y supports X."""
    tree = passages.tree
    if clause.lemma not in _BACK or not clause.real or clause.negated:
        return
    for cause in (p for p in clause.patients if tree.lemma[p] in _CAUSES):
        for whose in owners(tree, cause, ("of", "by"), "organisation", "person")[:1]:
            for agent in clause.agents:
                actor = tree.mention(agent, "organisation", "person")
                if actor is not None and actor.entity != whose.entity:
                    yield _tie(passages, "supports", "backs-cause", actor, whose, clause.head, clause)
