"""Ties said by a noun: "an ally of Y", "X's campaign against Y", "talks between X and Y", "with support from X".

Two tables. A *relational noun* describes somebody by what he is to another ("ally", "rival", "subsidiary"). An
*action noun* has a side that acts and one acted on, as its verb would: the sides stand as possessive, name before
the noun, "between X and Y", or as subject of a light verb ("wage war", "has close ties", "receives support").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whosays.claims.clauses import Clause, Clauses
from whosays.claims.drafts import Draft, Passages, argument_of
from whosays.claims.phrases import bearers, is_named, owners
from whosays.claims.tree import Tree
from whosays.claims.words import UNIT_NOUNS
from whosays.model.claim import Predicate
from whosays.model.mention import Mention, MentionType

_ACTORS: tuple[MentionType, ...] = ("organisation", "person")
_STATES: tuple[MentionType, ...] = ("organisation", "person", "place", "nationality")


def _of(words: str) -> frozenset[str]:
    return frozenset(words.split())


@dataclass(frozen=True, slots=True)
class RelationalNoun:
    """`swap`: the other is the subject of the claim ("a proxy of Y": Y supports it). `types` of both ends."""

    name: str
    nouns: frozenset[str]
    predicate: Predicate
    prepositions: tuple[str, ...] = ("of", "to")
    swap: bool = False
    types: tuple[MentionType, ...] = _STATES


RELATIONAL = (
    RelationalNoun("ally-of", _of("ally"), "allied_with"),
    RelationalNoun("partner-of", _of("partner"), "allied_with", types=("organisation", "place")),
    RelationalNoun("rival-of", _of("rival enemy foe adversary archenemy nemesis opponent critic"), "opposes"),
    RelationalNoun("supporter-of", _of("supporter follower admirer loyalist sympathiser sympathizer"), "supports"),
    RelationalNoun("proxy-of", _of("proxy"), "supports", swap=True),
    RelationalNoun("backer-of", _of("backer sponsor patron financier"), "supports"),
    RelationalNoun("part-noun", _of("subsidiary affiliate offshoot imprint"), "part_of", types=("organisation",)),
    RelationalNoun(
        "subordinate-of",
        _of("subordinate deputy adjutant second-in-command underling"),
        "reports_to",
        types=("person",),
    ),
    RelationalNoun("superior-of", _of("superior"), "reports_to", swap=True, types=("person",)),
)


@dataclass(frozen=True, slots=True)
class ActionNoun:
    """`across`: the prepositions of the side acted on. `light`: verbs whose subject acts; `taking`: verbs whose
    subject is acted on ("receives support from"). `mutual`: "between X and Y", "X and Y formed an alliance".
    `qualified`: adjectives one of which must stand before.
    """

    name: str
    nouns: frozenset[str]
    predicate: Predicate
    across: tuple[str, ...]
    light: frozenset[str] = frozenset()
    taking: frozenset[str] = frozenset()
    mutual: bool = False
    types: tuple[MentionType, ...] = _STATES
    qualified: frozenset[str] = frozenset()


ACTIONS = (
    ActionNoun(
        "war-on",
        _of(
            "opposition hostility war campaign fight battle struggle offensive insurgency jihad feud"
            " crackdown crusade"
            " rivalry"
            " operation"
            " defense defence resistance uprising rebellion revolt"
        ),
        "opposes",
        ("against", "on", "with", "to"),
        light=_of("wage fight lead launch conduct mount declare wage join continue pursue run have carry"),
        mutual=True,
    ),
    ActionNoun(
        "alliance-with",
        _of("alliance pact partnership cooperation collaboration"),
        "allied_with",
        ("with",),
        light=_of("form make forge have enter build sign strike establish join seal continue"),
        mutual=True,
    ),
    ActionNoun(
        "support-for",
        _of("support backing aid assistance funding sponsorship financing patronage"),
        "supports",
        ("for", "to"),
        light=_of("provide give offer lend extend increase continue pledge declare express"),
        taking=_of("receive get enjoy have obtain accept secure win gain"),
    ),
    ActionNoun(
        "ties-with",
        _of("tie link"),
        "allied_with",
        ("with", "to"),
        light=_of("have maintain keep enjoy"),
        mutual=True,
        qualified=_of("close strong friendly good warm longstanding long-standing deep operational"),
    ),
    ActionNoun(
        "talks-with",
        _of("talk meeting summit audience"),
        "met_with",
        ("with",),
        light=_of("hold have conduct finish conclude begin host attend"),
        mutual=True,
        types=_ACTORS,
    ),
)
_SUPERIORS = _of("commander boss superior supervisor")
_CIVIL = _of("cultural economic commercial trade academic scientific educational technical business sporting")
_MOST = 12  # of either side: a list of thousands is no set of ties
_BY_NOUN = {noun: row for row in RELATIONAL for noun in row.nouns}
_BY_ACTION = {noun: row for row in ACTIONS for noun in row.nouns}
# What somebody tries to do to another says what he is to him, whether or not it is done.
_DEFEATS = _of(
    "defeat destroy degrade counter combat eliminate oust overthrow dismantle topple eradicate vanquish"
)

_BACKS = _of("support assist aid bolster")


def relational(passages: Passages, clauses: Clauses) -> Iterator[Draft]:
    """Every draft of the two tables, and who sets out to defeat whom."""
    tree = passages.tree
    for token in range(tree.size):
        lemma = tree.lemma[token]
        if tree.upos[token] in ("NOUN", "PROPN", "ADJ"):
            if lemma in _BY_NOUN:
                yield from _is_to(passages, clauses, token, _BY_NOUN[lemma])
            if lemma in _BY_ACTION and not _in_name(tree, token):
                yield from _acts(passages, clauses, token, _BY_ACTION[lemma])
            if lemma in _SUPERIORS and any(tree.kids(token, "nmod:poss")):
                yield from _own_superior(passages, clauses, token)
        if tree.words[token] in ("anti", "counter"):
            yield from _anti(passages, token)
        elif lemma in _DEFEATS | _BACKS:
            clause = clauses.at(token)
            if clause is not None:
                yield from _sets_out(passages, clauses, clause)


def _own_superior(passages: Passages, clauses: Clauses, token: int) -> Iterator[Draft]:
    """ "my commander was X", "his boss, X": he reports to X."""
    tree = passages.tree
    whose = [m for c in tree.kids(token, "nmod:poss") if (m := tree.mention(c, "person")) is not None]
    for other, clause in bearers(tree, clauses, token, "person"):
        for one in whose[:1]:
            if _apart(one, other) and other.name:
                yield _draft("reports_to", "own-superior", one, other, token, clause)
    clause = clauses.at(tree.head[token])
    if clause is not None and clause.kind == "copular" and token in clause.agents:
        named = tree.mention(clause.head, "person")
        for one in whose[:1]:
            if named is not None and _apart(one, named) and is_named(tree, named):
                yield _draft("reports_to", "own-superior", one, named, clause.head, clause)


def _in_name(tree: Tree, token: int) -> bool:
    return any(m.name for m in tree.covering(token))


def _draft(
    predicate: Predicate, name: str, one: Mention, other: Mention, anchor: int, clause: Clause | None
) -> Draft:
    return Draft(
        predicate=predicate,
        construction=name,
        anchor=anchor,
        clause=clause,
        subject=argument_of(one),
        object=argument_of(other),
        tense=None if clause is not None else "present",
        tokens=(one.head, other.head),
        p=0.7,
    )


def _apart(one: Mention, other: Mention) -> bool:
    """Whether the two are different things of which neither holds the other's words."""
    return one.entity != other.entity and (one.end <= other.start or other.end <= one.start)


