"""The folder of a case: made in one stroke, opened, its originals and its key.

case.toml   settings             originals/ab/abcdef...   bytes as received, by SHA-256, read-only
whosays.db  everything else      secret.key               key of the pseudonyms; it never leaves the case
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Engine

from whosays.model.errors import CaseError, NotFoundError
from whosays.store import database, removal, settings
from whosays.store.settings import Settings

KEY_FILE = "secret.key"
ORIGINALS = "originals"
KEY_BYTES = 32
COPIED = 1 << 20  # bytes copied at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An open case."""

    root: Path
    settings: Settings
    engine: Engine
    key: bytes


@dataclass(frozen=True, slots=True)
class Folder:
    """The folder of a case, for a process that keeps and reads originals and leaves the database to another."""

    root: Path


def create_case(root: Path, wanted: Settings) -> None:
    """Make a new case at `root`, which must not exist or be an empty folder.

    It is made beside its place and moved there when whole, so that a kill leaves no half case.
    """
    if (root / settings.FILE).exists():
        raise CaseError(f"{root} is a case already.", "Add documents to it, or choose another folder.")
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise CaseError(f"{root} is there already and not empty.", "Choose a folder that does not exist yet.")
    root = root.absolute()
    try:
        root.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=f".{root.name}.", dir=root.parent))
    except OSError as error:
        raise CaseError(f"{root} cannot be made: {error.strerror}.", "Choose another place.") from error
    try:
        draft.chmod(0o700)
        (draft / ORIGINALS).mkdir(mode=0o700)
        settings.write(wanted, draft / settings.FILE)
        _write_key(draft / KEY_FILE, _new_key(wanted.name))
        engine = database.connect(draft / database.FILE)
        database.migrate(engine)
        engine.dispose()
        draft.rename(root)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise


@contextmanager
def open_case(root: Path) -> Iterator[Case]:
    """The case at `root`, its tables brought up to date, its folder closed to other users."""
    if not (root / settings.FILE).is_file() or not (root / database.FILE).is_file():
        raise CaseError(f"{root} is not a case.", f"Make one: whosays new {root}")
    try:
        found = settings.read(root / settings.FILE)
        key = (root / KEY_FILE).read_bytes()
        if root.stat().st_mode & 0o077:
            root.chmod(0o700)
    except FileNotFoundError as error:
        raise CaseError(
            f"{root} has lost {KEY_FILE}, the key of its pseudonyms.", "Put it back from a copy of the case."
        ) from error
    except OSError as error:
        raise CaseError(
            f"{error.filename}: {error.strerror}.", "Check that the case is yours and that you may write into it."
        ) from error
    engine = database.connect(root / database.FILE)
    try:
        database.migrate(engine)
        case = Case(root=root, settings=found, engine=engine, key=key)
        removal.finish_later(engine, lambda sha256: _place(case, sha256))
        yield case
    finally:
        engine.dispose()


def keep_original(case: Case | Folder, sha256: str, content: bytes | Path) -> None:
    """Keep the bytes, given or at a path, under their hash. They are on the disk before this returns, or the old
    ones still are. Raises CaseError where the file at the path has another hash by now.
    """
    place = _place(case, sha256)
    if place.exists():
        return
    place.parent.mkdir(mode=0o700, exist_ok=True)
    handle, draft = tempfile.mkstemp(prefix=".", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            if isinstance(content, bytes):
                file.write(content)
            else:
                _copy(content, file, sha256)
            file.flush()
            os.fsync(file.fileno())
            os.fchmod(file.fileno(), 0o400)
        Path(draft).rename(place)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
    _sync_folder(place.parent)


def _copy(source: Path, sink: BinaryIO, sha256: str) -> None:
    digest = hashlib.sha256()
    with source.open("rb") as file:
        while chunk := file.read(COPIED):
            digest.update(chunk)
            sink.write(chunk)
    if digest.hexdigest() != sha256:
        raise CaseError(f"{source} was changed while it was added.", "Add it again when nobody writes to it.")


def original_file(case: Case | Folder, sha256: str) -> Path:
    """Where the bytes of an original lie; raises as `read_original`."""
    place = _place(case, sha256)
    try:
        with place.open("rb") as file:
            held = hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError as error:
        raise NotFoundError(f"No original has the hash {sha256}.", "Look at: whosays status") from error
    if held != sha256:
        raise CaseError(
            f"The original {place} has been changed since it came in.", "Put it back from a copy of the case."
        )
    return place


def read_original(case: Case | Folder, sha256: str) -> bytes:
    """The bytes of an original; raises CaseError where they are no longer what came in."""
    return original_file(case, sha256).read_bytes()


def finish_removal(case: Case) -> None:
    """Clean the files of the case after a purge; raises CaseError where another program is using the case."""
    removal.finish(case.engine, lambda sha256: _place(case, sha256))


def _place(case: Case | Folder, sha256: str) -> Path:
    return case.root / ORIGINALS / sha256[:2] / sha256


def _sync_folder(folder: Path) -> None:
    """Make a rename in `folder` last through a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_key(path: Path, key: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())


def _new_key(name: str) -> bytes:
    """The key of a new case: from the user's own secret and the case's name.

    So the same person who makes the same case in two folders gets the same pages, pseudonyms included, while
    nobody else can find out by trial which name a pseudonym stands for.
    """
    secret = _user_secret()
    return hmac.new(secret, f"whosays case\n{name}".encode(), hashlib.sha256).digest()


def _user_secret() -> bytes:
    """The secret of this user, made once; a fresh random one where no file can be kept."""
    base = os.environ.get("XDG_DATA_HOME") or Path("~/.local/share").expanduser()
    path = Path(base) / "whosays" / "user.key"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            # Written whole under another name first: two programs that start at once agree on one secret.
            draft = path.with_name(f".{path.name}.{os.getpid()}")
            _write_key(draft, secrets.token_bytes(KEY_BYTES))
            try:
                os.link(draft, path)
            except FileExistsError:
                pass
            finally:
                draft.unlink()
        return path.read_bytes()
    except OSError:
        return secrets.token_bytes(KEY_BYTES)
