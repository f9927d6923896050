"""ZIP, TAR and compressed single files: what they hold, one member at a time. Runs in the child process.

What an archive says of itself is checked before anything is unpacked, and what comes out is counted while it is
unpacked, since an archive may lie. Nothing is written: a member is bytes that go to the parent.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import IO, Any, BinaryIO, Final

from whosays.text.extracted import FormatError, Member
from whosays.text.names import Names, is_hidden, leads_out, shown, steps_of

MAX_MEMBER: Final = 50_000_000  # bytes of one file
MAX_MEMBERS: Final = 50_000  # files of one archive
MAX_TOTAL: Final = 20_000_000_000  # bytes of all files of one archive
# What grows more than so many times, to more than so many bytes, is a bomb and no document: prose packs to a
# third, a log to a twentieth, a table of one row repeated to a hundredth.
MAX_RATIO: Final = 200
RATIO_FROM: Final = 2_000_000
_ZIP_HEADER: Final = 30  # bytes of the fixed part of a member's own header
MANIFEST: Final = "manifest.csv"  # goes first, whatever its place: it speaks of the others

_BY_HAND = "Unpack it by hand, look at what it holds, and add what you need."
_PASSWORD = "Unpack it with its password and add the files."
_BOMB = "Do not unpack it; ask whoever sent it what it is."
_AGAIN = "Get the file again; it may have been cut off or damaged on its way."
_METHODS = (
    (b"\x1f\x8b", lambda file: gzip.GzipFile(fileobj=file, mode="rb")),
    (b"BZh", bz2.BZ2File),
    (b"\xfd7zXZ\x00", lzma.LZMAFile),
)
_BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    lzma.LZMAError,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    UnicodeDecodeError,
)  # what the readers of the formats raise on bytes that are not what they should be; RecursionError among them


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A line of an archive's table: a file, or (`problem`, `remedy`) something that is not taken out.

    `packed` is its size in the archive, None where only the whole is packed.
    """

    path: str
    size: int
    read: Callable[[], bytes]
    packed: int | None = None
    problem: str = ""
    remedy: str = _BY_HAND


def zipped(file: BinaryIO, _: str) -> Iterator[Member]:
    """The members of a ZIP archive."""
    size = file.seek(0, io.SEEK_END)
    try:
        with zipfile.ZipFile(file) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            _check_table(infos, size)
            infos.sort(key=lambda info: not _is_manifest(info.filename))
            yield from _members(_zip_entry(archive, info) for info in infos)
    except _BROKEN as error:
        raise FormatError(f"is no whole ZIP archive ({_reason(error)}).", _AGAIN) from error


def _check_table(infos: list[zipfile.ZipInfo], size: int) -> None:
    """Refuse an archive whose table of contents only a bomb has.

    Members that share their bytes: D. Fifield, "A better zip bomb" (2019).
    """
    end = 0
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            raise FormatError("is a ZIP archive whose members overlap, as only a bomb's do.", _BOMB)
        end = info.header_offset + _ZIP_HEADER + info.compress_size
    total = sum(info.file_size for info in infos)
    if total > MAX_TOTAL or (total > 50 * RATIO_FROM and total > MAX_RATIO * size):
        raise FormatError(f"is a ZIP archive of {size:,} bytes that would unpack to {total / 1e9:,.1f} GB.", _BOMB)


def _zip_entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> _Entry:
    kind = stat.S_IFMT(info.external_attr >> 16) if info.create_system == 3 else 0  # 3: made on Unix
    problem, remedy = "", _BY_HAND
    if kind == stat.S_IFLNK:
        problem = "is a link and was not followed."
    elif kind not in (0, stat.S_IFREG):
        problem = "is a device or a pipe, not a file."
    elif info.flag_bits & 0x41:  # encrypted, in the old way or a strong one
        problem, remedy = "is encrypted.", _PASSWORD
    return _Entry(
        path=_zip_name(info),
        size=info.file_size,
        packed=info.compress_size,
        problem=problem,
        remedy=remedy,
        read=partial(_zip_bytes, archive, info),
    )


