"""Relations compared by overlap of their ends, on cases worked by hand."""

from __future__ import annotations

import pytest

from whosays.scoring.relations import Relation, relation_counts, relation_figures

SYMMETRIC = frozenset(("Near",))


def relation(kind: str, source: tuple[int, int], target: tuple[int, int]) -> Relation:
    return Relation(kind, (source,), (target,))


def test_counts_of_a_document() -> None:
    marked = [
        relation("In", (0, 5), (10, 15)),
        relation("In", (0, 5), (20, 25)),
        relation("Near", (0, 5), (30, 35)),
    ]
    read = [
        [relation("In", (2, 4), (12, 18))],  # both ends overlap
        [relation("In", (10, 15), (0, 5))],  # the wrong way round
        [relation("Heads", (0, 5), (30, 35)), relation("Near", (34, 36), (4, 6))],  # its second rendering, turned
    ]
    counts = relation_counts(marked, read, SYMMETRIC)
    assert {key: counts[key] for key in ("marked", "found", "read", "right")} == {
        "marked": 3,
        "found": 2,
        "read": 3,
        "right": 2,
    }
    figures = relation_figures(counts)
    assert figures["precision"] == pytest.approx(2 / 3)
    assert figures["recall"] == pytest.approx(2 / 3)
    assert figures["recall In"] == pytest.approx(1 / 2)
    assert figures["recall Near"] == 1


def test_a_symmetric_relation_marked_both_ways_round_counts_once() -> None:
    marked = [relation("Near", (0, 5), (10, 15)), relation("Near", (10, 15), (0, 5))]
    assert relation_counts(marked, [], SYMMETRIC)["marked"] == 1


def test_another_mention_of_the_thing_will_do_and_touching_is_no_overlap() -> None:
    marked = [relation("In", (0, 5), (10, 15))]
    elsewhere = Relation("In", ((50, 60), (3, 4)), ((10, 15),))
    assert relation_counts(marked, [[elsewhere]], SYMMETRIC)["found"] == 1
    assert relation_counts(marked, [[relation("In", (5, 8), (10, 15))]], SYMMETRIC)["found"] == 0


def test_nothing_read_and_nothing_marked() -> None:
    assert relation_figures(relation_counts([], [], SYMMETRIC))["f1"] == 0
