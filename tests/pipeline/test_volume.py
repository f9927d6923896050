"""Adding many files: stopped and taken up again, in several processes, in any order, with the same result."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from whosays import pipeline, store
from whosays.model.decision import Ingest
from whosays.model.document import Original
from whosays.model.errors import DocumentError, InputError
from whosays.model.ids import canonical_json
from whosays.pipeline import adding, converting, stages
from whosays.sources import Received
from whosays.text import Converted
from whosays.text.extracted import Member

from .test_kill import alive, children

FILES = 20


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Files of which some are empty, some equal, and one has a row in the manifest."""
    place = tmp_path / "many"
    for number in range(FILES):
        folder = place / f"part{number % 3}"
        folder.mkdir(parents=True, exist_ok=True)
        text = f"Dana Orr is the deputy head of the Oskel Guard. It has {number + 2} members.\n"
        (folder / f"{number:02}.txt").write_text("" if number % 7 == 6 else text, encoding="utf-8")
    shutil.copy(place / "part0" / "00.txt", place / "part2" / "again.txt")
    (place / "manifest.csv").write_text("path,publisher\npart0/00.txt,Harbour Post\n", encoding="utf-8")
    return place


def fresh(root: Path) -> Path:
    pipeline.new_case(root, name="Many")
    return root


def log(case: Path) -> list[Ingest]:
    with store.open_case(case) as opened, store.viewing(opened) as unit:
        return [replace(line, recorded_at=adding.clock.now().min) for line in store.ingests(unit)]


def state(case: Path) -> bytes:
    with store.open_case(case) as opened, store.viewing(opened) as unit:
        return canonical_json(list(store.documents(unit)))


