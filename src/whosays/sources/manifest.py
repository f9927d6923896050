"""manifest.csv: what the user knows of the files beside it.

Columns: path, publisher, author, published, language, url, marking (any order, only path is needed).
A row gives or overrides the metadata of one file below the folder of the manifest. What is wrong with the
file as a whole raises `ManifestError`; what is wrong with a row or a cell is a note, and the rest is used.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from whosays.model.document import Metadata
from whosays.model.errors import ManifestError

NAME = "manifest.csv"
COLUMNS = ("path", "title", "publisher", "author", "published", "language", "url", "marking")
MAX_BYTES = 20_000_000
MAX_BYTES_INSIDE = 2_000_000  # of one inside an archive, which the user may not have made
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: the path as given (normalised, POSIX), what it states, its line in the file."""

    path: str
    stated: Metadata
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The rows by normalised path, and (line, message, remedy) for what could not be used."""

    rows: dict[str, Row]
    notes: tuple[tuple[int, str, str], ...]


def normalised(path: str) -> str:
    """A path in one spelling: NFC, forward slashes, no `./`; bytes of a name that are no text become U+FFFD."""
    path = path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return str(PurePosixPath(unicodedata.normalize("NFC", path.strip()).replace("\\", "/")))


def read_manifest(file: Path, shown: str) -> Manifest:
    """The manifest at `file`; `shown` is how messages name it."""
    try:
        if file.stat().st_size > MAX_BYTES:
            raise ManifestError(f"{shown}: is larger than {MAX_BYTES // 1_000_000} MB.", "Split the folder.")
        data = file.read_bytes()
    except OSError as error:
        raise ManifestError(f"{shown}: cannot be opened ({error.strerror}).", "Check its permissions.") from error
    return manifest_of(data, shown)


def manifest_of(data: bytes, shown: str) -> Manifest:
    """The manifest that these bytes are."""
    text = _decoded(data, shown)
    header_line = text.split("\n", 1)[0]
    mark = max(",;\t", key=header_line.count)
    try:
        lines = list(csv.reader(io.StringIO(text), delimiter=mark, strict=False))
    except csv.Error as error:
        raise ManifestError(f"{shown}: is not a table ({error}).", "Save it again as CSV, UTF-8.") from error
    if not lines:
        raise ManifestError(f"{shown}: is empty.", f"Give it a first line: {','.join(COLUMNS)}.")
    header = [name.strip().lower() for name in lines[0]]
    if "path" not in header:
        raise ManifestError(
            f"{shown}: line 1 has no column 'path'.",
            f"Its first line should name columns among: {', '.join(COLUMNS)}.",
        )
    return _rows(text, mark, header, shown)


class Inside:
    """The manifests inside one archive; each speaks of the files of its folder and below, the nearest counts."""

    def __init__(self) -> None:
        self._found: dict[str, Manifest] = {}
        self._used: set[tuple[str, str]] = set()

    def is_one(self, path: str) -> bool:
        """Whether the file at `path` is a manifest, by its name."""
        return path.rpartition("/")[2].lower() == NAME

    def take(self, path: str, data: bytes, shown: str) -> list[tuple[str, str]]:
        """Take in the manifest at `path`; (message, remedy) of what cannot be used of it."""
        if len(data) > MAX_BYTES_INSIDE:
            return [(f"is larger than {MAX_BYTES_INSIDE // 1_000_000} MB.", "Unpack the archive and split it.")]
        try:
            manifest = manifest_of(data, shown)
        except ManifestError as error:
            return [(error.message.removeprefix(f"{shown}: "), error.remedy)]
        self._found[_folder(path)] = manifest
        return [(f"line {line}: {message}.", remedy) for line, message, remedy in manifest.notes]

    def stated(self, path: str) -> Metadata:
        """What is stated of the file at `path`."""
        folder = path
        while folder:
            folder = _folder(folder)
            below = path[len(folder) + 1 :] if folder else path
            row = self._found[folder].rows.get(below) if folder in self._found else None
            if row is not None:
                self._used.add((folder, below))
                return row.stated
        return Metadata()

    def missing(self) -> Iterator[tuple[str, str, str]]:
        """(path of the manifest, message, remedy) for each row whose file did not come."""
        for folder, manifest in sorted(self._found.items()):
            for row in manifest.rows.values():
                if (folder, row.path) not in self._used:
                    shown = f"{folder}/{NAME}" if folder else NAME
                    yield (
                        shown,
                        f"line {row.line}: there is no file '{row.path}'.",
                        "Correct the archive's manifest.",
                    )


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _decoded(data: bytes, shown: str) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ManifestError(f"{shown}: line {line} is not UTF-8.", "Save it again as CSV, UTF-8.") from error


def _rows(text: str, mark: str, header: list[str], shown: str) -> Manifest:
    notes: list[tuple[int, str, str]] = []
    repeated = sorted({name for name in header if name and header.count(name) > 1})
    if repeated:
        raise ManifestError(f"{shown}: line 1 names the column '{repeated[0]}' twice.", "Keep one of them.")
    unknown = [name for name in header if name and name not in COLUMNS]
    if unknown:
        notes.append((1, f"column '{unknown[0]}' is not known and is ignored" if len(unknown) == 1 else
                      f"columns {', '.join(repr(name) for name in unknown)} are not known and are ignored",
                      f"Known columns: {', '.join(COLUMNS)}."))  # fmt: skip
    rows: dict[str, Row] = {}
    reader = csv.reader(io.StringIO(text), delimiter=mark, strict=False)
    next(reader)
    for cells in reader:
        line = reader.line_num
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
            notes.append(
                (line, "has more cells than columns; the last are ignored", "Quote cells that hold a comma.")
            )
        given = {name: cell.strip() for name, cell in zip(header, cells, strict=False) if cell.strip()}
        if "path" not in given:
            notes.append((line, "names no file", "Fill in its path, or delete the line."))
            continue
        path = normalised(given["path"])
        if path.startswith("/") or ".." in PurePosixPath(path).parts or re.match(r"[A-Za-z]:", path):
            notes.append((line, f"'{path}' is outside the folder", "Name the file relative to the manifest."))
        elif path in rows:
            notes.append((line, f"'{path}' is listed again; line {rows[path].line} is used",
                          "Keep one row for a file."))  # fmt: skip
        else:
            rows[path] = Row(path=path, stated=_stated(given, line, notes), line=line)
    return Manifest(rows=rows, notes=tuple(notes))


def _stated(given: dict[str, str], line: int, notes: list[tuple[int, str, str]]) -> Metadata:
    published: date | None = None
    if "published" in given:
        try:
            published = date.fromisoformat(given["published"][:10])
        except ValueError:
            notes.append((line, f"'{given['published']}' is not a date", "Write dates as YYYY-MM-DD."))
    language = given.get("language")
    if language is not None and not _LANGUAGE.match(language := language.lower()):
        notes.append((line, f"'{given['language']}' is not a language code", "Write a code such as en, fr, ar."))
        language = None
    url = given.get("url")
    if url is not None and urlsplit_scheme(url) not in ("http", "https"):
        notes.append((line, f"'{url}' is not a web address", "Write it with http:// or https://."))
        url = None
    fields = {
        "title": given.get("title"),
        "publisher": given.get("publisher"),
        "author": given.get("author"),
        "published": published,
        "language": language.split("-")[0] if language else None,
        "url": url,
        "marking": given.get("marking"),
    }
    found = tuple((name, "manifest") for name, value in sorted(fields.items()) if value is not None)
    return Metadata(**fields, found=found)  # type: ignore[arg-type]


def urlsplit_scheme(url: str) -> str:
    """The scheme of an address, "" where it has none or cannot be read."""
    try:
        return urlsplit(url).scheme.lower()
    except ValueError:
        return ""
