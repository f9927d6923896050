"""PDFs and scans made from known text, and hostile PDFs."""

from __future__ import annotations

import io
import textwrap
import zlib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import arabic_reshaper
from bidi.algorithm import get_display
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate, Paragraph

SANS = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
SERIF = Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")
FONTS = {"Helvetica": None, "Times-Roman": None, "DejaVu": SERIF, "DejaVuSans": SANS}
WIDTH, HEIGHT = A4


@cache
def _font(name: str) -> str:
    path = FONTS[name]
    if path is not None:
        pdfmetrics.registerFont(TTFont(name, str(path)))
    return name


def born_digital(
    paragraphs: Sequence[str],
    *,
    columns: int = 1,
    font: str = "DejaVu",
    size: float = 10.5,
    justified: bool = False,
    indent: float = 0,
    head: str = "",
    foot: str = "",
    title: str = "",
    info: dict[str, str] | None = None,
    password: str = "",
    owner: str = "",
    edge: float = 72,
) -> bytes:
    """A PDF as a word processor makes it. In `head` and `foot`, {page} is the number of the page.

    The paragraph "\f" begins a new page.
    """
    _font(font)
    style = ParagraphStyle(
        "body",
        fontName=font,
        fontSize=size,
        leading=1.25 * size,
        spaceAfter=0 if indent else 0.6 * size,
        firstLineIndent=indent,
        alignment=TA_JUSTIFY if justified else 0,
        splitLongWords=0,
    )
    big = ParagraphStyle("title", fontName=font, fontSize=1.7 * size, leading=2.1 * size, spaceAfter=12)
    out = io.BytesIO()

    def decorate(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont(font, 9)
        for words, height in ((head, HEIGHT - 40), (foot, 36)):
            if words:
                canvas.drawString(edge, height, words.format(page=canvas.getPageNumber()))

    room = (WIDTH - 2 * edge - 20 * (columns - 1)) / columns
    frames = [
        Frame(edge + n * (room + 20), 60, room, HEIGHT - 130, leftPadding=0, rightPadding=0)
        for n in range(columns)
    ]
    lock = StandardEncryption(password, owner or None, canPrint=0, canCopy=0) if password or owner else None
    made = BaseDocTemplate(out, pagesize=A4, encrypt=lock)
    made.addPageTemplates(PageTemplate(frames=frames, onPage=decorate))
    for field, value in (info or {}).items():
        setattr(made, field, value)
    story: list[Flowable] = [Paragraph(_escaped(title), big)] if title else []
    for words in paragraphs:
        story.append(PageBreak() if words == "\f" else Paragraph(_escaped(words), style))
    made.build(story)
    return out.getvalue()


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")


def row_by_row(paragraphs: Sequence[str], *, font: str = "DejaVu", size: float = 9.5) -> bytes:
    """Two columns whose lines are drawn in turns, left and right, as some programs do. "\f" begins a new page."""
    _font(font)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    room, leading = (WIDTH - 120 - 24) / 2, 1.3 * size
    pages: list[list[str]] = [[]]
    for words in paragraphs:
        if words == "\f":
            pages.append([])
        else:
            pages[-1] += [*simpleSplit(words, font, size, room), ""]
    for rows in pages:
        half = (len(rows) + 1) // 2
        canvas.setFont(font, size)
        for number in range(half):
            for left, row in ((60, number), (60 + room + 24, half + number)):
                if row < len(rows) and rows[row]:
                    canvas.drawString(left, HEIGHT - 70 - leading * number, rows[row])
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def arabic(paragraphs: Sequence[str], *, size: float = 13, width: int = 70) -> bytes:
    """A PDF in Arabic, its glyphs shaped and drawn from left to right, as most programs do. "\f": a new page."""
    _font("DejaVuSans")
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    height = HEIGHT - 80
    for words in paragraphs:
        for line in [words] if words == "\f" else textwrap.wrap(words, width):
            if height < 70 or line == "\f":
                canvas.showPage()
                height = HEIGHT - 80
            if line == "\f":
                continue
            canvas.setFont("DejaVuSans", size)
            canvas.drawRightString(WIDTH - 72, height, get_display(arabic_reshaper.reshape(line)))
            height -= 1.6 * size
        height -= 0.8 * size
    canvas.save()
    return out.getvalue()


def drawn(*pages: Callable[[Canvas], None], size: tuple[float, float] = A4) -> bytes:
    """A PDF whose pages are drawn by these functions."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size)
    for page in pages:
        canvas.setFont("Helvetica", 11)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines(
    *rows: str, left: float = 72, top: float = 740, leading: float = 14, font: str = "Helvetica"
) -> Callable[[Canvas], None]:
    """A page of these lines, one under the other."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, 11)
        for number, words in enumerate(rows):
            canvas.drawString(left, top - leading * number, words)

    return draw


def painted(
    paragraphs: Sequence[str], *, dpi: int = 200, size: float = 11, font: Path = SERIF, leftward: bool = False
) -> list[Image.Image]:
    """Clean scans of pages of A4 with these paragraphs."""
    scale = dpi / 72
    letter = ImageFont.truetype(str(font), round(size * scale), layout_engine=ImageFont.Layout.BASIC)
    width, height = round(WIDTH * scale), round(HEIGHT * scale)
    edge, leading = round(72 * scale), round(1.45 * size * scale)
    pages: list[Image.Image] = []
    place = height
    for words in paragraphs:
        if words == "\f":
            place = height
            continue
        rows = _wrapped(words, letter, width - 2 * edge, leftward)
        for row in rows:
            if place + leading > height - edge:
                pages.append(Image.new("L", (width, height), 255))
                place = edge
            shown = get_display(arabic_reshaper.reshape(row)) if leftward else row
            left = width - edge - letter.getlength(shown) if leftward else edge
            ImageDraw.Draw(pages[-1]).text((left, place), shown, font=letter, fill=0)
            place += leading
        place += leading // 2
    return pages


def _wrapped(words: str, letter: ImageFont.FreeTypeFont, room: int, leftward: bool) -> list[str]:
    rows: list[str] = []
    for word in words.split():
        longer = f"{rows[-1]} {word}" if rows else word
        shown = arabic_reshaper.reshape(longer) if leftward else longer
        if rows and letter.getlength(shown) <= room:
            rows[-1] = longer
        else:
            rows.append(word)
    return rows


def scan(paragraphs: Sequence[str], *, dpi: int = 200, font: Path = SERIF, leftward: bool = False) -> bytes:
    """A PDF that holds nothing but pictures of its pages."""
    first, *rest = painted(paragraphs, dpi=dpi, font=font, leftward=leftward)
    out = io.BytesIO()
    first.save(out, "PDF", resolution=dpi, save_all=True, append_images=rest, quality=92)
    return out.getvalue()


def tiff(paragraphs: Sequence[str], *, dpi: int = 200, font: Path = SERIF, leftward: bool = False) -> bytes:
    """A TIFF of several pages, as fax programs make them."""
    first, *rest = (
        page.point(lambda value: 255 * (value > 128)).convert("1")
        for page in painted(paragraphs, dpi=dpi, font=font, leftward=leftward)
    )
    out = io.BytesIO()
    first.save(out, "TIFF", compression="group4", save_all=True, append_images=rest, dpi=(dpi, dpi))
    return out.getvalue()


def png(paragraphs: Sequence[str], *, dpi: int = 200) -> bytes:
    """One page as PNG."""
    out = io.BytesIO()
    painted(paragraphs, dpi=dpi)[0].save(out, "PNG", dpi=(dpi, dpi))
    return out.getvalue()


def raw(objects: Sequence[bytes], *, root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1, written with its table of places."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, table)
    return bytes(out)


def stream(body: bytes, *, packed: bool = False) -> bytes:
    """A stream object."""
    if packed:
        body = zlib.compress(body, 9)
    filter_ = b" /Filter /FlateDecode" if packed else b""
    return b"<< /Length %d%s >>\nstream\n" % (len(body), filter_) + body + b"\nendstream"


_HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def many_pages(count: int, words: str = "The guard held the bridge near page") -> bytes:
    """A PDF of very many pages, each with one line."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (count, kids),
        _HELVETICA,
    ]
    for number in range(1, count + 1):
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F 3 0 R >> >> >>" % (2 * number + 3),
            stream(b"BT /F 12 Tf 72 700 Td (%s %d.) Tj ET" % (words.encode(), number)),
        ]
    return raw(objects)


def vast_page(points: int = 200_000) -> bytes:
    """A page that is 70 metres long and wide, with a line of words."""
    return raw(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
            _HELVETICA,
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents 5 0 R"
            b" /Resources << /Font << /F 3 0 R >> >> >>" % (points, points),
            stream(b"BT /F 40 Tf 1000 1000 Td (The guard held the bridge over the river for three days.) Tj ET"),
        ]
    )


def vast_drawing(points: int = 200_000) -> bytes:
    """A page of that size with nothing but drawn lines, so that it would have to be recognised."""
    strokes = b"".join(b"%d 0 m %d %d l S " % (100 * n, 100 * n, points) for n in range(400))
    return raw(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents 4 0 R >>" % (points, points),
            stream(b"20 w " + strokes),
        ]
    )


def with_script(url: str = "http://127.0.0.1:9/") -> bytes:
    """A PDF that runs JavaScript, opens a page of the web and starts a program, all on being opened."""
    return raw(
        [
            b"<< /Type /Catalog /Pages 2 0 R /OpenAction 6 0 R /AA << /WC 7 0 R >>"
            b" /Names << /JavaScript << /Names [(a) 6 0 R] >> >> >>",
            b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
            _HELVETICA,
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /AA << /O 8 0 R >>"
            b" /Resources << /Font << /F 3 0 R >> >> >>",
            stream(b"BT /F 12 Tf 72 700 Td (The guard held the bridge over the river.) Tj ET"),
            b"<< /S /JavaScript /JS (app.launchURL\\('%s'\\); this.submitForm\\('%s'\\);) >>"
            % (url.encode(), url.encode()),
            b"<< /S /Launch /F (/bin/sh) >>",
            b"<< /S /URI /URI (%s) >>" % url.encode(),
        ]
    )


def cyclic() -> bytes:
    """Page trees, a form and a parent that hold themselves."""
    return raw(
        [
            b"<< /Type /Catalog /Pages 2 0 R /Outlines 1 0 R >>",
            b"<< /Type /Pages /Count 2 /Kids [4 0 R 2 0 R] /Parent 2 0 R >>",
            _HELVETICA,
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents [5 0 R 5 0 R] /Resources 7 0 R >>",
            stream(b"BT /F 12 Tf 72 700 Td (The guard held the bridge over the river.) Tj ET /X Do "),
            b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources 7 0 R /Length 5 >>"
            b"\nstream\n/X Do\nendstream",
            b"<< /Font << /F 3 0 R >> /XObject << /X 6 0 R >> >>",
        ]
    )


def bomb(megabytes: int = 2000) -> bytes:
    """A page whose content grows a thousandfold when it is unpacked."""
    packer = zlib.compressobj(9)
    head = packer.compress(b" " * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(b" " * 1_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = head + block * (megabytes - 1) + packer.flush()
    return raw(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 2 /Kids [4 0 R 6 0 R] >>",
            _HELVETICA,
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
            b" /Resources << /Font << /F 3 0 R >> >> >>",
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed) + packed + b"\nendstream",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 7 0 R"
            b" /Resources << /Font << /F 3 0 R >> >> >>",
            stream(b"BT /F 12 Tf 72 700 Td (The guard held the bridge over the river for three days.) Tj ET"),
        ]
    )


def unmapped(paragraphs: Sequence[str], *, width: int = 80) -> bytes:
    """A PDF whose font has no map to Unicode: it looks right, and what it gives out are numbers of glyphs."""
    face = TTFont("unmapped", str(SANS)).face
    rows = [row for words in paragraphs for row in textwrap.wrap(words, width)][:50]
    shown = b""
    for row in rows:
        glyphs = "".join(f"{face.charToGlyph.get(ord(sign), 3):04x}" for sign in row)
        shown += f"<{glyphs}> Tj 0 -14 Td ".encode()
    return raw(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
            b"<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Odd /Encoding /Identity-H"
            b" /DescendantFonts [6 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
            b" /Resources << /Font << /F 3 0 R >> >> >>",
            stream(b"BT /F 10 Tf 60 780 Td " + shown + b"ET"),
            b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+Odd /CIDToGIDMap /Identity /DW 600"
            b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 7 0 R >>",
            b"<< /Type /FontDescriptor /FontName /AAAAAA+Odd /Flags 4 /FontBBox [-1000 -300 1500 1000]"
            b" /ItalicAngle 0"
            b" /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 /FontFile2 8 0 R >>",
            _without_names(SANS),
        ]
    )


def _without_names(path: Path) -> bytes:
    """The font as a stream, its own table of characters made unreadable."""
    return stream(path.read_bytes().replace(b"cmap", b"cmax", 1), packed=True)


def truncated(data: bytes, share: float = 0.6) -> bytes:
    """The beginning of a file."""
    return data[: int(len(data) * share)]
