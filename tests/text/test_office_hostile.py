# ruff: noqa: E501 (pieces of files)
"""Office files that are broken, locked or made to do harm: read as far as they go with a note, or refused."""

from __future__ import annotations

import io
import re
import struct
import unicodedata
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.makers import office, oldoffice
from tests.text.test_office import full_docx, read
from whosays.model.document import Document
from whosays.model.errors import DocumentError
from whosays.sources import sniff
from whosays.text import worker
from whosays.text.extracted import FormatError
from whosays.text.office.package import Package

WORDS = [f"Sentence number {number} says that the ferry left on Monday." for number in range(400)]


def refused(data: bytes) -> str:
    """The message with which the file is refused; it names the file and a remedy."""
    with pytest.raises(DocumentError) as caught:
        read(data, "folder/paper.bin")
    assert caught.value.message.startswith("folder/paper.bin: ")
    assert caught.value.remedy
    return caught.value.message


def tried(data: bytes) -> tuple[Document | None, str]:
    """The document, or None and the message with which it is refused."""
    try:
        return read(data), ""
    except DocumentError as error:
        return None, error.message if error.remedy else ""


def document(inside: str, before: str = "") -> bytes:
    """A Word document whose main part is this."""
    return office.docx("", parts={"word/document.xml": before + inside})


