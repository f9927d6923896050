"""Claims for blind judging, some of them spoilt: draw them, count the verdicts of one or two judges.

    python -m evals.blind draw FOLDER --seed 1 [-n 200] [--spoilt 0.2] [--data ../shared/data]
    python -m evals.blind count FOLDER
    python -m evals.blind refresh FOLDER

`draw` reads documents that the reader was not made on, of five kinds, draws the same number of claims of each,
spoils a share of them (`evals.corrupt`) and writes FOLDER/sheet.json, for the judge, and FOLDER/key.json, which
the judge does not see: what was spoilt and how, and what spoke for each claim. A judge saves the sheet with his
verdicts as FOLDER/judged.json, a second one as FOLDER/judged-2.json. `refresh` asks the present reader what speaks
for the claims of the key; those that it no longer gives are marked `gone`.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evals import gum, judge
from evals.corrupt import corrupted
from evals.measure import DATA
from whosays import claims, language, pipeline
from whosays.model.document import Document, Metadata, Part
from whosays.scoring.align import Json
from whosays.scoring.counts import ratio

KINDS = ("news", "wire", "agency report", "encyclopedia", "court and interview")
DOCUMENTS = 40


def pools(data: Path) -> dict[str, list[tuple[str, str]]]:
    """(id, text) of the documents of each kind, sorted by id."""

    def lines(name: str) -> list[Json]:
        return [json.loads(line) for line in (data / name).open(encoding="utf-8")]

    held_out = sorted(row["id"] for row in lines("re3d/re3d.jsonl"))[::5]
    spoken = [row for row in gum.whole(data) if row["part"] != "train"]
    return {
        "news": [(row["id"], row["text"]) for row in lines("unlabelled/wikinews.jsonl")],
        "wire": [(row["id"], row["text_original"]) for row in lines("muc4/muc4.jsonl") if row["split"] != "train"],
        "agency report": [(row["id"], row["text"]) for row in lines("re3d/re3d.jsonl") if row["id"] in held_out],
        "encyclopedia": [
            (row["id"], row["text"]) for row in lines("redocred/redocred.jsonl") if row["split"] == "test"
        ],
        "court and interview": [
            (row["id"], gum.tree(row).text) for row in spoken if row["id"].split("_")[1] in ("court", "interview")
        ],
    }


def draw(data: Path, number: int, spoilt: float, seed: int) -> tuple[list[Json], list[Json]]:
    """The sheet and the key, in the same order."""
    rng = random.Random(seed)
    drawn: list[tuple[str, Json, Json, claims.Features]] = []
    for kind, pool in pools(data).items():
        chosen = rng.sample(sorted(pool), min(DOCUMENTS, len(pool)))
        found = [pair for name, text in chosen for pair in read(name, text)]
        drawn += [(kind, *pair) for pair in rng.sample(found, min(number // len(KINDS), len(found)))]
    rng.shuffle(drawn)
    sheet: list[Json] = []
    key: list[Json] = []
    for place, (kind, extract, claim, known) in enumerate(drawn):
        change = corrupted(extract, claim, rng) if rng.random() < spoilt else None
        shown = change[0] if change else claim
        sheet.append(
            {
                "number": place,
                "claim": judge.line(extract, shown),
                "chain": judge.chain(extract, shown).replace("\n            ", " <- "),
                "stance": f"{shown['stance']}, {shown['polarity']}",
                "quote": judge.passage(extract, claim),
                "document": extract["document"]["path"],
                "verdict": "",
                "why": "",
            }
        )
        key.append(
            {
                "number": place,
                "kind": kind,
                "document": extract["document"]["path"],
                "claim": claim["id"],
                "spoilt": change[1] if change else None,
                "p_extraction": claim["p_extraction"],
                "features": known,
            }
        )
    return sheet, key


def read(name: str, text: str) -> list[tuple[Json, Json, claims.Features]]:
    """Each claim of a text with its extract and with what speaks for it."""
    extract = pipeline.extract_text(text, path=name)
    sha256, size = extract["document"]["sha256"], len(extract["text"])
    document = Document(
        sha256=sha256,
        path=name,
        text=extract["text"],
        language="en",
        metadata=Metadata(),
        parts=(Part(kind="body", start=0, end=size),),
    )
    reading = language.read(document)
    if reading is None or not reading.starts:
        return []
    known = {claim.id: found for claim, found in claims.proposed(document, reading)[0]}
    return [(extract, claim, known[claim["id"]]) for claim in extract["claims"] if claim["id"] in known]


def refreshed(key: Sequence[Json], data: Path) -> list[Json]:
    """The key with what the present reader finds for each claim."""
    texts = {name: text for pool in pools(data).values() for name, text in pool}
    wanted = sorted({row["document"] for row in key})
    found = {(name, claim["id"]): known for name in wanted for _, claim, known in read(name, texts[name])}
    return [
        row | {"features": found.get(place, row["features"]), "gone": place not in found}
        for row in key
        for place in [(row["document"], row["claim"])]
    ]


def count(key: Sequence[Json], sheets: Sequence[Sequence[Json]]) -> dict[str, float]:
    """Share of the true claims judged right, of the spoilt ones caught; agreement of two judges, Cohen's kappa.

    Raises ValueError for a verdict that is neither right nor wrong, or a missing one.
    """
    figures: dict[str, float] = {}
    verdicts: list[list[bool]] = []
    for which, sheet in enumerate(sheets, 1):
        said = {row["number"]: row["verdict"] for row in sheet}
        bad = [number for number, verdict in said.items() if verdict not in ("right", "wrong")]
        if bad or set(said) != {row["number"] for row in key}:
            raise ValueError(f"sheet {which}: no verdict of right or wrong for {bad or 'some claims'}")
        own = [said[row["number"]] == "right" for row in key if not row["spoilt"]]
        spoilt = [said[row["number"]] == "wrong" for row in key if row["spoilt"]]
        figures[f"claims {which}"], figures[f"right {which}"] = len(own), ratio(sum(own), len(own))
        figures[f"spoilt {which}"], figures[f"caught {which}"] = len(spoilt), ratio(sum(spoilt), len(spoilt))
        verdicts.append([said[row["number"]] == "right" for row in key])
    if len(verdicts) == 2:
        pairs = list(zip(*verdicts, strict=True))
        agree = ratio(sum(a == b for a, b in pairs), len(pairs))
        shares = [ratio(sum(column), len(column)) for column in verdicts]
        chance = shares[0] * shares[1] + (1 - shares[0]) * (1 - shares[1])
        figures |= {"agreement": agree, "kappa": ratio(agree - chance, 1 - chance)}
    return figures


def main() -> None:
    """The commands of the module's docstring."""
    parser = argparse.ArgumentParser(prog="python -m evals.blind", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("command", choices=("draw", "count", "refresh"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-n", type=int, default=200)
    parser.add_argument("--spoilt", type=float, default=0.2)
    parser.add_argument("--data", type=Path, default=DATA)
    options = parser.parse_args()
    if options.command == "draw":
        if (options.folder / "sheet.json").exists():
            parser.error(f"{options.folder} has a sheet already: name another folder")
        options.folder.mkdir(parents=True, exist_ok=True)
        made = draw(options.data, options.n, options.spoilt, options.seed)
        for name, rows in zip(("sheet", "key"), made, strict=True):
            _write(options.folder / f"{name}.json", rows)
        print(f"{len(made[0])} claims, {sum(bool(row['spoilt']) for row in made[1])} of them spoilt")
    elif options.command == "refresh":
        made_anew = refreshed(json.loads((options.folder / "key.json").read_text("utf-8")), options.data)
        _write(options.folder / "key.json", made_anew)
        print(f"{sum(bool(row['gone']) for row in made_anew)} of {len(made_anew)} are gone")
    else:
        key = json.loads((options.folder / "key.json").read_text("utf-8"))
        sheets = [json.loads(path.read_text("utf-8")) for path in sorted(options.folder.glob("judged*.json"))]
        for name, figure in count(key, sheets).items():
            print(f"{name:12} {figure:.3f}")


def _write(path: Path, rows: list[Any]) -> None:
    path.write_text(
        "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
