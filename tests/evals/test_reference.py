import copy

import pytest

from evals import reference

PASSAGES = reference.load("passages") + reference.load("heldout")


def test_the_files_hold_what_the_readme_says() -> None:
    assert [len(reference.load(name)) for name in ("passages", "heldout")] == [12, 6]
    assert len({p["id"] for p in PASSAGES}) == 18


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda p: p["id"])
def test_every_span_reslices_and_every_word_is_in_the_vocabulary(passage: reference.Passage) -> None:
    assert reference.problems(passage) == []
    assert 100 <= len(passage["text"].split()) <= 220


def test_a_shifted_span_is_seen() -> None:
    passage = copy.deepcopy(PASSAGES[0])
    passage["claims"][0]["subject"]["start"] += 1
    assert reference.problems(passage)


def test_a_word_outside_the_vocabulary_is_seen() -> None:
    passage = copy.deepcopy(PASSAGES[0])
    passage["claims"][0]["predicate"] = "owns"
    assert any("unknown predicate" in what for what in reference.problems(passage))
