# ruff: noqa: E501 (pieces of files)
"""Office files: what they say is kept, in its kind of part; made files of every format in six languages."""

from __future__ import annotations

import hashlib
import io
from datetime import date
from pathlib import Path

import pytest

from tests.makers import office, oldoffice
from whosays.model.document import Document, Original
from whosays.sources import sniff
from whosays.text import convert

TEXTS = {
    "en": ["The ferry company lost its licence on Tuesday.", "Its director, Anna Lund, said “it is not over”."],
    "fr": ["La préfecture a démenti l’annonce du député.", "Le chef d’équipe, Noël Brûlé, n’a pas répondu."],
    "de": [
        "Die Behörde bestätigte größere Schäden.",
        "Frau Jäger sagte, man prüfe „alle Übergänge“ – auch heute.",
    ],
    "nl": ["De coördinator ontkende het bericht één dag later.", "Hij zei: ‘De reünie gaat door.’"],
    "ru": ["Начальник порта подтвердил приказ № 7.", "По словам Анны Лунд, паром «Заря» ушёл."],
    "ar": ["أكد مدير الميناء الخبر يوم الثلاثاء.", "وقالت آنا لوند إن العبّارة غادرت."],
}
CODES = {"ru": "cp1251", "ar": "cp1256"}


def read(data: bytes, name: str = "file.bin") -> Document:
    """The document that these bytes hold, by way of the type that their content tells."""
    kind = sniff(io.BytesIO(data))
    assert kind.verdict == "read", kind
    original = Original(
        sha256=hashlib.sha256(data).hexdigest(), path=name, size=len(data), media_type=kind.media_type
    )
    document = convert(original, data).document
    for part in document.parts:
        assert part.start < part.end <= len(document.text)
    return document


def said(document: Document, kind: str) -> list[str]:
    """The words of the parts of one kind."""
    return [document.text[part.start : part.end] for part in document.parts if part.kind == kind]


MAKERS = {
    "docx": lambda texts, code: office.docx(texts),
    "odt": lambda texts, code: office.odt(texts),
    "rtf": lambda texts, code: office.rtf(texts, code=code),
    "rtf, signs by number": lambda texts, code: office.rtf(texts, code="cp437"),
    "doc": lambda texts, code: oldoffice.doc(texts),
    "epub": lambda texts, code: office.epub({"a.xhtml": "".join(f"<p>{words}</p>" for words in texts)}),
    "pptx": lambda texts, code: office.pptx([office.slide("", texts)]),
    "odp": lambda texts, code: office.opendocument(
        "presentation", f"<draw:page><draw:frame>{''.join(map(office.op, texts))}</draw:frame></draw:page>"
    ),
}


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("maker", MAKERS.values(), ids=MAKERS.keys())
def test_paragraphs_in_every_format_and_language(maker: object, language: str) -> None:
    texts = TEXTS[language]
    document = read(maker(texts, CODES.get(language, "cp1252")))  # type: ignore[operator]
    assert document.text == "\n\n".join(texts)
    assert [part.kind for part in document.parts] == ["body"]


@pytest.mark.parametrize("language", TEXTS)
def test_rows_in_every_format_and_language(language: str) -> None:
    first, second = TEXTS[language]
    rows = [["Unit", "Words"], ["Crew 7", first], ["", second]]
    lines = f"Unit | Words\nCrew 7 | {first}\n | {second}"
    for data in (
        office.xlsx({"One": office.rows_xml(rows)}),
        office.opendocument("spreadsheet", office.otable(rows, "One")),
        oldoffice.xls({"One": rows}),
    ):
        document = read(data)
        assert document.text == "One\n\n" + lines
        assert [part.kind for part in document.parts] == ["title", "table"]
        assert len(document.pages) == 1
    assert said(read(office.docx(office.wp("Above") + office.wtable(rows))), "table") == [lines]
    assert said(read(office.opendocument("text", office.otable(rows))), "table") == [lines]
    assert said(read(oldoffice.doc(["Above"], rows=rows)), "table") == [lines]
    assert said(read(office.pptx([office.slide("T", [], more=office.stable(rows))])), "table") == [lines]


