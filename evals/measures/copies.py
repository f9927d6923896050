"""Copies of texts, made by script, found among texts that are no copies: by kind of copy."""

from __future__ import annotations

import hashlib
import json
import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from evals import gum
from evals.measure import Measure, Row
from evals.rewording import SHARES, made
from whosays.corroboration.reuse import copies
from whosays.model.copies import Copies
from whosays.model.document import Document
from whosays.scoring.counts import Counts, ratio

SEED = 20261123
LEAST_WORDS = 200
EVERY = 8
FOUND = ("verbatim", "trimmed", "reworded 10", "reworded 20")  # those that have to be found


def found(texts: Mapping[str, str]) -> Copies:
    """What the program finds among texts, by id."""
    held = [Document(sha256=_hash(id_), path=id_, text=text, language="en") for id_, text in texts.items()]
    by_hash = {document.sha256: document.text for document in held}
    return copies(held, by_hash.__getitem__)


def _hash(id_: str) -> str:
    return hashlib.sha256(id_.encode()).hexdigest()


def count(rows: Sequence[Row]) -> Mapping[str, Counts]:
    """Counts by text: of each kind of copy, whether its pair with the text is found, and pairs that are none.

    All texts are one case with one kind of copy of each. A pair of two texts that is found without any copies in
    the case is set apart (two articles with one background paragraph do share it), as are pairs of their copies.
    """
    texts = {row["id"]: row["text"] for row in rows}
    vocabulary = sorted({word for text in texts.values() for word in text.lower().split() if word.isalpha()})
    known = {frozenset((reuse.left, reuse.right)) for reuse in found(texts).reuses}
    counts: dict[str, Counts] = {id_: {} for id_ in texts}
    for kind in SHARES:
        copied = {
            f"{id_} copy": made(text, kind, vocabulary, random.Random(f"{SEED} {kind} {id_}"))
            for id_, text in texts.items()
        }
        source = {_hash(id_): id_ for id_ in texts} | {_hash(f"{id_} copy"): id_ for id_ in texts}
        pairs: dict[str, set[str]] = defaultdict(set)
        near = set()
        for reuse in found(texts | copied).reuses:
            left, right = source[reuse.left], source[reuse.right]
            if left == right or frozenset((_hash(left), _hash(right))) not in known:
                pairs[left].add(right)
            if left == right and reuse.kind != "partial":
                near.add(left)
        for id_, one in counts.items():
            one[f"{kind} right"] = float(id_ in pairs[id_])
            one[f"{kind} near"] = float(id_ in near)
            one[f"{kind} wrong"] = float(len(pairs[id_] - {id_}))
            one["texts"] = 1.0
    return counts


def figures(total: Counts) -> dict[str, float]:
    """Recall and precision of each kind, how many count as copies of the whole text, and the lowest of each."""
    out: dict[str, float] = {}
    for kind in SHARES:
        name = kind.replace(" ", "_")
        right, wrong = total[f"{kind} right"], total[f"{kind} wrong"]
        out[f"{name}_recall"] = ratio(right, total["texts"])
        out[f"{name}_precision"] = ratio(right, right + wrong)
        out[f"{name}_whole"] = ratio(total[f"{kind} near"], total["texts"])
    names = [kind.replace(" ", "_") for kind in FOUND]
    out["recall"] = min(out[f"{name}_recall"] for name in names)
    out["precision"] = min(out[f"{name}_precision"] for name in names)
    return out


def whole(data: Path) -> list[Row]:
    """Every text of Wikinews and GUM with 200 words or more; the slice ("test") is every eighth."""
    lines = (data / "unlabelled/wikinews.jsonl").read_text("utf-8").splitlines()
    texts = {row["id"]: row["text"] for row in map(json.loads, lines)}
    texts |= {row["id"]: gum.tree(row).text for row in gum.whole(data)}
    long = [id_ for id_, text in texts.items() if len(text.split()) >= LEAST_WORDS]
    return [
        {"id": id_, "text": texts[id_], "part": "dev" if place % EVERY else "test"}
        for place, id_ in enumerate(long)
    ]


MEASURE = Measure(
    name="copies",
    title="Copies of a text found (the lowest of verbatim, trimmed, 10 and 20 % of the words changed)",
    data=(
        "Texts of 200 words and more of Wikinews (CC BY 2.5) and GUM (CC BY and CC BY-SA), every eighth; a copy "
        "of each, under another headline, is made by script (`evals/rewording.py`): verbatim, the first 50 to "
        "80 % of it, or with 10, 20 or 40 % of its words replaced, dropped or added. Thresholds were set with "
        "these texts in view. Pairs of texts that share passages without any copies are left out"
    ),
    slice="copies",
    count=count,
    figures=figures,
    shown=(
        "recall",
        "precision",
        "verbatim_recall",
        "trimmed_recall",
        "reworded_10_recall",
        "reworded_20_recall",
        "reworded_40_recall",
        "reworded_20_whole",
        "reworded_40_precision",
    ),
    whole=whole,
    least={"recall": 0.95, "precision": 0.98},
)
