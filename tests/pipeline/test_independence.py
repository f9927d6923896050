"""The picture depends on its inputs alone: not on the order of adding, the folder, the jobs or the clock."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from whosays import pipeline
from whosays.model.ids import canonical_json
from whosays.pipeline import clock

LATER = datetime(2031, 1, 2, tzinfo=UTC)


def picture(case: Path) -> bytes:
    return canonical_json(pipeline.brief(case))


@pytest.mark.slow
def test_order_folder_jobs_and_clock_change_nothing(
    case: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: LATER)
    other = tmp_path / "elsewhere" / "with a space" / "case"
    moved = tmp_path / "copied"
    shutil.copytree(folder, moved)
    pipeline.new_case(other)
    for name in ("c-note.txt", "a-wire.txt", "b-interview.txt"):
        pipeline.add(other, [moved / name])
        if name == "a-wire.txt":
            pipeline.build(other)
    pipeline.build(other, jobs=2)
    assert picture(other) == picture(case)


def test_a_copied_case_gives_the_same_picture(case: Path, tmp_path: Path) -> None:
    shutil.copytree(case, tmp_path / "copy")
    assert picture(tmp_path / "copy") == picture(case)


def test_the_clock_of_a_decision_is_not_in_the_picture(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = case.parent / "copy"
    shutil.copytree(case, copy)
    finding = pipeline.brief(case).posts[0].finding
    pipeline.decide(case, finding, "accept", "Ann", "")
    monkeypatch.setattr(clock, "now", lambda: LATER)
    pipeline.decide(copy, finding, "accept", "Ann", "")
    assert picture(copy) == picture(case)
    assert b"2031" not in picture(copy)