def full_docx() -> bytes:
    box = f"<w:txbxContent>{office.wp('Words in a box.')}</w:txbxContent>"
    body = (
        office.wp("Report of the harbour office", "Titel")
        + office.wp("Findings", "Heading1")
        + '<w:p><w:r><w:t xml:space="preserve">The crew </w:t></w:r><w:del w:id="1"><w:r><w:delText>fled</w:delText>'
        "</w:r></w:del><w:ins w:id=\"2\"><w:r><w:t>stayed</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>moved</w:t></w:r>"
        '</w:moveFrom><w:r><w:t xml:space="preserve"> aboard</w:t><w:footnoteReference w:id="2"/><w:t>.</w:t></w:r></w:p>'
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>Around the box.</w:t></w:r></w:p>"
        '<w:p><w:hyperlink r:id="rId9"><w:r><w:t>The linked page</w:t></w:r></w:hyperlink><w:r><w:t>, on page </w:t>'
        '<w:fldChar w:fldCharType="begin"/><w:instrText>REF x</w:instrText><w:fldChar w:fldCharType="separate"/>'
        '<w:t>4</w:t><w:fldChar w:fldCharType="end"/><w:t>.</w:t></w:r></w:p>'
        f"<w:sdt><w:sdtContent>{office.wp('In a control.')}</w:sdtContent></w:sdt>"
        '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr></w:pPr>'
        "<w:r><w:t>End of one.</w:t><w:br/><w:t>Next line.</w:t></w:r></w:p>" + office.wp("Second section.")
        + '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/>'
        '<w:footerReference w:type="default" r:id="rId2"/></w:sectPr>'
    )  # fmt: skip
    page = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    footer = f"<w:p><w:r><w:t>Printed in Quill</w:t></w:r>{page}</w:p>"
    return office.docx(
        body,
        related=[
            ("rId1", "header", "header1.xml"),
            ("rId2", "footer", "footer1.xml"),
            ("rId3", "footnotes", "footnotes.xml"),
            ("rId4", "endnotes", "endnotes.xml"),
            ("rId5", "comments", "comments.xml"),
            ("rId6", "styles", "styles.xml"),
            ("rId9", "hyperlink", "https://example.org/"),
        ],
        parts={
            "word/styles.xml": f'<w:styles {office.W}><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>'
            "</w:styles>",
            "word/header1.xml": f"<w:hdr {office.W}>{office.wp('Harbour office, restricted')}</w:hdr>",
            "word/footer1.xml": f"<w:ftr {office.W}>{footer}</w:ftr>",
            "word/footnotes.xml": f'<w:footnotes {office.W}><w:footnote w:type="separator" w:id="0">'
            f'{office.wp("---")}</w:footnote><w:footnote w:id="2">{office.wp("So the log.")}</w:footnote></w:footnotes>',
            "word/endnotes.xml": f'<w:endnotes {office.W}><w:endnote w:id="2">{office.wp("See the archive.")}'
            "</w:endnote></w:endnotes>",
            "word/comments.xml": f'<w:comments {office.W}><w:comment w:author="Kim Berg" w:date="2021-05-04T10:00:00Z">'
            f"{office.wp('Is this so?')}</w:comment></w:comments>",
            "word/embeddings/oleObject1.bin": "x",
        },
        properties=office.core(
            "Microsoft Word - a.docx", "Anna Lund", "2021-05-01T00:00:00Z", "2021-05-06T00:00:00Z"
        ),
    )


def test_all_that_a_word_document_says() -> None:
    document = read(full_docx())
    assert document.text.split("\n\n") == [
        "Harbour office, restricted",
        "Report of the harbour office",
        "Findings",
        "The crew stayed aboard.",
        "Around the box.",
        "Words in a box.",
        "The linked page, on page 4.",
        "In a control.",
        "End of one.\nNext line.",
        "Second section.",
        "Printed in Quill",
        "So the log.",
        "See the archive.",
        "Is this so?",
    ]
    assert said(document, "header") == ["Harbour office, restricted", "Printed in Quill"]
    assert said(document, "title") == ["Report of the harbour office"]
    comment = document.parts[-1]
    assert (comment.kind, comment.author, comment.published) == ("comment", "Kim Berg", date(2021, 5, 4))
    assert (document.metadata.title, document.metadata.author) == ("Report of the harbour office", "Anna Lund")
    assert document.metadata.published == date(2021, 5, 6)
    assert dict(document.metadata.found)["author"] == "file"
    assert not document.pages
    assert "marked as deleted" in document.notes[0]
    assert "1 file embedded" in document.notes[1]


