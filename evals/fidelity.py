"""`python -m evals.fidelity [FORMAT ...]`: documents made from known text, converted, and compared with it.

Of each format and language: the share of sentences found again word for word (blanks and words cut at line ends
apart), of characters that are right (1 - Levenshtein distance / length), of sentences on the page that they were
put on, and of neighbouring sentences in their order. Exit code 1 where a figure is below its floor; Arabic is
reported only. The text is made from patterns (`tests/makers/prose.py`) with a seed that no test uses.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from tests.makers import pdf, prose
from whosays.model.document import Document, Original
from whosays.model.span import on_one_line
from whosays.text import convert

SEED = 20261123
PAGES, PARAGRAPHS = 3, 4  # pages of a document, paragraphs of a page
LATIN = ("en", "fr", "de", "nl")
Pages = Sequence[Sequence[Sequence[str]]]  # sentences by paragraph by page
Maker = Callable[[list[str], str], bytes]
"""Makes a file of paragraphs (one that is a form feed begins a page) in a language."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how a file of it is made, and the least that its figures may be, in Latin script.

    `paged` says whether it has pages; a format without has no figure for them.
    """

    media_type: str
    make: Maker
    least: Mapping[str, float]
    languages: Sequence[str] = prose.LANGUAGES
    paged: bool = True
    needs: str = ""  # a command without which it is left out


@dataclass(slots=True)
class Figures:
    """Counts of one document: (right, of how many) by what was counted."""

    counts: dict[str, tuple[float, float]] = field(default_factory=dict)

    def share(self, name: str) -> float:
        """The share that is right."""
        right, total = self.counts[name]
        return right / total if total else 1.0


def _is_arabic(language: str) -> dict[str, object]:
    return {"leftward": True, "font": pdf.SANS} if language == "ar" else {}


def _one_column(paragraphs: list[str], language: str) -> bytes:
    if language == "ar":
        return pdf.arabic(paragraphs)
    return pdf.born_digital(paragraphs, head="Report on the coast", foot="{page}")


BORN = {"sentences": 0.99, "pages": 1.0, "order": 0.95}
SCAN = {"characters": 0.97, "pages": 1.0, "order": 0.95}
PDF = "application/pdf"
FORMATS: dict[str, Format] = {
    "pdf": Format(PDF, _one_column, BORN),
    "pdf, two columns": Format(
        PDF, lambda said, _: pdf.born_digital(said, columns=2, size=9.5, justified=True), BORN, LATIN
    ),
    "pdf, two columns, indented": Format(
        PDF,
        lambda said, _: pdf.born_digital(said, columns=2, size=9.5, indent=12, font="Times-Roman"),
        BORN,
        LATIN,
    ),
    "pdf, two columns, row by row": Format(PDF, lambda said, _: pdf.row_by_row(said), BORN, LATIN),
    "pdf, scanned": Format(
        PDF,
        lambda said, language: pdf.scan(said, **_is_arabic(language)),
        SCAN,
        needs="tesseract",  # type: ignore[arg-type]
    ),
    "tiff, scanned": Format(
        "image/tiff",
        lambda said, language: pdf.tiff(said, **_is_arabic(language)),  # type: ignore[arg-type]
        SCAN,
        needs="tesseract",
    ),
}


def known(language: str) -> Pages:
    """The text of a document."""
    made = prose.paragraphs(language, PAGES * PARAGRAPHS, SEED)
    return [made[PARAGRAPHS * page : PARAGRAPHS * (page + 1)] for page in range(PAGES)]


def figures(form: Format, language: str) -> Figures:
    """How much of the known text comes back."""
    text = known(language)
    paragraphs: list[str] = []
    for number, page in enumerate(text):
        paragraphs += ["\f"] * (number > 0) + [" ".join(said) for said in page]
    data = form.make(paragraphs, language)
    original = Original(
        sha256=hashlib.sha256(data).hexdigest(), path="made", size=len(data), media_type=form.media_type
    )
    document = convert(original, data).document
    if form.paged and len(document.pages) > PAGES:
        raise ValueError("the maker put the text of a page on two")
    return compared(document, text, paged=form.paged)


def compared(document: Document, text: Pages, *, paged: bool) -> Figures:
    """The document against the text that it was made from."""
    pages = [_body(document, page.start, page.end) for page in document.pages] if paged else []
    whole = " ".join(pages) if paged else _body(document, 0, len(document.text))
    sentences = [(said, number) for number, page in enumerate(text) for paragraph in page for said in paragraph]
    places = [whole.find(said) for said, _ in sentences]
    found = Figures()
    found.counts["sentences"] = (sum(place >= 0 for place in places), len(places))
    wanted = " ".join(said for said, _ in sentences)
    distance = Levenshtein.distance(whole, wanted)
    found.counts["characters"] = (max(0, len(wanted) - distance), len(wanted))
    if paged:
        whereabouts = [number for (said, number), place in zip(sentences, places, strict=True) if place >= 0]
        right = sum(
            number < len(pages) and said in pages[number]
            for (said, number), place in zip(sentences, places, strict=True)
            if place >= 0
        )
        found.counts["pages"] = (right, len(whereabouts))
    ranked = [place for place in places if place >= 0]
    found.counts["order"] = (sum(a < b for a, b in pairwise(ranked)), max(len(ranked) - 1, 0))
    return found


def _body(document: Document, start: int, end: int) -> str:
    """The words of a stretch without running heads, as they read."""
    pieces = [
        document.text[max(part.start, start) : min(part.end, end)]
        for part in document.parts
        if part.kind != "header" and part.start < end and start < part.end
    ]
    return " ".join(on_one_line(piece) for piece in pieces)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 1 where a figure is too low."""
    parser = argparse.ArgumentParser(prog="python -m evals.fidelity", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("formats", nargs="*", metavar="FORMAT", help=", ".join(FORMATS))
    chosen = parser.parse_args(arguments).formats or list(FORMATS)
    low: list[str] = []
    print("| format | language | sentences | characters | pages | order |\n|---|---|---|---|---|---|")
    for name in chosen:
        form = FORMATS[name]
        if form.needs and shutil.which(form.needs) is None:
            print(f"| {name} | left out: {form.needs} is not there | | | | |")
            continue
        for language in form.languages:
            made = figures(form, language)
            cells = [
                f"{made.share(key):.4f}" if key in made.counts else ""
                for key in ("sentences", "characters", "pages", "order")
            ]
            print(f"| {name} | {language} | {' | '.join(cells)} |", flush=True)
            if language in LATIN:
                low += [
                    f"{name}, {language}: {key} {made.share(key):.4f} < {least}"
                    for key, least in form.least.items()
                    if made.share(key) < least
                ]
    for line in low:
        print(f"too low: {line}", file=sys.stderr)
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
