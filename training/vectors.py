"""Word vectors from text nobody labelled: positive PMI of neighbours, reduced by an eigen-decomposition."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

CONTEXTS, WINDOW, MIN_COUNT, WIDTH, WORDS = 3000, 3, 4, 56, 16000
_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")


def texts(data: Path) -> Iterator[str]:
    """Text that may be learnt from: nothing of a test part, nothing of ECB+, nothing of re3d."""
    for name in ("unlabelled/wikinews", "unlabelled/factbook"):
        for line in (data / f"{name}.jsonl").open(encoding="utf-8"):
            yield json.loads(line)["text"]
    for name in ("muc4/muc4", "redocred/redocred"):
        for line in (data / f"{name}.jsonl").open(encoding="utf-8"):
            row = json.loads(line)
            if row["split"] == ("train" if name == "muc4/muc4" else "dev"):
                yield row["text"]
    for line in (data / "ner_extra/ner.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        if row["src"] == "CrossNER":
            yield " ".join(row["tokens"])
    for name in ("gum", "ud_ewt"):
        words = [
            row.split("\t")[1] if row[0].isdigit() else "\n"
            for row in (data / name / "train.conllu").read_text(encoding="utf-8").split("\n")
            if row and (row[0].isdigit() or row.startswith("# sent_id")) and not re.match(r"\d+[-.]", row)
        ]
        yield " ".join(words)


def train(data: Path) -> tuple[list[str], np.ndarray]:
    """Lower-cased words and their vectors, one row a word, unit length."""
    lines = [_WORD.findall(text.lower()) for text in texts(data)]
    counts = Counter(word for line in lines for word in line)
    words = sorted((w for w, n in counts.items() if n >= MIN_COUNT), key=lambda w: (-counts[w], w))[:WORDS]
    index = {word: row for row, word in enumerate(words)}
    table = np.zeros((len(words), CONTEXTS * 2), dtype=np.float32)
    for line in lines:
        rows = np.array([index.get(word, -1) for word in line])
        for step in range(1, WINDOW + 1):
            left, right = rows[:-step], rows[step:]
            weight = np.float32(1.0 / step)
            keep = (left >= 0) & (right >= 0) & (right < CONTEXTS)
            np.add.at(table, (left[keep], right[keep]), weight)
            keep = (left >= 0) & (right >= 0) & (left < CONTEXTS)
            np.add.at(table, (right[keep], left[keep] + CONTEXTS), weight)
    total = table.sum()
    expected = table.sum(1, keepdims=True) * (table.sum(0, keepdims=True) ** 0.75)
    expected *= total / expected.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        table = np.log(table / expected, out=np.zeros_like(table), where=table > 0)
    np.maximum(table, 0, out=table)
    values, basis = np.linalg.eigh(table.T @ table)
    top = basis[:, ::-1][:, :WIDTH]
    vectors = (table @ top) * (np.maximum(values[::-1][:WIDTH], 1e-6) ** -0.25)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6)
    return words, np.round(vectors, 3).astype(np.float32)