def test_comments_pasted_under_a_text_are_parts_of_their_own() -> None:
    lines = ["The company has sailed the strait for thirty years, and owns four boats and the pier.", "2 comments"]
    lines += [
        "Tom wrote on 3 March 2015 at 10:22:",
        "I was there.",
        "Kim Berg wrote on 4 March 2015 at 08:00:",
        "So was I.",
    ]
    for data in (office.docx(lines), office.odt(lines), office.rtf(lines), oldoffice.doc(lines)):
        comments = [part for part in read(data).parts if part.kind == "comment"]
        assert [comment.author for comment in comments] == ["Tom", "Kim Berg"]


def test_a_table_that_only_arranges_text_is_text() -> None:
    document = read(office.docx(office.wtable([["One paragraph."], ["Another one."]])))
    assert said(document, "body") == ["One paragraph.\n\nAnother one."]


def test_hidden_words_are_kept_with_a_note() -> None:
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Nobody sees this.</w:t></w:r></w:p>"
    document = read(office.docx(office.wp("Shown.") + hidden))
    assert document.text == "Shown.\n\nNobody sees this."
    assert document.notes == ("words that are hidden in the file are part of the text",)
    assert not read(office.docx(office.wp("Shown.") + hidden.replace("vanish", 'vanish w:val="0"'))).notes


def test_words_drawn_across_the_page_are_kept() -> None:
    head = f'<w:hdr {office.W}><w:p><w:r><w:pict><v:shape><v:textpath string="CONFIDENTIAL"/></v:shape></w:pict></w:r></w:p></w:hdr>'
    section = '<w:sectPr><w:headerReference r:id="rId1"/></w:sectPr>'
    data = office.docx(office.wp("x") + section, related=[("rId1", "header", "h.xml")], parts={"word/h.xml": head})
    assert said(read(data), "header") == ["CONFIDENTIAL"]


def test_merged_cells_of_word_keep_their_columns() -> None:
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{office.wp("Both")}</w:tc><w:tc>{office.wp("c")}</w:tc>'
    table = f"<w:tbl><w:tr>{wide}</w:tr><w:tr>" + "".join(f"<w:tc>{office.wp(x)}</w:tc>" for x in "xyz")
    assert said(read(office.docx(table + "</w:tr></w:tbl>")), "table") == ["Both |  | c\nx | y | z"]


@pytest.mark.parametrize(
    ("stated", "kept"),
    [
        ("Document1", None),
        ("Microsoft Word - report.doc", None),
        ("report_final.docx", None),
        ("PowerPoint-Präsentation", None),
        ("Présentation PowerPoint", None),
        ("2021-05", None),
        ("The licence of the ferry line", "The licence of the ferry line"),
        ("Document of the harbour office", "Document of the harbour office"),
        ("Доклад о порте", "Доклад о порте"),
    ],
)
def test_titles_that_programs_make_up_are_dropped(stated: str, kept: str | None) -> None:
    assert read(office.docx(["Words."], properties=office.core(stated))).metadata.title == kept


@pytest.mark.parametrize(
    ("created", "modified", "day"),
    [
        ("2021-05-01T00:00:00Z", "2021-05-06T00:00:00Z", date(2021, 5, 6)),
        ("2014-05-01T00:00:00Z", "2021-05-06T00:00:00Z", None),  # the words may be of either year
        ("2021-05-01T00:00:00Z", "", date(2021, 5, 1)),
        ("2006-09-16T00:00:00Z", "2021-05-06T00:00:00Z", date(2021, 5, 6)),  # of Excel's template
        ("1601-01-01T00:00:00Z", "", None),
        ("soon", "", None),
    ],
)
def test_days_of_the_properties(created: str, modified: str, day: date | None) -> None:
    properties = office.core(created=created, modified=modified)
    assert read(office.docx(["Words."], properties=properties)).metadata.published == day


