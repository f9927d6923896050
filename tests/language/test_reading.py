"""What holds of every reading, whatever the text."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from language.helpers import document, read, sentences, tokens
from whosays import language
from whosays.language.en.blocks import readable
from whosays.model.document import Part
from whosays.model.mention import MENTION_TYPES
from whosays.model.reading import Reading
from whosays.model.span import on_one_line


def check(text: str, reading: Reading) -> None:
    size = len(reading.starts)
    columns = (reading.ends, reading.lemmas, reading.upos, reading.tags, reading.heads, reading.deprels)
    assert all(len(column) == size for column in columns)
    plain = readable(text)
    position = 0
    for start, end in zip(reading.starts, reading.ends, strict=True):
        assert position <= start < end <= len(text)
        assert not plain[position:start].strip()
        assert not any(character.isspace() for character in on_one_line(text[start:end]))
        position = end
    assert not plain[position:].strip()
    edges = [0, *(end for _, end in reading.sentences)]
    assert [first for first, _ in reading.sentences] == edges[:-1]
    assert edges[-1] == size
    for first, end in reading.sentences:
        assert all(first <= reading.heads[i] < end for i in range(first, end))
        assert any(reading.heads[i] == i and reading.deprels[i] == "root" for i in range(first, end))
    order = [(mention.start, -mention.end) for mention in reading.mentions]
    assert order == sorted(order)
    assert len({mention.id for mention in reading.mentions}) == len(reading.mentions)
    for mention in reading.mentions:
        assert text[mention.start : mention.end] == mention.text
        assert mention.type in (*MENTION_TYPES, "phrase")
        assert mention.start <= reading.starts[mention.head] < mention.end
        assert mention.start in reading.starts
        assert mention.end in reading.ends


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300))
def test_any_text_is_covered_by_tokens_that_reslice(text: str) -> None:
    check(text, read(text))


WORDS = st.sampled_from(
    "The agency (FLX) , of Syria said \"he 14 May 2014 to Gen. Smith U.S. don't 🙂 שלום مرحبا \n \n\n \t "
    ". ; - ' ’ “ ” "
    "hundreds of oper-\nation rebels who it its them [TEXT] -- SAN JOSE 3.5 % $ meetingThe is was led by".split(
        " "
    )
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(WORDS, max_size=80).map(" ".join))
def test_any_mixture_of_words_reads(text: str) -> None:
    check(text, read(text))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\f\n ",
        "🙂🙃 شارع ١٢ في דמשק",
        "1 2 3 4 5\n" * 300,
        "(" * 3000,
        "a" * 30_000,
        "-".join(["word"] * 3000),
        "He\u200bsaid\u00a0so\x1cand\u2028left.",
    ],
    ids=["empty", "blanks", "scripts", "digits", "brackets", "one word", "hyphens", "odd blanks"],
)
def test_odd_texts(text: str) -> None:
    check(text, read(text))


def test_a_sentence_of_20000_words_takes_seconds() -> None:
    text = "the men of the town saw " * 4000
    began = time.process_time()
    check(text, read(text))
    assert time.process_time() - began < 60


def test_reading_is_the_same_alone_and_among_others() -> None:
    texts = ["Ana Ruiz leads the Blue League.", "It was founded in 1999.\n\nThe league denied it.", "So be it."]
    together = list(language.read_many(document(text) for text in texts))
    alone = [language.read(document(text)) for text in texts]
    assert together == alone


def test_a_language_without_a_reader_is_not_read() -> None:
    assert language.read(document("Le chef du groupe a parlé.", code="fr")) is None
    assert "fr" not in language.languages()
    assert "en" in language.languages()
    kinds = [document("Hello there.", code=code) for code in ("en", "xx", "en")]
    assert [reading is None for reading in language.read_many(kinds)] == [False, True, False]


def test_universal_dependencies_tokens() -> None:
    assert tokens("They don't know al-Hadi's U.S.-led team.") == [
        *("They", "do", "n't", "know", "al", "-", "Hadi", "'s", "U.S.", "-", "led", "team", ".")
    ]


def test_lemmas_and_tags() -> None:
    reading = read("The leaders were arrested and took two knives.")
    assert reading.lemmas == ("the", "leader", "be", "arrest", "and", "take", "two", "knife", ".")
    assert reading.upos[:4] == ("DET", "NOUN", "AUX", "VERB")
    assert reading.tags[1] == "NNS"


def test_blank_lines_and_parts_end_sentences() -> None:
    assert sentences("Rebels take the port\n\nThe army said so") == ["Rebels take the port", "The army said so"]
    text = "The army said that rebels took the port"
    assert sentences(text, Part(kind="body", start=0, end=13), Part(kind="comment", start=13, end=len(text))) == [
        "The army said",
        "that rebels took the port",
    ]


def test_wrapped_lines_do_not_end_sentences() -> None:
    text = (
        "The committee that runs the harbour has asked the council of the town for\n"
        "more money, and the council has refused to pay for the work of its own men\n"
        "before June."
    )
    assert len(sentences(text)) == 1


def test_a_list_of_short_lines_is_not_one_sentence() -> None:
    assert sentences("Ministry of Ports\nHarbour Street 4\nKarvel") == [
        "Ministry of Ports",
        "Harbour Street 4",
        "Karvel",
    ]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Fire at the harbourThe mayor said that the fire was out.", "Fire at the harbour"),
        ("Council meetingIn May the council met in the old town hall.", "Council meeting"),
    ],
)
def test_a_lost_paragraph_break_starts_a_sentence(text: str, first: str) -> None:
    assert sentences(text)[0] == first


def test_names_with_inner_capitals_stay_whole() -> None:
    assert tokens("The YouTube and McDonald iPhone of WikiLeaks") == [
        *("The", "YouTube", "and", "McDonald", "iPhone", "of", "WikiLeaks")
    ]


def test_a_dateline_is_no_part_of_the_first_sentence() -> None:
    text = "KARVEL, 3 JAN 90 (RADIO NORTH) -- [TEXT] THE ARMY SAID THAT TWO MEN WERE KILLED."
    assert sentences(text)[-1] == "THE ARMY SAID THAT TWO MEN WERE KILLED."


@pytest.mark.parametrize(("name", "field"), [("re3d/re3d", "text"), ("muc4/muc4", "text_original")])
def test_real_documents(shared: Path, name: str, field: str) -> None:
    rows = (shared / f"data/{name}.jsonl").read_text(encoding="utf-8").split("\n")[:300:12]
    texts = [json.loads(row)[field] for row in rows if row]
    for text, reading in zip(texts, language.read_many(document(text) for text in texts), strict=True):
        assert reading is not None
        check(text, reading)
        assert {mention.type for mention in reading.mentions} & {"person", "organisation", "place"}
