"""Nothing is read twice; what changed, and only that, is read again."""

from dataclasses import replace
from pathlib import Path

import pytest

from whosays import pipeline, text
from whosays.model.document import Document, Original
from whosays.model.errors import CaseError, InputError
from whosays.pipeline import stages
from whosays.text import Converted

from .conftest import MANIFEST, PAGE


def test_a_second_build_reads_nothing_and_assembles_nothing(case: Path) -> None:
    again = pipeline.build(case)
    assert (again.read, again.kept, again.assembled) == (0, 3, False)


def test_one_document_more_is_one_reading_more(case: Path, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "page.html").write_text(PAGE, encoding="utf-8")
    report = pipeline.add(case, [tmp_path / "more"])
    assert [(line.path, line.outcome) for line in report.lines] == [("page.html", "added")]
    assert pipeline.status(case).waiting == 1
    built = pipeline.build(case)
    assert (built.read, built.kept, built.assembled) == (1, 3, True)


def test_a_changed_manifest_reads_its_document_again(case: Path, folder: Path) -> None:
    before = pipeline.brief(case)
    assert any("Passway Watch" in passage.publisher for passage in before.passages)
    (folder / "manifest.csv").write_text(MANIFEST.replace("Passway Watch", "Ulven Gazette"), encoding="utf-8")
    outcomes = {line.path: line.message for line in pipeline.add(case, [folder]).lines}
    assert "read again" in outcomes["c-note.txt"]
    assert outcomes["a-wire.txt"] == ""
    assert pipeline.build(case).read == 1
    after = pipeline.brief(case)
    assert not any("Passway Watch" in passage.publisher for passage in after.passages)
    assert any("Ulven Gazette" in passage.publisher for passage in after.passages)


def test_another_reader_reads_everything_again(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages, "reader", lambda: "another")
    assert pipeline.status(case).waiting == 3
    assert pipeline.build(case).read == 3


