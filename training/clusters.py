"""Word clusters out of word vectors: spherical k-means at three grains."""

from pathlib import Path

import numpy as np

GRAINS = (40, 200, 1000)
ROUNDS = 15


def build(words: list[str], vectors: np.ndarray) -> dict[str, tuple[int, int, int]]:
    """Coarse, middle and fine cluster of each word; the coarser are clusters of the centres of the finer."""
    fine, centres = _means(vectors, GRAINS[2], 0)
    middle, above = _means(centres, GRAINS[1], 1)
    coarse, _ = _means(above, GRAINS[0], 2)
    return {
        word: (int(coarse[middle[one]]), int(middle[one]), int(one)) for word, one in zip(words, fine, strict=True)
    }


def _means(points: np.ndarray, count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    centres = points[np.random.default_rng(seed).choice(len(points), count, replace=False)].copy()
    nearest = np.zeros(len(points), dtype=np.int64)
    for _ in range(ROUNDS):
        nearest = np.concatenate(
            [(points[i : i + 2000] @ centres.T).argmax(1) for i in range(0, len(points), 2000)]
        )
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, points)
        length = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(length > 1e-6, sums / np.maximum(length, 1e-6), centres)
    return nearest, centres


def save(clusters: dict[str, tuple[int, int, int]], path: Path) -> None:
    """One line a word, as `whosays.language.en.features.load_clusters` reads it."""
    lines = (f"{word} {a} {b} {c}\n" for word, (a, b, c) in sorted(clusters.items()))
    path.write_text("".join(lines), encoding="utf-8")