def _zip_name(info: zipfile.ZipInfo) -> str:
    """The name; one that is not marked as UTF-8 often is, and else is in the code page of MS-DOS."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _zip_bytes(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    with archive.open(info) as file:
        return file.read(MAX_MEMBER + 1)


def tarred(file: BinaryIO, path: str) -> Iterator[Member]:
    """The members of a TAR archive, compressed or not; of any other compressed file, the one that it holds."""
    try:
        first = _Unpacked(file).read(tarfile.BLOCKSIZE)
        if not _is_tar(first):
            name = _without_suffix(path)
            yield from _members([_Entry(path=name, size=0, read=partial(_Unpacked(file).read, MAX_MEMBER + 1))])
            return
        yield from _members(_tar_entries(file))
    except _BROKEN as error:
        raise FormatError(f"is no whole archive ({_reason(error)}).", _AGAIN) from error


def _is_tar(block: bytes) -> bool:
    try:
        tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return False
    return True


def _tar_entries(file: BinaryIO) -> Iterator[_Entry]:
    """The files in their order, but manifests first: for them the archive is read once more."""
    some = _has_manifest(file)
    for manifests in (True, False) if some else (False,):
        with _tar(file) as archive:
            for info in archive:
                if not info.isdir() and (some and _is_manifest(info.name)) == manifests:
                    yield _tar_entry(archive, info)


def _has_manifest(file: BinaryIO) -> bool:
    """Whether a manifest is among the files, as far as the archive can be read."""
    try:
        with _tar(file) as archive:
            return any(_is_manifest(info.name) for info, _ in zip(archive, range(MAX_MEMBERS), strict=False))
    except _BROKEN:
        return False


def _tar(file: BinaryIO) -> tarfile.TarFile:
    return tarfile.open(fileobj=_Unpacked(file), mode="r|", encoding="utf-8", errors="surrogateescape")  # type: ignore[call-overload,no-any-return]


def _tar_entry(archive: tarfile.TarFile, info: tarfile.TarInfo) -> _Entry:
    problem = ""
    if info.issym() or info.islnk():
        problem = "is a link and was not followed."
    elif not info.isreg():
        problem = "is a device or a pipe, not a file."
    return _Entry(path=info.name, size=info.size, read=partial(_tar_bytes, archive, info), problem=problem)


def _tar_bytes(archive: tarfile.TarFile, info: tarfile.TarInfo) -> bytes:
    file = archive.extractfile(info)
    assert file is not None  # only of what is no file
    with file:
        data = file.read(MAX_MEMBER + 1)
    if len(data) < info.size:
        raise EOFError("it ends inside a file")
    return data


class _Unpacked:
    """The bytes inside a compressed file, from its beginning; a plain file as it is. Stops at a bomb."""

    def __init__(self, file: BinaryIO) -> None:
        file.seek(0)
        head = file.read(6)
        file.seek(0)
        self._packed = file
        self._count = 0
        opened: Any = next((method for magic, method in _METHODS if head.startswith(magic)), lambda file: file)
        self._source: IO[bytes] = opened(file)

    def read(self, size: int) -> bytes:
        """Up to `size` bytes, fewer only at the end. Raises FormatError where too much comes out of too little."""
        pieces: list[bytes] = []
        while size > 0 and (piece := self._source.read(min(size, 1 << 20))):
            pieces.append(piece)
            size -= len(piece)
            self._count += len(piece)
            packed = self._packed.tell()
            if self._count > MAX_TOTAL or (self._count > RATIO_FROM and self._count > MAX_RATIO * packed):
                raise FormatError(
                    f"is a compressed file, {packed:,} bytes of which grew to {self._count / 1e6:,.0f} MB.", _BOMB
                )
        return b"".join(pieces)


def _members(entries: Iterable[_Entry]) -> Iterator[Member]:
    """Each file that can be taken out, and why the others cannot."""
    names = Names()
    hidden = total = 0
    for count, entry in enumerate(entries, start=1):
        name = shown(entry.path)
        if count > MAX_MEMBERS:
            message = f"was left out with all that follows: the archive holds more than {MAX_MEMBERS:,} files."
            yield Member(name=name, data=None, message=message, remedy=_BY_HAND)
            break
        if is_hidden(steps_of(entry.path)):
            hidden += 1
            continue
        data, problem, remedy = _taken(entry)
        if data is None:
            yield Member(name=name, data=None, message=problem, remedy=remedy)
            continue
        total += len(data)
        if total > MAX_TOTAL:
            raise FormatError(f"holds more than {MAX_TOTAL / 1e9:,.0f} GB.", _BY_HAND)
        yield Member(name=names.unique(name), data=data)
        del data
    if hidden:
        files = "1 file" if hidden == 1 else f"{hidden} files"
        message = f"passed over: {files} hidden or kept by a system for itself."
        yield Member(name="", data=None, message=message, note=True)


def _taken(entry: _Entry) -> tuple[bytes | None, str, str]:
    """The bytes of a file; or None, why, and what to do."""
    problem, remedy = _problem(entry)
    if problem:
        return None, problem, remedy
    try:
        data = entry.read()
    except _BROKEN as error:
        if entry.packed is None:  # what comes after it in the stream is lost too
            raise
        return None, f"cannot be unpacked ({_reason(error)}).", _AGAIN
    return (data, "", "") if len(data) <= MAX_MEMBER else (None, _too_large(len(data)), _BY_HAND)


def _problem(entry: _Entry) -> tuple[str, str]:
    """Why a file is not taken out, and what to do; two empty strings where it is."""
    if entry.problem:
        return entry.problem, entry.remedy
    if leads_out(entry.path):
        return "has a name that leads out of the archive's folder.", _BY_HAND
    if entry.size > MAX_MEMBER:
        return _too_large(entry.size), _BY_HAND
    if entry.packed is not None and entry.size > max(RATIO_FROM, MAX_RATIO * entry.packed):
        return f"would grow {entry.size // max(1, entry.packed):,} times when it is unpacked.", _BOMB
    return "", ""


def _too_large(size: int) -> str:
    return f"has {size / 1e6:,.0f} MB, too many inside an archive (the limit is {MAX_MEMBER // 1_000_000} MB)."


def _is_manifest(path: str) -> bool:
    return path.replace("\\", "/").rpartition("/")[2].lower() == MANIFEST


def _without_suffix(path: str) -> str:
    name = PurePosixPath(path)
    return name.stem if name.suffix.lower() in (".gz", ".bz2", ".xz") else name.name


def _reason(error: BaseException) -> str:
    return f"{error}".strip().rstrip(".")[:200] or type(error).__name__