def test_billion_laughs_are_refused() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha" * 10}">' for n in range(10))
    body = f"<w:document {office.W}><w:body>{office.wp('Words.')}<w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>"
    assert "declares entities" in refused(document(body, f"<!DOCTYPE d [{laughs}]>"))
    sheet = f'<worksheet {office._S}><sheetData><row r="1">{office.cell("A1", "x")}</row></sheetData></worksheet>'
    data = office.xlsx({"A": ""}, parts={"xl/worksheets/sheet1.xml": f"<!DOCTYPE d [{laughs}]>{sheet}"})
    assert "declares entities" in refused(data)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    part = b" " * 300_000_000
    squeezed = io.BytesIO()
    with zipfile.ZipFile(squeezed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", part)
    assert "made to do harm" in refused(squeezed.getvalue())
    cut = squeezed.getvalue()[:-200]  # without its directory, which states the size
    assert "made to do harm" in refused(cut)
    many = office.docx(["Words."], parts={f"word/media/{n}": "" for n in range(20_001)})
    with pytest.raises(FormatError, match="made to do harm"):
        Package(many, "Word document")


def test_a_bomb_that_states_a_small_size_gives_no_more_than_that() -> None:
    data = bytearray(office.docx(WORDS))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        size = archive.getinfo("word/document.xml").file_size
    lying = bytes(data).replace(struct.pack("<I", size), struct.pack("<I", 2000))
    found = read(lying)
    assert len(found.text) < size
    assert "broken" in found.notes[0]


@pytest.mark.parametrize("inner", ["<w:p>", "<w:tbl><w:tr><w:tc>", "<w:sdt><w:sdtContent>"])
def test_a_hundred_thousand_nested_elements(inner: str) -> None:
    body = office.wp("The words above.") + inner * 100_000 + office.wp("Below")
    found = read(document(f"<w:document {office.W}><w:body>{body}"))
    assert found.text.startswith("The words above.")
    assert "broken" in found.notes[0]


def test_deep_groups_and_tables_that_are_read() -> None:
    deep = read(b"{\\rtf1 Above\\par " + b"{" * 100_000 + b"Below" + b"}" * 100_000 + b"}")
    assert deep.text == "Above\n\nBelow"
    table = office.wp("Inside")
    for _ in range(30):
        table = f"<w:tbl><w:tr><w:tc>{table}</w:tc></w:tr></w:tbl>"
    assert read(office.docx(table)).text == "Inside"
    frames = "<draw:frame><draw:text-box>" * 60 + office.op("Inside") + "</draw:text-box></draw:frame>" * 60
    assert read(office.opendocument("text", f"<text:p>{frames}</text:p>")).text == "Inside"


def test_a_sheet_of_a_million_rows_with_two_cells() -> None:
    rows = f'<row r="1">{office.cell("A1", "near")}</row><row r="1048576">{office.cell("XFD1048576", "far")}</row>'
    found = read(office.xlsx({"A": rows}))
    assert found.text.split("\n\n")[1].replace(" | ", "") == "near\nfar"
    dimension = '<dimension ref="A1:XFD1048576"/>'
    sheet = f'<worksheet {office._S}>{dimension}<sheetData><row r="1">{office.cell("B1", "x")}</row></sheetData></worksheet>'
    assert read(office.xlsx({"A": ""}, parts={"xl/worksheets/sheet1.xml": sheet})).text == "A\n\n| x"


def test_a_huge_cell_and_too_many_rows() -> None:
    assert len(read(office.xlsx({"A": office.rows_xml([["x" * 1_000_000]])})).text) == 1_000_003
    assert "too many for one document" in refused(office.xlsx({"A": office.rows_xml([["x" * 6_000_000]])}))
    row = '<table:table-row table:number-rows-repeated="1000000000"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>'
    body = f'<table:table table:name="A">{row}</table:table>'
    assert "too many for one document" in refused(office.opendocument("spreadsheet", body))


@pytest.mark.parametrize(
    "data",
    [
        oldoffice.doc(["x"], locked=True),
        oldoffice.xls({"A": [["x"]]}, locked=True),
        oldoffice.ole({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}),
        office.opendocument(
            "text",
            office.op("x"),
            parts={
                "META-INF/manifest.xml": '<m:manifest xmlns:m="urn:m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
            },
        ),
        office.epub(
            {"a.xhtml": "<p>x</p>"},
            parts={
                "META-INF/encryption.xml": '<e xmlns:k="urn:k"><k:EncryptionMethod Algorithm="urn:drm"/></e>',
            },
        ),
    ],
    ids=["doc", "xls", "ooxml", "odt", "epub"],
)
def test_locked_files_are_refused(data: bytes) -> None:
    assert "locked" in refused(data)


MADE = {
    "docx": full_docx(),
    "long docx": office.docx(WORDS),
    "odt": office.odt(WORDS),
    "epub": office.epub({"a.xhtml": "".join(f"<p>{words}</p>" for words in WORDS)}),
    "rtf": office.rtf(WORDS),
    "doc": oldoffice.doc(WORDS),
    "xls": oldoffice.xls({"A": [[words] for words in WORDS]}),
    "xlsx": office.xlsx({"A": office.rows_xml([[words] for words in WORDS])}),
    "numbers": office.xlsx(
        {
            "A": '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>44000</v></c><c r="C1" s="2"><v>1.5</v></c></row>'
        },
        shared=["Day"],
        formats=(0, 14, "h:mm"),
    ),
    "ods": office.opendocument(
        "spreadsheet",
        '<table:table table:name="A"><table:table-row table:number-rows-repeated="2"><table:table-cell '
        'table:number-columns-repeated="3"><text:p>x<text:s text:c="3"/>y</text:p></table:table-cell></table:table-row></table:table>',
    ),
    "pptx": office.pptx([office.slide("T", WORDS)]),
}


def _stored(data: bytes) -> bytes:
    """The same package with its parts not packed, so that half of the file is half of its words."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return made.getvalue()


@pytest.mark.parametrize("name", ["long docx", "odt", "xlsx", "pptx", "epub"])
def test_a_package_that_was_cut_is_read_as_far_as_it_goes(name: str) -> None:
    data = _stored(MADE[name])
    found = read(data[: data.rindex(b"number 200")])
    assert "number 150 says" in found.text
    assert "number 250 says" not in found.text
    assert "broken" in " ".join(found.notes)


def test_a_book_without_its_list_is_read_in_the_order_of_the_file() -> None:
    data = office.epub({"b.xhtml": "<p>One.</p>", "a.xhtml": "<p>Two.</p>"}, parts={"OEBPS/book.opf": "<pack"})
    found = read(data)
    assert found.text == "One.\n\nTwo."
    assert "list of chapters" in " ".join(found.notes)


def test_a_cut_archive_of_office_files_is_no_office_file() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("report.docx", MADE["docx"])
    assert sniff(io.BytesIO(made.getvalue()[:-50])).media_type == "application/zip"


def test_text_that_was_cut_is_read_as_far_as_it_goes() -> None:
    found = read(MADE["rtf"][:5000])
    assert found.text.startswith(WORDS[0])
    assert found.notes == ("the file ends before its end; what stands before is here",)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.99])
@pytest.mark.parametrize("name", MADE)
def test_cut_files_are_read_with_a_note_or_refused(name: str, share: float) -> None:
    data = MADE[name][: int(share * len(MADE[name]))]
    kind = sniff(io.BytesIO(data))
    if kind.verdict != "read" or kind.media_type == "text/plain":
        return  # not even its type is left; it is listed by what it is
    found, message = tried(data)
    assert message or (found is not None and (found.notes or found.text == read(MADE[name]).text))


@pytest.mark.parametrize("suffix", ["paper.pdf", "paper.txt", "paper.docx"])
def test_the_name_says_nothing(suffix: str) -> None:
    assert read(office.odt(["Words."]), suffix).text == "Words."


def test_files_without_words_are_refused() -> None:
    for data in (office.docx([]), office.odt([]), office.xlsx({"A": ""}), office.rtf([""]), oldoffice.doc([])):
        assert "no words" in refused(data)


def test_the_child_lives_on_after_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    refused(office.docx([]))
    monkeypatch.setattr(worker.subprocess, "Popen", None)  # no further child can be started
    refused(oldoffice.doc(["x"], locked=True))
    assert read(office.docx(["Words."])).text == "Words."


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(MADE)), st.data())
def test_any_damage_gives_a_document_or_a_clear_refusal(name: str, data: st.DataObject) -> None:
    damaged = bytearray(MADE[name])
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(damaged) - 1))
        damaged[place] = data.draw(st.integers(0, 255))
    kind = sniff(io.BytesIO(bytes(damaged)))
    if kind.verdict != "read":
        return
    found, message = tried(bytes(damaged))
    assert found is not None or kind.media_type == "text/plain" or (message and "cannot be read (" not in message)


def _zip_of(parts: dict[str, bytes]) -> bytes:
    mimetype = parts.pop("mimetype", b"").decode()
    return office.zipped(parts, mimetype=mimetype)


ODD = ["", "-1", "9" * 5000, "99999999999", "x", "1e400", "nan", "../../x", "٣", "true"]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from([name for name in sorted(MADE) if name not in ("rtf", "doc", "xls")]), st.data())
def test_odd_values_of_attributes_and_numbers_do_not_stop_the_reader(name: str, data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(MADE[name])) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    chosen = data.draw(
        st.sampled_from([part for part in sorted(parts) if part.endswith((".xml", ".rels", ".opf"))])
    )
    odd = data.draw(st.sampled_from(ODD))
    places = [
        match.span(1)
        for match in re.finditer(r'(?<!xmlns)="([^"]*)"|>(\d+)<', parts[chosen].decode())
        if match[1] is not None
    ]
    if places:
        start, end = data.draw(st.sampled_from(places))
        words = parts[chosen].decode()
        parts[chosen] = (words[:start] + odd + words[end:]).encode()
    found, message = tried(_zip_of(parts))
    assert found is not None or (message and "cannot be read (" not in message), message


RTF_PIECES = [
    "{",
    "}",
    "\\par ",
    "\\u8212?",
    "\\'e9",
    "\\uc2",
    "\\bin5 ",
    "words ",
    "\\cell ",
    "\\row ",
    "\\intbl ",
    "{\\footnote ",
]
RTF_PIECES += [
    "{\\*\\annotation ",
    "\\f3 ",
    "\\ansicpg99999 ",
    "\\deleted ",
    "{\\field{\\*\\fldinst x}",
    "\\\\",
    "\\",
    "{\\*\\ud ",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(RTF_PIECES), max_size=40))
def test_any_control_words_give_a_document_or_no_words(pieces: list[str]) -> None:
    found, message = tried(("{\\rtf1 " + "".join(pieces)).encode())
    assert found is not None or "no words" in message


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=8), min_size=3, max_size=3),
        min_size=6,
        max_size=9,
    )
)
@settings(max_examples=60, deadline=None)
def test_every_cell_of_a_workbook_can_be_cited(rows: list[list[str]]) -> None:
    found, message = tried(office.xlsx({"A": office.rows_xml(rows)}))
    if found is None:
        assert "no words" in message
        return
    for row in rows:
        for words in row:
            assert " ".join(unicodedata.normalize("NFC", words).split()) in found.text
