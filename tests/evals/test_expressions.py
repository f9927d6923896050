"""The scorer of dates and quantities, on cases worked by hand, and the labelled sentences themselves."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from evals.expressions import count, figures

SLICES = Path(__file__).parents[2] / "evals/slices"
ROW: dict[str, Any] = {
    "id": "x", "part": "dev", "text": "In the late 2014 some 40 km, or 12, in May",
    "expressions": [
        {"start": 7, "end": 16, "text": "late 2014", "also": [[12, 16]]},
        {"start": 39, "end": 42, "text": "May"},
        {"start": 17, "end": 24, "text": "some 40", "optional": True},
    ],
}  # fmt: skip


def counted(mentions: list[tuple[int, int]], found: list[tuple[int, int, Any]]) -> Mapping[str, float]:
    return count(ROW, mentions, found, lambda row, wanted, value: value is wanted["text"], dates=True)


def test_counts_worked_by_hand() -> None:
    counts = counted(
        [(3, 16), (29, 35)], [(12, 16, "late 2014"), (36, 42, "June"), (17, 24, None), (32, 34, None)]
    )
    assert counts == {
        "dev_wanted": 2,
        "dev_mentions": 2,
        "dev_mention_exact": 1,  # the article does not matter
        "dev_mention_overlap": 1,
        "dev_found": 3,  # one on an optional one is not counted
        "dev_exact": 2,  # "in May" but for its preposition
        "dev_overlap": 2,
        "dev_value": 1,
    }


def test_figures_of_those_counts() -> None:
    shown = figures({"dev_wanted": 4, "dev_found": 2, "dev_value": 1, "dev_overlap": 2, "dev_exact": 1,
                     "dev_mentions": 4, "dev_mention_exact": 2, "dev_mention_overlap": 4})  # fmt: skip
    assert shown["dev_precision"] == 0.5
    assert shown["dev_recall"] == 0.25
    assert shown["dev_f1"] == pytest.approx(1 / 3)
    assert shown["dev_value_given_found"] == 0.5
    assert shown["dev_mention_overlap"] == 1
    assert not any(key.startswith("heldout") for key in shown)


@pytest.mark.parametrize("name", ["dates", "quantities"])
def test_the_labelled_sentences_hold_their_words(name: str) -> None:
    rows = [json.loads(line) for line in (SLICES / f"{name}.jsonl").read_text("utf-8").splitlines()]
    assert len({row["id"] for row in rows}) == len(rows)
    assert {row["part"] for row in rows} == {"dev", "heldout"}
    wanted = [(row, one) for row in rows for one in row["expressions"]]
    assert sum(not one.get("optional") for _, one in wanted) >= 300
    for row, one in wanted:
        assert row["text"][one["start"] : one["end"]] == one["text"]
        assert row["source"]
