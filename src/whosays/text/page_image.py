"""A page painted with boxes around words: of recognised words as kept, of a PDF's own by looking them up.

Runs in the child process. The image is a PNG at 110 dots an inch, less for very large pages.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from whosays.text import image, pdf
from whosays.text.extracted import FormatError
from whosays.text.pictures import Asked, Picture, Place

_DPI = 110
_MAX_PIXELS = 6_000_000
_INK, _MARKER = (200, 30, 30), (255, 214, 0)


def of_pdf(data: bytes, argument: str) -> Iterator[Picture]:
    """A page of a PDF; the argument is an `Asked` as JSON."""
    asked = msgspec.json.decode(argument, type=Asked)
    with pdf.opened(data) as document:
        try:
            if asked.page > len(document):
                raise FormatError(f"has no page {asked.page}.", "Ask for another one.")
            with pdf.page_of(document, asked.page) as page:
                width, height = pdf.shown_size(page)
                found = [_boxes(page, words, nth) for words, nth in asked.quotes]
                places = [*asked.places, *(place for places in found for place in places)]
                scale = min(_DPI / 72, (_MAX_PIXELS / (width * height)) ** 0.5)
                bitmap = page.render(scale=scale, may_draw_forms=False, rev_byteorder=True)
                try:
                    picture = Image.fromarray(np.array(bitmap.to_numpy())[..., :3])
                finally:
                    bitmap.close()
        except pdfium.PdfiumError as error:
            raise FormatError(f"page {asked.page} cannot be painted.", "Open the file itself.") from error
    yield _marked(picture, places, all(found))


def of_image(data: bytes, argument: str) -> Iterator[Picture]:
    """A page of an image, likewise; its words have places or none."""
    asked = msgspec.json.decode(argument, type=Asked)
    picture = image.frame(data, asked.page).convert("RGB")
    factor = min(1.0, 1000 / picture.width, (_MAX_PIXELS / (picture.width * picture.height)) ** 0.5)
    size = (max(1, round(picture.width * factor)), max(1, round(picture.height * factor)))
    yield _marked(picture.resize(size, Image.Resampling.LANCZOS), asked.places, not asked.quotes)


def _marked(picture: Image.Image, places: Sequence[Place], boxed: bool) -> Picture:
    """The picture with the places washed in yellow, so that what is under them stays to be read."""
    wash = Image.new("RGB", picture.size, "white")
    draw = ImageDraw.Draw(wash)
    width, height = picture.size
    boxes = [
        (left * width - 1, top * height - 2, right * width + 1, bottom * height + 2)
        for left, top, right, bottom in places
    ]
    for box in boxes:
        draw.rectangle(box, fill=_MARKER)
    shown = Image.fromarray(np.minimum(np.asarray(picture.convert("RGB")), np.asarray(wash)))
    draw = ImageDraw.Draw(shown)
    for left, _, right, bottom in boxes:
        draw.line((left, bottom, right, bottom), fill=_INK, width=2)
    out = io.BytesIO()
    shown.save(out, "PNG", optimize=True)
    return Picture(png=out.getvalue(), boxed=boxed)


def _squeezed(words: str) -> str:
    """The signs without blanks and hyphens, which are not the same at a line's end and within it."""
    return "".join(sign for sign in words if not sign.isspace() and sign not in "-‐\u00ad\x02\ufffe")


def _boxes(page: pdfium.PdfPage, words: str, nth: int) -> list[Place]:
    """Where these words stand on the page, at their occurrence after `nth` others; empty where they do not."""
    lines, _ = pdf.lines_of(page)
    wanted = _squeezed(words)
    line_ends: list[int] = []
    whole = ""
    for line in lines:
        whole += _squeezed(line.text)
        line_ends.append(len(whole))
    at = -1
    for _ in range(nth + 1):
        after = whole.find(wanted, at + 1)
        if after < 0:
            break
        at = after
    if at < 0 or not wanted:
        return []
    width, height = pdf.shown_size(page)
    found: list[Place] = []
    start = 0
    for line, end in zip(lines, line_ends, strict=True):
        if start < at + len(wanted) and at < end:
            share = (max(at, start) - start, min(at + len(wanted), end) - start)
            left, right = line.left, line.right
            if share != (0, end - start):
                left, right = pdf.stretch(page, line, *share, skip=_squeezed)
            found.append((left / width, line.top / height, right / width, line.bottom / height))
        start = end
    return found
