"""The documents that benchmarks measure with."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import corpus


@pytest.fixture
def without_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(corpus, "DATA", tmp_path / "absent")


@pytest.mark.usefixtures("without_data")
def test_without_data_the_sample_case_is_repeated_and_no_two_are_copies() -> None:
    made = list(corpus.documents(80))
    assert len(made) == len({name for name, _ in made}) == len({text for _, text in made}) == 80
    assert made == list(corpus.documents(80))


def test_the_first_hundred_are_a_fair_sample_of_all(shared: Path) -> None:
    capitals = [text.isupper() for _, text in corpus.documents(100)]
    assert 20 <= sum(capitals) <= 50


@pytest.mark.usefixtures("without_data")
def test_documents_are_cut_to_length() -> None:
    assert all(0 < len(text) <= 500 for _, text in corpus.documents(40, 500))
