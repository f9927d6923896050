"""Walk what the user names, one file at a time, and say of each what it is and what becomes of it."""

from __future__ import annotations

import hashlib
import io
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Literal

from whosays.model.document import Metadata, Original
from whosays.model.errors import InputError
from whosays.sources.manifest import NAME, Manifest, normalised, read_manifest
from whosays.sources.sniff import MAIL, PLAIN, WEB_PAGE, Sniffed, sniff

MAX_BYTES = 20_000_000  # of one text or web page: some 3 million words, more than any book
MAX_FILE = 2_000_000_000  # of any other file; its reader's own limits are narrower
MAX_HELD = MAX_BYTES  # of a file whose bytes are held in memory; a larger one is read from where it lies
_CHUNK = 1 << 20
_CASE = "case.toml"  # what makes a folder a case
_REMEDY = "Save it as PDF or plain text and add that."
_REMEDIES = {  # by the last word of what it is
    "archive": "Unpack it and add the folder.",
    "mailbox": "Export its mails as MBOX or EML and add those.",
}
_LITTER = {"thumbs.db", "desktop.ini", "__macosx", "$recycle.bin"}

Outcome = Literal["ready", "archive", "same bytes", "not read yet", "refused", "note"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """One file that was offered, or (`note`) something the user should know about a file or manifest row.

    `ready`: `original` and `content` are there: its bytes, or where they lie if they are many. `archive`: the
    same, of a file that is no document itself but holds others. `same bytes`: a file before it in this run has the
    same bytes; `original` is there, `same_as` is that file's path. `not read yet`: this version has no reader
    for the type; `original` is there. `refused`: `message` and `remedy` say why and what to do.
    `path` is relative to the added folder, POSIX, NFC; of a file added by itself, its name.
    """

    path: str
    outcome: Outcome
    original: Original | None = None
    content: bytes | Path | None = None
    same_as: str | None = None
    message: str = ""
    remedy: str = ""


def gather(
    paths: Sequence[Path], seen: dict[str, str] | None = None, counted: Callable[[int], None] | None = None
) -> Iterator[Received]:
    """Every file under `paths`, sorted, with at most one file's bytes in memory.

    `seen` is the path of the first file with each SHA-256 in this run; it is kept up to date. `counted` is told
    how many files there are before the first is opened.

    Raises `InputError` when a path does not exist or holds no file at all, `ManifestError` when a manifest as
    a whole cannot be used; both before anything is yielded. All else is a `Received`.
    """
    for path in paths:
        if not path.exists():
            raise InputError(f"{path}: there is no such file or folder.", "Check the path.")
    walks = [_walk_folder(path) if path.is_dir() else _walk_file(path) for path in paths]
    seen = {} if seen is None else seen
    if counted is not None:
        counted(sum(len(walk.files) for walk in walks))
    for walk in walks:
        yield from walk.notes
        for file, shown, stated in walk.files:
            yield _receive(file, shown, stated, seen)


@dataclass(slots=True)
class _Walk:
    files: list[tuple[Path, str, Metadata]] = field(default_factory=list)
    notes: list[Received] = field(default_factory=list)

    def note(self, path: str, message: str, remedy: str = "") -> None:
        self.notes.append(Received(path=path, outcome="note", message=message, remedy=remedy))


def _walk_file(path: Path) -> _Walk:
    walk = _Walk()
    if path.name.lower() == NAME:
        raise InputError(
            f"{path}: is a manifest, not a document.", "Add the folder it lies in, or the files it names."
        )
    name = normalised(path.name)
    beside = path.parent / NAME
    stated = Metadata()
    if beside.is_file():
        manifest = read_manifest(beside, str(beside))
        row = manifest.rows.get(name)
        if row is not None:
            stated = row.stated
            for line, message, remedy in manifest.notes:
                if line == row.line:
                    walk.note(NAME, f"line {line}: {message}.", remedy)
    walk.files.append((path, name, stated))
    return walk


def _walk_folder(root: Path) -> _Walk:
    """Regular files below `root`, sorted by path; hidden ones, links out and special files become notes."""
    walk = _Walk()
    home = root.resolve()
    if (root / _CASE).is_file():
        raise InputError(
            f"{root}: is a case, not a folder of documents.", "Name the folder that holds the documents."
        )
    found: list[tuple[Path, str]] = []
    manifests: dict[str, Manifest] = {}

    def unreadable(error: OSError) -> None:
        walk.note(
            _relative(Path(error.filename), root),
            f"cannot be opened ({error.strerror}).",
            "Check its permissions.",
        )

    for folder, below, names in os.walk(root, onerror=unreadable):
        here = Path(folder)
        for name in sorted(below):
            shown = _relative(here / name, root)
            if _is_hidden(name):
                walk.note(
                    shown, "is a hidden folder and was passed over.", "Add it by its own path if it is meant."
                )
                below.remove(name)
            elif (here / name / _CASE).is_file():
                walk.note(shown, "is a case, not a folder of documents, and was passed over.")
                below.remove(name)
            elif (here / name).is_symlink():
                walk.note(shown, "is a link to a folder and was not followed.", "Add that folder by its own path.")
                below.remove(name)
        for name in names:
            path, shown = here / name, _relative(here / name, root)
            if _is_hidden(name):
                walk.note(shown, "is a hidden file and was passed over.", "Add it by its own path if it is meant.")
            elif name.lower() == NAME:
                manifests[_relative(here, root)] = read_manifest(path, shown)
            elif path.is_symlink() and not path.resolve().is_relative_to(home):
                walk.note(
                    shown, "is a link to a file outside the folder and was not followed.", "Copy the file here."
                )
            else:
                found.append((path, shown))
    if not found:
        raise InputError(f"{root}: this folder holds no documents.", "Put documents into it.")
    listed = _apply(manifests, {shown for _, shown in found}, walk)
    walk.files = [
        (path, shown, listed.get(shown, Metadata())) for path, shown in sorted(found, key=lambda f: f[1])
    ]
    walk.notes.sort(key=lambda note: note.path)
    return walk


def _apply(manifests: dict[str, Manifest], found: set[str], walk: _Walk) -> dict[str, Metadata]:
    """What the manifests state for each file; of two that name one file, the nearer is used."""
    listed: dict[str, Metadata] = {}
    for folder, manifest in sorted(manifests.items(), key=lambda item: (item[0].count("/"), item[0])):
        prefix = "" if folder == "." else folder + "/"
        shown = prefix + NAME
        for line, message, remedy in manifest.notes:
            walk.note(shown, f"line {line}: {message}.", remedy)
        for row in manifest.rows.values():
            if prefix + row.path in found:
                listed[prefix + row.path] = row.stated
            else:
                walk.note(
                    shown,
                    f"line {row.line}: there is no file '{row.path}'.",
                    "Correct the path, or delete the line.",
                )
    return listed


def _relative(path: Path, root: Path) -> str:
    return normalised(path.relative_to(root).as_posix()) if path != root else "."


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in _LITTER


def _receive(path: Path, shown: str, stated: Metadata, seen: dict[str, str]) -> Received:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # opening a pipe or device would wait for ever
            return _refused(shown, "is not a regular file.", "Copy its content into a file.")
        if status.st_size == 0:
            return _refused(shown, "is empty.", "Delete it, or save the document again.")
        with path.open("rb") as file:
            return _judge(file, status.st_size, path, shown, stated, None, seen)
    except OSError as error:
        return _refused(shown, f"cannot be read ({error.strerror}).", "Check that it exists and may be read.")


def receive_bytes(
    data: bytes, path: str, *, stated: Metadata, parent: str, seen: dict[str, str], mail: bool = False
) -> Received:
    """A file that came inside another one, whose SHA-256 is `parent`; judged like any file.

    `mail`: that other one knows that it is a mail, so that it is read as one though its header is poor.
    """
    if not data:
        return _refused(path, "is empty.", "Nothing is lost.")
    return _judge(io.BytesIO(data), len(data), None, path, stated, parent, seen, mail=mail)


def _judge(
    file: BinaryIO,
    size: int,
    place: Path | None,
    shown: str,
    stated: Metadata,
    parent: str | None,
    seen: dict[str, str],
    *,
    mail: bool = False,
) -> Received:
    kind = sniff(file)
    if mail and kind.media_type == PLAIN:
        kind = MAIL
    if kind.verdict == "refused":
        return _refused(
            shown,
            f"is {kind.name}, not text, whatever its name says.",
            "Save the document as PDF or plain text and add that.",
        )
    most = MAX_BYTES if kind.media_type in (PLAIN, WEB_PAGE) else MAX_FILE
    if size > most:
        return _refused(
            shown,
            f"is {kind.name} of {size / 1e6:.0f} MB, too large to read as one document "
            f"(the limit is {most // 1_000_000:,} MB).",
            "Split it into its chapters or articles and add those.",
        )
    data, sha256 = _hashed(file, keep=size <= MAX_HELD or place is None)
    original = Original(
        sha256=sha256, path=shown, size=size, media_type=kind.media_type, stated=stated, parent=parent
    )
    if sha256 in seen:
        return Received(
            path=shown,
            outcome="same bytes",
            original=original,
            same_as=seen[sha256],
            message=f"has the same bytes as {seen[sha256]}; the two count as one document.",
        )
    seen[sha256] = shown
    if kind.verdict == "not read yet":
        return _later(original, kind)
    outcome: Outcome = "archive" if kind.verdict == "unpacked" else "ready"
    return Received(path=shown, outcome=outcome, original=original, content=place if data is None else data)


def _hashed(file: BinaryIO, *, keep: bool) -> tuple[bytes | None, str]:
    file.seek(0)
    if keep:
        data = file.read()
        return data, hashlib.sha256(data).hexdigest()
    digest = hashlib.sha256()
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
    return None, digest.hexdigest()


def _later(original: Original, kind: Sniffed) -> Received:
    return Received(
        path=original.path,
        outcome="not read yet",
        original=original,
        message=f"{kind.name}, not read yet.",
        remedy=_REMEDIES.get(kind.name.rpartition(" ")[2], _REMEDY),
    )


def _refused(path: str, message: str, remedy: str) -> Received:
    return Received(path=path, outcome="refused", message=message, remedy=remedy)
