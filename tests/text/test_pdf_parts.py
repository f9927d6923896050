"""The pieces behind the reading of pages: order, heads, markings, dates, properties, scripts to the left."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.text.columns import in_order
from whosays.text.compose import composed
from whosays.text.garbled import is_garbled
from whosays.text.issued import issued_in
from whosays.text.leftward import read
from whosays.text.marking import marking_in, marking_of
from whosays.text.properties import day, name, title
from whosays.text.running import running
from whosays.text.sheets import Line, Sheet


def line(text: str, left: float, base: float, right: float | None = None) -> Line:
    end = right if right is not None else left + 5.0 * len(text)
    return Line(text=text, left=left, top=base - 9, right=end, bottom=base + 2, base=base, size=12)


def sheet(*lines: Line, number: int = 1) -> Sheet:
    return Sheet(number=number, width=600, height=800, lines=list(lines), source="text")


@pytest.mark.parametrize(
    ("words", "marking"),
    [
        ("TLP:AMBER", "TLP:AMBER"),
        ("Report 12/2014  TLP: AMBER + STRICT  page 3", "TLP:AMBER+STRICT"),
        ("TLP:WHITE", "TLP:CLEAR"),
        ("UNCLASSIFIED//FOUO", "UNCLASSIFIED//FOUO"),
        ("- CONFIDENTIAL -", "CONFIDENTIAL"),
        ("FOR OFFICIAL USE ONLY   4", "FOR OFFICIAL USE ONLY"),
        ("This document is for official use only and may not be passed on", "for official use only"),
        ("VS-NfD", "VS-NfD"),
        ("VS-NFD", "VS-NFD"),
        ("VS – NUR FÜR DEN DIENSTGEBRAUCH", "VS – NUR FÜR DEN DIENSTGEBRAUCH"),
        ("DIFFUSION RESTREINTE", "DIFFUSION RESTREINTE"),
        ("LIMITE EN", "LIMITE EN"),
        ("LAW ENFORCEMENT SENSITIVE 2 of 9", "LAW ENFORCEMENT SENSITIVE"),
        ("Not for publication", "Not for publication"),
        ("The secret services of the coast", None),
        ("Confidential sources told the court", None),
        ("Limited access", None),
    ],
)
def test_markings_are_told_from_words(words: str, marking: str | None) -> None:
    assert marking_in(words) == marking


def test_the_strictest_light_and_the_most_frequent_caveat_stand_for_the_document() -> None:
    assert marking_of([["TLP:GREEN"], ["TLP:GREEN"], ["TLP:RED"]]) == "TLP:RED"
    assert marking_of([["RESTRICTED"], ["SECRET"], ["SECRET"]]) == "SECRET"
    assert marking_of([["A report"], []]) is None


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["The Salt Coast", "Published: 3 March 2015"], date(2015, 3, 3)),
        (["Bruxelles, le 3 mars 2015"], date(2015, 3, 3)),
        (["Berlin, den 3. März 2015"], date(2015, 3, 3)),
        (["Den Haag, 3 maart 2015"], date(2015, 3, 3)),
        (["Tuesday, March 3, 2015"], date(2015, 3, 3)),
        (["Datum: 03.03.2015"], date(2015, 3, 3)),
        (["3 August 2014", "Date of issue: 5 August 2014"], date(2014, 8, 5)),
        (["3 August 2014", "5 August 2014"], None),
        (["He was killed on 3 August 2014."], None),
        (["Between 3 August 2014 and 5 August 2014"], None),
        (["31 February 2014"], None),
    ],
)
def test_the_day_of_issue_is_taken_only_where_it_is_plain(lines: list[str], found: date | None) -> None:
    assert issued_in(lines) == found


@pytest.mark.parametrize(
    "words",
    [
        "Microsoft Word - x.doc",
        "untitled",
        "Untitled-1",
        "report_final.docx",
        "Document1",
        "",
        "C:\\x\\y",
        "scan0001",
    ],
)
def test_titles_that_no_person_gave_are_dropped(words: str) -> None:
    assert title(words) is None


@pytest.mark.parametrize("words", ["user", "Administrator", "HP Inc.", "Adobe Acrobat", "", "x"])
def test_names_of_accounts_and_machines_are_dropped(words: str) -> None:
    assert name(words) is None


def test_plain_properties_stay() -> None:
    assert title("Scanning the horizon: leaders of the coast") == "Scanning the horizon: leaders of the coast"
    assert name("Lena Hartog") == "Lena Hartog"
    assert day("D:20140312101500+01'00'") == date(2014, 3, 12)
    assert day("D:19700101000000Z") is None
    assert day("nonsense") is None


def test_garbled_text_is_told_from_text() -> None:
    said = "The commander of the brigade said that his men had left the town after two weeks of talks with elders."
    shifted = "".join(chr(ord(sign) - 29) if sign != " " else sign for sign in said)
    assert not is_garbled(said)
    assert is_garbled(shifted)
    assert is_garbled("\ue001\ue002\ue003 \ue004\ue005")
    assert not is_garbled("12 345 678 90 14 500 17 12 345 678 90 14 500 17")
    assert not is_garbled("Командир бригады сообщил, что его люди покинули город после двух недель переговоров.")


def test_letters_are_read_from_the_right_and_figures_from_the_left() -> None:
    said = "قال 12 مارس"
    shown = "سرام 12 لاق"
    assert read([(sign, float(place)) for place, sign in enumerate(shown)]) == said


def test_what_stands_alone_above_and_below_columns_is_read_before_and_after_them() -> None:
    left = [line(f"left words that fill the line {n:2}", 50, 120 + 14 * n, 280) for n in range(10)]
    right = [line(f"right words that fill the line {n:2}", 320, 120 + 14 * n, 550) for n in range(10)]
    day_ = line("3 March", 500, 60)
    foot = line("12", 60, 760)
    found = in_order([*right, foot, *left, day_])
    assert [one.text for one in found] == [one.text for one in (day_, *left, *right, foot)]


@pytest.mark.parametrize("beside", [1, 2, 9])
def test_a_column_that_has_just_begun_is_read_after_the_full_one(beside: int) -> None:
    left = [line(f"left words that fill the line {n:2}", 50, 120 + 14 * n, 280) for n in range(20)]
    right = [line(f"right words that fill the line {n:2}", 320, 120 + 14 * n, 550) for n in range(beside)]
    assert [one.text for one in in_order([*right, *left])] == [one.text for one in (*left, *right)]


def test_what_stands_beside_a_line_of_a_single_column_stays_there() -> None:
    lines = [line(f"words that fill the whole line {n:2}", 50, 120 + 14 * n, 550) for n in range(9)]
    pair = [line("Signed in Ostrand", 50, 260), line("3 March 2014", 400, 260)]
    assert [one.text for one in in_order([*pair, *lines])] == [one.text for one in (*lines, *pair)]


def test_a_headline_across_two_columns_cuts_them() -> None:
    rows = [
        line(f"{side}{band} words that fill the line {n}", x, y + 14 * n, x + 230)
        for band, y in ((1, 100), (2, 400))
        for side, x in (("l", 50), ("r", 320))
        for n in range(6)
    ]
    headline = line("A headline across the whole width of the page", 50, 300, 550)
    found = [one.text[:2] for one in in_order([*rows, headline])]
    assert found == ["l1"] * 6 + ["r1"] * 6 + ["A "] + ["l2"] * 6 + ["r2"] * 6


def test_a_repeated_line_in_the_middle_of_pages_is_no_head() -> None:
    pages = [
        sheet(
            line("The Report", 50, 40),
            line(f"{word} line", 50, 100),
            line("Same", 50, 400),
            line(f"{n}", 300, 780),
            number=n,
        )
        for n, word in enumerate(("First", "Next", "Third", "Last"), 1)
    ]
    assert [sorted(found) for found in running(pages)] == [[0, 3]] * 4


def test_a_list_keeps_its_lines_and_a_paragraph_does_not() -> None:
    page = sheet(
        line("The brigade has bases in the north and in the south of the", 50, 100, 550),
        line("country.", 50, 114),
        line("- Ostrand", 50, 142),
        line("- Velm", 50, 156),
    )
    (leaf,) = composed([page])
    assert [block.text for block in leaf.blocks] == [
        "The brigade has bases in the north and in the south of the country.",
        "- Ostrand",
        "- Velm",
    ]


@given(
    st.lists(
        st.tuples(
            st.floats(0, 500),
            st.floats(1, 800),
            st.floats(0.5, 300),
            st.text("ab -.\u0301", min_size=1, max_size=9),
        ),
        max_size=40,
    )
)
def test_no_line_is_lost_or_doubled(places: list[tuple[float, float, float, str]]) -> None:
    lines = [
        Line(text=text, left=left, top=base - 9, right=left + width, bottom=base, base=base, size=10)
        for left, base, width, text in places
    ]
    found = in_order(lines)
    assert sorted((one.text, one.left, one.base) for one in found) == sorted(
        (o.text, o.left, o.base) for o in lines
    )
    (leaf,) = composed([sheet(*found)])
    kept = unicodedata.normalize("NFD", "".join(block.text for block in leaf.blocks))
    given_ = unicodedata.normalize("NFD", "".join(one.text for one in lines))
    assert [kept.count(sign) for sign in "ab."] == [given_.count(sign) for sign in "ab."]
