"""Who is who within a document: chains of mentions against those of GUM, from raw text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from evals.chains import documents
from evals.measure import Measure, Row
from whosays.pipeline import extract_text
from whosays.scoring.coreference import Place, coreference, figures
from whosays.scoring.counts import Counts


def chains(text: str) -> list[list[Place]]:
    """The mentions and phrases that `whosays extract` puts into one `entity`, all of them, by their offsets."""
    found: dict[str, list[Place]] = {}
    extract = extract_text(text, language="en")
    for mention in extract["mentions"] + extract["phrases"]:
        found.setdefault(mention["entity"], []).append((mention["start"], mention["end"]))
    return list(found.values())


def count(rows: Sequence[Row]) -> Mapping[str, Counts]:
    """Counts by document."""
    return {
        row["id"]: coreference(
            [[(start, end) for start, end in chain] for chain in row["chains"]], chains(row["text"])
        )
        for row in rows
    }


def whole(data: Path) -> list[Row]:
    """All of GUM with its parts; the slice is the test part."""
    return [
        {**row, "part": part}
        for part in ("train", "dev", "test")
        for row in documents(data / "gum" / f"{part}.conllu")
    ]


MEASURE = Measure(
    name="coreference",
    title="Who is who within a document",
    data="GUM, test part: 14 documents of 7 genres, all chains of identity (annotation CC BY 4.0; texts "
    "CC BY 2.5, CC BY 4.0, CC BY-SA 3.0). The reader learned from the train and dev parts.",
    slice="coreference",
    count=count,
    figures=figures,
    shown=("conll_f1", "muc_precision", "muc_recall", "b3_precision", "b3_recall", "ceaf_e_f1"),
    whole=whole,
    least={"conll_f1": 0.40},
    aim={"conll_f1": 0.55},
)
