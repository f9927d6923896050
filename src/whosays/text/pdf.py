"""PDF by pypdfium2 (PDFium): what the file says of itself, and the lines of its pages. Runs in the child process.

No form environment is made, so no script runs; attachments, links and outside references are never opened.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
import pypdfium2.raw as c

from whosays.text import leftward, properties
from whosays.text.columns import in_order
from whosays.text.decode import normalised
from whosays.text.extracted import FormatError
from whosays.text.garbled import ENOUGH, is_garbled, letters
from whosays.text.sheets import Cover, Line, Sheet, SheetSource

#: Marks that PDFium puts in the place of a hyphen at a line's end; the line goes on without a line break.
_HYPHENS = "\x02\ufffe"
_LINE = re.compile(rf"[^\r\n{_HYPHENS}]*[{_HYPHENS}]?")
_BROKEN = re.compile(rf"[{_HYPHENS}]")
_PICTURE = 0.3  # share of the page that pictures cover where it is a scan
_PATHS = 150  # drawn lines of a page whose letters may be drawings
_OBJECTS = 3000  # looked at in a page
_POINTS = 1_000_000.0  # the longest side that is believed

_CUT = "is a PDF that cannot be opened (it is damaged or cut off)."
_REMEDY = "Get the file again, or open it in a reader of PDF and print it to a new PDF."


def method() -> str:
    """The name and version of what reads PDF."""
    return f"pypdfium2 {pdfium.version.PYPDFIUM_INFO}, PDFium {pdfium.version.PDFIUM_INFO.build}"


@contextmanager
def opened(data: bytes) -> Iterator[pdfium.PdfDocument]:
    """The document. Raises `FormatError` where it is locked or damaged."""
    start = data[:1024].find(b"%PDF-")
    try:
        document = pdfium.PdfDocument(data[start:] if start > 0 else data)
    except pdfium.PdfiumError as error:
        if error.err_code == c.FPDF_ERR_PASSWORD:
            raise FormatError(
                "is a PDF that opens with a password only.",
                "Open it with its password, save it without one and add that.",
            ) from error
        if error.err_code == c.FPDF_ERR_SECURITY:
            raise FormatError(
                "is a PDF locked in a way that is not known here.", "Print it to a new PDF and add that."
            ) from error
        raise FormatError(_CUT, _REMEDY) from error
    try:
        if len(document) == 0:
            raise FormatError("is a PDF without pages.", _REMEDY)
        yield document
    finally:
        document.close()


def cover(data: bytes, argument: str) -> Iterator[Cover]:
    """What the file says of itself; the argument is not used."""
    with opened(data) as document:
        found = properties.of_pdf(document.get_metadata_dict(skip_empty=True), data)
        attached = c.FPDFDoc_GetAttachmentCount(document)
        notes = []
        if attached > 0:
            holds = "a file is" if attached == 1 else f"{attached} files are"
            notes.append(f"{holds} attached to it and not read; save what you need and add it.")
        yield Cover(
            method=method(),
            pages=len(document),
            title=found.title,
            author=found.author,
            published=found.published,
            language=found.language,
            notes=notes,
        )


def pages(data: bytes, argument: str) -> Iterator[Sheet]:
    """The pages from the first number in the argument up to the second, one at a time."""
    first, last = (int(number) for number in argument.split())
    with opened(data) as document:
        for number in range(first, last + 1):
            try:
                yield _sheet(document, number)
            except pdfium.PdfiumError:
                yield Sheet(
                    number=number, width=0, height=0, lines=[], source="empty", note="damaged, and not read."
                )


@contextmanager
def page_of(document: pdfium.PdfDocument, number: int) -> Iterator[pdfium.PdfPage]:
    """A page by its number from 1. Raises `PdfiumError` where it cannot be loaded."""
    page = document[number - 1]
    try:
        yield page
    finally:
        page.close()


def _sheet(document: pdfium.PdfDocument, number: int) -> Sheet:
    with page_of(document, number) as page:
        width, height = shown_size(page)
        lines, text = lines_of(page)
        source = _source(page, text, width * height)
        kept = lines if source in ("text", "layer") else []
        return Sheet(number=number, width=width, height=height, lines=kept, source=source)


def shown_size(page: pdfium.PdfPage) -> tuple[float, float]:
    """Width and height of the page as it is shown, in points."""
    width, height = page.get_size()
    return min(max(width, 1.0), _POINTS), min(max(height, 1.0), _POINTS)


def _source(page: pdfium.PdfPage, text: str, area: float) -> SheetSource:
    """Whether the page's own words can be used, and whether it has any to be seen."""
    enough = letters(text) >= ENOUGH
    if enough and is_garbled(text):
        return "scan"
    count = c.FPDFPage_CountObjects(page)
    if count > _OBJECTS or (enough and count > 50 and len(text) > 400):
        return "text" if enough else "scan"  # a picture of a page has few objects beside it
    pictures = paths = 0.0
    unseen = False
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for place in range(count):
        thing = c.FPDFPage_GetObject(page, place)
        kind = c.FPDFPageObj_GetType(thing)
        if kind == c.FPDF_PAGEOBJ_IMAGE and c.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
            pictures += abs((right.value - left.value) * (top.value - bottom.value))
        elif kind in (c.FPDF_PAGEOBJ_PATH, c.FPDF_PAGEOBJ_SHADING):
            paths += 1
        elif kind == c.FPDF_PAGEOBJ_FORM:
            pictures += area  # whatever it holds: it may be a picture
        elif kind == c.FPDF_PAGEOBJ_TEXT:
            unseen |= c.FPDFTextObj_GetTextRenderMode(thing) == c.FPDF_TEXTRENDERMODE_INVISIBLE
    drawn = pictures >= _PICTURE * area or paths > _PATHS
    if enough:
        return "layer" if drawn and unseen else "text"
    if drawn:
        return "scan"
    return "text" if text.strip() else "empty"


