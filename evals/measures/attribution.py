"""Who says or thinks what, against the attributions of GUM's discourse trees (eRST).

The gold. A relation `attribution-positive` or `attribution-negative` leads from the unit that holds source and
cue to the unit that is said. Of its signals, `sem-atsrc` numbers the tokens of the source (a pronoun often with
the phrase it stands for; the verb where nobody is named: "Remember that ..."), `lex-indwd` and `lex-indph` those
of the cue. A relation's third number is the order in which units were hung on the unit it leads to, from the
innermost; so what is said is that unit, with everything below it that was hung on before the attribution: "p, and
q, because r" under one "he said", but not the comment that follows on the whole. Where the unit said is itself
"she thinks", what she thinks is said as well. Both trees of a unit count, the main one and eRST's further edges.

What it does not hold. GUM marks the writers of a paper as the source of all of it, and the photographer as the
source of a caption; it marks no source where an adverb ("allegedly") hedges, and none that is a part of a clause
("blamed on X", "accused of"). All of it is left as it stands: the first is missed, the last counts as too much. An
emitted attribution without a source has its cue in the source's place, as GUM has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evals import gum
from evals.measure import Measure, Row
from whosays import language
from whosays.claims import claims_of
from whosays.model.holder import Attribution
from whosays.scoring.attribution import Said, Spans, counts, figures
from whosays.scoring.counts import Counts

_RELATION = re.compile(r"([\w-]+):(\d+)->(\d+):(\d+)(?::(\d+))?(?::(.*))?$")
_SIGNAL = re.compile(r"(sem-atsrc|lex-indwd|lex-indph)-(\d[\d,-]*)-(?:gold|_)")


@dataclass(frozen=True, slots=True)
class Relation:
    """An edge of the discourse tree: from one unit to the unit it hangs on, the `order`-th from inside."""

    name: str
    unit: int
    on: int
    order: int
    signals: str
    further: bool


def count(rows: Sequence[Row]) -> dict[str, Counts]:
    """Counts by document."""
    trees = [gum.tree(row) for row in rows]
    documents = [gum.document(tree) for tree in trees]
    found = {}
    for tree, document, reading in zip(trees, documents, language.read_many(documents), strict=True):
        assert reading is not None  # all of it is English
        found[tree.id] = counts(gold(tree), [said(a) for a in claims_of(document, reading).attributions])
    return found


def said(one: Attribution) -> Said:
    """An emitted attribution as the scorer takes it."""
    cue = ((one.cue.start, one.cue.end),) if one.cue else ()
    source = ((one.source.start, one.source.end),) if one.source else cue
    return Said(source, tuple((span.start, span.end) for span in one.content), cue, one.negated)


def gold(tree: gum.Tree) -> list[Said]:
    """The attributions of a document, in the order of their units."""
    units, relations = _discourse(tree)
    below: dict[int, list[Relation]] = {}
    for one in relations:
        if not one.further:
            below.setdefault(one.on, []).append(one)
    stated = [one for one in relations if one.name.startswith("attribution")]
    inner = {one.unit: one for one in stated if not one.further}
    found = []
    for one in stated:
        held = _held(one, below, inner)
        content = _spans(tree, (t for unit in sorted(held) for t in range(*units[unit])))
        signals = _signals(one.signals)
        source = _spans(tree, signals.get("sem-atsrc", ()))
        cue = _spans(tree, (*signals.get("lex-indwd", ()), *signals.get("lex-indph", ())))
        if source and content:
            found.append(Said(source, content, cue, negative=one.name == "attribution-negative"))
    return found


def _discourse(tree: gum.Tree) -> tuple[dict[int, tuple[int, int]], list[Relation]]:
    """Units by their number as (first token, one past the last); relations in text order."""
    units: dict[int, tuple[int, int]] = {}
    relations: list[Relation] = []
    opened: tuple[int, int] | None = None
    for token, one in enumerate(tree.tokens):
        for field in one.misc.split("|"):
            if not field.startswith("Discourse="):
                continue
            number = int(field.split(":")[1].split("->")[0])
            if opened is not None:
                units[opened[0]] = (opened[1], token)
            opened = (number, token)
            relations.extend(_relations(field.removeprefix("Discourse=")))
    if opened is not None:
        units[opened[0]] = (opened[1], len(tree.tokens))
    return units, relations


def _relations(field: str) -> Iterable[Relation]:
    for place, words in enumerate(field.split(";")):
        match = _RELATION.match(words)
        if match is not None:
            name, unit, on, order, _, signals = match.groups()
            yield Relation(name, int(unit), int(on), int(order), signals or "", place > 0)


def _held(one: Relation, below: Mapping[int, Sequence[Relation]], inner: Mapping[int, Relation]) -> set[int]:
    """The units that an attribution says."""
    held: set[int] = set()
    waiting = [one.on, *(c.unit for c in below.get(one.on, ()) if c.order < one.order)]
    if one.on in inner:
        waiting += _held(inner[one.on], below, {}) if inner[one.on] is not one else ()
    while waiting:
        unit = waiting.pop()
        if unit not in held and unit != one.unit:
            held.add(unit)
            if unit != one.on:
                waiting += [c.unit for c in below.get(unit, ())]
    return held


def _signals(words: str) -> dict[str, tuple[int, ...]]:
    """Token numbers by kind of signal, counted from 0."""
    found: dict[str, tuple[int, ...]] = {}
    for kind, numbers in _SIGNAL.findall(words):
        for part in numbers.split(","):
            first, _, last = part.partition("-")
            found[kind] = (*found.get(kind, ()), *range(int(first) - 1, int(last or first)))
    return found


def _spans(tree: gum.Tree, tokens: Iterable[int]) -> Spans:
    """Runs of neighbouring tokens as spans."""
    runs: list[list[int]] = []
    for token in sorted(set(tokens)):
        if runs and token == runs[-1][1] + 1:
            runs[-1][1] = token
        else:
            runs.append([token, token])
    return tuple((tree.tokens[first].start, tree.tokens[last].end) for first, last in runs)


MEASURE = Measure(
    name="attribution",
    title="Attribution: source and content",
    data="GUM test, 14 documents of 7 kinds; constructions were written on its train part and checked on dev",
    slice="gum",
    whole=gum.whole,
    count=count,
    figures=figures,
    shown=("f1", "precision", "recall", "source_f1", "content_f1", "cue"),
    least={"f1": 0.70},
    aim={"f1": 0.82},
)
