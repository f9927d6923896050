import copy
from collections import Counter

import pytest

from evals import reference

PASSAGES = [passage for name in reference.NAMES for passage in reference.load(name)]


def test_the_files_hold_what_the_readme_says() -> None:
    assert [len(reference.load(name)) for name in reference.NAMES] == [12, 6, 30]
    assert len({p["id"] for p in PASSAGES}) == 48


def test_the_unseen_passages_are_five_of_each_kind() -> None:
    kinds = ("news", "wire", "court", "interview", "agency", "encyclopedia")
    assert Counter(p["kind"] for p in reference.load("unseen")) == dict.fromkeys(kinds, 5)


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
