"""Draw the passages of `cases/unseen.jsonl`: thirty, five of each of six kinds of document, by one seed.

`python -m evals.draw_kinds SHARED` prints the drawn documents and their texts, as `draw.py` does for the
two older files. No document of those is drawn again. GUM and Re-DocRED are kept as tokens: their text is
rebuilt here.
"""

from __future__ import annotations

import json
import random
import re
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from evals.draw import cut, normal

SEED = 20261123
EACH = 5

#: Drawn, read, and found to hold no claim of the vocabulary at all: the next in order takes its place.
REPLACED: frozenset[str] = frozenset({"GUM_interview_libertarian#9"})

_CASES = Path(__file__).parent / "cases"
_LIST_MARK = re.compile(r"\s+(?:\d+)?\.$")
_DATELINE = re.compile(r"\b(\d{1,2}) (JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC) (\d\d)\b")
_GUM_LICENCES = {"court": "CC BY 4.0 (GUM)", "interview": "CC BY 2.5", "bio": "CC BY-SA 3.0"}
_TOKENS = (
    (re.compile(r"\s+([,.;:!?%)\]])"), r"\1"),
    (re.compile(r"([(\[$£€])\s+"), r"\1"),
    (re.compile(r"\s+(['’]s|['’]|n['’]t)(?=\s|$|[,.;:!?)])"), r"\1"),
    (re.compile(r'"\s*([^"]*?)\s*"'), r'"\1"'),
    (re.compile(r"(?<=\w)\s+([-–/])\s+(?=\w)"), r"\1"),
)

Row = dict[str, Any]


def joined(tokens: str) -> str:
    """Tokens separated by spaces as running text."""
    for pattern, by in _TOKENS:
        tokens = pattern.sub(by, tokens)
    return tokens


def gum(shared: Path, genre: str) -> list[Row]:
    """Dev and test documents of one genre; `paragraphs` holds their text, a turn headed by its speaker's name."""
    out: list[Row] = []
    for name in ("dev", "test"):
        speaker = previous = None
        fresh = False
        for line in (shared / "data" / "gum" / f"{name}.conllu").read_text("utf-8").splitlines():
            key, _, value = line.partition(" = ")
            if key == "# newdoc id":
                out.append({"id": value, "source": "GUM", "paragraphs": []})
                previous = None
            elif key.startswith("# meta::"):
                out[-1][key.removeprefix("# meta::")] = value
            elif key == "# newpar":
                fresh = True
            elif key == "# sent_id":
                speaker = None
            elif key == "# speaker":
                speaker = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", value)
            elif key == "# text":
                paragraphs = out[-1]["paragraphs"]
                label = f"{speaker}: " if speaker and speaker != previous else ""
                if fresh or label:
                    paragraphs.append(label + value)
                else:
                    paragraphs[-1] += " " + value
                previous, fresh = speaker, False
    kept = [row for row in out if row["genre"] == genre]
    for row in kept:
        row |= {"licence": _GUM_LICENCES[genre], "url": row["sourceURL"], "text": "\n\n".join(row["paragraphs"])}
        row |= {"publisher": "Wikipedia" if genre == "bio" else row["author"].split(",")[0]}
        row |= {"published": None if genre == "bio" else row["dateCreated"]}
    return kept


def _lines(shared: Path, path: str) -> list[Row]:
    return [json.loads(line) for line in (shared / "data" / path).read_text("utf-8").splitlines()]


def passage_of(text: str) -> str | None:
    """The head of the text as `draw.cut` cuts it, without a list mark ("4.") left hanging at its end."""
    head = cut(normal(text))
    return _LIST_MARK.sub("", head) if head else None


def dateline(text: str) -> str | None:
    """The date of a wire report's first line, as ISO."""
    if (match := _DATELINE.search(text[:200])) is None:
        return None
    return datetime.strptime(" ".join(match.groups()), "%d %b %y").date().isoformat()


