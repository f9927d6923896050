"""ZIP, TAR and compressed files: what comes out, and what does not."""

import gzip
import io
import tarfile
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.makers import archives as make
from tests.makers.original import members_of
from whosays.model.errors import DocumentError
from whosays.text import archives
from whosays.text.extracted import FormatError
from whosays.text.names import Names, leads_out, shown

FILES = {"a.txt": make.WORDS, "north/b.txt": b"other words", "north/c.html": b"<p>more"}


@pytest.mark.parametrize(
    "data",
    [make.zipped(FILES), *(make.tarred(FILES, packed=how) for how in ("", "gz", "bz2", "xz"))],
    ids=["zip", "tar", "tar.gz", "tar.bz2", "tar.xz"],
)
def test_what_an_archive_holds_comes_out(data: bytes) -> None:
    assert {member.name: member.data for member in members_of(data)} == FILES


@pytest.mark.parametrize("path", ["papers/report.txt.gz", "report.txt.GZ"])
def test_a_compressed_file_holds_one(path: str) -> None:
    (member,) = members_of(gzip.compress(make.WORDS), path)
    assert (member.name, member.data) == ("report.txt", make.WORDS)


def said(data: bytes) -> dict[str, str]:
    """Name -> why it was not taken out; "" for what was."""
    return {member.name: member.message for member in members_of(data)}


ESCAPES = [
    "../../out.txt",
    "/etc/passwd",
    "C:\\Windows\\out.txt",
    "a/../../out.txt",
    "..\\out.txt",
    "\\\\host\\x.txt",
]


@pytest.mark.parametrize("name", ESCAPES)
@pytest.mark.parametrize("pack", [make.zipped, make.tarred])
def test_a_name_that_leads_out_is_refused_and_shown_without_its_steps_out(pack: object, name: str) -> None:
    found = members_of(pack({name: make.WORDS, "good.txt": b"good words"}))  # type: ignore[operator]
    assert [member.data for member in found] == [None, b"good words"]
    assert "leads out" in found[0].message
    assert found[0].remedy
    assert not leads_out(found[0].name)


def test_links_and_devices_are_refused() -> None:
    data = make.tarred(
        {"a.txt": make.WORDS},
        make.special("link.txt", tarfile.SYMTYPE, "/etc/passwd"),
        make.special("hard.txt", tarfile.LNKTYPE, "a.txt"),
        make.special("device", tarfile.CHRTYPE),
        make.special("pipe", tarfile.FIFOTYPE),
    )
    found = said(data)
    assert found.pop("a.txt") == ""
    assert found == {
        "link.txt": "is a link and was not followed.",
        "hard.txt": "is a link and was not followed.",
        "device": "is a device or a pipe, not a file.",
        "pipe": "is a device or a pipe, not a file.",
    }
    assert said(make.zipped({}, links={"link.txt": "/etc/passwd"})) == {
        "link.txt": "is a link and was not followed."
    }


def test_an_encrypted_member_is_refused() -> None:
    (member,) = members_of(make.encrypted(make.zipped({"a.txt": make.WORDS})))
    assert (member.data, member.message) == (None, "is encrypted.")
    assert "password" in member.remedy


def test_names_of_old_archives_are_read() -> None:
    data = make.zipped({"r\u00e9sum\u00e9.txt": b"x"})
    assert said(data) == {"r\u00e9sum\u00e9.txt": ""}
    plain = bytearray(data)
    for mark, place in ((b"PK\x03\x04", 7), (b"PK\x01\x02", 9)):  # without the mark that the name is in UTF-8
        plain[plain.find(mark) + place] &= ~8
    assert said(bytes(plain)) == {"r\u00e9sum\u00e9.txt": ""}
    dos = bytes(plain).replace("r\u00e9sum\u00e9.txt".encode(), b"r\x82sum\x82.txt..")
    assert said(dos) == {"r\u00e9sum\u00e9.txt..": ""}
    assert said(make.zipped({"north\\a.txt": b"x"})) == {"north/a.txt": ""}


def test_two_members_of_one_name_are_two() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("a.txt", "one")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("a.txt", "two")
    found = members_of(data.getvalue())
    assert [(member.name, member.data) for member in found] == [("a.txt", b"one"), ("a (2).txt", b"two")]


