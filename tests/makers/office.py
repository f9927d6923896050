# ruff: noqa: E501 (pieces of files)
"""Office files made from known words, by the bare XML or bytes of their formats."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

_CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>{}</Types>'
)
_MAIN = "application/vnd.openxmlformats-officedocument."
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_RELATIONS}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_P = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    f'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{_RELATIONS}"'
)
_S = f'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{_RELATIONS}"'


def zipped(parts: Mapping[str, str | bytes], *, mimetype: str = "") -> bytes:
    """The parts as a ZIP file; a media type stands first and unpacked, as OpenDocument and EPUB ask for."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype, zipfile.ZIP_STORED)
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def relations(*found: tuple[str, str, str]) -> str:
    """(id, kind, target) as a part of relations; an outside target begins with `http`."""
    lines = []
    for identity, kind, target in found:
        mode = ' TargetMode="External"' if target.startswith("http") else ""
        base = _PACKAGE + "/relationships/metadata" if kind == "core-properties" else _RELATIONS
        lines.append(f'<Relationship Id="{identity}" Type="{base}/{kind}" Target={quoteattr(target)}{mode}/>')
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def core(title: str = "", author: str = "", created: str = "", modified: str = "", language: str = "") -> str:
    """The part of core properties."""
    said = (("dc:title", title), ("dc:creator", author), ("dcterms:created", created))
    said += (("dcterms:modified", modified), ("dc:language", language))
    inside = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in said if value)
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f' xmlns:dcterms="http://purl.org/dc/terms/">{inside}</cp:coreProperties>'
    )


def _ooxml(main: str, kind: str, parts: dict[str, str | bytes], properties: str) -> bytes:
    override = f'<Override PartName="/{main}" ContentType="{_MAIN}{kind}.main+xml"/>'
    return zipped(
        {
            "[Content_Types].xml": _CONTENT_TYPES.format(override),
            "_rels/.rels": relations(
                ("rId1", "officeDocument", main), ("rId2", "core-properties", "docProps/core.xml")
            ),
            "docProps/core.xml": properties,
            **parts,
        }
    )


