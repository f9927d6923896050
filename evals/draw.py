"""Draw the passages of the blind reference: a seeded random choice of documents, cut at a sentence end.

`python evals/draw.py SHARED` prints the drawn document ids and the texts, so that anyone can check that the
annotated passages are the drawn ones and not chosen for being easy.
"""

from __future__ import annotations

import json
import random
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

#: Seeds of the two draws. The second draw never takes a document of the first.
PASSAGES_SEED = 20261122
HELDOUT_SEED = 7

MIN_WORDS, AIM_WORDS, MAX_WORDS = 120, 150, 220

# A full stop, question or exclamation mark (and what closes a quotation) before a space, or a paragraph's end.
_SENTENCE_END = re.compile(r"[.?!][\"'”’)\]]*(?=\s)|(?<=\S)(?=\n\s*\n)|\Z")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|No|vs|a\.m|p\.m)|\b[A-Z](?:\.[A-Z])*)\.$",
    re.IGNORECASE,
)


def cut(text: str) -> str | None:
    """Return the head of `text` that ends at a sentence end: the first one at or after AIM_WORDS words.

    When that would exceed MAX_WORDS the last sentence end from MIN_WORDS on is taken; None when there is none.
    """
    best: int | None = None
    for match in _SENTENCE_END.finditer(text):
        head = text[: match.end()]
        if _ABBREVIATION.search(head):
            continue
        words = len(head.split())
        if words > MAX_WORDS:
            break
        if words >= MIN_WORDS:
            best = match.end()
        if words >= AIM_WORDS:
            break
    return None if best is None else text[:best].rstrip()


def normal(text: str) -> str:
    """Text as SPEC section 2 stores it: no BOM, LF line ends, NFC."""
    return unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n"))


def candidates(shared: Path) -> dict[str, list[dict[str, Any]]]:
    """Documents of each source that can give a passage, sorted by id."""
    out: dict[str, list[dict[str, Any]]] = {}
    for name, path, field in (
        ("re3d", "re3d/re3d.jsonl", "text"),
        ("muc4", "muc4/muc4.jsonl", "text_original"),
        ("wikinews", "unlabelled/wikinews.jsonl", "text"),
    ):
        rows = [json.loads(line) for line in (shared / "data" / path).read_text("utf-8").splitlines()]
        kept = []
        for row in rows:
            if name == "muc4" and row["split"] == "train":
                continue
            passage = cut(normal(row[field]))
            if passage is not None:
                kept.append({**row, "passage": passage})
        out[name] = sorted(kept, key=lambda row: str(row["id"]))
    return out


def draw(shared: Path) -> dict[str, list[dict[str, Any]]]:
    """The two draws: four documents a source for `passages`, two others a source for `heldout`."""
    first, second = random.Random(PASSAGES_SEED), random.Random(HELDOUT_SEED)
    out: dict[str, list[dict[str, Any]]] = {"passages": [], "heldout": []}
    for source, rows in candidates(shared).items():
        chosen = first.sample(rows, 4)
        ids = {row["id"] for row in chosen}
        others = second.sample([row for row in rows if row["id"] not in ids], 2)
        out["passages"] += [{**row, "corpus": source} for row in chosen]
        out["heldout"] += [{**row, "corpus": source} for row in others]
    return out


if __name__ == "__main__":
    for part, rows in draw(Path(sys.argv[1])).items():
        for row in rows:
            print(f"\n### {part} {row['corpus']} {row['id']} ({len(row['passage'].split())} words)")
            print(json.dumps({k: row.get(k) for k in ("source", "licence", "title", "url", "date", "split")}))
            print(row["passage"])
