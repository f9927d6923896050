"""Role fillers scored on cases worked by hand."""

from __future__ import annotations

import pytest

from whosays.scoring import fillers


@pytest.mark.parametrize(
    ("words", "head"),
    [
        ("Two members of the Camilist Union", "members"),
        ("LUIS CARLOS GALAN", "galan"),
        ("7 kg of dynamite", "dynamite"),
        ("two individuals riding a red motorcycle", "individuals"),
        ('"members of the armed forces"', "members"),
        ("the mayor's", "mayor"),
        ("NO. 4", "4"),
        ("of", "of"),
    ],
)
def test_the_head_is_the_last_word_before_what_follows_it(words: str, head: str) -> None:
    assert fillers.head_noun(words) == head


def test_entities_that_share_a_mention_are_one() -> None:
    assert fillers.merged([["FMLN", "the front"], ["bombs"], ["fmln", "rebels"]]) == [
        frozenset({"bombs"}),
        frozenset({"fmln", "the front", "rebels"}),
    ]


def test_one_gold_entity_is_matched_once() -> None:
    assert fillers.agreeing([["a bomb"]], [["two bombs", "a bomb"], ["the bomb"]]) == 1


def test_the_alignment_is_the_best_one() -> None:
    # The first predicted entity fits both, the second only the first gold entity: both must find a place.
    assert fillers.agreeing([["the bus"], ["a car"]], [["a car", "the bus"], ["school bus"]]) == 2


def test_counts_and_figures_of_a_document() -> None:
    gold = {"Victim": [["Ann Lee"], ["Bo Hald"]], "Weapon": []}
    said = {"Victim": [["MS LEE"]], "Weapon": [["a knife"]]}
    counts = fillers.compared(gold, said)
    assert counts["all gold"] == 2
    assert counts["all said"] == 2
    assert counts["all right"] == 1
    figures = fillers.figures(counts)
    assert figures["F1"] == figures["P"] == figures["R"] == 0.5
    assert figures["Victim F1"] == pytest.approx(2 / 3)
    assert figures["Weapon F1"] == 0


def test_what_is_said_of_a_document_without_a_template_is_wrong() -> None:
    counts = fillers.compared({"Victim": []}, {"Victim": [["Ann Lee"]]})
    assert (counts["all gold"], counts["all said"], counts["all right"]) == (0, 1, 0)
