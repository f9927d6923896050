"""Walking files and folders, and the manifest beside them."""

import hashlib
import os
from datetime import date
from pathlib import Path

import pytest

from whosays.model.errors import InputError, ManifestError
from whosays.sources import MAX_BYTES, Received, gather

TEXT = "The ferry left on Monday, the director said.\n"


def put(folder: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def outcomes(*paths: Path) -> dict[str, str]:
    return {item.path: item.outcome for item in gather(paths)}


def one(folder: Path, outcome: str) -> Received:
    found = [item for item in gather([folder]) if item.outcome == outcome]
    assert len(found) == 1
    return found[0]


def test_files_come_sorted_with_paths_relative_to_the_folder(tmp_path: Path) -> None:
    put(tmp_path, b_dot_txt="two", a__c_dot_txt="three", a_dot_html="<html>one")
    items = list(gather([tmp_path]))
    assert [item.path for item in items] == ["a.html", "a/c.txt", "b.txt"]
    assert [item.outcome for item in items] == ["ready"] * 3
    first = items[0]
    assert first.original is not None
    assert first.content == b"<html>one"
    assert first.original.sha256 == hashlib.sha256(b"<html>one").hexdigest()
    assert (first.original.size, first.original.media_type) == (9, "text/html")


def test_a_single_file_goes_by_its_name_and_uses_the_manifest_beside_it(tmp_path: Path) -> None:
    put(tmp_path, a_dot_txt=TEXT, manifest_dot_csv="path,publisher,published\na.txt,Harbour Times,2016-08-09\n")
    items = list(gather([tmp_path / "a.txt"]))
    assert [item.path for item in items] == ["a.txt"]
    assert items[0].original is not None
    stated = items[0].original.stated
    assert (stated.publisher, stated.published) == ("Harbour Times", date(2016, 8, 9))
    assert stated.found == (("published", "manifest"), ("publisher", "manifest"))


def test_what_cannot_be_used_says_why_and_the_rest_goes_on(tmp_path: Path) -> None:
    put(tmp_path, empty_dot_txt="", binary_dot_txt=bytes(range(256)), good_dot_txt=TEXT, sound_dot_mp3=b"ID3\x03")
    with (tmp_path / "huge.txt").open("wb") as file:
        file.write(TEXT.encode() * 2000)
        file.truncate(0)
        file.write(TEXT.encode() * (MAX_BYTES // len(TEXT) + 1))
    assert outcomes(tmp_path) == {
        "binary.txt": "refused",
        "empty.txt": "refused",
        "good.txt": "ready",
        "huge.txt": "refused",
        "sound.mp3": "not read yet",
    }
    for item in gather([tmp_path]):
        if item.outcome != "ready":
            assert item.message
            assert item.remedy


def test_equal_bytes_are_one_original(tmp_path: Path) -> None:
    put(tmp_path, a_dot_txt=TEXT, b_dot_txt=TEXT)
    same = one(tmp_path, "same bytes")
    assert (same.path, same.same_as) == ("b.txt", "a.txt")


def test_hidden_files_and_links_out_of_the_folder_are_passed_over_with_a_note(tmp_path: Path) -> None:
    inside = put(tmp_path / "in", a_dot_txt=TEXT, _dot_git__config="x", _dot_note="x")
    outside = put(tmp_path / "out", secret_dot_txt="secret words", deep__more_dot_txt="more")
    (inside / "link.txt").symlink_to(outside / "secret.txt")
    (inside / "folder").symlink_to(outside / "deep")
    (inside / "near.txt").symlink_to(inside / "a.txt")
    found = outcomes(inside)
    assert found == {
        "a.txt": "ready",
        "near.txt": "same bytes",
        "link.txt": "note",
        "folder": "note",
        ".git": "note",
        ".note": "note",
    }


def test_a_case_is_no_folder_of_documents(tmp_path: Path) -> None:
    put(tmp_path, a_dot_txt=TEXT, mycase__case_dot_toml="", mycase__originals__x="words")
    assert outcomes(tmp_path) == {"a.txt": "ready", "mycase": "note"}
    with pytest.raises(InputError, match="is a case"):
        list(gather([tmp_path / "mycase"]))


def test_a_pipe_is_refused_without_being_opened(tmp_path: Path) -> None:
    put(tmp_path, a_dot_txt=TEXT)
    os.mkfifo(tmp_path / "pipe.txt")
    assert outcomes(tmp_path)["pipe.txt"] == "refused"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    put(tmp_path, a_dot_txt=TEXT)
    (tmp_path / "a.txt").chmod(0)
    assert outcomes(tmp_path) == {"a.txt": "refused"}


def test_a_path_that_is_not_there_and_a_folder_without_files(tmp_path: Path) -> None:
    put(tmp_path, a_dot_txt=TEXT)
    (tmp_path / "nothing").mkdir()
    with pytest.raises(InputError, match="no such file"):
        list(gather([tmp_path / "a.txt", tmp_path / "gone"]))
    with pytest.raises(InputError, match="no documents"):
        list(gather([tmp_path / "a.txt", tmp_path / "nothing"]))
    put(tmp_path, manifest_dot_csv="path\n")
    with pytest.raises(InputError, match="manifest"):
        list(gather([tmp_path / "manifest.csv"]))


MANIFEST_NOTES = {
    "missing file": ("path,publisher\na.txt,X\ngone.txt,Y\n", "line 3: there is no file 'gone.txt'"),
    "bad date": ("path,published\na.txt,9 August 2016\n", "line 2: '9 August 2016' is not a date"),
    "bad language": ("path,language\na.txt,English (UK)\n", "line 2: 'English (UK)' is not a language code"),
    "bad address": ("path,url\na.txt,javascript:alert(1)\n", "line 2: 'javascript:alert(1)' is not a web address"),
    "unknown column": ("path,editor\na.txt,X\n", "line 1: column 'editor' is not known"),
    "listed twice": ("path,publisher\na.txt,X\na.txt,Y\n", "line 3: 'a.txt' is listed again; line 2 is used"),
    "outside": ("path,publisher\n../a.txt,X\n", "line 2: '../a.txt' is outside the folder"),
    "no path": ("path,publisher\n,X\n", "line 2: names no file"),
    "too many cells": ("path,publisher\na.txt,X,Y\n", "line 2: has more cells than columns"),
}


@pytest.mark.parametrize(("manifest", "message"), MANIFEST_NOTES.values(), ids=MANIFEST_NOTES.keys())
def test_a_bad_row_is_a_note_and_the_run_goes_on(tmp_path: Path, manifest: str, message: str) -> None:
    put(tmp_path, a_dot_txt=TEXT, manifest_dot_csv=manifest)
    note = one(tmp_path, "note")
    assert note.path == "manifest.csv"
    assert note.message.startswith(message)
    assert note.remedy
    assert one(tmp_path, "ready").path == "a.txt"


@pytest.mark.parametrize(
    ("manifest", "message"),
    [
        (b"", "is empty"),
        (b"file,publisher\na.txt,X\n", "line 1 has no column 'path'"),
        (b"path,publisher,publisher\na.txt,X,Y\n", "names the column 'publisher' twice"),
        ("path,publisher\na.txt,Zürich\n".encode("latin-1"), "line 2 is not UTF-8"),
    ],
)
def test_a_manifest_that_cannot_be_used_stops_the_run_before_it_begins(
    tmp_path: Path, manifest: bytes, message: str
) -> None:
    put(tmp_path, a_dot_txt=TEXT, manifest_dot_csv=manifest)
    with pytest.raises(ManifestError, match=message) as error:
        next(iter(gather([tmp_path])))
    assert "manifest.csv" in str(error.value)
    assert error.value.remedy


@pytest.mark.parametrize("manifest", ["\ufeffpath;publisher;marking\r\nsub/a.txt;Harbour Times;secret\r\n",
                                      "Publisher,PATH,marking\nHarbour Times,./sub\\a.txt,secret\n"])  # fmt: skip
def test_marks_columns_and_slashes_as_other_programs_write_them(tmp_path: Path, manifest: str) -> None:
    put(tmp_path, sub__a_dot_txt=TEXT, manifest_dot_csv=manifest)
    item = one(tmp_path, "ready")
    assert item.original is not None
    assert (item.original.stated.publisher, item.original.stated.marking) == ("Harbour Times", "secret")


def test_the_nearer_of_two_manifests_counts(tmp_path: Path) -> None:
    put(
        tmp_path,
        sub__a_dot_txt=TEXT,
        manifest_dot_csv="path,publisher\nsub/a.txt,Far\n",
        sub__manifest_dot_csv="path,publisher\na.txt,Near\n",
    )
    item = one(tmp_path, "ready")
    assert item.original is not None
    assert item.original.stated.publisher == "Near"


def test_names_in_another_unicode_form_are_found(tmp_path: Path) -> None:
    (tmp_path / "re\u0301sume\u0301.txt").write_text(TEXT)
    put(tmp_path, manifest_dot_csv="path,publisher\nr\u00e9sum\u00e9.txt,X\n")
    item = one(tmp_path, "ready")
    assert item.path == "r\u00e9sum\u00e9.txt"
    assert item.original is not None
    assert item.original.stated.publisher == "X"


@pytest.mark.skipif(os.name != "posix", reason="names are text on this system")
def test_a_name_that_is_no_text_is_shown_with_a_mark(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"bad\xff.txt")).write_text(TEXT, encoding="utf-8")
    assert outcomes(tmp_path) == {"bad\ufffd.txt": "ready"}
    assert [item.path for item in gather(list(tmp_path.iterdir()))] == ["bad\ufffd.txt"]