@pytest.fixture
def converted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of what is turned into text, as it happens."""
    seen: list[str] = []
    convert = stages.converted

    def noted(original: Original, content: bytes | Path) -> Converted:
        seen.append(original.path)
        return convert(original, content)

    monkeypatch.setattr(stages, "converted", noted)
    return seen


def test_a_stopped_add_goes_on_where_it_was(
    many: Path, tmp_path: Path, converted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = fresh(tmp_path / "whole")
    pipeline.add(whole, [many])
    monkeypatch.setattr(adding, "BATCH_FILES", 4)

    def stop(_: str, done: int, total: int | None) -> None:
        assert total == FILES + 1
        if done >= 8:
            raise KeyboardInterrupt

    case = fresh(tmp_path / "case")
    with pytest.raises(KeyboardInterrupt):
        pipeline.add(case, [many], stop)
    here = pipeline.status(case).documents
    assert 4 <= here < FILES - 5
    converted.clear()
    report = pipeline.add(case, [many])
    assert len(converted) == pipeline.status(case).documents - here
    assert report.count("added") == len(converted)
    assert report.count("known") == here
    assert state(case) == state(whole)
    assert [(line.path, line.outcome) for line in log(case)] == [(line.path, line.outcome) for line in log(whole)]


def test_what_is_in_the_case_is_passed_over(many: Path, tmp_path: Path, converted: list[str]) -> None:
    case = fresh(tmp_path / "case")
    first = pipeline.add(case, [many])
    lines = len(log(case))
    converted.clear()
    again = pipeline.add(case, [many])
    assert converted == []
    assert len(log(case)) == lines
    assert (again.count("added"), again.count("known")) == (0, first.count("added") + first.count("copy"))
    assert [line for line in again.lines if line.outcome == "refused"] == [
        line for line in first.lines if line.outcome == "refused"
    ]
    (many / "part1" / "new.txt").write_text("Dana Orr has left the Guard.\n")
    pipeline.add(case, [many])
    assert converted == ["part1/new.txt"]
    (many / "manifest.csv").write_text("path,publisher\npart0/00.txt,Ulven Gazette\n", encoding="utf-8")
    pipeline.add(case, [many])
    assert converted == ["part1/new.txt", "part0/00.txt"]
    pipeline.build(case)
    assert len(converted) == 2


@pytest.mark.parametrize("jobs", [2, 3])
def test_jobs_change_nothing(many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    one, more = fresh(tmp_path / "one"), fresh(tmp_path / "more")
    first = pipeline.add(one, [many])
    monkeypatch.setattr(converting, "ALONE_FILES", 2)
    told: list[tuple[str, int, int | None]] = []
    assert pipeline.add(more, [many], lambda *step: told.append(step), jobs=jobs) == first
    assert (told[0], told[-1]) == (("add", 0, FILES + 1), ("add", FILES + 1, FILES + 1))
    assert state(more) == state(one)
    assert log(more) == log(one)


def test_order_changes_nothing(many: Path, tmp_path: Path) -> None:
    cases = []
    for number, order in enumerate((("part0", "part1", "part2"), ("part2", "part1", "part0"))):
        case = fresh(tmp_path / f"case{number}")
        for part in order:
            shutil.copytree(many / part, tmp_path / f"in{number}" / part / part)
        pipeline.add(case, [tmp_path / f"in{number}" / part for part in order])
        cases.append(case)
    assert state(cases[0]) == state(cases[1])
    assert b'"path":"part2/again.txt"' not in state(cases[1])


def test_no_jobs_are_refused(many: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--jobs 0"):
        pipeline.add(fresh(tmp_path / "case"), [many], jobs=0)


def test_a_refused_file_is_tried_again_by_a_later_version_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Dana Orr is the deputy head of the Oskel Guard.\n")
    case = fresh(tmp_path / "case")
    tries = []

    def limp(original: Original, _: object) -> Converted:
        tries.append(original.path)
        raise DocumentError(f"{original.path}: is beyond me.", "Save it as plain text.")

    with monkeypatch.context() as patch:
        patch.setattr(stages, "converted", limp)
        lines = [pipeline.add(case, [note]).lines for _ in range(3)]
        assert lines[0] == lines[1] == lines[2]
        assert lines[0][0].message == "is beyond me. Save it as plain text."
        assert (tries, len(log(case))) == (["note.txt"], 1)
        patch.setattr(stages, "converter", lambda: "later")
        pipeline.add(case, [note])
        assert tries == ["note.txt"] * 2
        patch.setattr(stages, "converter", lambda: "later still")
        patch.undo()
        assert pipeline.add(case, [note]).count("added") == 1
    assert pipeline.status(case).refused == ()


def test_a_document_that_a_later_version_reads_is_no_longer_listed_as_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Dana Orr is the deputy head of the Oskel Guard.\n")
    case = fresh(tmp_path / "case")

    def limp(original: Original, _: object) -> Converted:
        raise DocumentError(f"{original.path}: is beyond me.", "")

    with monkeypatch.context() as patch:
        patch.setattr(stages, "converted", limp)
        patch.setattr(stages, "converter", lambda: "early")
        pipeline.add(case, [note])
    pipeline.build(case)
    assert pipeline.status(case).refused == ()
    assert [row.outcome for row in pipeline.documents(case)] == ["read"]


def test_what_is_read_in_part_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Dana Orr is the deputy head of the Oskel Guard.\n")
    convert = stages.converted

    def half(original: Original, content: bytes | Path) -> Converted:
        made = convert(original, content)
        return replace(made, document=replace(made.document, notes=("page 2: nothing could be read.",)))

    monkeypatch.setattr(stages, "converted", half)
    report = pipeline.add(fresh(tmp_path / "case"), [note])
    assert (report.count("added"), report.partly) == (1, 1)
    assert report.lines[0].message == "page 2: nothing could be read."
    assert pipeline.add(tmp_path / "case", [note]).partly == 0


def test_a_file_that_changes_while_it_is_added_is_refused(tmp_path: Path) -> None:
    case, file = fresh(tmp_path / "case"), tmp_path / "big.txt"
    file.write_bytes(b"other words")
    stated = Original(sha256="0" * 64, path="big.txt", size=11, media_type="text/plain")
    made = converting.make(case, stated, file)
    assert (made.kept, made.converted) == (False, None)
    assert "was changed while it was added. Add it again" in made.refused
    assert list((case / "originals").rglob("*.*")) == []


HELD = {"box.zip": {"one.txt": "Dana Orr is the deputy head.\n", "bad.exe": None, "two.txt": "Dana Orr left.\n"}}


@pytest.fixture
def boxes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Plain files with a name in HELD are archives; the paths of those that are opened, as it happens."""
    gathered = stages.gathered
    opened: list[str] = []

    def unpacked(paths: list[Path], seen: dict[str, str], counted: object) -> Iterator[Received]:
        for received in gathered(paths, seen, counted):
            yield replace(received, outcome="archive") if received.path in HELD else received

    def members(original: Original, _: object) -> Iterator[Member]:
        if original.path in HELD:
            opened.append(original.path)
        for name, text in HELD.get(original.path, {}).items():
            data = None if text is None else text.encode()
            yield Member(name=name, data=data, message="" if text else "is a program.")

    monkeypatch.setattr(stages, "gathered", unpacked)
    monkeypatch.setattr(stages, "members", members)
    monkeypatch.setattr(stages, "holds_others", lambda media_type: media_type == "text/plain")
    return opened


