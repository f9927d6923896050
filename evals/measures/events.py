"""Who did what to whom with what: event claims against MUC-4's incident templates, merged over a document.

The text is the wire's own, in capitals under its header. Claims become slots by the table of
`whosays.scoring.muc4`, entities are the reader's local clusters, and `whosays.scoring.fillers` aligns them with
the gold. Documents without a template count: whatever is said of them is wrong.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from evals.measure import Measure, Row
from whosays import claims, language
from whosays.model.document import Document, Metadata, Original
from whosays.pipeline import stages
from whosays.scoring import fillers, muc4
from whosays.scoring.counts import Counts

#: The data has no part called test. Its dev part, which nothing is learnt from, is the one measured.
_PART = {"train": "train", "dev": "test"}


def whole(data: Path) -> list[Row]:
    """All documents: text, and for each slot the entities of all templates as lists of their mentions' words."""
    lines = (data / "muc4/muc4.jsonl").read_text("utf-8").split("\n")
    return [_row(json.loads(line)) for line in lines if line]


def _row(row: Mapping[str, Any]) -> Row:
    gold = {slot: _entities(row["templates"], slot) for slot in muc4.SLOTS}
    return {"id": row["id"], "part": _PART[row["split"]], "text": row["text_original"], "gold": gold}


def _entities(templates: Iterable[Mapping[str, Any]], slot: str) -> list[list[str]]:
    said = [[words for words, _ in entity] for template in templates for entity in template[slot]]
    return [sorted(entity) for entity in fillers.merged(said)]


def count(rows: Sequence[Row]) -> dict[str, Counts]:
    """Counts by document."""
    documents = [_document(row) for row in rows]
    readings = language.read_many(iter(documents))
    return dict(_counted(rows, documents, readings))


def _counted(
    rows: Sequence[Row], documents: Sequence[Document], readings: Iterable[Any]
) -> Iterator[tuple[str, Counts]]:
    for row, document, reading in zip(rows, documents, readings, strict=True):
        found = claims.claims_of(document, reading).claims
        yield row["id"], fillers.compared(row["gold"], muc4.fillers(found, reading.mentions))


def _document(row: Row) -> Document:
    data = row["text"].encode()
    digest = hashlib.sha256(data).hexdigest()
    original = Original(
        sha256=digest,
        path=f"{row['id']}.txt",
        size=len(data),
        media_type="text/plain",
        stated=Metadata(language="en"),
    )
    return stages.converted(original, data).document


MEASURE = Measure(
    name="events",
    title="Events and who takes part",
    data="MUC-4, the 200 documents of its dev part, 84 of them without a template; rules were written on train",
    slice="events",
    whole=whole,
    count=count,
    figures=fillers.figures,
    shown=("F1", "P", "R"),
    least={"F1": 0.30},
    aim={"F1": 0.48},
)
