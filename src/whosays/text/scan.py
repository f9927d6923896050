"""A page that is a picture: painted at 200 dots an inch, its language told, recognised. Runs in the child."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pypdfium2 as pdfium
from PIL import Image

from whosays.text import image, ocr, pdf
from whosays.text.extracted import FormatError
from whosays.text.identify import UNKNOWN, language_of
from whosays.text.ocr import DPI, SCRIPTS, Grey
from whosays.text.sheets import PACKS, Line, Sheet

MAX_PIXELS = 25_000_000  # of what is recognised: A2 at 200 dpi
_SMALL = 1000  # pixels across, below which an image of unknown scale is made larger
_SURE = 0.7  # mean confidence from which the pack's script is that of the page
_LETTERS = 60  # letters by which a language can be told


def of_pdf(data: bytes, argument: str) -> Iterator[Sheet]:
    """The page of a PDF with the number in the argument, after which may stand the pack to begin with."""
    number, pack = _asked(argument)
    with pdf.opened(data) as document:
        yield _sheet(number, painted(document, number), pack)


def of_image(data: bytes, argument: str) -> Iterator[Sheet]:
    """The page of an image, likewise."""
    number, pack = _asked(argument)
    yield _sheet(number, scaled(image.frame(data, number)), pack)


def _asked(argument: str) -> tuple[int, str]:
    number, _, pack = argument.partition(" ")
    return int(number), pack


def painted(document: pdfium.PdfDocument, number: int) -> Grey:
    """A page as an image at 200 dpi, or fewer where it is very large. Raises `FormatError`."""
    try:
        with pdf.page_of(document, number) as page:
            width, height = pdf.shown_size(page)
            scale = min(DPI / 72, (MAX_PIXELS / (width * height)) ** 0.5)
            bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
            try:
                return np.array(bitmap.to_numpy(), dtype=np.uint8).reshape(bitmap.height, bitmap.width)
            finally:
                bitmap.close()
    except pdfium.PdfiumError as error:
        raise FormatError("it cannot be painted", "Print it to a new PDF.") from error


def scaled(picture: Image.Image) -> Grey:
    """The image at about 200 dpi where its scale is known or plain, and not above the limit."""
    resolution = picture.info.get("dpi", (0, 0))[0]
    factor = 1.0
    if 50 <= resolution < 150:
        factor = DPI / float(resolution)
    elif resolution < 50 and picture.width < _SMALL:
        factor = 2.0
    elif resolution > 330:
        factor = 300 / float(resolution)
    factor = min(factor, (MAX_PIXELS / (picture.width * picture.height)) ** 0.5)
    if factor != 1.0:
        size = (max(1, round(picture.width * factor)), max(1, round(picture.height * factor)))
        picture = picture.resize(size, Image.Resampling.LANCZOS)
    return np.asarray(picture, dtype=np.uint8)


def _sheet(number: int, page: Grey, pack: str) -> Sheet:
    height, width = page.shape
    empty = Sheet(number=number, width=width, height=height, lines=[], source="empty")
    if int(page.max()) - int(page.min()) < 32:
        return empty
    pack, lines = _read(page, pack)
    if not ocr.is_text(lines):
        return replace(empty, note="a picture in which no words were found.")
    return Sheet(number=number, width=width, height=height, lines=lines, source="ocr", language=pack)


def _read(page: Grey, pack: str) -> tuple[str, list[Line]]:
    """The pack that fits the page, and the lines it found; `pack` is tried first.

    Where none is given, a strip of the page tells. Where the words come out in another language than the pack's,
    the page is read again with that language's.
    """
    first = pack if pack in ocr.engine().packs else _guessed(page)
    lines = ocr.lines_of(page, first)
    other = _better(lines, first)
    if other is None and ocr.confidence(lines) < _SURE:
        other = _guessed(page)
    if other is None or other == first:
        return first, lines
    again = ocr.lines_of(page, other)
    return (other, again) if ocr.confidence(again) > ocr.confidence(lines) else (first, lines)


def _guessed(page: Grey) -> str:
    """The pack for the language of the page's fullest strip."""
    packs = ocr.engine().packs
    strip = ocr.strip_of(page)
    best, sure = packs[0], -1.0
    for script in SCRIPTS:
        if script not in packs:
            continue
        lines = ocr.lines_of(strip, script, layout=6)
        found = ocr.confidence(lines)
        if found > sure:
            best, sure = _better(lines, script) or script, found
        if sure >= _SURE:
            break
    return best


def _better(lines: list[Line], pack: str) -> str | None:
    """The pack there is for the language that the lines are in, where it is another one than theirs."""
    words = " ".join(line.text for line in lines)
    if sum(sign.isalpha() for sign in words) < _LETTERS:
        return None
    language = language_of(words)
    found = PACKS.get(language) if language != UNKNOWN else None
    return found if found != pack and found in ocr.engine().packs else None
