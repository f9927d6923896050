"""Long work says so: a line now and then where nobody watches, with an estimate."""

from __future__ import annotations

import pytest

from whosays.faces.cli import progress as face


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    lines: list[str] = []
    monkeypatch.setattr(face, "remark", lines.append)
    return lines


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr(face.time, "monotonic", lambda: now[0])
    return now


def test_short_work_says_nothing(said: list[str], clock: list[float]) -> None:
    with face.progress() as report:
        for done in range(11):
            clock[0] += 1
            report("add", done, 10)
    assert said == []


def test_long_work_says_how_far_it_is_and_how_long_it_will_take(said: list[str], clock: list[float]) -> None:
    with face.progress() as report:
        for done in range(0, 10_001, 100):
            report("add", done, 10_000)
            clock[0] += 5
        for done in range(3):
            report("read", done, 3)
            clock[0] += 20
    assert said[0] == "Taking in: 300 of 10,000, about 8 min left."
    assert said[1] == "Taking in: 600 of 10,000, about 8 min left."
    assert "Taking in: 9,900 of 10,000, less than a minute left." in said
    assert said[-1] == "Reading: 2 of 3, less than a minute left."


def test_without_a_total_nothing_is_guessed(said: list[str], clock: list[float]) -> None:
    with face.progress() as report:
        clock[0] += 100
        report("add", 5, None)
    assert said == []


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(5, "less than a minute"), (61, "about 1 min"), (5400, "about 90 min"), (9000, "about 2 h")],
)
def test_durations_in_words(seconds: float, words: str) -> None:
    assert face._duration(seconds) == words
