"""What the old binary Office files share: their container, read with olefile, and the properties they state."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Final

from whosays.text.extracted import Extracted, FormatError
from whosays.text.office.package import UNLOCK
from whosays.text.office.words import author_in, embedded_note, published, title_in

MAX_STREAM: Final = 250_000_000
_RESAVE: Final = "Open it in Word, Excel or LibreOffice, save it in a present format and add that."
_FIRST_YEAR: Final = 1980


class Compound:
    """The streams of an OLE file by name. Raises `FormatError` for what is none, or holds a locked file."""

    def __init__(self, data: bytes, kind: str) -> None:
        import olefile

        self.kind = kind
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                self._file: Any = olefile.OleFileIO(io.BytesIO(data))
        except Exception as error:  # whatever a broken directory makes of the library
            raise FormatError(f"this {kind} is broken: its parts cannot be found.", _RESAVE) from error
        if self._file.exists("EncryptedPackage"):
            raise FormatError(f"this {kind} is locked with a password.", UNLOCK)

    def stream(self, *names: str) -> bytes | None:
        """The bytes of the first of these streams that is there; None where there is none or it is broken."""
        for name in names:
            if not self._file.exists(name):
                continue
            try:
                if self._file.get_size(name) > MAX_STREAM:
                    break
                found: bytes = self._file.openstream(name).read()
            except Exception:  # whatever a broken chain of sectors makes of the library
                break
            return found
        return None

    def needed(self, *names: str) -> bytes:
        """The same; raises `FormatError` where it is not there."""
        found = self.stream(*names)
        if found is None:
            raise FormatError(f"this {self.kind} is broken: the part with its words is not there.", _RESAVE)
        return found

    def embedded(self) -> list[str]:
        """A note on files inside a document, which are not read."""
        inside = {path[1] for path in self._file.listdir() if len(path) > 2 and path[0] == "ObjectPool"}
        return embedded_note(len(inside))

    def properties(self) -> dict[str, Any]:
        """Title, author, publisher and day as stated in the summary of the file."""
        try:
            said = self._file.get_metadata()
        except Exception:  # a broken summary is no reason to lose the words
            return {}
        code = getattr(said, "codepage", None) or 1252

        def words(value: object) -> str | None:
            if isinstance(value, bytes):
                try:
                    return value.decode("utf-8" if code == 65001 else f"cp{code & 0xFFFF}", "replace")
                except LookupError:
                    return value.decode("cp1252", "replace")
            return value if isinstance(value, str) else None

        return {
            "title": title_in(words(said.title)),
            "author": author_in(words(said.author)) or author_in(words(said.last_saved_by)),
            "publisher": author_in(words(said.company)),
            "published": published(_day(said.create_time), _day(said.last_saved_time)),
        }


def locked(data: bytes, _: str) -> Iterator[Extracted]:
    """An Office file encrypted as a whole: refused, with the remedy."""
    Compound(data, "Office file").needed("EncryptedPackage")
    yield from ()


def _day(moment: object) -> date | None:
    return moment.date() if isinstance(moment, datetime) and moment.year >= _FIRST_YEAR else None
