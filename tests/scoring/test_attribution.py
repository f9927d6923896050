"""The scorer of attributions, on cases worked out by hand."""

from __future__ import annotations

import pytest

from whosays.scoring.attribution import Said, counts, figures, overlap, pairs


def said(source: tuple[int, int], *content: tuple[int, int], negative: bool = False) -> Said:
    return Said(source=(source,), content=content, cue=((source[1] + 1, source[1] + 5),), negative=negative)


def test_overlap_counts_each_character_once() -> None:
    assert overlap(((0, 10),), ((0, 10),)) == 1
    assert overlap(((0, 10), (5, 10)), ((0, 5),)) == pytest.approx(2 * 5 / 15)
    assert overlap(((0, 10),), ((10, 20),)) == 0


def test_a_match_needs_source_and_content() -> None:
    gold = [said((0, 5), (20, 40))]
    assert pairs(gold, [said((3, 8), (39, 60))]) == [(0, 0)]
    assert pairs(gold, [said((3, 8), (40, 60))]) == []
    assert pairs(gold, [said((6, 8), (20, 40))]) == []


def test_one_answers_to_one_and_the_better_goes_first() -> None:
    gold = [said((0, 5), (20, 60)), said((0, 5), (40, 60))]
    inner, outer = said((0, 5), (41, 60)), said((0, 5), (19, 60))
    assert pairs(gold, [inner, outer]) == [(0, 1), (1, 0)]
    assert pairs(gold[:1], [inner, outer]) == [(0, 1)]


def test_counts_and_figures() -> None:
    gold = [said((0, 5), (20, 40)), said((50, 55), (60, 80), negative=True), said((90, 95), (100, 120))]
    found = [
        said((0, 5), (20, 40)),
        said((50, 55), (60, 70), negative=True),
        said((90, 95), (300, 310), negative=True),
        said((200, 205), (210, 220)),
    ]
    total = counts(gold, found)
    assert (total["gold"], total["found"], total["matched"], total["sources"]) == (3, 4, 2, 3)
    assert (total["content_shared"], total["content_gold"], total["content_found"]) == (30, 40, 30)
    assert (total["gold_negative"], total["negatives"], total["cued"], total["cues"]) == (1, 1, 2, 2)
    shown = figures(total)
    assert shown["precision"] == pytest.approx(0.5)
    assert shown["recall"] == pytest.approx(2 / 3)
    assert shown["f1"] == pytest.approx(2 * 0.5 * (2 / 3) / (0.5 + 2 / 3))
    assert shown["content_f1"] == pytest.approx(60 / 70)
    assert shown["cue"] == 1
    assert shown["negative_f1"] == pytest.approx(2 / 3)


def test_nothing_at_all_is_no_error() -> None:
    assert figures(counts([], []))["f1"] == 0