def wp(text: str, style: str = "") -> str:
    """A Word paragraph."""
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{look}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def wtable(rows: Sequence[Sequence[str]]) -> str:
    """A Word table."""
    cells = ("".join(f"<w:tc>{wp(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def docx(
    body: Sequence[str] | str,
    *,
    parts: Mapping[str, str | bytes] | None = None,
    related: Sequence[tuple[str, str, str]] = (),
    properties: str = "",
) -> bytes:
    """A Word document of plain paragraphs, or of a body's own XML, with more parts and their relations."""
    inside = body if isinstance(body, str) else "".join(map(wp, body))
    return _ooxml(
        "word/document.xml",
        "wordprocessingml.document",
        {
            "word/document.xml": f"<w:document {W}><w:body>{inside}</w:body></w:document>",
            "word/_rels/document.xml.rels": relations(*related),
            **(parts or {}),
        },
        properties or core(),
    )


def slide(title: str, words: Sequence[str], *, hidden: bool = False, more: str = "") -> str:
    """A slide with a title, a text box, and more shapes."""
    return (
        f"<p:sld {_P}{' show=' + quoteattr('0') if hidden else ''}><p:cSld><p:spTree>"
        + _shape(words)
        + _shape([title], '<p:nvPr><p:ph type="title"/></p:nvPr>')
        + more
        + "</p:spTree></p:cSld></p:sld>"
    )


def _shape(words: Sequence[str], holder: str = "") -> str:
    said = "".join(f"<a:p><a:r><a:t>{escape(line)}</a:t></a:r></a:p>" for line in words)
    return f"<p:sp><p:nvSpPr>{holder}</p:nvSpPr><p:txBody>{said}</p:txBody></p:sp>"


def stable(rows: Sequence[Sequence[str]]) -> str:
    """A table on a slide."""
    cells = (
        "".join(f"<a:tc><a:txBody><a:p><a:r><a:t>{escape(c)}</a:t></a:r></a:p></a:txBody></a:tc>" for c in row)
        for row in rows
    )
    inside = "".join(f"<a:tr>{row}</a:tr>" for row in cells)
    return f"<p:graphicFrame><a:graphic><a:graphicData><a:tbl>{inside}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"


def pptx(
    slides: Sequence[str],
    *,
    notes: Mapping[int, str] | None = None,
    comments: Mapping[int, tuple[str, str, str]] | None = None,
    properties: str = "",
) -> bytes:
    """Slides in their order; notes and comments (author, moment, words) by the number of their slide."""
    parts: dict[str, str | bytes] = {}
    named, listed = [], []
    for number, content in enumerate(slides, start=1):
        stored = len(slides) + 1 - number  # the order of the show is not that of the parts
        parts[f"ppt/slides/slide{stored}.xml"] = content
        named.append((f"rId{number}", "slide", f"slides/slide{stored}.xml"))
        listed.append(f'<p:sldId id="{255 + number}" r:id="rId{number}"/>')
        beside = []
        if said := (notes or {}).get(number):
            words = _shape([said], '<p:nvPr><p:ph type="body"/></p:nvPr>')
            count = _shape([str(number)], '<p:nvPr><p:ph type="sldNum"/></p:nvPr>')
            parts[f"ppt/notesSlides/n{stored}.xml"] = (
                f"<p:notes {_P}><p:cSld><p:spTree>{words}{count}</p:spTree></p:cSld></p:notes>"
            )
            beside.append(("rId1", "notesSlide", f"../notesSlides/n{stored}.xml"))
        if remark := (comments or {}).get(number):
            author, moment, words = remark
            parts["ppt/commentAuthors.xml"] = (
                f'<p:cmAuthorLst {_P}><p:cmAuthor id="0" name={quoteattr(author)}/></p:cmAuthorLst>'
            )
            parts[f"ppt/comments/c{stored}.xml"] = (
                f'<p:cmLst {_P}><p:cm authorId="0" dt="{moment}"><p:text>{escape(words)}</p:text></p:cm></p:cmLst>'
            )
            beside.append(("rId2", "comments", f"../comments/c{stored}.xml"))
        parts[f"ppt/slides/_rels/slide{stored}.xml.rels"] = relations(*beside)
    named.append(("rId999", "commentAuthors", "commentAuthors.xml"))
    parts["ppt/presentation.xml"] = (
        f"<p:presentation {_P}><p:sldIdLst>{''.join(listed)}</p:sldIdLst></p:presentation>"
    )
    parts["ppt/_rels/presentation.xml.rels"] = relations(*named)
    return _ooxml("ppt/presentation.xml", "presentationml.presentation", parts, properties or core())


def cell(place: str, words: str) -> str:
    """A cell of words kept in the sheet itself."""
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(words)}</t></is></c>'


def rows_xml(rows: Sequence[Sequence[str]]) -> str:
    """Rows of words as a sheet's XML."""
    return "".join(
        f'<row r="{number}">{"".join(cell(f"{chr(65 + at)}{number}", words) for at, words in enumerate(row))}</row>'
        for number, row in enumerate(rows, start=1)
    )


def xlsx(
    sheets: Mapping[str, str],
    *,
    hidden: Sequence[str] = (),
    shared: Sequence[str] = (),
    formats: Sequence[int | str] = (0,),
    beside: Mapping[int, Sequence[tuple[str, str, str]]] | None = None,
    parts: Mapping[str, str | bytes] | None = None,
    after: str = "",
    properties: str = "",
) -> bytes:
    """Sheets by name, each the XML of its rows; `formats` are the number formats of the styles 0, 1, ..."""
    listed, named = [], []
    made: dict[str, str | bytes] = {}
    for number, (name, rows) in enumerate(sheets.items(), start=1):
        state = ' state="hidden"' if name in hidden else ""
        listed.append(f'<sheet name={quoteattr(name)} sheetId="{number}"{state} r:id="rId{number}"/>')
        named.append((f"rId{number}", "worksheet", f"worksheets/sheet{number}.xml"))
        data = f"<worksheet {_S}><sheetData>{rows}</sheetData>{after}</worksheet>"
        made[f"xl/worksheets/sheet{number}.xml"] = data
        if found := (beside or {}).get(number):
            made[f"xl/worksheets/_rels/sheet{number}.xml.rels"] = relations(*found)
    own = {code: 164 + number for number, code in enumerate(formats) if isinstance(code, str)}
    codes = "".join(f'<numFmt numFmtId="{at}" formatCode={quoteattr(code)}/>' for code, at in own.items())
    styles = "".join(f'<xf numFmtId="{own[code] if isinstance(code, str) else code}"/>' for code in formats)
    strings = "".join(f"<si><t>{escape(words)}</t></si>" for words in shared)
    made |= {
        "xl/workbook.xml": f"<workbook {_S}><sheets>{''.join(listed)}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations(
            *named, ("rId998", "sharedStrings", "sharedStrings.xml"), ("rId999", "styles", "styles.xml")
        ),
        "xl/sharedStrings.xml": f"<sst {_S}>{strings}</sst>",
        "xl/styles.xml": f"<styleSheet {_S}><numFmts>{codes}</numFmts><cellXfs>{styles}</cellXfs></styleSheet>",
    }
    return _ooxml("xl/workbook.xml", "spreadsheetml.sheet", made | dict(parts or {}), properties or core())


