"""Proper names: GUM's persons, organisations and places with a proper head, their run of proper nouns compared.

A gold span counts when its head is a proper noun. What is compared is the row of proper nouns that the head
stands in, within the span, titles in front left out ("the late Dr. Ada Bly of Ghent" is "Ada Bly"), and the type.
The same is done with the reader's mentions but for pronouns; a name of the reader without a proper head counts as
wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from evals import gum
from evals.measure import Measure, Row
from whosays import language
from whosays.scoring.counts import Counts
from whosays.scoring.mentions import Span, Tree, name_counts, name_figures

TYPES = {"person": "person", "organization": "organisation", "place": "place"}
_OURS = {"person": "person", "organisation": "organisation", "place": "place", "facility": "place"}
_MARK = re.compile(r"\((\d+)-([a-z]+)-[^()|]*?(?=[()]|$)(\))?|(\d+)\)")


def count(rows: Sequence[Row]) -> Mapping[str, Counts]:
    """Counts by document."""
    trees = [gum.tree(row) for row in rows]
    found = {}
    for tree, reading in zip(trees, language.read_many(gum.document(tree) for tree in trees), strict=True):
        assert reading is not None
        read = [
            (one.start, one.end, _OURS[one.type], one.name)
            for one in reading.mentions
            if one.type in _OURS and one.form != "pronoun"
        ]
        found[tree.id] = name_counts(_columns(tree), list(spans(tree)), read)
    return found


def _columns(tree: gum.Tree) -> Tree:
    return Tree(
        starts=[token.start for token in tree.tokens],
        ends=[token.end for token in tree.tokens],
        upos=[token.upos for token in tree.tokens],
        heads=[token.head for token in tree.tokens],
        deprels=[token.deprel for token in tree.tokens],
    )


def spans(tree: gum.Tree) -> Iterator[Span]:
    """GUM's entity spans of the three types."""
    opened: dict[str, list[tuple[int, str]]] = {}
    for token in tree.tokens:
        value = re.search(r"(?:^|\|)Entity=([^|]+)", token.misc)
        for number, kind, closed, closing in _MARK.findall(value[1] if value else ""):
            if not closing:
                opened.setdefault(number, []).append((token.start, kind))
            if (closed or closing) and opened.get(number or closing):
                start, kind = opened[number or closing].pop()
                if kind in TYPES:
                    yield start, token.end, TYPES[kind]


MEASURE = Measure(
    name="names",
    title="Proper names of persons, organisations and places (run of proper nouns and type, exact F1)",
    data="GUM test, 14 documents; the reader learnt names from GUM train and was chosen on GUM dev.",
    slice="gum",
    count=count,
    figures=name_figures,
    shown=("f1", "person", "organisation", "place", "precision", "recall"),
    whole=gum.whole,
    least={"f1": 0.75},
    aim={"f1": 0.85},
)
