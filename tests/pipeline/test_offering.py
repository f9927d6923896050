"""Files inside files: their paths, their parents, the manifests beside them, and the limits over all levels."""

from pathlib import Path

import pytest

from tests.makers import archives, mail
from whosays.model.views import Added
from whosays.pipeline import extracting, offering, stages
from whosays.pipeline.contract import Plain
from whosays.text.extracted import Member


def read(folder: Path) -> tuple[list[Plain], list[Added]]:
    problems: list[Added] = []
    return [found["document"] for found in extracting.extract([folder], problems.append)], problems


def test_files_inside_files_have_their_path_and_their_parent(tmp_path: Path) -> None:
    letter = mail.mail(mail.several(mail.part(mail.WORDS), mail.attached("note.txt", b"The boats stay in port.")))
    (tmp_path / "papers.zip").write_bytes(
        archives.zipped(
            {"north/letter.eml": letter, "a.txt": b"The ferry left.", ".hidden": b"x", "../b.txt": b"x"}
        )
    )
    found, problems = read(tmp_path)
    parents = {one["path"]: one["parent"] for one in found}
    hashes = {one["path"]: one["sha256"] for one in found}
    assert list(parents) == [
        "papers.zip/north/letter.eml",
        "papers.zip/north/letter.eml/note.txt",
        "papers.zip/a.txt",
    ]
    assert parents["papers.zip/a.txt"] == parents["papers.zip/north/letter.eml"]
    assert parents["papers.zip/north/letter.eml/note.txt"] == hashes["papers.zip/north/letter.eml"]
    assert {(line.path, line.outcome) for line in problems} == {
        ("papers.zip", "note"),
        ("papers.zip/b.txt", "refused"),
    }


def test_a_manifest_inside_an_archive_speaks_of_its_files(tmp_path: Path) -> None:
    manifest = "path,publisher\na.txt,Strait Times\ngone.txt,X\nnorth/b.txt,Far\n"
    files = {"a.txt": b"The ferry left.", "north/b.txt": b"The boats stay.", "manifest.csv": manifest.encode()}
    files |= {"north/manifest.csv": b"path,publisher,published\nb.txt,Near,yesterday\n"}
    (tmp_path / "papers.tar.gz").write_bytes(archives.tarred(files, packed="gz"))
    found, problems = read(tmp_path)
    assert {one["path"]: one["publisher"] for one in found} == {
        "papers.tar.gz/a.txt": "Strait Times",
        "papers.tar.gz/north/b.txt": "Near",
    }
    messages = {line.message for line in problems}
    assert any("line 3: there is no file 'gone.txt'" in message for message in messages)
    assert any("'yesterday' is not a date" in message for message in messages)


def test_a_manifest_that_is_none_does_not_stop_the_archive(tmp_path: Path) -> None:
    (tmp_path / "papers.zip").write_bytes(archives.zipped({"a.txt": b"The ferry left.", "manifest.csv": b"x\n"}))
    found, problems = read(tmp_path)
    assert [one["path"] for one in found] == ["papers.zip/a.txt"]
    assert problems[0].path == "papers.zip/manifest.csv"


def test_files_inside_too_many_others_are_refused(tmp_path: Path) -> None:
    (tmp_path / "deep.eml").write_bytes(mail.mails_in_mails(12))
    found, problems = read(tmp_path)
    assert len(found) == 1 + offering.DEPTH
    (line,) = problems
    assert f"inside more than {offering.DEPTH} other files" in line.message


def test_an_archive_that_holds_itself_comes_to_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = archives.zipped({"a.txt": b"The ferry left."})
    (tmp_path / "self.zip").write_bytes(data)
    monkeypatch.setattr(stages, "members", lambda *_: iter([Member(name="self.zip", data=data)]))
    found, problems = read(tmp_path)
    assert found == []
    assert [line.outcome for line in problems] == ["copy"]


def test_what_grows_over_all_levels_has_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "nested.zip").write_bytes(archives.nested_bomb(levels=3, width=4))
    monkeypatch.setattr(offering, "MAX_GROWN", 30_000_000)
    monkeypatch.setattr(offering, "MAX_RATIO", 1)
    found, problems = read(tmp_path)
    assert found == []
    assert sum("holds more than what so small a file may hold" in line.message for line in problems) == 1
    monkeypatch.setattr(offering, "MAX_GROWN", 3_000_000_000)
    monkeypatch.setattr(offering, "MAX_INSIDE", 10)
    _, problems = read(tmp_path)
    assert sum("holds more than 10 files" in line.message for line in problems) == 1


def test_a_poor_mail_inside_a_mailbox_is_a_mail(tmp_path: Path) -> None:
    (tmp_path / "all.mbox").write_bytes(mail.mailbox(mail.mail(), b"Subject: poor\n\nThe boats stay in port.\n"))
    found, problems = read(tmp_path)
    assert [one["title"] for one in found] == ["The licence", "poor"]
    assert problems == []


def test_what_comes_after_a_torn_place_is_lost_and_what_came_before_is_kept(tmp_path: Path) -> None:
    whole = archives.tarred({"a.txt": b"The ferry left.", "b.txt": b"The boats stay." * 100})
    (tmp_path / "torn.tar").write_bytes(whole[:2000])
    found, problems = read(tmp_path)
    assert [one["path"] for one in found] == ["torn.tar/a.txt"]
    assert (problems[0].path, problems[0].outcome) == ("torn.tar", "refused")