def test_another_converter_makes_the_texts_again(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    convert = stages.converted

    def shouted(original: Original, content: bytes | Path) -> Converted:
        made = convert(original, content)
        return replace(made, document=replace(made.document, text=made.document.text.replace("Karu", "Tern")))

    monkeypatch.setattr(stages, "converter", lambda: "another")
    monkeypatch.setattr(stages, "converted", shouted)
    assert pipeline.build(case).read == 2
    assert "Karu" not in pipeline.document_view(case, "c-note.txt").text
    assert pipeline.build(case).read == 0


def test_a_reader_that_gives_up_loses_one_document_only(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = stages.read

    def limp(document: Document) -> object:
        if document.path == "b-interview.txt":
            raise RecursionError("too deep")
        return read(document)

    monkeypatch.setattr(stages, "read", limp)
    root = tmp_path / "limping"
    pipeline.new_case(root)
    pipeline.add(root, [folder])
    report = pipeline.build(root)
    assert [path for path, _ in report.failed] == ["b-interview.txt"]
    assert "RecursionError: too deep" in report.failed[0][1]
    assert pipeline.status(root).read == 2
    assert ("b-interview.txt", report.failed[0][1]) in pipeline.brief(root).unread


def test_a_language_without_a_reader_is_kept_and_counted(case: Path, tmp_path: Path) -> None:
    french = tmp_path / "note.txt"
    french.write_text(
        "Le chef de la Garde a été nommé hier par le conseil de la ville, selon le journal du port. "
        "Personne ne sait encore quand il prendra ses fonctions, ni avec combien d'hommes.",
        encoding="utf-8",
    )
    pipeline.add(case, [french])
    built = pipeline.build(case)
    assert (built.read, built.unread) == (0, (("fr", 1),))
    assert pipeline.status(case).unread == (("fr", 1),)
    assert ("note.txt", "not read (fr)") in pipeline.brief(case).unread
    view = pipeline.document_view(case, "note.txt")
    assert view.unread == "not read (fr)"
    assert view.claims == ()


def test_what_cannot_be_used_is_listed_and_the_rest_goes_on(tmp_path: Path) -> None:
    place = tmp_path / "mixed"
    place.mkdir()
    (place / "empty.txt").write_bytes(b"")
    (place / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (place / "sound.mp3").write_bytes(b"ID3\x03\x00\x00\x00")
    (place / "good.txt").write_text("Dana Orr is the deputy head of the Oskel Guard.\n" * 3, encoding="utf-8")
    (place / "same.txt").write_text("Dana Orr is the deputy head of the Oskel Guard.\n" * 3, encoding="utf-8")
    root = tmp_path / "case"
    pipeline.new_case(root)
    report = pipeline.add(root, [place])
    outcomes = {line.path: line.outcome for line in report.lines}
    assert outcomes == {
        "binary.txt": "refused",
        "empty.txt": "refused",
        "good.txt": "added",
        "same.txt": "copy",
        "sound.mp3": "not read yet",
    }
    said = {line.path: line.message for line in report.lines}
    assert "good.txt" in said["same.txt"]
    assert all(said[path] for path in ("binary.txt", "empty.txt", "sound.mp3"))
    pipeline.build(root)
    status = pipeline.status(root)
    assert (status.documents, status.read) == (1, 1)
    assert [path for path, _ in status.refused] == ["binary.txt", "empty.txt"]
    assert [path for path, _ in status.not_yet] == ["sound.mp3"]


def test_a_converter_that_breaks_loses_one_document_only(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    convert = text.convert

    def limp(original: Original, content: bytes | Path) -> Converted:
        if original.path == "a-wire.txt":
            raise RecursionError("too deep")
        return convert(original, content)

    monkeypatch.setattr(text, "convert", limp)
    root = tmp_path / "case"
    pipeline.new_case(root)
    lines = pipeline.add(root, [folder]).lines
    assert [line.outcome for line in lines] == ["refused", "added", "added"]
    assert "RecursionError: too deep" in lines[0].message
    assert len(list(pipeline.extract([folder]))) == 2


def test_equal_bytes_stand_under_the_smallest_path_in_any_order(tmp_path: Path) -> None:
    text = "Dana Orr is the deputy head of the Oskel Guard. The Guard is based in Karu.\n"
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    root = tmp_path / "case"
    pipeline.new_case(root)
    pipeline.add(root, [tmp_path / "b.txt"])
    line = pipeline.add(root, [tmp_path / "a.txt"]).lines[0]
    assert line.outcome == "copy"
    assert "same bytes as b.txt" in line.message
    assert [row.path for row in pipeline.documents(root)] == ["a.txt"]


def test_other_bytes_under_a_known_path_are_kept_beside_the_old(case: Path, tmp_path: Path) -> None:
    (tmp_path / "c-note.txt").write_text(
        "Dana Orr has left the Oskel Guard. She lives in Tern now.\n", encoding="utf-8"
    )
    line = pipeline.add(case, [tmp_path / "c-note.txt"]).lines[0]
    assert (line.outcome, "keeps both" in line.message) == ("added", True)
    assert [row.path for row in pipeline.documents(case)].count("c-note.txt") == 2


def test_nothing_read_is_said_with_the_remedy(tmp_path: Path) -> None:
    root = tmp_path / "case"
    pipeline.new_case(root)
    with pytest.raises(CaseError, match="whosays build"):
        pipeline.brief(root)
    assert pipeline.build(root).read == 0


def test_no_jobs_are_refused(case: Path) -> None:
    with pytest.raises(InputError, match="--jobs 0"):
        pipeline.build(case, jobs=0)


def test_progress_is_told(folder: Path, tmp_path: Path) -> None:
    root = tmp_path / "case"
    pipeline.new_case(root)
    told: list[tuple[str, int, int | None]] = []
    pipeline.add(root, [folder], lambda *step: told.append(step))
    pipeline.build(root, progress=lambda *step: told.append(step))
    assert told[:2] == [("add", 0, 3), ("add", 3, 3)]
    assert ("read", 3, 3) in told
    assert told[-1] == ("assemble", 1, 1)
