"""PDFs made by script: text, pages, heads, columns, properties; what is refused; what harms one page."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from datetime import date

import pypdfium2 as pdfium
import pytest

from tests.makers import pdf, prose
from whosays.model.document import Document, Original
from whosays.model.errors import DocumentError
from whosays.text import convert, worker


def read(data: bytes) -> Document:
    original = Original(
        sha256=hashlib.sha256(data).hexdigest(), path="x.pdf", size=len(data), media_type="application/pdf"
    )
    return convert(original, data).document


def plain(text: str) -> str:
    return " ".join(text.split())


def body(document: Document) -> str:
    return plain(" ".join(document.text[part.start : part.end] for part in document.parts if part.kind == "body"))


@pytest.fixture(scope="module")
def english() -> list[str]:
    return [" ".join(said) for said in prose.paragraphs("en", 24)]


def test_paragraphs_are_whole_and_in_order_with_pages(english: list[str]) -> None:
    document = read(pdf.born_digital(english))
    assert body(document) == plain(" ".join(english))
    assert len(document.pages) > 2
    assert [page.number for page in document.pages] == list(range(1, len(document.pages) + 1))
    assert all(document.text[page.end] == "\f" for page in document.pages[:-1])
    assert {page.source for page in document.pages} == {"text"}
    blocks = [plain(block) for page in document.text.split("\f") for block in page.split("\n\n")]
    assert sum(paragraph in blocks for paragraph in english) >= len(english) - len(document.pages)
    assert document.extractor.startswith("pypdfium2 ")
    assert document.notes == ()


@pytest.mark.parametrize("justified", [False, True])
@pytest.mark.parametrize("indent", [0, 14])
def test_two_columns_are_read_one_after_the_other(english: list[str], justified: bool, indent: int) -> None:
    document = read(
        pdf.born_digital(
            english, columns=2, font="Times-Roman", justified=justified, indent=indent, title="The Brigade"
        )
    )
    assert body(document) == plain(" ".join(["The Brigade", *english]))


def test_columns_drawn_row_by_row_are_read_column_by_column() -> None:
    left = [f"left {n} of the words that fill the line" for n in range(20)]
    right = [f"right {n} of the words that fill the line" for n in range(20)]

    def page(canvas: object) -> None:
        for n, (a, b) in enumerate(zip(left, right, strict=True)):
            canvas.drawString(72, 740 - 14 * n, a)  # type: ignore[attr-defined]
            canvas.drawString(320, 740 - 14 * n, b)  # type: ignore[attr-defined]

    assert body(read(pdf.drawn(page))) == plain(" ".join(left + right))


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_in_order(turn: int) -> None:
    rows = [f"Line {n:02} of the table of the officers of the northern brigade." for n in range(12)]
    document = pdfium.PdfDocument(pdf.drawn(pdf.lines(*rows)))
    document[0].set_rotation(turn)
    out = io.BytesIO()
    document.save(out)
    document.close()
    assert plain(read(out.getvalue()).text) == " ".join(rows)


def test_rows_of_a_table_stay_rows() -> None:
    rows = [
        ("Name", "Rank", "Unit"),
        ("A. Moss", "Colonel", "1st"),
        ("L. Hartog", "Major", "2nd"),
        ("O. Berg", "Captain", "3rd"),
    ]

    def page(canvas: object) -> None:
        canvas.drawString(72, 700, "The officers of the brigade are listed here with their ranks and units.")  # type: ignore[attr-defined]
        for n, row in enumerate(rows):
            for left, cell in zip((72, 220, 380), row, strict=True):
                canvas.drawString(left, 660 - 16 * n, cell)  # type: ignore[attr-defined]

    document = read(pdf.drawn(page))
    cells = [document.text[part.start : part.end] for part in document.parts if part.kind == "table"]
    assert cells == ["\t".join(row) for row in rows]


def test_running_heads_feet_and_page_numbers_are_set_apart(english: list[str]) -> None:
    document = read(pdf.born_digital(english, head="Report on the Salt Coast", foot="- {page} -"))
    assert body(document) == plain(" ".join(english))
    heads = [document.text[part.start : part.end] for part in document.parts if part.kind == "header"]
    assert heads == [
        words
        for number in range(1, len(document.pages) + 1)
        for words in ("Report on the Salt Coast", f"- {number} -")
    ]


def test_a_word_cut_at_a_line_end_keeps_its_hyphen_and_the_line_end() -> None:
    page = pdf.lines(
        "The command of the northern brigade began the long-planned oper-",
        "ation against the men of Abu Omar al-",
        "Baghdadi in the winter of 2011-",
        "2012 and it did not end before the spring.",
    )
    assert body(read(pdf.drawn(page))) == (
        "The command of the northern brigade began the long-planned oper- ation against the men of Abu Omar "
        "al-Baghdadi in the winter of 2011-2012 and it did not end before the spring."
    )
    assert "oper-\nation" in read(pdf.drawn(page)).text


def test_what_a_file_says_of_itself(english: list[str]) -> None:
    document = read(
        pdf.born_digital(
            english[:3], info={"title": "Leaders of the Coast", "author": "Lena Hartog"}, foot="TLP:AMBER+STRICT"
        )
    )
    meta = document.metadata
    assert (meta.title, meta.author, meta.marking) == ("Leaders of the Coast", "Lena Hartog", "TLP:AMBER+STRICT")
    assert dict(meta.found) | {"title": "file", "author": "file"} == dict(meta.found)


def test_implausible_properties_are_dropped_and_the_headline_is_taken(english: list[str]) -> None:
    made = pdf.born_digital(
        ["Brussels, 3 March 2015", *english[:5]],
        title="Leaders of the Salt Coast Guard",
        info={"title": "Microsoft Word - final_v3.doc", "author": "user1"},
    )
    meta = read(made).metadata
    assert (meta.title, meta.author, meta.published) == ("Leaders of the Salt Coast Guard", None, date(2015, 3, 3))
    assert dict(meta.found)["published"] == "text"


def test_arabic_is_read_from_right_to_left() -> None:
    said = prose.paragraphs("ar", 5, size=3)
    document = read(pdf.arabic([" ".join(paragraph) for paragraph in said]))
    assert document.language == "ar"
    whole = plain(document.text)
    found = [sentence in whole for paragraph in said for sentence in paragraph]
    assert sum(found) >= 0.95 * len(found)


@pytest.fixture
def no_recogniser(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A child that finds no tesseract."""
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(worker, "_workers", {})
    yield
    worker._stop_all()