def test_all_that_an_opendocument_text_says() -> None:
    note = f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{office.op('So the log.')}"
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion>" + office.op("Gone.")
        + "</text:deletion></text:changed-region></text:tracked-changes>"
        + office.op("Report of the office", "Title") + '<text:h text:outline-level="1">Findings</text:h>'
        + "<text:p>The crew<text:s/> stayed\n   <text:span>aboard</text:span>" + note + "</text:note-body></text:note>."
        + '<office:annotation office:name="a"><dc:creator>Kim Berg</dc:creator><dc:date>2021-05-04T10:00:00</dc:date>'
        + office.op("Is this so?") + "</office:annotation>"
        + f"<draw:frame><draw:text-box>{office.op('In a box.')}</draw:text-box></draw:frame></text:p>"
        + '<text:p><text:a href="https://example.org">A link</text:a><text:line-break/>Next<text:tab/>line</text:p>'
        + f"<text:list><text:list-item>{office.op('First')}</text:list-item></text:list>"
        + f"<text:section>{office.op('In a section.')}</text:section>"
    )  # fmt: skip
    masters = (
        f'<style:master-page style:name="A"><style:header>{office.op("Harbour office")}</style:header><style:footer>'
        "<text:p>Page <text:page-number>1</text:page-number></text:p></style:footer></style:master-page>"
    )
    meta = (
        "<dc:title>The licence</dc:title><meta:initial-creator>Anna Lund</meta:initial-creator>"
        "<meta:creation-date>2021-05-01T09:00:00</meta:creation-date><dc:date>2021-05-06T09:00:00</dc:date>"
    )
    document = read(office.opendocument("text", body, masters=masters, meta=meta))
    assert document.text.split("\n\n") == [
        "Harbour office",
        "Report of the office",
        "Findings",
        "The crew  stayed aboard.",
        "In a box.",
        "A link\nNext\tline",
        "First",
        "In a section.",
        "So the log.",
        "Page",
        "Is this so?",
    ]
    assert (document.parts[-1].author, document.parts[-1].published) == ("Kim Berg", date(2021, 5, 4))
    assert (document.metadata.title, document.metadata.author) == ("The licence", "Anna Lund")
    assert document.metadata.published == date(2021, 5, 6)
    assert "marked as deleted" in document.notes[0]


def test_slides_are_pages() -> None:
    data = office.pptx(
        [
            office.slide("The licence", ["It ends in May.", "The boats stay."]),
            office.slide("Costs", ["Four boats."], hidden=True),
        ],
        notes={1: "Say this slowly."},
        comments={2: ("Kim Berg", "2021-05-04T10:00:00", "Only four?")},
    )
    document = read(data)
    assert document.text == (
        "The licence\n\nIt ends in May.\n\nThe boats stay.\n\nSay this slowly.\fCosts\n\nFour boats.\n\nOnly four?"
    )
    assert [page.number for page in document.pages] == [1, 2]
    assert document.parts[-1].author == "Kim Berg"
    assert document.notes == ("slide 2 is hidden in the file; it was read",)


def test_an_opendocument_presentation() -> None:
    hidden = '<style:style style:name="dp2"><style:drawing-page-properties presentation:visibility="hidden"/></style:style>'
    pages = (
        f"<draw:page><draw:frame><draw:text-box>{office.op('One')}</draw:text-box></draw:frame><presentation:notes>"
        f"<draw:frame>{office.op('Spoken')}</draw:frame></presentation:notes></draw:page>"
        f'<draw:page draw:style-name="dp2"><draw:custom-shape>{office.op("Two")}</draw:custom-shape></draw:page>'
    )
    document = read(office.opendocument("presentation", pages, automatic=hidden))
    assert document.text == "One\n\nSpoken\fTwo"
    assert document.notes == ("slide 2 is hidden in the file; it was read",)


def test_cells_of_a_workbook() -> None:
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
        '<row r="3"><c r="A3" s="1"><v>44000</v></c><c r="B3" s="2"><v>44000.5</v></c><c r="C3"><v>0.30000000000000004</v></c>'
        '<c r="D3" t="b"><v>1</v></c><c r="E3" t="e"><v>#DIV/0!</v></c></row>'
        '<row r="4"><c r="A4"><f>SUM(C3:C9)</f><v>12</v></c><c r="B4"><f>NOW()</f></c><c r="D4" t="str"><f>A1</f><v>x</v></c>'
        '<c r="E4" s="3"><v>0.5</v></c><c r="F4" s="4"><v>43831</v></c></row>'
    )  # fmt: skip
    formats = (0, 14, "dd/mm/yyyy hh:mm", "h:mm", '"paid in" 0 [Red]')
    document = read(office.xlsx({"Crew": rows}, shared=["Name", "Day"], formats=formats))
    assert document.text == (
        "Crew\n\nName | Day\n2020-06-18 | 2020-06-18T12:00:00 | 0.3 | TRUE | #DIV/0!\n12 | =NOW() |  | x | 12:00:00 | 43831"
    )


