"""Copies made by script are what they are said to be, and the measure counts what is found of them."""

from __future__ import annotations

import random
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.measures import copies
from evals.rewording import made, reworded, trimmed
from whosays.model.copies import Copies, Match, Reuse
from whosays.scoring.counts import added

WORDS = [f"{first}{second}" for first in "abcdefghijklmnopqrst" for second in "abcdefghijklmnopqrst"]


def text(seed: int, sentences: int = 20) -> str:
    chance = random.Random(seed)
    return " ".join(" ".join(chance.choices(WORDS, k=12)) + "." for _ in range(sentences))


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 9), st.sampled_from([0.1, 0.2, 0.4]))
def test_the_share_of_words_that_was_asked_for_is_changed(seed: int, share: float) -> None:
    before = text(seed)
    after = reworded(before, share, ["other"], random.Random(seed))
    matcher = SequenceMatcher(None, before.split(), after.split(), autojunk=False)
    kept = sum(block.size for block in matcher.get_matching_blocks())
    # a fifth of the changes puts a word before one that stays
    assert kept == pytest.approx(240 * (1 - 0.8 * share), abs=12)
    assert reworded(before, 0, ["other"], random.Random(seed)) == before


def test_a_trimmed_copy_is_the_beginning_in_whole_sentences() -> None:
    cut = trimmed(text(1), 0.5)
    assert text(1).startswith(cut.replace("\n", " "))
    assert cut.endswith(".")
    assert 0.5 <= len(cut) / len(text(1)) < 0.62


def test_a_copy_has_another_headline() -> None:
    assert made(text(1), "verbatim", ["alpha"], random.Random(1)).startswith("Alpha alpha")


def test_the_same_words_give_the_same_counts() -> None:
    rows = [{"id": str(seed), "text": text(seed)} for seed in range(4)]
    once = copies.count(rows)
    assert copies.count(rows) == once
    assert copies.figures(added(once.values()))["recall"] == 1


def test_a_pair_of_strangers_counts_as_wrong_and_a_known_one_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    def pair(left: str, right: str) -> Reuse:
        match = Match(left_start=0, left_end=1, right_start=0, right_end=1, words=1)
        return Reuse(
            left=copies._hash(left),
            right=copies._hash(right),
            kind="partial",
            left_share=0.1,
            right_share=0.1,
            words=1,
            matches=(match,),
        )

    def found(texts: dict[str, str]) -> Copies:
        if "a copy" not in texts:
            return Copies(reuses=(pair("a", "b"),))
        return Copies(reuses=(pair("a", "b"), pair("a", "b copy"), pair("a", "c copy"), pair("b", "b copy")))

    monkeypatch.setattr(copies, "found", found)
    total = added(copies.count([{"id": id_, "text": text(1)} for id_ in "abc"]).values())
    figures = copies.figures(total)
    assert figures["verbatim_recall"] == pytest.approx(1 / 3)
    assert figures["verbatim_precision"] == pytest.approx(1 / 2)
    assert figures["verbatim_whole"] == 0


@pytest.mark.slow
def test_the_slice_is_cut_from_the_whole(shared: Path) -> None:
    whole = copies.whole(shared / "data")
    assert len(whole) > 300
    assert min(len(row["text"].split()) for row in whole) >= copies.LEAST_WORDS
    assert [row for row in whole if row["part"] == "test"] == copies_slice()


def copies_slice() -> list[dict[str, object]]:
    from evals.measure import rows

    return rows(copies.MEASURE)