def test_files_that_systems_keep_for_themselves_are_counted_in_a_note() -> None:
    hidden = {"__MACOSX/._a.txt": b"x", ".DS_Store": b"x", "north/Thumbs.db": b"x", ".git/config": b"x"}
    found = members_of(make.zipped({"a.txt": make.WORDS} | hidden))
    assert [member.name for member in found if member.data is not None] == ["a.txt"]
    (note,) = [member for member in found if member.note]
    assert note.message.startswith("passed over: 4 files")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (make.flat_bomb(), "would unpack to 1.0 GB"),
        (make.flat_bomb(20_000_000, files=20), "would unpack to 0.4 GB"),
        (make.overlapping(), "members overlap"),
        (gzip.compress(bytes(300_000_000)), "grew to"),
        (make.tarred({"a.txt": bytes(40_000_000)}, packed="gz"), "grew to"),
        (make.zipped({"a.txt": make.WORDS})[:-40], "no whole ZIP archive"),
        (make.tarred({"a.txt": make.WORDS * 500}, packed="gz")[:-40], "no whole archive"),
        (make.tarred({"a.txt": make.WORDS * 500})[:3000], "no whole archive"),
        (gzip.compress(make.WORDS)[:-9], "no whole archive"),
    ],
    ids=["bomb", "many", "overlap", "gz bomb", "tar.gz bomb", "cut zip", "cut tar.gz", "cut tar", "cut gz"],
)
def test_a_bomb_or_a_torn_archive_is_refused_as_a_whole(data: bytes, message: str) -> None:
    with pytest.raises(DocumentError, match=message) as error:
        members_of(data, "papers.zip")
    assert str(error.value).startswith("papers.zip: ")
    assert error.value.remedy


def test_a_bomb_among_documents_is_left_out_alone() -> None:
    found = said(make.zipped({"a.txt": make.WORDS, "zeros.txt": bytes(3_000_000)}))
    assert found["a.txt"] == ""
    assert "times when it is unpacked" in found["zeros.txt"]


@pytest.mark.parametrize("size", [10, 1_000_000, 4_000_000_000])
def test_a_member_of_another_size_than_stated_is_left_out(size: int) -> None:
    data = make.wrong_size(size)
    try:
        (member,) = members_of(data)
    except DocumentError:
        return
    assert member.data in (None, make.WORDS)


def test_a_large_member_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_MEMBER", 100)
    data = make.zipped({"a.txt": b"short", "b.txt": make.WORDS * 2})
    found = {member.name: member for member in archives.zipped(io.BytesIO(data), "")}
    assert found["a.txt"].data == b"short"
    assert found["b.txt"].data is None
    assert "too many inside an archive" in found["b.txt"].message
    packed = io.BytesIO(gzip.compress(make.WORDS * 2))
    (one,) = archives.tarred(packed, "a.txt.gz")
    assert one.data is None


@pytest.mark.parametrize("pack", [make.zipped, make.tarred])
def test_the_number_and_the_sum_of_members_have_a_limit(monkeypatch: pytest.MonkeyPatch, pack: object) -> None:
    data = pack({f"{n}.txt": make.WORDS for n in range(9)})  # type: ignore[operator]
    read = archives.zipped if pack is make.zipped else archives.tarred
    monkeypatch.setattr(archives, "MAX_MEMBERS", 5)
    found = list(read(io.BytesIO(data), ""))
    assert [member.data is None for member in found] == [False] * 5 + [True]
    monkeypatch.setattr(archives, "MAX_TOTAL", 3 * len(make.WORDS) if pack is make.zipped else 3000)
    with pytest.raises(FormatError):
        list(read(io.BytesIO(data), ""))


@pytest.mark.parametrize("pack", [make.zipped, make.tarred])
def test_a_manifest_comes_first(pack: object) -> None:
    data = pack({"a.txt": b"x", "north/b.txt": b"y", "north/manifest.csv": b"path"})  # type: ignore[operator]
    assert next(iter(said(data))) == "north/manifest.csv"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_a_damaged_archive_gives_members_or_an_error(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(["zip", "tar", "gz"]))
    whole = make.zipped(FILES) if kind == "zip" else make.tarred(FILES, packed="" if kind == "tar" else "gz")
    torn = bytearray(whole)
    for place in data.draw(st.lists(st.integers(0, len(torn) - 1), max_size=6)):
        torn[place] = data.draw(st.integers(0, 255))
    read = archives.zipped if kind == "zip" else archives.tarred
    try:
        for member in read(io.BytesIO(bytes(torn)), "x"):
            assert not leads_out(member.name)
            assert member.data is not None or member.message
    except FormatError:
        return


@given(st.text(max_size=60))
def test_a_shown_name_never_leads_out(name: str) -> None:
    plain = shown(name)
    assert plain
    assert not leads_out(plain)
    assert shown(plain) == plain
    assert all(step not in ("", ".", "..") for step in plain.split("/"))


@given(st.lists(st.sampled_from(["a.txt", "a (2).txt", "b/a.txt", "a", ".a"]), max_size=12))
def test_names_are_given_once(wanted: list[str]) -> None:
    names = Names()
    given_names = [names.unique(name) for name in wanted]
    assert len(set(given_names)) == len(given_names)