def lines_of(page: pdfium.PdfPage) -> tuple[list[Line], str]:
    """The lines of a page in reading order; and all its text, as the file has it."""
    text_page = page.get_textpage()
    try:
        text: str = text_page.get_text_range(errors="replace")
        placed = _Placed(page, text_page, leftward.is_leftward(text))
        same = len(text) == text_page.count_chars()
        found: list[Line] = []
        for match in _LINE.finditer(text):
            if match[0].strip():
                first, last = match.span() if same else (_index(text_page, at) for at in match.span())
                found += placed.pieces(match[0], first, last - first)
        turned = None if placed.leftward else placed.turned(found)
    finally:
        text_page.close()
    if turned is not None:
        return turned, text
    return in_order(found, leftward=placed.leftward), text


def _index(text_page: pdfium.PdfTextpage, place: int) -> int:
    """The number of a character as PDFium counts, from its place in the text."""
    found: int = c.FPDFText_GetCharIndexFromTextIndex(text_page.raw, place)
    return found if found >= 0 else int(c.FPDFText_CountChars(text_page.raw))


class Turn:
    """From the coordinates of the page's content to those of the page as shown, its upper left corner first."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        width, height = shown_size(page)
        fine = 64  # PDFium gives whole numbers
        x, y = ctypes.c_int(), ctypes.c_int()

        def at(left: float, top: float) -> tuple[float, float]:
            c.FPDF_PageToDevice(page.raw, 0, 0, int(width * fine), int(height * fine), 0, left, top, x, y)
            return x.value / fine, y.value / fine

        side = 512.0
        self.e, self.f = at(0, 0)
        right, up = at(side, 0), at(0, side)
        self.a, self.b = (right[0] - self.e) / side, (right[1] - self.f) / side
        self.c, self.d = (up[0] - self.e) / side, (up[1] - self.f) / side

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the content is shown."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        """Left, top, right, bottom as shown of a box of the content."""
        (x1, y1), (x2, y2) = self.point(left, top), self.point(right, bottom)
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


class _Placed:
    """Lines of one page with their places."""

    def __init__(self, page: pdfium.PdfPage, text_page: pdfium.PdfTextpage, leftward: bool) -> None:
        self.handle = text_page.raw
        self.turn = Turn(page)
        self.leftward = leftward
        self.corners = tuple(ctypes.c_double() for _ in range(4))
        self.origin = tuple(ctypes.c_double() for _ in range(2))
        self.loose = c.FS_RECTF()

    def pieces(self, words: str, first: int, count: int) -> Iterator[Line]:
        """The line, cut where a wide gap shows that two columns, or two cells, stand on it."""
        boxes = [box for box in self._boxes(first, count) if box[2] > box[0]]
        base, size = self._stand(first + len(words) - len(words.lstrip()), boxes)
        if not boxes:
            return
        if len(boxes) == 1:
            left, top, right, bottom = boxes[0]
            read = self._read(first, count) if self.leftward else tidy(words)
            yield Line(
                text=read,
                left=left,
                top=top,
                right=right,
                bottom=bottom,
                base=base,
                size=size,
                first=first,
                count=count,
            )
            return
        boxes.sort()
        groups = [[boxes[0]]]
        reach = boxes[0][2]
        for box in boxes[1:]:
            if box[0] - reach > size and not self.leftward:
                groups.append([])
            groups[-1].append(box)
            reach = max(reach, box[2])
        stops = self._stops(words, first, [group[0][0] for group in groups[1:]])
        if stops is None:
            groups, stops = [boxes], []
        begin = 0
        for group, stop in zip(groups, (*stops, len(words)), strict=True):
            text = words[begin:stop]
            if text.strip():
                read = self._read(first, count) if self.leftward else tidy(text)
                yield Line(
                    text=read,
                    left=min(box[0] for box in group),
                    top=min(box[1] for box in group),
                    right=max(box[2] for box in group),
                    bottom=max(box[3] for box in group),
                    base=base,
                    size=size,
                    first=first + begin,
                    count=stop - begin if stops else count,
                )
            begin = stop

    def _boxes(self, first: int, count: int) -> Iterator[tuple[float, float, float, float]]:
        """One box for each stretch of letters that was drawn in one go."""
        left, top, right, bottom = self.corners
        for number in range(c.FPDFText_CountRects(self.handle, first, count)):
            if c.FPDFText_GetRect(self.handle, number, left, top, right, bottom):
                yield self.turn.box(left.value, top.value, right.value, bottom.value)

    def _stand(self, place: int, boxes: list[tuple[float, float, float, float]]) -> tuple[float, float]:
        """Where the letters stand, and the height of the font."""
        x, y = self.origin
        tallest = max((box[3] - box[1] for box in boxes), default=1.0)
        if not c.FPDFText_GetCharOrigin(self.handle, place, x, y):
            return max((box[3] for box in boxes), default=0.0), tallest
        base = self.turn.point(x.value, y.value)[1]
        if not c.FPDFText_GetLooseCharBox(self.handle, place, self.loose):
            return base, tallest
        loose = self.turn.box(self.loose.left, self.loose.top, self.loose.right, self.loose.bottom)
        return base, max(loose[3] - loose[1], 1.0)

    def _stops(self, words: str, first: int, lefts: list[float]) -> list[int] | None:
        """The places in the words at which pieces begin that stand at these places; None if one is not found."""
        stops: list[int] = []
        for left in lefts:
            place = words.find(" ", stops[-1] if stops else 0)
            while place >= 0:
                if place + 1 < len(words) and abs(self._corner(first + place + 1)[0] - left) < 1.0:
                    stops.append(place + 1)
                    break
                place = words.find(" ", place + 1)
            else:
                return None
        return stops

    def turned(self, lines: list[Line]) -> list[Line] | None:
        """The lines in order where most are shown sideways or upside down; None where they are not."""
        long = [line for line in lines if line.count > 4]
        long = long[:: max(1, len(long) // 10)]  # some of them tell
        tall = sum(line.bottom - line.top > line.right - line.left for line in long)
        ends = [(self._corner(line.first), self._corner(line.first + line.count - 1), line.size) for line in long]
        if 2 * tall > len(long):
            down = 2 * sum(first[1] < last[1] for first, last, _ in ends) > len(long)
            return sorted(lines, key=lambda line: -line.right if down else line.left)
        back = sum(first[0] > last[0] + size for first, last, size in ends)
        return sorted(lines, key=lambda line: -line.bottom) if 2 * back > len(long) else None

    def _corner(self, place: int) -> tuple[float, float]:
        left, right, bottom, top = self.corners
        c.FPDFText_GetCharBox(self.handle, place, left, right, bottom, top)
        return self.turn.box(left.value, top.value, right.value, bottom.value)[:2]

    def _read(self, first: int, count: int) -> str:
        """The words of a line of a script that runs to the left."""
        x, y = self.origin
        glyphs = []
        for place in range(first, first + count):
            sign = chr(c.FPDFText_GetUnicode(self.handle, place))
            if sign not in _HYPHENS and c.FPDFText_GetCharOrigin(self.handle, place, x, y):
                glyphs.append((sign, self.turn.point(x.value, y.value)[0]))
        return tidy(leftward.read(glyphs))


def tidy(words: str) -> str:
    """The words of a line as the text has them: normalised, single blanks, a plain hyphen at a broken end."""
    return " ".join(normalised(_BROKEN.sub("-", words)).split())


def stretch(
    page: pdfium.PdfPage, line: Line, first: int, last: int, *, skip: Callable[[str], str]
) -> tuple[float, float]:
    """From where to where a part of a line reaches: its signs [first, last), without those that `skip` drops."""
    if line.count <= 0:
        return line.left, line.right
    text_page = page.get_textpage()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    turn = Turn(page)
    edges: list[float] = []
    try:
        counted = 0
        for place in range(line.first, line.first + line.count):
            if not skip(chr(c.FPDFText_GetUnicode(text_page.raw, place))):
                continue
            if first <= counted < last and c.FPDFText_GetCharBox(text_page.raw, place, left, right, bottom, top):
                box = turn.box(left.value, top.value, right.value, bottom.value)
                edges += [box[0], box[2]]
            counted += 1
    finally:
        text_page.close()
    return (min(edges), max(edges)) if edges else (line.left, line.right)
