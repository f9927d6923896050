"""What organisations and people are charged with, and how things are organised: the words of the text as value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from whosays.claims.clauses import Clause, Clauses
from whosays.claims.drafts import Draft, Passages, argument_of
from whosays.claims.framed import where
from whosays.claims.tree import Tree
from whosays.claims.words import APPROACH_NOUNS, HARM_NOUNS, TASK_NOUNS
from whosays.model.claim import Argument
from whosays.model.mention import Mention, MentionType

_CHARGED = frozenset("task charge entrust mandate assign commission hire contract".split())
_TO_DO = frozenset("task assign mandate commission hire contract".split())
_HANDLES = frozenset(
    "handle manage coordinate oversee supervise specialise specialize focus deal monitor investigate".split()
)
_DEEDS = frozenset("act deed explosion disaster outbreak rise fall violation loss decline damage".split())
_OVERSEES = frozenset("oversee supervise coordinate".split())
_MADE = frozenset("create establish found form".split()) | {"set up"}
_ARRANGED = frozenset(
    "place group organize organise divide arrange structure assign sort split recruit select".split()
)
_BY_WHAT = ("according to", "by", "based on", "on the basis of", "along", "depending on", "into")
_ACTORS: tuple[MentionType, ...] = ("organisation", "person")


def tasks(passages: Passages, clauses: Clauses) -> Iterator[Draft]:
    """Every draft of `tasked_with` and `organised_by`."""
    tree = passages.tree
    last_task: tuple[int, Argument] | None = None
    for token in range(tree.size):
        clause = clauses.at(token)
        if clause is None:
            continue
        for draft in _of_clause(passages, clause, last_task):
            if draft.predicate == "tasked_with" and draft.object is not None:
                last_task = (tree.sentence[token], draft.object)
            yield draft


def _of_clause(passages: Passages, clause: Clause, before: tuple[int, Argument] | None) -> Iterator[Draft]:
    tree, lemma = passages.tree, clause.lemma
    if lemma in _CHARGED and (clause.passive or tree.tag[clause.head] == "VBN" or lemma in _TO_DO):
        yield from _charged(passages, clause)
    if clause.kind == "copular" and tree.lemma[clause.head] in ("responsible", "charge"):
        yield from _responsible(passages, clause)
    if clause.kind == "copular" and tree.lemma[clause.head] == "responsibility":
        yield from _is_responsibility(passages, clause, before)
    if any(tree.lemma[a] in TASK_NOUNS for a in clause.agents):
        yield from _task_is(passages, clause)
    if lemma in _HANDLES:
        yield from _handles(passages, clause)
    if lemma in _ARRANGED and clause.passive:
        yield from _arranged(passages, clause)
    if lemma in _MADE and clause.passive:
        yield from _made_to(passages, clause)
    if lemma in ("follow", "adopt", "use", "employ", "pursue", "apply", "have"):
        yield from _approach(passages, clause)


def _draft(
    passages: Passages,
    clause: Clause,
    construction: str,
    actor: Mention,
    text: Argument,
    *,
    arranged: bool = False,
) -> Draft:
    return Draft(
        predicate="organised_by" if arranged else "tasked_with",
        construction=construction,
        anchor=clause.head,
        clause=clause,
        subject=argument_of(actor),
        object=text,
        place=where(passages, clause) if arranged else (),
        tokens=(actor.head,),
        p=0.75,
    )


def _actors(tree: Tree, tokens: list[int]) -> list[Mention]:
    return [m for t in tokens if (m := tree.mention(t, *_ACTORS)) is not None]


def _text(passages: Passages, first: int, last: int) -> Argument | None:
    """Words as a value, without marks, prepositions and punctuation at the edges."""
    tree = passages.tree
    while first < last and (tree.upos[first] in ("PUNCT", "ADP", "SCONJ") or tree.tag[first] in ("TO", "IN")):
        first += 1
    source = next(
        (t for t in range(first + 1, last) if tree.words[t] == "according" and _names_source(passages, t)), None
    )
    last = source - 1 if source is not None else last
    while last > first and tree.upos[last] == "PUNCT":
        last -= 1
    return passages.words(first, last) if first <= last else None


def _names_source(passages: Passages, cue: int) -> bool:
    """Whether "according" leads to somebody, not to a standard ("according to nationality")."""
    return any(frame.cue[0] == cue for frame in passages.chains.frames)


def _below(passages: Passages, token: int) -> Argument | None:
    """The phrase headed by the token, to the end of its subtree."""
    tree = passages.tree
    return _text(passages, tree.left[token], tree.right[token])


def _charged(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "is tasked with conducting ..."; a charge before a court is not one."""
    tree = passages.tree
    targets = list(clause.obliques.get("with", [])) if clause.lemma != "charge" else []
    to_do = clause.lemma in _TO_DO and "as" not in clause.obliques  # "hired as a clerk to save money"
    for child in tree.kids(clause.head, "advcl", "xcomp", "ccomp"):
        marks = {tree.words[m] for m in tree.kids(child, "mark", "case")}
        charged = clause.lemma != "charge" or _is_duty(tree, clause, child)
        if ("with" in marks and charged) or ("to" in marks and to_do):
            targets.append(child)
    for actor in _actors(tree, clause.patients):
        for target in targets:
            text = _below(passages, target)
            if text is not None:
                yield _draft(passages, clause, "charged-with", actor, text)