_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
O = " ".join(  # noqa: E741 (beside W)
    [f'xmlns:{name}="{_ODF}{name}:1.0"' for name in ("office", "text", "table", "style", "meta", "presentation")]
    + [f'xmlns:draw="{_ODF}drawing:1.0"', 'xmlns:dc="http://purl.org/dc/elements/1.1/"']
)


def op(text: str, style: str = "Standard") -> str:
    """An OpenDocument paragraph."""
    return f'<text:p text:style-name="{style}">{escape(text)}</text:p>'


def otable(rows: Sequence[Sequence[str]], name: str = "T1", style: str = "ta1") -> str:
    """An OpenDocument table, or sheet."""
    lines = (
        "".join(f'<table:table-cell office:value-type="string">{op(cell)}</table:table-cell>' for cell in row)
        for row in rows
    )
    inside = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    return f'<table:table table:name={quoteattr(name)} table:style-name="{style}">{inside}</table:table>'


def opendocument(
    kind: str,
    body: str,
    *,
    automatic: str = "",
    masters: str = "",
    meta: str = "",
    parts: Mapping[str, str] | None = None,
) -> bytes:
    """A text, spreadsheet or presentation of the XML of its body."""
    return zipped(
        {
            "content.xml": f"<office:document-content {O}><office:automatic-styles>{automatic}"
            f"</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}></office:body>"
            "</office:document-content>",
            "styles.xml": f"<office:document-styles {O}><office:master-styles>{masters}</office:master-styles>"
            "</office:document-styles>",
            "meta.xml": f"<office:document-meta {O}><office:meta>{meta}</office:meta></office:document-meta>",
            **(parts or {}),
        },
        mimetype=f"application/vnd.oasis.opendocument.{kind}",
    )


def odt(paragraphs: Sequence[str]) -> bytes:
    """An OpenDocument text of plain paragraphs."""
    return opendocument("text", "".join(map(op, paragraphs)))


def rtf(
    paragraphs: Sequence[str], *, code: str = "cp1252", head: str = "", before: str = "", after: str = ""
) -> bytes:
    """An RTF document: signs of the code page as bytes, others as numbers, as Word writes them."""
    body = "\\par\n".join(rtf_words(words, code) for words in paragraphs)
    number = code.removeprefix("cp")
    return f"{{\\rtf1\\ansi\\ansicpg{number}\\deff0\\uc1{head}\n{before}\\pard {body}\\par\n{after}}}".encode(
        "ascii"
    )


def rtf_words(words: str, code: str = "cp1252") -> str:
    """Words as RTF writes them."""
    said = []
    for sign in words:
        if sign in "\\{}":
            said.append("\\" + sign)
        elif sign < "\x80":
            said.append(sign)
        else:
            try:
                said += [f"\\'{byte:02x}" for byte in sign.encode(code)]
            except UnicodeEncodeError:
                units = sign.encode("utf-16-le")
                numbers = [
                    int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2)
                ]
                said += [f"\\u{number}?" for number in numbers]
    return "".join(said)


def epub(chapters: Mapping[str, str], *, metadata: str = "", parts: Mapping[str, str] | None = None) -> bytes:
    """A book of chapters by file name, each the XHTML of its body, in their order."""
    items = "".join(f'<item id="{name}" href="{name}" media-type="application/xhtml+xml"/>' for name in chapters)
    spine = "".join(f'<itemref idref="{name}"/>' for name in chapters)
    page = (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head>'
        "<title>x</title></head><body>{}</body></html>"
    )
    return zipped(
        {
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
            "OEBPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf" '
            f'xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>{metadata}</metadata><manifest>{items}</manifest>'
            f"<spine>{spine}</spine></package>",
            **{f"OEBPS/{name}": page.format(body) for name, body in chapters.items()},
            **(parts or {}),
        },
        mimetype="application/epub+zip",
    )
