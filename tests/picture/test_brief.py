"""The picture of a small case made by hand: sentences, chart, rows, passages, gaps."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from builders import Draft, parts, some_time, today
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.corroboration import corroborate
from whosays.model.document import Part
from whosays.model.errors import NotFoundError
from whosays.model.ids import canonical_json, to_plain
from whosays.model.picture import Brief, Sentence
from whosays.model.quantity import Quantity
from whosays.model.span import Span
from whosays.model.time import ValidTime
from whosays.picture import brief
from whosays.picture.passages import sentence_at
from whosays.resolution import resolve

DAY = date(2023, 5, 12)
NEVER = re.compile(r"\b(confirmed|proven|true|false|fake|regime|claims to|admits|so-called)\b", re.IGNORECASE)
TEXT = (
    "The Southern Division is part of Corvane Maritime Service. It has been commanded by Tomas Verrick, "
    "Petra Lind said. Dana Orr denied that Verrick held any command. "
    "Allegedly, boats of Corvane Maritime Service are active in Tolvay and Vessen. "
    "About 40 guards serve it, two officials said. It was in the Quill Ledger. "
    "Suspects said that Corvane Maritime Service attacked Port Ansel on 3 May."
)


def post() -> Draft:
    draft = Draft(TEXT, publisher="The Ansel Courier", published=DAY, path="courier.txt", title="Who commands")
    south = draft.mark("The Southern Division", entity="S")
    company = draft.mark("Corvane Maritime Service", entity="C")
    verrick = draft.mark("Tomas Verrick", "person", entity="V")
    lind, orr = draft.mark("Petra Lind", "person"), draft.mark("Dana Orr", "person")
    officials = draft.mark("two officials", "person", form="description")
    suspects = draft.mark("Suspects", "person", form="description")
    draft.claim(
        "part_of",
        south,
        company,
        evidence="The Southern Division is part of Corvane Maritime Service",
        valid=today(DAY),
    )
    said = (draft.holder(1, lind),)
    draft.claim(
        "posted_to", verrick, south, role_class="head", role="commander", by=said, valid=today(DAY),
        evidence="It has been commanded by Tomas Verrick",
    )  # fmt: skip
    denied = (draft.holder(1, orr, polarity="denied"),)
    draft.claim(
        "posted_to", verrick, south, role_class="head", by=denied, evidence="Verrick held any command"
    )  # fmt: skip
    for name in ("Tolvay", "Vessen"):
        draft.claim(
            "operates_in", company, draft.mark(name, "place"), by=(draft.holder(1, stance="unknown"),),
            evidence="Allegedly, boats of Corvane Maritime Service are active in Tolvay and Vessen.",
            valid=some_time(None, DAY),
        )  # fmt: skip
    about = Quantity(verbatim="About 40", low=36, mode=40, high=44, op="about", unit="guard")
    by = (draft.holder(1, officials, kind="anonymous_role", anonymous=True),)
    draft.claim(
        "strength", company, about, of="guards", by=by, evidence="About 40 guards serve it", valid=today(DAY)
    )
    held = (draft.holder(1, suspects, kind="detainee_or_defector", anonymous=True),)
    draft.claim(
        "event", event_type="attack", participants=(("perpetrator_organisation", company),),
        places=(draft.mark("Port Ansel", "place"),), by=held, valid=today(date(2023, 5, 3)),
        evidence="Corvane Maritime Service attacked Port Ansel on 3 May",
    )  # fmt: skip
    draft.claim(
        "cites", draft.argument(None) or None, draft.mark("Quill Ledger", "document"), evidence="the Quill Ledger"
    )
    return draft


def rival() -> Draft:
    text = "Corvane Maritime Service, also the Grey Watch. Ilka Brandt heads the Southern Division, it says."
    draft = Draft(text, publisher="Corvane Maritime Service", published=DAY, path="report.txt")
    company = draft.mark("Corvane Maritime Service")
    draft.claim("named", company, draft.mark("Grey Watch"), kind="nickname", evidence="also the Grey Watch")
    draft.claim(
        "posted_to", draft.mark("Ilka Brandt", "person"), draft.mark("the Southern Division", form="description"),
        role_class="head", valid=today(DAY), evidence="Ilka Brandt heads the Southern Division",
    )  # fmt: skip
    return draft


def view(*drafts: Draft, **options: Any) -> Brief:
    documents, readings, claims = parts(list(drafts))
    resolution = resolve(documents, readings, claims)
    return brief("Test", documents, claims, resolution, corroborate(documents, claims, resolution), **options)


def sentences(page: Brief) -> list[Sentence]:
    """Every sentence of the page."""
    found = [sentence for paragraph in page.summary for sentence in paragraph]
    found += [row.sentence for row in page.events]
    found += [sentence for section in page.sections for sentence in section.sentences]
    found += [side.sentence for pair in page.conflicts for side in (pair.left, pair.right)]
    return found


def text_of(page: Brief) -> str:
    return "\n".join(sentence.text for sentence in sentences(page))


def test_the_page_is_of_the_organisation_that_most_is_told_of() -> None:
    page = view(post(), rival())
    assert page.title == "Corvane Maritime Service"
    assert page.at == page.known_on == DAY


def test_the_attribution_stands_in_the_sentence() -> None:
    page = view(post(), rival())
    told = text_of(page)
    assert "according to The Ansel Courier" in told
    assert "Allegedly, Corvane Maritime Service has been or is active in Tolvay and Vessen up to" in told
    assert "nobody is named as saying so" in told
    assert "Dana Orr denied" in told or "Dana Orr denied it" in told
    assert "(said in custody)" in told
    assert "‘About 40’ guards, read as 36 to 44" in told
    for sentence in sentences(page):
        assert re.search(r"according to|denied|nobody is named|say so|says so", sentence.text), sentence.text
        assert not NEVER.search(sentence.text)
        assert sentence.text.endswith(".")
        assert sentence.refs


def test_anonymous_words_come_with_who_passes_them_on() -> None:
    assert "according to two officials, cited by The Ansel Courier" in text_of(view(post()))


def test_other_names_have_their_source() -> None:
    page = view(post(), rival())
    assert page.aka is not None
    assert page.aka.text == "Also ‘Grey Watch’, according to Corvane Maritime Service."


def test_the_chart_shows_both_heads_of_a_disputed_unit() -> None:
    page = view(post(), rival())
    assert [unit.label for unit in page.chart.units] == ["Corvane Maritime Service", "Southern Division"]
    (link,) = page.chart.links
    assert (link.line, page.chart.roots) == ("solid", (link.parent,))
    heads = page.chart.units[1].heads
    assert {head.person_label for head in heads} == {"Tomas Verrick", "Ilka Brandt"}
    assert all(head.disputed for head in heads)
    assert sum(head.denied for head in heads) == 1
    assert {pair.kind for pair in page.conflicts} == {"conflict", "denial"}


@pytest.mark.parametrize(
    ("valid", "at", "line"),
    [
        (today(DAY), DAY, "solid"),
        (some_time(date(2023, 1, 1), date(2023, 12, 31)), DAY, "dashed"),
        (today(date(2020, 1, 1)), DAY, "dotted"),
        (None, DAY, "undated"),
    ],
)
def test_lines_say_how_a_finding_stands_at_the_day(valid: Any, at: date, line: str) -> None:
    draft = Draft("Mill Post belongs to Emni Group.", path="a", published=DAY)
    draft.claim("part_of", draft.mark("Mill Post"), draft.mark("Emni Group"), valid=valid)
    page = view(draft, at=at)
    assert page.chart.links[0].line == line
    if line == "dotted":
        assert page.chart.links[0].sighting.last_seen == date(2020, 1, 1)


def test_a_loop_of_parents_is_drawn_once() -> None:
    draft = Draft("Mill Post belongs to Emni Group, Emni Group belongs to Mill Post.", path="a")
    mill, emni = draft.mark("Mill Post"), draft.mark("Emni Group")
    draft.claim("part_of", mill, emni)
    draft.claim("part_of", emni, mill, evidence="Emni Group belongs to Mill Post")
    page = view(draft)
    assert len(page.chart.units) == 2
    assert page.chart.roots


def test_every_number_has_its_passage() -> None:
    page = view(post(), rival())
    numbers = [passage.number for passage in page.passages]
    assert numbers == list(range(1, len(numbers) + 1))
    used = {number for sentence in sentences(page) for number in sentence.refs}
    used |= {number for row in (*page.posts, *page.places) for number in row.refs}
    assert used <= set(numbers)
    texts = {draft.sha256: draft.text for draft in (post(), rival())}
    for passage in page.passages:
        assert any(evidence for _, evidence in passage.quotes)
        assert all(words in texts[passage.document] for words, _ in passage.quotes)
        assert "".join(words for words, _ in passage.quotes) in texts[passage.document]


def test_every_finding_of_the_page_is_told_somewhere() -> None:
    page = view(post(), rival())
    told = {finding for sentence in sentences(page) for finding in sentence.findings}
    told |= {row.finding for row in (*page.posts, *page.places, *page.events)}
    told |= {row.finding for tally in page.tallies for row in tally.rows}
    told |= {link.finding for link in page.chart.links}
    told |= set(page.aka.findings) if page.aka else set()
    assert len(told) == page.findings


def test_gaps() -> None:
    kinds = {gap.kind for gap in view(post(), rival()).gaps}
    assert {"no head", "one anonymous origin", "cited, not in the case"} <= kinds


def test_an_undated_head_is_a_gap() -> None:
    draft = Draft("Ilka Brandt heads Emni Group.", path="a")
    draft.claim("posted_to", draft.mark("Ilka Brandt", "person"), draft.mark("Emni Group"), role_class="head")
    assert "no date" in {gap.kind for gap in view(draft).gaps}


def test_a_reader_speaks_as_a_reader() -> None:
    text = "Emni Group met.\n\nTom says:\nIts other name is Grey Watch."
    start = text.index("Tom")
    comment = Part(kind="comment", start=start, end=len(text), author="Tom")
    draft = Draft(text, path="a", parts=(Part(kind="body", start=0, end=start), comment))
    by = (draft.holder(1, "Tom", kind="reader", anonymous=False),)
    draft.claim("named", draft.mark("Emni Group"), "Grey Watch", by=by, evidence="Its other name is Grey Watch.")
    page = view(draft)
    assert page.aka is not None
    assert page.aka.text == "Also ‘Grey Watch’, according to one reader’s comment."
    assert page.title == "Emni Group"


def test_an_entity_is_found_by_name_alias_or_id() -> None:
    page = view(post(), rival(), entity="the grey watch")
    assert page.title == "Corvane Maritime Service"
    assert view(post(), rival(), entity=page.entity).title == page.title
    assert view(post(), rival(), entity="Tomas Verrick").title == "Tomas Verrick"


def test_a_name_of_several_or_of_none_is_refused() -> None:
    drafts = []
    for path in "ab":
        draft = Draft("Ahmed leads Emni Group.", path=path)
        draft.claim("posted_to", draft.mark("Ahmed", "person"), draft.mark("Emni Group"), role_class="head")
        drafts.append(draft)
    with pytest.raises(NotFoundError, match="fits 2 entities"):
        view(*drafts, entity="Ahmed")
    with pytest.raises(NotFoundError, match="No entity"):
        view(*drafts, entity="Nobody")


def test_a_case_without_claims_has_an_empty_picture() -> None:
    page = view(Draft("Nothing.", path="a"))
    assert (page.entity, page.findings, page.summary, page.passages) == (None, 0, (), ())
    assert page.title == "Test"


@settings(deadline=None)
@given(st.permutations([post(), rival()]), st.randoms(use_true_random=False))
def test_the_order_of_inputs_changes_nothing(drafts: list[Draft], chance: Any) -> None:
    def page(given: list[Draft], shuffled: bool) -> bytes:
        documents, readings, claims = parts(given)
        if shuffled:
            chance.shuffle(claims)
        resolution = resolve(documents, readings, claims)
        found = corroborate(documents, claims, resolution)
        return canonical_json(to_plain(brief("Test", documents, claims, resolution, found)))

    assert page([post(), rival()], False) == page(drafts, True)


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("One came. Two went home. Three slept.", "went", "Two went home."),
        ("Gen. Ilvar Konst came. He left.", "Konst", "Gen. Ilvar Konst came."),
        ("First line\n\nSecond one here", "one", "Second one here"),
        ("He said: “It is so.” Then he left.", "is so", "He said: “It is so.”"),
        ("Only this", "this", "Only this"),
    ],
)
def test_sentences_around_words(text: str, words: str, sentence: str) -> None:
    start = text.index(words)
    begin, end = sentence_at(text, start, start + len(words))
    assert text[begin:end] == sentence


def headed(publisher: str, published: date, words: str, valid: ValidTime) -> Draft:
    draft = Draft(f"{words}.", publisher=publisher, published=published, path=f"{publisher}.txt")
    draft.claim(
        "posted_to", draft.mark("Tomas Verrick", "person"), draft.mark("Corvane Maritime Service"),
        role_class="head", role="commander", valid=valid, evidence=words,
    )  # fmt: skip
    return draft


def test_a_date_is_told_on_the_word_of_those_who_gave_it() -> None:
    words = "Tomas Verrick is commander of Corvane Maritime Service"
    plain = headed("Ansel Courier", date(2022, 5, 1), words, today(date(2022, 5, 1)))
    words = "Tomas Verrick was commander of Corvane Maritime Service until 4 March 2023"
    end = ValidTime(last_imprecise=date(2023, 3, 4), first_imprecise=date(2023, 3, 4), ending=True)
    dated = headed("Vessen Post", DAY, words, replace(end, words=(Span(0, 5, words[:5]),)))
    page = view(plain, dated)
    told = page.summary[0][0].text
    assert told == (
        "Tomas Verrick was commander of Corvane Maritime Service, according to Ansel Courier and Vessen Post; "
        "until 4 March 2023, according to Vessen Post."
    )


def happened(path: str, kind: str, *participants: tuple[str, str]) -> Draft:
    there = " and ".join(words for _, words in participants)
    text = f"Corvane Maritime Service raided Port Ansel. {there} took part."
    draft = Draft(text, publisher=path, published=DAY, path=path)
    marked = tuple((role, draft.mark(words, "person", form="description")) for role, words in participants)
    draft.claim("event", event_type=kind, participants=marked, evidence=text.split(". ")[1])
    draft.claim("part_of", draft.mark("Port Ansel"), draft.mark("Corvane Maritime Service"), evidence="Port Ansel")
    return draft


def test_an_event_of_nobody_and_nowhere_is_no_row() -> None:
    assert view(happened("a", "training")).events == ()
    assert len(view(happened("a", "training", ("person", "twelve recruits"))).events) == 1


def test_who_is_killed_is_no_building() -> None:
    page = view(happened("a", "killing", ("victim", "two guards"), ("target", "a state building")))
    assert page.events[0].sentence.text.startswith("Two guards were killed")


def test_what_says_nothing_is_left_out() -> None:
    draft = post()
    guards = draft.mark("About 40 guards", "person", form="description")
    draft.claim("nationality", guards, draft.argument("guards"), evidence="About 40 guards")
    page = view(draft)
    assert not any(section.heading == "Nationality, as stated" for section in page.sections)


def test_sources_that_count_one_thing_share_a_heading() -> None:
    counts = {
        "a": ("About 20 men", "About 20", 18, 22),
        "b": ("Between 15 and 17 men", "Between 15 and 17", 15, 17),
    }
    drafts = []
    for path, (words, verbatim, low, high) in counts.items():
        text = f"{words} of Corvane Maritime Service came to Port Ansel."
        draft = Draft(text, publisher=path, published=DAY, path=path)
        draft.mark("Corvane Maritime Service")
        men = draft.mark(words, "person", form="description")
        draft.claim("count", men, Quantity(verbatim=verbatim, low=low, high=high, op="about"), evidence=words)
        drafts.append(draft)
    documents, readings, claims = parts(drafts)
    resolution = resolve(documents, readings, claims)
    page = brief("Test", documents, claims, resolution, corroborate(documents, claims, resolution))
    assert [(tally.heading, len(tally.rows)) for tally in page.tallies] == [("How many men", 2)]


def test_an_undated_text_is_later_than_what_it_tells_of() -> None:
    draft = Draft(TEXT, published=None)
    company, division = draft.mark("Corvane Maritime Service"), draft.mark("The Southern Division")
    draft.claim("part_of", division, company, evidence="The Southern Division", valid=today(date(2021, 7, 4)))
    assert view(draft).at == date(2021, 7, 4)


def test_a_description_that_points_elsewhere_stands_as_a_quote() -> None:
    page = view(happened("a", "death", ("victim", "two of its guards")))
    runs = page.events[0].sentence.runs
    assert [run.text for run in runs if run.quoted] == ["‘two of its guards’"]


def test_the_page_of_a_person_has_no_chart() -> None:
    page = view(post(), entity="Tomas Verrick")
    assert page.chart.units == ()
    assert [row.person_label for row in page.posts] == ["Tomas Verrick"]


def test_people_of_whom_only_the_number_is_known() -> None:
    draft = happened("a", "training", ("person", "guards"))
    thirty = Quantity(verbatim="another 30", low=30, mode=30, high=30)
    draft.claim(
        "event",
        event_type="arrest",
        participants=(("arrested", thirty),),
        evidence="Corvane Maritime Service raided",
    )
    assert "‘another 30’ people were arrested, according to a." in text_of(view(draft))


def test_things_of_one_name_are_told_apart_by_what_is_said_of_them() -> None:
    drafts = []
    for path, place in (("a", "Tolvay"), ("b", "Vessen")):
        draft = Draft(f"Guard is active in {place}.", path=path, publisher=path)
        draft.claim(
            "operates_in", draft.mark("Guard"), draft.mark(place, "place"), evidence=f"Guard is active in {place}"
        )
        drafts.append(draft)
    with pytest.raises(NotFoundError, match=r"no document shows to be one: Guard \(organisation, 1 finding, e"):
        view(*drafts, entity="Guard")


@pytest.mark.parametrize(("words", "told"), [("a CMS unit", False), ("the northern CMS unit", True)])
def test_a_unit_that_is_only_a_unit_is_no_box(words: str, told: bool) -> None:
    draft = Draft(f"Corvane Maritime Service, or CMS, sent {words}.")
    company = draft.mark("Corvane Maritime Service", entity="C")
    draft.mark("CMS", entity="C")
    unit = draft.mark(words, form="description")
    draft.claim("part_of", unit, company, evidence=words)
    draft.claim("event", event_type="attack", participants=(("target", unit),), evidence=words)
    assert (len(view(draft, entity="Corvane Maritime Service").chart.units) == 2) is told