def _is_duty(tree: Tree, clause: Clause, child: int) -> bool:
    """Whether one is charged with a duty, not before a court: bodies are, people only with what duties are."""
    people = any(tree.mention(p, "person") is not None for p in clause.patients)
    return bool(_actors(tree, clause.patients)) and (not people or tree.lemma[child] in _DUTIES)


_DUTIES = _HANDLES | frozenset(
    "lead run guard protect ensure implement maintain train secure collect gather organise organize recruit"
    " prepare develop enforce provide carry defend build administer negotiate distribute patrol rebuild"
    " teach".split()
)


def _responsible(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "is responsible for ...", "is in charge of ..."."""
    tree = passages.tree
    targets = [
        c
        for c in tree.children[clause.head]
        if tree.base[c] in ("obl", "nmod", "advcl", "acl") and c > clause.head
    ]
    wanted = ("for",) if tree.lemma[clause.head] == "responsible" else ("of",)
    for target in targets:
        marks = {tree.words[m] for m in tree.kids(target, "case", "mark")}
        if tree.lemma[target] in HARM_NOUNS | _DEEDS:
            continue  # blame, not a charge
        if marks & set(wanted) and tree.mention(target, "organisation") is None:
            text = _below(passages, target)
            for actor in _actors(tree, clause.agents):
                if text is not None:
                    yield _draft(passages, clause, "responsible-for", actor, text)


def _is_responsibility(passages: Passages, clause: Clause, before: tuple[int, Argument] | None) -> Iterator[Draft]:
    """ "These are the responsibility of several lieutenants": what "these" takes up is the task before."""
    tree = passages.tree
    owners = [c for c in tree.kids(clause.head, "nmod") if tree.case(c) == "of" or tree.rel[c] == "nmod:poss"]
    for agent in clause.agents:
        text = _below(passages, agent)
        if tree.upos[agent] in ("PRON", "DET"):
            recent = before is not None and tree.sentence[clause.head] - before[0] <= 1
            text = before[1] if recent and before is not None else None
        if text is None:
            continue
        held = [one for owner in owners for one in tree.conjuncts(owner) if tree.words[one] not in ("our", "my")]
        for actor in _actors(tree, held):
            draft = _draft(
                passages, clause, "is-responsibility", actor, Argument(value=text.value, span=text.span)
            )
            yield draft


def _task_is(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "whose task is to ...", "its tasks range from ..."."""
    tree = passages.tree
    stated = replace(clause, real=True)  # what is to be done need not be done to be the task
    for agent in clause.agents:
        if tree.lemma[agent] not in TASK_NOUNS or tree.head[agent] != clause.head:
            continue
        owners: list[int] = []
        for child in tree.kids(agent, "nmod"):
            if tree.rel[child] == "nmod:poss" or tree.case(child) == "of":
                owner = child
                if tree.words[child] == "whose" and clause.outer is not None:
                    owner = clause.outer
                owners.append(owner)
        loose = tree.lemma[agent] in ("role", "job", "function", "duty")  # parts in a play, kinds of work
        if loose and not any(tree.words[m] == "to" for m in tree.kids(clause.head, "mark")):
            continue
        start = clause.head
        if clause.kind != "verb":
            start = tree.left[clause.head]
        elif tree.lemma[clause.head] in ("include", "involve", "be", "consist", "cover"):
            start = clause.head + 1
        start = max(start, agent + 1)
        for child in tree.kids(clause.head, "cop", "aux", "advmod"):
            if start <= child < clause.head:
                start = child + 1
        end = _end_of_statement(tree, clause.head)
        text = _text(passages, min(start, end), end)
        for actor in _actors(tree, owners):
            if text is not None:
                yield _draft(passages, stated, "task-is", actor, text)


def _end_of_statement(tree: Tree, head: int) -> int:
    """The last token of a clause, before a coordinated clause with its own finite verb."""
    finite = [
        c
        for c in tree.kids(head, "conj")
        if any(tree.base[a] in ("aux", "cop", "nsubj") for a in tree.children[c])
    ]
    if not finite:
        return tree.right[head]
    end = tree.left[finite[0]] - 1
    while end > head and tree.upos[end] in ("PUNCT", "CCONJ"):
        end -= 1
    return end


def _handles(passages: Passages, clause: Clause) -> Iterator[Draft]:
    tree = passages.tree
    targets = clause.patients if clause.lemma not in ("focus", "deal", "specialise", "specialize") else []
    targets = targets or clause.obliques.get("in", []) + clause.obliques.get("on", []) + clause.obliques.get(
        "with", []
    )
    targets = [
        t for t in targets if tree.mention(t, "organisation", "person", "place") is None and tree.upos[t] == "NOUN"
    ]
    if clause.lemma in ("investigate", "monitor") and (
        clause.participial or any(_one_case(tree, t) for t in targets)
    ):
        return  # "police investigating a crash" are at work on a case, which is no standing task
    for actor in _actors(tree, clause.agents):
        for target in targets[:1]:
            text = _below(passages, target)
            body = actor.type == "organisation" or clause.lemma in _OVERSEES
            if text is not None and body:
                yield _draft(passages, clause, "handles", actor, text)


def _one_case(tree: Tree, token: int) -> bool:
    """A single matter: "the murder of X", "a crash", any deed or harm."""
    return tree.lemma[token] in HARM_NOUNS or (tree.tag[token] == "NN" and tree.kid(token, "det") is not None)


def _arranged(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "are placed in units according to nationality": how a group is arranged."""
    tree = passages.tree
    for token in [t for found in clause.obliques.values() for t in found]:
        for child in tree.kids(token, "nmod"):
            if tree.case(child) in ("according to", "based on", "on the basis of", "depending on"):
                clause.obliques.setdefault(tree.case(child), []).append(child)
    within = ("in",) if clause.lemma in ("organise", "organize", "structure", "arrange") else ()
    manner = [
        t
        for key in (*_BY_WHAT, *within)
        for t in clause.obliques.get(key, [])
        if not (key == "by" and t in clause.agents and _actors(tree, [t]))
    ]
    if not manner or (clause.lemma in ("recruit", "select", "assign") and "according to" not in clause.obliques):
        return
    divided = clause.lemma in ("organise", "organize", "divide", "structure", "arrange", "group", "split")
    if all((m := tree.mention(t, "person", "organisation", "place")) and (m.name or not divided) for t in manner):
        return
    for actor in _actors(tree, clause.patients):
        text = _text(passages, clause.head + 1, max(tree.right[t] for t in manner))
        if text is not None:
            yield _draft(passages, clause, "arranged-by", actor, text, arranged=True)


def _made_to(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "was created to protect the fields": what it is for."""
    tree = passages.tree
    for child in tree.kids(clause.head, "advcl", "xcomp"):
        if child < clause.head or tree.tag[child] != "VB" or tree.words[tree.left[child]] not in ("to", "in"):
            continue
        text = _below(passages, child)
        for actor in _actors(tree, clause.patients):
            if text is not None and actor.type == "organisation":
                yield _draft(passages, clause, "made-to", actor, text)


def _approach(passages: Passages, clause: Clause) -> Iterator[Draft]:
    """ "is following a different tactic in X"."""
    tree = passages.tree
    for token in clause.patients:
        if tree.lemma[token] in APPROACH_NOUNS and tree.base[token] == "obj":
            text = _text(passages, clause.head, tree.right[clause.head])
            for actor in _actors(tree, clause.agents):
                if text is not None and actor.type == "organisation":
                    yield _draft(passages, clause, "approach", actor, text, arranged=True)