@pytest.mark.usefixtures("no_recogniser")
def test_a_font_without_a_map_is_not_taken_for_text(english: list[str]) -> None:
    made = pdf.unmapped(english[:6])
    with pytest.raises(DocumentError, match=r"a scan, and not read; install tesseract-ocr"):
        read(made)


def test_a_password_is_asked_for_and_an_owners_lock_is_not(english: list[str]) -> None:
    with pytest.raises(DocumentError, match="password") as refused:
        read(pdf.born_digital(english[:2], password="secret", owner="other"))
    assert "save it without one" in refused.value.remedy
    assert body(read(pdf.born_digital(english[:2], owner="other"))) == plain(" ".join(english[:2]))


@pytest.mark.parametrize("share", [0.05, 0.6, 0.95])
def test_a_file_cut_off_is_refused_with_a_remedy(english: list[str], share: float) -> None:
    with pytest.raises(DocumentError, match="cut off") as refused:
        read(pdf.truncated(pdf.born_digital(english), share))
    assert "Get the file again" in refused.value.remedy


@pytest.mark.slow
def test_twenty_thousand_pages_are_read() -> None:
    document = read(pdf.many_pages(20_000))
    assert len(document.pages) == 20_000
    page = document.pages[12_344]
    assert document.text[page.start : page.end] == "The guard held the bridge near page 12345."


def test_a_vast_page_is_read_and_not_painted() -> None:
    assert "for three days." in read(pdf.vast_page()).text


def test_scripts_are_not_run_and_cycles_end() -> None:
    assert read(pdf.with_script()).text == "The guard held the bridge over the river."
    assert "The guard held the bridge" in read(pdf.cyclic()).text


@pytest.mark.slow
def test_a_page_that_ends_the_child_costs_that_page_alone() -> None:
    document = read(pdf.bomb(20_000))
    assert "for three days." in document.text
    assert [page.number for page in document.pages] == [1, 2]
    assert not document.notes or document.notes[0].startswith("page 1")