def test_an_archive_is_opened_again_only_where_it_was_not_done(
    tmp_path: Path, boxes: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    box = tmp_path / "box.zip"
    box.write_text("An archive of the harbour office.\n")
    case = fresh(tmp_path / "case")
    monkeypatch.setattr(adding, "BATCH_FILES", 1)

    def stop(*_: object) -> None:
        if len(log(case)) > 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pipeline.add(case, [box], stop)
    assert "unpacked" not in {line.outcome for line in log(case)}
    first = pipeline.add(case, [box])
    assert {line.path: line.outcome for line in first.lines} == {
        "box.zip": "unpacked",
        "box.zip/bad.exe": "refused",
        "box.zip/one.txt": "known",
        "box.zip/two.txt": "added",
    }
    again = pipeline.add(case, [box])
    assert boxes == ["box.zip"] * 2
    assert {line.path: line.outcome for line in again.lines} == {
        line.path: "known" if line.outcome == "added" else line.outcome for line in first.lines
    }
    assert [line.message for line in again.lines if line.outcome == "refused"] == ["is a program."]
    monkeypatch.setattr(stages, "converter", lambda: "later")
    pipeline.add(case, [box])
    assert boxes == ["box.zip"] * 3


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_stops_it_cleanly(tmp_path: Path, jobs: int) -> None:
    place = tmp_path / "in"
    place.mkdir()
    files = 800
    for number in range(files):
        text = f"Dana Orr is the deputy head of the Oskel Guard. It has {number + 2} members.\n" * 20
        (place / f"{number:04}.txt").write_text(text, encoding="utf-8")
    case = fresh(tmp_path / "case")
    adder = subprocess.Popen(
        [sys.executable, "-m", "whosays", "add", str(case), str(place), "--jobs", str(jobs)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A shell starts what it runs in the background with this signal ignored, and that is handed down.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    deadline = time.monotonic() + 60
    while pipeline.status(case).documents < 100 and time.monotonic() < deadline:
        time.sleep(0.05)
    workers = children(adder.pid)
    adder.send_signal(signal.SIGINT)
    said = adder.communicate(timeout=60)
    assert adder.returncode == 130, said
    assert said[0] == ""
    assert said[1].endswith("whosays: Stopped. What was reported as done is kept.\n")
    assert "Traceback" not in said[1]
    assert not any(alive(worker) for worker in workers)
    here = pipeline.status(case).documents
    assert 100 <= here < files
    report = pipeline.add(case, [place])
    assert (report.count("known"), report.count("added")) == (here, files - here)