def _is_to(passages: Passages, clauses: Clauses, token: int, row: RelationalNoun) -> Iterator[Draft]:
    tree = passages.tree
    held = bearers(tree, clauses, token, *row.types)
    if tree.words[token] != tree.lemma[token] and len(held) > 1 and not any(tree.kids(token, "nmod")):
        for one, other in _pairs([m for m, _ in held]):  # "X and Y are allies"
            yield _draft(row.predicate, f"{row.name}-each-other", one, other, token, held[0][1])
        return
    for one, clause in held[:_MOST]:
        for other in owners(tree, token, row.prepositions, *row.types)[:_MOST]:
            if _apart(one, other):
                ends = (other, one) if row.swap else (one, other)
                yield _draft(row.predicate, row.name, *ends, token, clause)


def _pairs(mentions: list[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Each of the first few with each other: a long list is no set of pairs."""
    few = mentions[:4]
    for number, one in enumerate(few):
        for other in few[number + 1 :]:
            if _apart(one, other):
                yield one, other


def _acts(passages: Passages, clauses: Clauses, token: int, row: ActionNoun) -> Iterator[Draft]:
    tree = passages.tree
    if any(tree.words[c] in ("no", "any", "without") for c in tree.children[token]):
        return
    if row.predicate == "allied_with" and any(
        tree.words[c] in _CIVIL for c in tree.kids(token, "amod", "compound")
    ):
        return  # "a cultural partnership" makes no allies
    if row.qualified and not any(tree.has_word(token, rel, row.qualified) for rel in ("amod", "compound")):
        return
    clause = clauses.at(token) or (clauses.at(tree.head[token]) if tree.head[token] != token else None)
    presupposed = any(tree.kids(token, "nmod:poss"))  # "to join X's fight against Y": X fights, joined or not
    unreal = clause is not None and not _real(clause) and token in clause.patients
    if unreal and not (presupposed and row.predicate == "opposes" and clause is not None and not clause.negated):
        return
    between = _named(tree, [c for c in tree.kids(token, "nmod") if tree.case(c) == "between"], row.types)
    between += _second_of_between(tree, token, row.types) if len(between) == 1 else []
    if row.mutual and len(between) > 1:
        for one, other in _pairs(between):
            yield _draft(row.predicate, f"{row.name}-between", one, other, token, None)
        return
    across = _named(tree, _phrases(tree, clause, token, row.across), row.types)
    doers = owners(tree, token, ("by",), *row.types)
    verb: Clause | None = None
    if clause is not None and clause.head != token and not doers:
        side = [m for a in clause.agents if (m := tree.mention(a, *row.types)) is not None]
        if clause.lemma in row.light and token in clause.patients:
            doers, verb = side, clause
            if row.mutual and not across:
                for one, other in _pairs(side):
                    yield _draft(row.predicate, f"{row.name}-each-other", one, other, token, clause)
        elif clause.lemma in row.taking and token in clause.patients:
            given = _named(tree, _phrases(tree, clause, token, ("from", "of")), row.types)
            doers, across, verb = given, side, clause
    if row.predicate == "supports" and tree.case(token) == "with" and clause is not None and not across:
        doers = doers or _named(tree, _phrases(tree, None, token, ("from", "of", "by")), row.types)
        across = [m for a in clause.agents if (m := tree.mention(a, *_ACTORS)) is not None]
        verb = clause
    if clause is not None and clause.head == token and clause.kind == "copular" and tree.case(token) == "at":
        doers, verb = [m for a in clause.agents if (m := tree.mention(a, *row.types)) is not None], clause
    for one in doers[:_MOST]:
        for other in across[:_MOST]:
            if _apart(one, other):
                yield _draft(row.predicate, row.name, one, other, token, verb)


def _real(clause: Clause | None) -> bool:
    return clause is None or (clause.real and not clause.negated)


def _phrases(tree: Tree, clause: Clause | None, token: int, prepositions: tuple[str, ...]) -> list[int]:
    """Phrases with one of the prepositions on the noun, or on the verb right behind it."""
    found = [c for c in tree.kids(token, "nmod", "obl", "acl") if tree.case(c) in prepositions]
    if clause is not None and not found and token in clause.patients:
        found = [t for p in prepositions for t in clause.obliques.get(p, []) if 0 < tree.left[t] - token <= 2]
    return found


def _named(tree: Tree, tokens: list[int], types: tuple[MentionType, ...]) -> list[Mention]:
    return [m for t in tokens for one in tree.conjuncts(t) if (m := tree.mention(one, *types)) is not None]


def _second_of_between(tree: Tree, token: int, types: tuple[MentionType, ...]) -> list[Mention]:
    """ "the war between X and Y goes on": the parser may take Y for a subject."""
    first = next((c for c in tree.kids(token, "nmod") if tree.case(c) == "between"), None)
    if first is None:
        return []
    after = tree.right[first] + 1
    if after >= tree.size or tree.words[after] != "and":
        return []
    last = min(after + 6, tree.size)
    found = next((m for t in range(after + 1, last) if (m := tree.mention(t, *types)) is not None), None)
    return [found] if found is not None else []


def _sets_out(passages: Passages, clauses: Clauses, clause: Clause) -> Iterator[Draft]:
    """ "X wants to destroy Y", "X's efforts to defeat Y", "working to defeat Y": X opposes Y; "X's commitment to
    support Y": X supports Y, but "X wants to support Y" says only what he wants.
    """
    tree, verb = passages.tree, clause.head
    first = verb
    while tree.base[first] == "conj" and tree.head[first] < first and tree.upos[tree.head[first]] == "VERB":
        first = tree.head[first]  # "to degrade and defeat"
    if clause.negated or tree.tag[verb] not in ("VB", "VBG") or clause.passive:
        return
    outer = clauses.governing(tree.head[first]) if tree.head[first] != first else None
    if outer is not None and (outer.negated or outer.lemma in ("fail", "refuse", "decline")):
        return
    noun = tree.head[first]
    if tree.upos[noun] == "NOUN" and tree.base[first] in ("acl", "nmod"):
        doers = owners(tree, noun, ("by", "of"), *_STATES) if tree.lemma[noun] in _EFFORTS else []
    else:
        agents = clause.agents if clause.lemma in _DEFEATS else []
        doers = [m for a in agents if (m := tree.mention(a, *_ACTORS)) is not None]
    for one in doers[:_MOST]:
        for patient in clause.patients[:_MOST]:
            other = tree.mention(patient, *_ACTORS)
            body = other is not None and (
                other.name or other.type == "person" or tree.lemma[other.head] in UNIT_NOUNS
            )
            if other is not None and body and other.form != "pronoun" and _apart(one, other):
                predicate: Predicate = "opposes" if clause.lemma in _DEFEATS else "supports"
                yield _draft(predicate, "sets-out-to", one, other, verb, outer)  # the aim is what is said


_EFFORTS = _of(
    "effort campaign operation fight struggle attempt plan bid mission war drive push commitment offensive"
)


def _anti(passages: Passages, token: int) -> Iterator[Draft]:
    """ "the anti-X coalition", "counter-X forces"."""
    tree = passages.tree
    if token + 2 >= tree.size or tree.words[token + 1] != "-":
        return
    other = next((m for m in tree.covering(token + 2) if m.name and m.type == "organisation"), None)
    top = tree.head[token + 2] if tree.head[token + 2] > token + 2 else tree.head[token]
    group = tree.mention(top, "organisation") if top > token + 2 else None
    if other is not None and group is not None and group.id != other.id:
        yield _draft("opposes", "anti", group, other, token, None)
