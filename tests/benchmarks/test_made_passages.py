"""The passages that near copies are measured with."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from benchmarks import corpus
from benchmarks.passages import COPIES, found, passages


@pytest.fixture(autouse=True)
def without_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(corpus, "DATA", tmp_path / "absent")


def test_they_are_as_many_as_asked_for_with_a_known_share_of_copies() -> None:
    made = list(passages(200))
    assert made == list(passages(200))
    texts = {id_: text for id_, text, _, _ in made}
    assert len(texts) == 200
    assert Counter(kind for _, _, source, kind in made if source) == dict.fromkeys(COPIES, 12)
    for id_, text, source, kind in made:
        assert 70 <= len(text.split()) <= 280
        if kind == "verbatim":
            assert source is not None
            assert texts[source].split()[:100] == text.split()[:100], id_


def test_what_is_found_is_counted_by_kind() -> None:
    sources = {
        "x": ("1", "verbatim"),
        "y": ("2", "verbatim"),
        "z": ("3", "10 %"),
        "v": ("4", "20 %"),
        "w": ("5", "40 %"),
    }
    shares = found({frozenset("x1"), frozenset("z3"), frozenset("zy")}, sources)
    assert shares == {"verbatim": 0.5, "10 %": 1, "20 %": 0, "40 %": 0}