def test_hidden_sheets_heads_comments_and_boxes_of_a_workbook() -> None:
    notes = (
        f"<comments {office._S}><authors><author>Kim Berg</author></authors><commentList>"
        '<comment ref="A1" authorId="0"><text><t>Is this so?</t></text></comment></commentList></comments>'
    )
    box = (
        '<xdr:wsDr xmlns:xdr="urn:xdr" xmlns:a="urn:a"><xdr:sp><xdr:txBody><a:p><a:r><a:t>In a box</a:t></a:r></a:p>'
        "</xdr:txBody></xdr:sp></xdr:wsDr>"
    )
    data = office.xlsx(
        {"Crew": office.rows_xml([["a", "b"]]), "Costs": office.rows_xml([["c", "d"]])},
        hidden=["Costs"],
        beside={1: [("r1", "comments", "../comments1.xml"), ("r2", "drawing", "../drawings/d.xml")]},
        parts={"xl/comments1.xml": notes, "xl/drawings/d.xml": box},
        after='<headerFooter><oddHeader>&amp;L&amp;"Arial"Restricted&amp;RPage &amp;P</oddHeader></headerFooter>',
    )
    document = read(data)
    assert document.text.startswith("Crew\n\nRestricted Page\n\na | b\n\nIn a box\n\nIs this so?\fCosts")
    assert next(part.author for part in document.parts if part.kind == "comment") == "Kim Berg"
    assert document.notes == ("sheet Costs is hidden in the file; it was read",)
    old = read(oldoffice.xls({"Crew": [["a", 44000.0]], "Costs": [["c"]]}, hidden=["Costs"]))
    assert old.text == "Crew\n\na | 2020-06-18\fCosts\n\nc"
    assert old.notes == document.notes


def test_repeated_and_merged_cells_of_an_opendocument_sheet() -> None:
    def cell(words: str, more: str = "") -> str:
        return f"<table:table-cell {more}>{office.op(words) if words else ''}</table:table-cell>"

    rows = (
        f'<table:table-row>{cell("a", "table:number-columns-spanned=" + chr(34) + "2" + chr(34))}'
        "<table:covered-table-cell/>" + cell("b", 'table:number-columns-repeated="2"')
        + cell("", 'table:number-columns-repeated="16000"') + "</table:table-row>"
        + f'<table:table-row table:number-rows-repeated="2">{cell("x")}</table:table-row>'
        + f'<table:table-row table:number-rows-repeated="1048000">{cell("")}</table:table-row>'
        + "<table:table-row>" + cell("Freitag", 'office:value-type="date" office:date-value="2021-05-07T00:00:00"')
        + cell("", 'table:formula="of:=SUM([.A1])"') + "</table:table-row>"
    )  # fmt: skip
    body = f'<table:table table:name="Crew">{rows}</table:table>'
    assert (
        read(office.opendocument("spreadsheet", body)).text
        == "Crew\n\na |  | b | b\nx\nx\n2021-05-07 | =SUM([.A1])"
    )


def test_all_that_an_rtf_document_says() -> None:
    data = office.rtf(
        ["The ferry left.", "Second {\\b bold} word".replace("{", "\x01").replace("}", "\x02").replace("\\", "\x03")],
        head="{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}}{\\info{\\title The licence}{\\author Anna Lund}"
        "{\\creatim\\yr2021\\mo5\\dy1}{\\revtim\\yr2021\\mo5\\dy6}}{\\stylesheet{Normal;}}",
        before="{\\header Harbour office\\par}{\\footerf Printed in Quill}{\\pict ffd8ff}",
        after="\\pard A note{\\footnote \\chftn  So the log.}. {\\f1 \\'cf\\'ee\\'f0\\'f2} {\\deleted gone }{\\revised new}"
        "{\\field{\\*\\fldinst HYPERLINK x}{\\fldrslt  link}}{\\*\\atnauthor Kim Berg}\\chatn{\\*\\annotation{\\*\\atndate "
        f"{(121 << 20) + (5 << 16) + (4 << 11)}" "}Is this so?}\\par{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv y}}{\\shptxt In a box.\\par}}"
        "{\\shprslt In a box.}}\\trowd\\pard\\intbl Name\\cell Unit\\par two\\cell\\row\\trowd\\pard\\intbl a\\cell\\cell\\row\\pard "
        "Under it{\\upr{old}{\\*\\ud{\\u8212?}}}\\emdash\\par {\\bin3 }}}}{\\*\\unknown gone}",
    ).replace(b"\x01", b"{").replace(b"\x02", b"}").replace(b"\x03", b"\\")  # fmt: skip
    document = read(data)
    assert document.text.split("\n\n") == [
        "Harbour office",
        "Printed in Quill",
        "The ferry left.",
        "Second bold word",
        "A note. Порт new link",
        "Name | Unit two\na",
        "Under it——",
        "In a box.",
        "So the log.",
        "Is this so?",
    ]
    assert (document.parts[-1].author, document.parts[-1].published) == ("Kim Berg", date(2021, 5, 4))
    assert said(document, "header") == ["Harbour office\n\nPrinted in Quill"]
    assert (document.metadata.title, document.metadata.author) == ("The licence", "Anna Lund")
    assert document.metadata.published == date(2021, 5, 6)
    assert "marked as deleted" in document.notes[0]


