"""Bad input: a message that names the file and the remedy, a documented exit code, and the run goes on."""

from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., object]
GOOD = "The harbour office withdrew the licence of Blue Strait Ferries on Tuesday.\n"


BAD: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "is empty. Delete it"),
    "binary.txt": (bytes(range(256)) * 50, "is unknown binary data, not text, whatever its name says. Save"),
    "large.txt": (
        GOOD.encode() * (50_000_000 // len(GOOD)),
        "is plain text of 50 MB, too large to read as one document (the limit is 20 MB). Split it",
    ),
    "long.txt": (GOOD.encode() * (8_000_000 // len(GOOD)), "its text has 7,9"),
    "odd.txt": (bytes(range(128, 256)) * 40, "the encoding of this text is not known. Save it as UTF-8"),
    "page.html": (
        b"<html><p><b></p></b><table><script>alert(1)</html>",
        "no words were found in this web page. Save its article",
    ),
}


def test_bad_files_are_refused_and_the_rest_is_added(run: Run, case: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, (data, _) in BAD.items():
        (folder / name).write_bytes(data)
    (folder / "good.txt").write_text(GOOD)
    done = run("add", case, folder)
    for name, (_, message) in BAD.items():
        assert f"refused: {name}: {message}" in done.stderr
    assert f"1 document added, {len(BAD)} refused." in done.stdout
    assert done.returncode == 0
    (folder / "good.txt").unlink()
    alone = run("add", case, folder)
    assert alone.stderr == done.stderr
    assert alone.returncode == 3


@pytest.mark.parametrize(
    "html",
    ["<div>" * 100_000 + GOOD, f"<html><p>one <b>two <i>three</b> {GOOD}<table><tr>cell<td>x <p>y <div></span>"],
    ids=["100,000 nested tags", "broken"],
)
def test_broken_and_nested_pages_are_read(run: Run, case: Path, tmp_path: Path, html: str) -> None:
    (tmp_path / "page.html").write_text(html)
    done = run("add", case, tmp_path / "page.html")
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 document added." in done.stdout


def test_a_folder_without_documents(run: Run, case: Path, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    done = run("add", case, tmp_path / "nothing")
    assert done.returncode == 3
    assert "nothing: this folder holds no documents. Put documents" in done.stderr


def test_a_path_that_is_not_there(run: Run, case: Path, tmp_path: Path) -> None:
    done = run("add", case, tmp_path / "gone.txt")
    assert done.returncode == 3
    assert "gone.txt: there is no such file or folder." in done.stderr


@pytest.mark.parametrize(
    "command", ["add", "build", "brief", "why", "status", "decide", "protect", "remove", "serve"]
)
def test_a_case_that_is_not_one(run: Run, tmp_path: Path, command: str) -> None:
    more = {
        "add": [tmp_path],
        "why": ["c1"],
        "decide": ["c1", "accept", "--by", "Jo"],
        "protect": ["Tom", "--by", "Jo"],
        "remove": ["a.txt"],
    }.get(command, [])
    (tmp_path / "a.txt").write_text(GOOD)
    folder = tmp_path if command != "build" else tmp_path / "gone"
    done = run(command, folder, *more)
    assert done.returncode == 4
    assert str(folder) in done.stderr
    assert "Traceback" not in done.stderr


def test_a_manifest_that_names_missing_files(run: Run, case: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD)
    (folder / "manifest.csv").write_text("path,publisher\ngood.txt,X\ngone.txt,Y\n")
    done = run("add", case, folder)
    assert done.returncode == 0
    assert "manifest.csv: line 3: there is no file 'gone.txt'. Correct the path" in done.stderr
    (folder / "manifest.csv").write_text("file\ngood.txt\n")
    bad = run("add", case, folder)
    assert bad.returncode == 3
    assert "manifest.csv: line 1 has no column 'path'." in bad.stderr


def test_two_files_with_equal_bytes(run: Run, case: Path, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(GOOD)
    (folder / "b.txt").write_text(GOOD)
    done = run("add", case, folder)
    assert done.returncode == 0
    assert "b.txt: has the same bytes as a.txt; the two count as one document" in done.stderr
    assert "1 document added, 1 with the same bytes as another." in done.stdout


def test_hostile_names_and_words_do_not_reach_the_terminal(run: Run, case: Path, tmp_path: Path) -> None:
    name = "a\x1b[31m\u202etxt.exe"
    (tmp_path / name).write_bytes(b"")
    done = run("add", case, tmp_path / name)
    assert done.returncode == 3
    assert "\x1b" not in done.stderr
    assert "\u202e" not in done.stderr
    assert "<U+001B>[31m<U+202E>" in done.stderr


def test_wrong_usage(run: Run, case: Path) -> None:
    for arguments in (
        ("brief",),
        ("brief", case, "--at", "last week"),
        ("build", case, "--jobs", "0"),
        ("decide", case, "c1", "maybe", "--by", "Jo"),
        ("decide", case, "c1", "accept"),
        ("extract", case, "--format", "xml"),
        ("fly",),
    ):
        done = run(*arguments)
        assert done.returncode == 2, arguments
        assert done.stderr


def test_an_unbuilt_case_and_unknown_ids(run: Run, case: Path, built: Path) -> None:
    assert run("brief", case).returncode == 4
    for arguments in (("brief", built, "Nobody at all"), ("why", built, "cffffffffffffffff")):
        done = run(*arguments)
        assert done.returncode == 5, done.stderr
        assert arguments[2] in done.stderr
    assert run("unprotect", built, "Nobody", "--by", "Jo").returncode == 5


def test_a_page_that_cannot_be_written(run: Run, built: Path, tmp_path: Path) -> None:
    done = run("brief", built, "--html", tmp_path / "no" / "page.html")
    assert done.returncode == 1
    assert "page.html: No such file or directory." in done.stderr
