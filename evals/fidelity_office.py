"""How much of known text comes back, word for word, out of the office formats: `python -m evals.fidelity_office`.

A sentence is recovered when it stands in the text as it was written, blanks aside (NFC, runs of blanks as one). In
order: those that stand behind the sentence before them (notes and boxes stand elsewhere, and count as out of
order). Pages: recovered sentences on the page where they were put. Deleted: files that still say deleted words.
"""

from __future__ import annotations

import hashlib
import io
import unicodedata
from dataclasses import dataclass

from evals.makers import office
from whosays.model.document import Document, Original
from whosays.sources import sniff
from whosays.text import convert

FLOOR = 0.99  # of sentences, in Latin script
SEEDS = range(5)


@dataclass
class Row:
    """Counts of one format and language."""

    kind: str
    language: str
    sentences: int = 0
    recovered: int = 0
    in_order: int = 0
    on_page: int = 0
    paged: int = 0
    deleted: int = 0


def measured(kind: str, language: str, seeds: range = SEEDS) -> Row:
    """The counts over files of five seeds."""
    row = Row(kind, language)
    for seed in seeds:
        made = office.made(kind, language, seed)
        document = read(made.data)
        text = _plain(document.text)
        pages = {page.number: _plain(document.text[page.start : page.end]) for page in document.pages}
        row.deleted += office.GONE in text
        last = -1
        for sentence, page in zip(made.sentences, made.pages, strict=True):
            row.sentences += 1
            words = _plain(sentence)
            place = text.find(words)
            if place < 0:
                continue
            row.recovered += 1
            row.in_order += place > last
            last = place
            if page is not None:
                row.paged += 1
                row.on_page += words in pages.get(page, "")
    return row


def read(data: bytes) -> Document:
    """The document that these bytes hold."""
    kind = sniff(io.BytesIO(data))
    sha256 = hashlib.sha256(data).hexdigest()
    return convert(Original(sha256=sha256, path="made", size=len(data), media_type=kind.media_type), data).document


def _plain(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).split())


def main() -> None:
    """Print the table."""
    print("format  language  sentences  recovered  in order  page right  deleted words kept")
    for kind in office.MAKERS:
        for language in office.LANGUAGES:
            row = measured(kind, language)
            page = f"{row.on_page / row.paged:10.1%}" if row.paged else "         -"
            share, order = row.recovered / row.sentences, row.in_order / row.sentences
            print(
                f"{kind:7} {language:9} {row.sentences:9} {share:10.1%} {order:9.1%} {page:>11} {row.deleted:19}"
            )


if __name__ == "__main__":
    main()
