"""Did it happen, says the text? Both polarities, by construction; sentences made up for the construction."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from whosays import language
from whosays.claims import claims_of
from whosays.claims import factuality as module
from whosays.claims.clauses import Clauses
from whosays.claims.factuality import HIGH, LOW, Factuality
from whosays.claims.stance import CERTAIN, POSSIBLE, only_in_view, voiced
from whosays.claims.tree import Tree
from whosays.model.document import Document, Metadata, Part


def document(text: str) -> Document:
    whole = Part(kind="body", start=0, end=len(text))
    return Document(
        sha256="0" * 64, path="x", text=text, language="en", metadata=Metadata(publisher="P"), parts=(whole,)
    )


def tree(text: str) -> Tree:
    reading = language.read(document(text))
    assert reading is not None
    return Tree(text, reading)


def number(text: str, word: str) -> float:
    read = tree(text)
    return Factuality(read).at(read.words.index(word))


HAPPENED = [
    ("The militia kidnapped two engineers on Friday.", "kidnapped"),
    ("Two guards were killed in the town.", "killed"),
    ("The rebels managed to capture the bridge.", "capture"),
    ("The soldiers arrested in March were released.", "arrested"),
    ("A court has sentenced the driver.", "sentenced"),
    ("The army said that gunmen had burned the market.", "burned"),
]
DID_NOT = [
    ("The militia refused to release the engineers.", "release"),
    ("The rebels want to attack the capital.", "attack"),
    ("The rebels will attack the capital.", "attack"),
    ("If the rebels attack the capital, the army will respond.", "respond"),
    ("They hope that the court frees the driver.", "frees"),
    ("Release the engineers.", "release"),
]


@pytest.mark.parametrize(("text", "word"), HAPPENED)
def test_what_happened_is_certain(text: str, word: str) -> None:
    assert CERTAIN <= number(text, word) <= HIGH


@pytest.mark.parametrize(("text", "word"), DID_NOT)
def test_what_did_not_or_might_is_not(text: str, word: str) -> None:
    assert LOW <= number(text, word) < CERTAIN


@pytest.mark.parametrize(
    ("yes", "no", "word"),
    [
        ("The rebels attacked the town.", "The rebels did not attack the town.", "attack"),
        ("They managed to cross the river.", "They failed to cross the river.", "cross"),
        ("The police arrested the driver.", "No policeman arrested the driver.", "arrested"),
        ("She left before the attack.", "She would have left before the attack.", "left"),
    ],
)
def test_a_negated_or_hedged_twin_is_lower(yes: str, no: str, word: str) -> None:
    there = tree(yes)
    at = next(t for t in range(there.size) if there.lemma[t] == word or there.words[t] == word)
    assert Factuality(there).at(at) > number(no, word) + 0.3


def said(text: str, lemma: str) -> str:
    read = tree(text)
    clauses = Clauses(read)
    clause = clauses.at(next(t for t in range(read.size) if read.lemma[t] == lemma))
    assert clause is not None
    found = voiced(clauses, clause)
    return "nothing" if found is None else f"{found.stance} {found.polarity}"


@pytest.mark.parametrize(
    ("text", "lemma", "wanted"),
    [
        ("Gunmen attacked the convoy.", "attack", "certain asserted"),
        ("Gunmen did not attack the convoy.", "attack", "certain denied"),
        ("Neither the driver nor his wife was injured.", "injure", "certain denied"),
        ("No guard was wounded.", "wound", "certain denied"),
        ("The militia no longer controls the port.", "control", "certain asserted"),
        ("The militia may have attacked the convoy.", "attack", "possible asserted"),
        ("The militia has probably attacked the convoy.", "attack", "probable asserted"),
        ("He told reporters that soldiers had burned the market.", "burn", "certain asserted"),
        ("Do not attack the convoy.", "attack", "nothing"),
        ("We doubt that gunmen attacked the convoy.", "attack", "nothing"),
        ("The marks suggest that gunmen had attacked the convoy.", "attack", "probable asserted"),
        ("Gunmen almost captured the bridge.", "capture", "nothing"),
        ("Attack the convoy.", "attack", "nothing"),
        ("The militia plans to attack the convoy.", "attack", "nothing"),
        ("The goal of ousting the governor was given up.", "oust", "nothing"),
        ("If they attack the convoy, we will leave.", "attack", "nothing"),
        ("Did they attack the convoy?", "attack", "nothing"),
    ],
)
def test_stance_and_polarity_of_a_clause(text: str, lemma: str, wanted: str) -> None:
    assert said(text, lemma) == wanted


@pytest.mark.parametrize(
    ("text", "noun", "in_view"),
    [
        ("A judge signed a warrant for the arrest of Amos Tull.", "arrest", True),
        ("The three are rivals for the nomination.", "nomination", True),
        ("All of them supported the removal of the troops.", "removal", True),
        ("The annual meeting is set to open tomorrow.", "meeting", True),
        ("The police announced the arrest of Amos Tull.", "arrest", False),
        ("Tull was jailed for the murder of a clerk.", "murder", False),
    ],
)
def test_event_nouns_that_are_only_in_view(text: str, noun: str, in_view: bool) -> None:
    read = tree(text)
    assert only_in_view(read, read.words.index(noun)) == in_view


def test_what_is_only_thought_is_weak_but_said() -> None:
    text = "The state has requested the arrest of two leaders who are thought to be living in Tarvin."
    assert said(text, "live").endswith(" asserted")


def test_a_task_is_given_though_its_deed_is_to_come() -> None:
    given = document("The commission's task is to investigate the killings.")
    reading = language.read(given)
    assert reading is not None
    found = claims_of(given, reading).claims
    assert any(c.predicate == "tasked_with" and c.stance == "certain" for c in found)


def test_thresholds_are_in_order() -> None:
    assert LOW < POSSIBLE < CERTAIN < HIGH


def test_weights_are_small_and_say_where_they_come_from() -> None:
    path = Path(module.WEIGHTS)
    content = json.loads(path.read_text("utf-8"))
    assert path.stat().st_size <= 300_000
    assert content["licence"] == "CC-BY-SA-4.0"
    assert "" in content["weights"]
    assert len(content["weights"]) > 1000


def test_features_are_named_once_and_known() -> None:
    read = tree("The army said the militia had not attacked the convoy.")
    names = Factuality(read).features(read.words.index("attacked"))
    assert len(names) == len(set(names))
    known = json.loads(Path(module.WEIGHTS).read_text("utf-8"))["weights"]
    assert {"not", "1 ccomp word=say"} <= set(names) & set(known)


def test_a_very_long_sentence_costs_no_minutes() -> None:
    read = tree("The army attacked and burned and " * 600)
    numbers = Factuality(read)
    began = time.process_time()
    assert all(LOW <= numbers.at(token) <= HIGH for token in range(read.size))
    assert time.process_time() - began < 10