def heads(rows: list[Row], used: set[str]) -> list[Row]:
    """Those of the documents not yet used that can give a passage from their beginning, by id."""
    kept = [{**row, "passage": passage_of(row["text"])} for row in rows if row["id"] not in used]
    return sorted((row for row in kept if row["passage"]), key=lambda row: str(row["id"]))


def later(rows: list[Row]) -> list[Row]:
    """Passages that begin at a later paragraph, behind the one that begins the document."""
    out = []
    for row in rows:
        past = len(passage_of(row["text"]) or "")
        start = 0
        for number, paragraph in enumerate(row["paragraphs"]):
            passage = passage_of("\n\n".join(row["paragraphs"][number:]))
            if start >= past and passage:
                out.append({**row, "id": f"{row['id']}#{number}", "passage": passage})
            start += len(paragraph) + 2
    return out


def orders(shared: Path) -> dict[str, list[list[Row]]]:
    """For each kind its pools in the seeded order: from each pool in turn the first ones are taken."""
    used = {
        json.loads(line)["id"].removeprefix("re3d:").removeprefix("muc4:")
        for name in ("passages", "heldout")
        for line in (_CASES / f"{name}.jsonl").read_text("utf-8").splitlines()
    }
    rng = random.Random(SEED)

    def mixed(rows: list[Row]) -> list[Row]:
        return rng.sample(rows, len(rows))

    wikinews = [
        {**row, "source": "wikinews", "licence": "CC BY 2.5", "publisher": "Wikinews", "published": row["date"]}
        for row in _lines(shared, "unlabelled/wikinews.jsonl")
    ]
    muc4 = [
        {
            **row,
            "source": "muc4",
            "licence": "public domain",
            "text": row["text_original"],
            "published": dateline(row["text_original"]),
        }
        for row in _lines(shared, "muc4/muc4.jsonl")
        if row["split"] != "train"
    ]
    re3d = [{**row, "publisher": row["source"]} for row in _lines(shared, "re3d/re3d.jsonl")]
    first = set(sorted(row["id"] for row in re3d)[::5])
    redocred = [
        {
            **row,
            "source": "Re-DocRED (Wikipedia)",
            "licence": "MIT; text CC BY-SA 3.0",
            "publisher": "Wikipedia",
            "text": joined(row["text"]),
        }
        for row in _lines(shared, "redocred/redocred.jsonl")
        if row["split"] == "test"
    ]
    out: dict[str, list[list[Row]]] = {}
    out["news"] = [mixed(heads(wikinews, used))]
    out["wire"] = [mixed(heads(muc4, used))]
    for kind in ("court", "interview"):
        rows = gum(shared, kind)
        out[kind] = [mixed(heads(rows, used)) + mixed(later(rows))]
    for kind in ("agency", "encyclopedia"):
        rows = heads([row for row in re3d if (row["source"] == "Wikipedia") == (kind == "encyclopedia")], used)
        held = mixed([row for row in rows if row["id"] in first])
        out[kind] = [held + mixed([row for row in rows if row["id"] not in first])]
    out["encyclopedia"] += [mixed(heads(gum(shared, "bio"), used)), mixed(heads(redocred, used))]
    return out


#: How many each pool gives: an encyclopedia is one re3d page, one GUM biography, and Re-DocRED.
SHARES = {"encyclopedia": (1, 1, 3)}


def draw(shared: Path) -> list[Row]:
    """The thirty passages, kind by kind."""
    out = []
    for kind, pools in orders(shared).items():
        for pool, share in zip(pools, SHARES.get(kind, (EACH,)), strict=True):
            out += [{**row, "kind": kind} for row in pool if row["id"] not in REPLACED][:share]
    return out


if __name__ == "__main__":
    for row in draw(Path(sys.argv[1])):
        print(f"\n### {row['kind']} {row['source']} {row['id']} ({len(row['passage'].split())} words)")
        print(json.dumps({k: row.get(k) for k in ("licence", "title", "url", "publisher", "published")}))
        print(row["passage"])
