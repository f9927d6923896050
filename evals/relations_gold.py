"""How well relations of re3d are told apart when their entities are given: a figure, no part of the product.

python -m evals.relations_gold [DATA]

Logistic regression over words, types and the syntax of the reader, in five folds by document. Candidates are the
ordered pairs of entities of one sentence; relations across sentences count as missed. Nothing of it is shipped:
trained on 64 documents about one war, it would propose what such texts say, not what a passage says.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evals.measure import DATA, Row
from evals.measures.relations import SURE, SYMMETRIC
from whosays.model.document import Metadata, Original
from whosays.model.reading import Reading
from whosays.pipeline import stages
from whosays.scoring.counts import f_score, ratio

BUCKETS = 1 << 17
FOLDS, EPOCHS, RATE, PENALTY, LEAST = 5, 30, 0.02, 0.001, 0.15
NONE = "-"
Ends = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entities of a sentence as ends of a relation, what is marked, and the features.

    `turned`: the relation has no direction, and is learnt from the pair the other way round.
    """

    document: str
    ends: Ends
    label: str
    features: NDArray[np.int64]
    turned: bool


@dataclass(frozen=True, slots=True)
class _Entity:
    span: tuple[int, int]
    type: str
    first: int
    last: int
    head: int


def main() -> None:
    """Print precision, recall and F1 over all kinds, and by kind."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("data", type=Path, nargs="?", default=DATA)
    lines = (parser.parse_args().data / "re3d/re3d.jsonl").read_text("utf-8").split("\n")
    rows = sorted((json.loads(line) for line in lines if line), key=lambda row: str(row["id"]))
    marked = {row["id"]: _marked(row) for row in rows}
    pairs = {row["id"]: list(_pairs(row, marked[row["id"]])) for row in rows}
    wanted, given, right = Counter[str](), Counter[str](), Counter[str]()
    for fold in range(FOLDS):
        held = [row["id"] for row in rows[fold::FOLDS]]
        model = Model([p for key in pairs if key not in held for p in pairs[key] if not p.turned])
        for key in held:
            found = {(one, *_ends(one, p.ends)) for p in pairs[key] if (one := model.kind(p.features)) != NONE}
            wanted.update(kind for kind, *_ in marked[key])
            given.update(kind for kind, *_ in found)
            right.update(kind for kind, *_ in found & marked[key])
    for kind in (*sorted(wanted), None):
        of = [c.total() if kind is None else c[kind] for c in (right, given, wanted)]
        precision, recall = ratio(of[0], of[1]), ratio(of[0], of[2])
        print(f"{kind or 'all':18} {of[2]:4} P {precision:.3f} R {recall:.3f} F1 {f_score(precision, recall):.3f}")


def _ends(kind: str, ends: Ends) -> Ends:
    return (min(ends), max(ends)) if kind in SYMMETRIC else ends


def _marked(row: Row) -> set[tuple[str, tuple[int, int], tuple[int, int]]]:
    found = set()
    for one in row["relations"]:
        if one["confidence"] >= SURE:
            source, target = ((one[end]["begin"], one[end]["end"]) for end in ("source", "target"))
            found.add((one["type"], *_ends(one["type"], (source, target))))
    return found


def _pairs(row: Row, marked: set[tuple[str, tuple[int, int], tuple[int, int]]]) -> Iterator[Pair]:
    data = row["text"].encode()
    original = Original(
        sha256="0" * 64, path="t.txt", size=len(data), media_type="text/plain", stated=Metadata(title=row["title"])
    )
    reading, _, _ = stages.read(stages.converted(original, data).document)
    kinds = {ends: kind for kind, *ends_ in marked for ends in [tuple(ends_)]}
    for first, last in reading.sentences:
        entities = list(_entities(row, reading, first, last))
        for a in entities:
            for b in entities:
                if a.span == b.span:
                    continue
                ends = (a.span, b.span)
                label = kinds.get(ends, NONE)
                back = kinds.get((b.span, a.span), NONE)
                label = back if label == NONE and back in SYMMETRIC else label
                features = (
                    *_features(reading, a, b),
                    *_beside(row["text"], reading, a, b, entities),
                    *_joined(reading, a, b),
                )
                turned = label in SYMMETRIC and a.span > b.span
                yield Pair(row["id"], ends, label, _hashed(features), turned)


def _entities(row: Row, reading: Reading, first: int, last: int) -> Iterator[_Entity]:
    seen = set()
    for one in row["entities"]:
        span = (one["begin"], one["end"])
        inside = [t for t in range(first, last) if reading.starts[t] < span[1] and span[0] < reading.ends[t]]
        if one["confidence"] < SURE or not inside or span in seen:
            continue
        seen.add(span)
        head = next((t for t in inside if not inside[0] <= reading.heads[t] <= inside[-1]), inside[-1])
        yield _Entity(span, one["type"], inside[0], inside[-1], head)


def _path(reading: Reading, one: int, other: int) -> tuple[list[int], list[int], int]:
    """Tokens from each end up to the lowest common head, and that head."""

    def up(token: int) -> list[int]:
        found = [token]
        while reading.heads[token] != token and len(found) < 30:
            token = reading.heads[token]
            found.append(token)
        return found

    left, right = up(one), up(other)
    top = next((t for t in left if t in set(right)), left[-1])
    return (
        left[: left.index(top)] if top in left else left,
        right[: right.index(top)] if top in right else right,
        top,
    )


def _features(reading: Reading, a: _Entity, b: _Entity) -> Iterator[str]:
    types, order = f"{a.type}>{b.type}", "a" if a.first < b.first else "b"
    low, high = (a, b) if a.first < b.first else (b, a)
    between = range(low.last + 1, high.first)
    lemmas = [reading.lemmas[t] for t in between]
    gap = min(len(lemmas), 12)
    yield from (types, f"{types} {order}", f"{types} gap {gap // 3}", f"a {a.type}", f"b {b.type}")
    nested = (a.first <= b.first and b.last <= a.last) or (b.first <= a.first and a.last <= b.last)
    yield f"nested {nested} {types} {order}"
    if gap <= 10:
        yield from (f"{order} w {word}" for word in lemmas)
        yield from (f"{types} w {word}" for word in lemmas)
        yield from (f"{order} ww {x} {y}" for x, y in pairwise(lemmas))
    if gap <= 4:
        yield f"{types} {order} all {' '.join(lemmas)}"
    for name, one in (("a", a), ("b", b)):
        yield from (f"{name} head {reading.lemmas[one.head]}", f"{name} rel {reading.deprels[one.head]}")
        words = [reading.lemmas[t] for t in range(one.first, one.last + 1)]
        yield from (f"{name} in {word}" for word in words[:8])
        if one.first > 0:
            yield f"{name} before {reading.lemmas[one.first - 1]} {types}"
        if one.last + 1 < len(reading.lemmas):
            yield f"{name} after {reading.lemmas[one.last + 1]} {types}"
    left, right, top = _path(reading, a.head, b.head)
    rels = [f"^{reading.deprels[t]}" for t in left] + [f"v{reading.deprels[t]}" for t in reversed(right)]
    yield from (f"top {reading.lemmas[top]}", f"top {reading.lemmas[top]} {types}", f"long {min(len(rels), 8)}")
    if len(rels) <= 6:
        yield from (f"path {' '.join(rels)}", f"path {' '.join(rels)} {types}")
        inner = [reading.lemmas[t] for t in (*left[1:], top, *reversed(right[1:]))]
        yield from (f"on path {word} {types}" for word in inner)
        yield f"lex path {' '.join(inner)}"
        yield from (f"case {reading.lemmas[t]} {types}" for e in (a, b) for t in _cases(reading, e.head))


def _beside(text: str, reading: Reading, a: _Entity, b: _Entity, entities: Sequence[_Entity]) -> Iterator[str]:
    """What other entities of the sentence say: those between, rivals for an end, those around."""
    types, order = f"{a.type}>{b.type}", "a" if a.first < b.first else "b"
    low, high = (a, b) if a.first < b.first else (b, a)
    between = [e for e in entities if e.first > low.last and e.last < high.first]
    yield f"between {min(len(between), 4)} {types}"
    yield from (f"between {e.type} {types}" for e in between)
    far = abs(a.head - b.head)
    others = [e for e in entities if e.span not in (a.span, b.span)]
    nearer_b = sum(e.type == b.type and abs(e.head - a.head) < far for e in others)
    nearer_a = sum(e.type == a.type and abs(e.head - b.head) < far for e in others)
    yield f"nearer {min(nearer_b, 3)} {types}"
    yield f"nearer to b {min(nearer_a, 3)} {types}"
    yield f"nearer both {min(nearer_b, 2)} {min(nearer_a, 2)} {types} {order}"
    yield f"rivals {min(sum(e.type == b.type for e in others), 3)} {types}"
    yield f"entities {min(len(entities) // 2, 5)} {types}"
    for name, one in (("a", a), ("b", b)):
        around = [e for e in entities if e.span != one.span and e.first <= one.first and one.last <= e.last]
        inside = [e for e in entities if e.span != one.span and one.first <= e.first and e.last <= one.last]
        yield f"around {name} {around[0].type if around else NONE} {types}"
        yield f"inside {name} {inside[0].type if inside else NONE} {types}"
        yield f"around {name} other {any(e.span in (a.span, b.span) for e in around)} {types}"
        yield f"length {name} {min(one.last - one.first, 4)} {types}"
    gap = text[low.span[1] : high.span[0]]
    if len(gap) < 15:
        yield f"gap {gap!r} {types} {order}"
    yield f"marks {'(' in gap} {')' in gap} {',' in gap} {types}"
    yield f"capitals {text[a.span[0]].isupper()} {text[b.span[0]].isupper()} {types}"
    kinds = [reading.upos[t] for t in range(low.last + 1, high.first)]
    if len(kinds) <= 6:
        yield f"tags {' '.join(kinds)} {types} {order}"
    yield f"verbs {min(kinds.count('VERB'), 3)} {types}"
    yield f"marks {min(kinds.count('PUNCT'), 3)} {types}"


def _joined(reading: Reading, a: _Entity, b: _Entity) -> Iterator[str]:
    """The path between the ends with coordination and apposition folded: what holds for the first of a list is
    likely to hold for all of it (the propagated conjuncts of enhanced Universal Dependencies).
    """
    types, order = f"{a.type}>{b.type}", "a" if a.first < b.first else "b"
    verbs = [_verb(reading, one.head) for one in (a, b)]
    yield f"one verb {verbs[0] == verbs[1]} {types} {order}"
    yield from (f"verb {name} {reading.lemmas[verb]} {types}" for name, verb in zip("ab", verbs, strict=True))
    if verbs[0] == verbs[1]:
        yield f"verb {reading.lemmas[verbs[0]]} {reading.deprels[a.head]} {reading.deprels[b.head]} {types}"
    ends = [_first_of_list(reading, one.head) for one in (a, b)]
    yield f"one list {ends[0] == ends[1]} {types}"
    left, right, top = _path(reading, *ends)
    rels = [f"^{reading.deprels[t]}" for t in left] + [f"v{reading.deprels[t]}" for t in reversed(right)]
    if len(rels) > 6:
        yield f"folded long {min(len(rels), 10)} {types}"
        return
    path = " ".join(rels)
    inner = [reading.lemmas[t] for t in (*left[1:], top, *reversed(right[1:]))]
    yield from (f"folded {path}", f"folded {path} {types}", f"folded lemmas {' '.join(inner)} {types}")
    yield f"folded top {reading.lemmas[top]} {path}"
    yield from (f"folded on path {word} {kind}" for word in inner for kind in ("", types))
    for name, end in zip("ab", ends, strict=True):
        for case in (reading.lemmas[t] for t in _cases(reading, end)):
            yield from (f"folded case {name} {case} {types}", f"folded case {name} {case} {reading.lemmas[top]}")


def _verb(reading: Reading, token: int) -> int:
    for _ in range(20):
        if reading.upos[token] == "VERB" or reading.heads[token] == token:
            break
        token = reading.heads[token]
    return token


def _first_of_list(reading: Reading, token: int) -> int:
    for _ in range(10):
        if reading.deprels[token] not in ("conj", "appos", "flat") or reading.heads[token] == token:
            break
        token = reading.heads[token]
    return token


def _cases(reading: Reading, token: int) -> list[int]:
    near = range(max(token - 8, 0), min(token + 3, len(reading.heads)))
    return [t for t in near if reading.heads[t] == token and reading.deprels[t] == "case"]


def _hashed(features: Iterable[str]) -> NDArray[np.int64]:
    return np.unique(np.fromiter((zlib.crc32(f.encode()) % BUCKETS for f in features), dtype=np.int64))


class Model:
    """Multinomial logistic regression with a squared penalty, hashed features; deterministic.

    Stochastic gradients with steps that shrink as 1 / (1 + RATE x PENALTY x step) (L. Bottou, "Stochastic gradient
    descent tricks", 2012). The penalty shrinks all weights at each step, which one factor for all of them does.
    """

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self.kinds = [NONE, *sorted({p.label for p in pairs} - {NONE})]
        number = {kind: n for n, kind in enumerate(self.kinds)}
        self._weights = np.zeros((BUCKETS, len(self.kinds)))
        self._factor = 1.0
        order = np.random.default_rng(7)
        step = 0
        for _ in range(EPOCHS):
            for at in order.permutation(len(pairs)):
                rate = RATE / (1 + RATE * PENALTY * step)
                features = pairs[at].features
                error = self._chances(features)
                error[number[pairs[at].label]] -= 1.0
                self._factor *= 1 - rate * PENALTY
                self._weights[features] -= rate / self._factor * error
                step += 1

    def _chances(self, features: NDArray[np.int64]) -> NDArray[np.float64]:
        scores = self._factor * self._weights[features].sum(axis=0)
        scores = np.exp(scores - scores.max())
        chances: NDArray[np.float64] = scores / scores.sum()
        return chances

    def kind(self, features: NDArray[np.int64]) -> str:
        """The likeliest kind of relation, none where it is unlikely (the bound was set on these folds)."""
        chances = self._chances(features)
        best = int(chances[1:].argmax()) + 1
        return self.kinds[best] if chances[best] > LEAST else NONE


if __name__ == "__main__":
    main()
