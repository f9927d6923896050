"""The brief as one HTML file: valid, alone, escaped, and with everything that the record holds."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import replace
from datetime import date

import fiction
import pytest
from hostile import poisoned
from pagecheck import check, parsed

from whosays.faces.look.brief import beyond_chain, margin, shortened, with_gaps
from whosays.faces.report import render_html
from whosays.model.picture import Brief, Chart


def bare() -> Brief:
    return replace(
        fiction.rich(),
        aka=None,
        at=None,
        known_on=None,
        findings=0,
        reviewed=0,
        documents=0,
        histogram=(),
        summary=(),
        chart=Chart(at=None, roots=(), units=(), links=()),
        posts=(),
        places=(),
        events=(),
        tallies=(),
        conflicts=(),
        gaps=(),
        sections=(),
        passages=(),
        unread=(),
        pseudonyms=False,
    )


@pytest.mark.parametrize("brief", [fiction.rich(), bare()], ids=["rich", "empty"])
def test_the_page_is_valid_and_asks_nobody_for_anything(brief: Brief) -> None:
    check(render_html(brief))


def test_the_same_brief_gives_the_same_bytes() -> None:
    assert render_html(fiction.rich()) == render_html(fiction.rich())


def test_the_policy_allows_this_stylesheet_and_nothing_else() -> None:
    tree = parsed(render_html(fiction.rich()))
    (style,) = tree.xpath("//style/text()")
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.startswith("default-src 'none';")
    assert f"style-src 'sha256-{digest}';" in policy
    assert "unsafe" not in policy


def test_no_word_of_a_document_becomes_markup() -> None:
    page = render_html(poisoned(fiction.rich()))
    tree = check(page)
    assert "alert(1)" in tree.text_content()
    for forbidden in ("<img", "<script", "\x00", "\u202e", "\ud800", "49 {%"):
        assert forbidden not in page
    page.encode("utf-8")


def test_every_number_leads_to_its_passage_and_back_to_who_says_so() -> None:
    tree = parsed(render_html(fiction.rich()))
    assert tree.xpath("//ol[@class='notes']/li/@id") == [f"n{p.number}" for p in fiction.PASSAGES]
    for number in tree.xpath("//a[@class='ref']/@href"):
        assert tree.xpath(f"//li[@id='{number[1:]}']//ol[@class='chain']")


def test_each_part_of_the_record_is_on_the_page() -> None:
    brief = fiction.rich()
    text = " ".join(parsed(render_html(brief)).text_content().split())
    for unit in brief.chart.units:
        assert unit.label in text
    for post in brief.posts:
        assert post.person_label in text
    for place in brief.places:
        assert place.label in text
    for event in brief.events:
        assert event.sentence.text in text
    for gap in brief.gaps:
        assert gap.title in text
    for passage in brief.passages:
        for quote, _ in passage.quotes:
            assert quote.strip() in text
    assert "34 articles · 1 origin" in text
    assert "Why this is a conflict." in text
    assert "documents/23-courrier.txt" in text
    assert "said in custody" in text
    assert "appear under a pseudonym" in text


def test_the_chart_has_a_title_a_description_and_a_table_twin() -> None:
    tree = parsed(render_html(fiction.rich()))
    assert tree.xpath("//title[@id='chart-t']/text()") == ["Organisation chart on 30 June 2023"]
    rows = tree.xpath("//table[contains(@class, 'units')]/tbody/tr")
    assert len(rows) == 12  # eleven units; one of them under two parents
    assert len(tree.xpath("//a/title | //g/title")) >= len(fiction.CHART.links)


def test_every_node_and_line_of_the_chart_leads_to_a_passage() -> None:
    tree = parsed(render_html(fiction.rich()))
    chart = tree.xpath("//div[contains(@class, 'chart-wide')]/svg")[0]
    nodes = chart.xpath("./a[rect]/@href")
    lines = chart.xpath("./g/a[path]/@href")
    assert len(nodes) == len(fiction.CHART.units)
    assert len(lines) == len(fiction.CHART.links)
    assert all(href.startswith("#n") for href in nodes + lines)


def test_quotes_are_set_in_the_other_voice() -> None:
    tree = parsed(render_html(fiction.rich()))
    assert tree.xpath("//p[@class='aka']//bdi[@class='said']/text()") == [
        "‘the Green Coats’",
        "‘Tarn Timber & Game’",
    ]
    assert tree.xpath("//li[@id='n6']//mark/@class") == ["s-denied"]


def test_empty_parts_say_so_in_one_sentence() -> None:
    text = parsed(render_html(bare())).text_content()
    assert "The case has no documents yet." in text
    assert "No claim speaks of a unit." in text
    unread = replace(bare(), documents=3, unread=(("a.txt", "French has no reader yet."),))
    assert (
        "Nothing was read from 1 document of this case: French has no reader yet."
        in parsed(render_html(unread)).text_content()
    )
    dated = replace(bare(), chart=Chart(at=date(2019, 3, 1), roots=(), units=(), links=()))
    assert "No claim speaks of a unit on 1 March 2019." in parsed(render_html(dated)).text_content()


def test_both_halves_of_a_conflict_get_the_same() -> None:
    tree = parsed(render_html(fiction.rich()))
    (box,) = tree.xpath("//div[@class='pairbox']")
    left, _, right = box.xpath("./div")
    assert [child.tag for child in left] == [child.tag for child in right]


def test_far_stretches_of_evidence_are_parted_and_long_context_is_cut() -> None:
    assert with_gaps((("a", True), ("b", True))) == (("a", True), (" … ", False), ("b", True))
    long = "word " * 100
    cut = shortened(((long, False), ("the evidence " * 50, True), (long, False)))
    assert cut[0][0].startswith("… word")
    assert cut[1][0] == "the evidence " * 50
    assert cut[2][0].endswith("word …")
    assert all(len(text) < 120 for text, evidence in cut if not evidence)


def test_the_margin_prefers_passages_that_name_who_told_the_publisher() -> None:
    shown = margin(fiction.rich())
    assert [passage.number for passage in shown] == [2, 4]
    assert all(len(passage.chain) > 1 for passage in shown)


def test_a_state_that_the_chain_shows_is_not_repeated() -> None:
    denied = fiction.PASSAGES[5]
    assert beyond_chain(denied.states, denied.chain) == ()
    assert beyond_chain(("disputed", "inherited"), denied.chain) == ("disputed", "inherited")
