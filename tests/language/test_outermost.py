"""Outermost mentions: whole noun phrases with a type, around names and other mentions."""

from itertools import pairwise

import numpy as np
import pytest

from tests.language.helpers import read
from whosays.language.en import crf, outermost
from whosays.language.en.drafts import Draft
from whosays.language.en.words import Words
from whosays.model.document import Document

#: "the small town near Lutra fell", as a parser gives it.
WORDS = Words(
    Document(sha256="0" * 64, path="x.txt", text="the small town near Lutra fell", language="en"),
    forms="the small town near Lutra fell".split(),
    lows="the small town near lutra fell".split(),
    lemmas="the small town near lutra fall".split(),
    upos=["DET", "ADJ", "NOUN", "ADP", "PROPN", "VERB"],
    tags=["DT", "JJ", "NN", "IN", "NNP", "VBD"],
    heads=[2, 2, 5, 4, 2, 5],
    deps=["det", "amod", "nsubj", "case", "nmod", "root"],
    kinds=["none", "none", "place", "none", "place", "none"],
    children=[[], [], [0, 1, 4], [], [3], [2]],
    sentences=[(0, 6)],
)
TOWN = Draft(0, 5, "place", "description", 2)
LUTRA = Draft(4, 5, "place", "name", 4)


def features(clusters: dict[str, tuple[str, str, str]] | None = None) -> list[set[str]]:
    keys = outermost.keys(WORDS, [TOWN, LUTRA])
    return [{name for key in token for name in outermost.named(key, clusters or {})} for token in keys]


def test_of_nested_mentions_the_outer_one_counts() -> None:
    found = features()
    assert "rm=B-placd" in found[0]
    assert "rm=I-placd" in found[4]
    assert "rm=O" in found[5]
    assert "rm-=^|B-placd" in found[0]
    assert "rm+=O|$" in found[5]


def test_each_token_knows_the_shortest_noun_phrase_around_it() -> None:
    found = features({"lutra": ("1", "12", "123")})
    assert {"ph=B", "phl=town", "phk=B|place"} <= found[0]
    assert {"ph=I", "phl=town"} <= found[3]
    assert {"ph=B", "phl=lutra", "phc=B|12"} <= found[4]
    assert "ph=O" in found[5]


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(ValueError, match="unheard"):
        outermost.named(("unheard",), {})


def test_spans_follow_the_scores_and_close_calls_are_marked() -> None:
    labels = ("O", "B-place", "I-place")
    moves = np.zeros((3, 3), np.float32)
    field = crf.Field(labels, {}, np.zeros((1, 3), np.float32), moves, np.zeros(3, np.float32))
    scores = np.array([[0, 1, 0], [0, 0, 1], [0, 0, 1], [5, 0, 0], [outermost.EAGER / 2, 0.1, 0], [9, 0, 0]])
    kept = scores.copy()
    assert outermost.spans(WORDS, field, scores.astype(np.float32)) == [(0, 3, "place"), (4, 5, "place")]
    assert (scores == kept).all()


TEXT = "The new president of the republic met Ana Ruiz in the northern town of Lutra on Monday."


def test_the_reader_gives_whole_phrases_that_do_not_overlap_and_names_within() -> None:
    reading = read(TEXT)
    phrases = reading.phrases
    assert ("Ana Ruiz", "person") in [(p.text, p.type) for p in phrases]
    assert ("Monday", "date") in [(p.text, p.type) for p in phrases]
    town = next(p for p in phrases if "town" in p.text)
    assert town.text.startswith("the northern")
    assert all(TEXT[p.start : p.end] == p.text for p in phrases)
    assert all(a.end <= b.start for a, b in pairwise(phrases))
    within = next(m for m in reading.mentions if m.text == "Lutra")
    assert town.start < within.start < within.end == town.end


def test_a_phrase_is_one_thing_with_the_mention_that_it_is_built_around() -> None:
    reading = read(TEXT)
    ana = next(m for m in reading.mentions if m.text == "Ana Ruiz")
    assert next(p for p in reading.phrases if p.text == "Ana Ruiz").entity == ana.entity


@pytest.mark.parametrize("text", ["", "\n\n", "12 34 56 " * 40, "مرحبا بالعالم 🙂🙂"])
def test_text_without_anything_to_mark_gives_no_error(text: str) -> None:
    read(text)
