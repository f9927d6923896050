"""Tokens, tags, trees and sentences from raw text, against GUM's trees.

A token counts when the reader has one of exactly the same characters; a tag, a head or a relation when that
token's is the gold's. Scores are F1 over tokens (sentences: over their first characters), as the CoNLL 2018 shared
task scores raw text, words written as one ("don't") being parted as both treebank and reader do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from evals import gum
from evals.measure import Measure, Row
from whosays import language
from whosays.model.reading import Reading
from whosays.scoring.counts import Counts, ratio


def count(rows: Sequence[Row]) -> dict[str, Counts]:
    """Counts by document."""
    trees = [gum.tree(row) for row in rows]
    readings = language.read_many(gum.document(tree) for tree in trees)
    return {tree.id: compared(tree, reading) for tree, reading in zip(trees, readings, strict=True) if reading}


def compared(tree: gum.Tree, reading: Reading) -> Counts:
    """How many tokens there are on both sides, and how many agree in what."""
    spots = [(token.start, token.end) for token in tree.tokens]
    gold = dict(zip(spots, tree.tokens, strict=True))
    ours = list(zip(reading.starts, reading.ends, strict=True))
    hits: Counter[str] = Counter(gold=len(gold), read=len(ours))
    for i, spot in enumerate(ours):
        token = gold.get(spot)
        if token is None:
            continue
        head = None if reading.heads[i] == i else ours[reading.heads[i]]
        attached = head == (None if spots[token.head] == spot else spots[token.head])
        hits["tokens"] += 1
        hits["tags"] += reading.tags[i] == token.tag
        hits["upos"] += reading.upos[i] == token.upos
        hits["uas"] += attached
        hits["las"] += attached and _relation(reading.deprels[i]) == _relation(token.deprel)
    starts = {spots[first][0] for first, _ in tree.sentences}
    read = {ours[first][0] for first, _ in reading.sentences}
    hits.update(gold_sentences=len(starts), read_sentences=len(read), sentences=len(starts & read))
    return dict(hits)


def _relation(deprel: str) -> str:
    return "root" if deprel == "ROOT" else deprel


def figures(total: Counts) -> dict[str, float]:
    """F1 of each."""
    size = total["gold"] + total["read"]
    found = {key: ratio(2 * total.get(key, 0), size) for key in ("uas", "las", "tags", "upos", "tokens")}
    whole = total["gold_sentences"] + total["read_sentences"]
    return {**found, "sentences": ratio(2 * total["sentences"], whole)}


MEASURE = Measure(
    name="syntax",
    title="Syntax from raw text",
    data="GUM test, 14 documents; the models learnt from its train part, the best pass was chosen on dev",
    slice="gum",
    whole=gum.whole,
    count=count,
    figures=figures,
    shown=("uas", "las", "tags", "sentences"),
    least={"uas": 0.87, "las": 0.83, "tags": 0.96, "sentences": 0.90},
    aim={"uas": 0.90, "las": 0.86, "tags": 0.97, "sentences": 0.93},
)