def test_all_that_an_old_word_document_says() -> None:
    data = oldoffice.doc(
        ["The ferry left.", "It did not sink, \x13HYPERLINK x\x14he said\x15.", "End\x0bof it"],
        deleted=["not "],
        rows=[["Name", "Unit", "Role"], ["Anna", "", "Mate"]],
        notes=["So the log."],
        heads=["Harbour office", "Harbour office"],
        comments=[("Kim Berg", "Is this so?")],
        properties=oldoffice.summary("The licence", "Anna Lund"),
    )
    document = read(data)
    assert document.text.split("\n\n") == [
        "Harbour office",
        "The ferry left.",
        "It did sink, he said.",
        "End\nof it",
        "Name | Unit | Role\nAnna |  | Mate",
        "So the log.",
        "Is this so?",
    ]
    assert (document.parts[-1].kind, document.parts[-1].author) == ("comment", "Kim Berg")
    assert (document.metadata.title, document.metadata.author) == ("The licence", "Anna Lund")
    assert "marked as deleted" in document.notes[0]
    assert read(oldoffice.doc(["Für café"], narrow=True)).text == "Für café"


def test_a_book_has_chapters_and_metadata() -> None:
    metadata = (
        "<dc:title>The ferry line</dc:title><dc:title>Subtitle</dc:title><dc:creator>Anna Lund</dc:creator>"
        "<dc:publisher>Quill Press</dc:publisher><dc:date>2021-05-06</dc:date><dc:language>en-GB</dc:language>"
    )
    chapters = {
        "b.xhtml": "<h1>One</h1><p>First <i>words</i>&nbsp;here.<br/>Next.</p><script>no()</script>",
        "a.xhtml": "<h1>Two</h1><ul><li>Item</li></ul><table><tr><th>Name</th><th>Unit</th></tr>"
        "<tr><td><p>Anna</p></td><td></td></tr></table>After",
    }
    document = read(office.epub(chapters, metadata=metadata))
    assert document.text == "One\n\nFirst words here.\nNext.\n\nTwo\n\nItem\n\nName | Unit\nAnna\n\nAfter"
    assert not document.pages
    stated = document.metadata
    assert (stated.title, stated.author, stated.publisher) == ("The ferry line", "Anna Lund", "Quill Press")
    assert (stated.published, document.language) == (date(2021, 5, 6), "en")


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_tables_kept_as_text(mark: str, encoding: str) -> None:
    lines = [["unit", "place", "said"]] + [
        [f"Crew {n}", "Söln", f'"He said{mark} ""no""\nand left"'] for n in range(5)
    ]
    text = "\n".join(mark.join(line) for line in lines)
    document = read(text.encode(encoding))
    assert document.text.split("\n")[:2] == [
        "unit | place | said",
        f'Crew 0 | Söln | He said{mark.strip()} "no" and left',
    ]
    assert said(document, "table") == [document.text]


def test_nothing_outside_the_file_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret words")
    entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    inside = f"<w:document {office.W}><w:body>{office.wp('Words.')}<w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>"
    for data in (
        office.docx("", parts={"word/document.xml": entity + inside}),
        office.epub(
            {"a.xhtml": "<p>Words.</p>"}, parts={"OEBPS/a.xhtml": entity + "<html><body>Words. &e;</body></html>"}
        ),
    ):
        try:
            assert "secret" not in read(data).text
        except Exception as error:
            assert "declares entities" in str(error)  # noqa: PT017 (either outcome is right)
