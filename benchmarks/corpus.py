"""Documents to measure with: real texts from ../shared/data, else the sample case under changed names."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from itertools import chain, count, islice, zip_longest
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
SOURCES = (
    ("wikinews", "unlabelled/wikinews.jsonl", "text"),
    ("re3d", "re3d/re3d.jsonl", "text"),
    ("muc4", "muc4/muc4.jsonl", "text_original"),
)
_CAPITAL = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]{3,}\b")
_SYLLABLES = ("ba", "dor", "ki", "lun", "mer", "nos", "pel", "rin", "sta", "vek")


def describe() -> str:
    """What the documents are, for the table."""
    if not DATA.is_dir():
        return "the sample case, repeated under changed names"
    return "news (Wikinews), military press texts (re3d) and wire reports in capitals (MUC-4), interleaved"


def documents(number: int, characters: int | None = None) -> Iterator[tuple[str, str]]:
    """The first `number` documents as (file name, text), each cut to whole lines of about `characters`.

    The order mixes the kinds evenly, so that the first hundred are a fair sample of the first thousand.
    """
    for index, text in enumerate(islice(_texts(), number)):
        yield f"{index:05}.txt", text if characters is None else _cut(text, characters)


def _texts() -> Iterator[str]:
    if not DATA.is_dir():
        yield from _repeated()
        return
    kinds = [_column(DATA / path, field) for _, path, field in SOURCES]
    yield from (text for row in zip_longest(*kinds) for text in row if text)


def _column(path: Path, field: str) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)[field]


def _repeated() -> Iterator[str]:
    """The sample case again and again; from the second time on with other names, so that no two are copies."""
    folder = files("whosays").joinpath("examples", "highroad", "documents")
    texts = [one.read_text("utf-8") for one in sorted(folder.iterdir(), key=str) if one.name.endswith(".txt")]
    yield from chain.from_iterable((_renamed(text, turn) for text in texts) for turn in count())


def _renamed(text: str, turn: int) -> str:
    ending = "".join(_SYLLABLES[int(digit)] for digit in str(turn)) if turn else ""
    return _CAPITAL.sub(lambda name: name[0] + ending, text)


def _cut(text: str, characters: int) -> str:
    if len(text) <= characters:
        return text
    end = text.rfind("\n", 0, characters)
    return text[: end if end > characters // 2 else characters]
