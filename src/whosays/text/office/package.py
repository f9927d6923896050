"""The ZIP packages that DOCX, XLSX, PPTX, OpenDocument and EPUB files are: their parts, under caps, as safe XML.

What a part unpacks to is bounded by the size that its entry states, which is checked before it is unpacked. A
package whose end is missing is read part by part from its beginning.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, Final

from lxml import etree

from whosays.text.extracted import FormatError

MAX_PARTS: Final = 20_000  # as far as a file with many parts is taken for an office file
MAX_PART: Final = 250_000_000  # bytes of one part, unpacked: the words of some hundred novels, with their mark-up
MAX_TOTAL: Final = 500_000_000  # of all parts that are XML
MAX_RATIO, RATIO_FROM = 250, 20_000_000  # tables of like rows pack to a hundredth; only larger parts are judged
_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_LOCKED_FLAG = 0x1
_BOMB = ("unpacks to far more than an office document holds; it may be made to do harm.", "Open it on another "
         "machine if its origin is trusted, and save what it says as plain text.")  # fmt: skip
_XML_NAME = re.compile(r"(?i)\.(?:xml|rels|xhtml|html?|opf|ncx)\Z")


class Package:
    """The parts of a package by name. `broken` names the parts that could be read in part only.

    Raises `FormatError` for what is no package, is locked, or unpacks to too much.
    """

    def __init__(self, data: bytes, kind: str) -> None:
        self.kind = kind
        self.broken: list[str] = []
        self._data = data
        self._archive: zipfile.ZipFile | None = None
        self._found: dict[str, bytes] = {}
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, struct.error) as error:
            self._found = dict(_salvaged(data))
            if not self._found:
                raise FormatError(f"this {kind} is broken: its parts cannot be found.", _RESAVE) from error
            self.broken.append("its end")
            self.names: tuple[str, ...] = tuple(self._found)
            return
        entries = self._archive.infolist()
        self.names = tuple(entry.filename for entry in entries)
        if len(entries) > MAX_PARTS:
            raise FormatError(*_BOMB)
        xml = [entry for entry in entries if _XML_NAME.search(entry.filename)]
        if sum(entry.file_size for entry in xml) > MAX_TOTAL or any(map(_too_much, xml)):
            raise FormatError(*_BOMB)

    def read(self, name: str) -> bytes | None:
        """The bytes of a part; None where there is none or nothing of it can be unpacked."""
        if self._archive is None:
            return self._found.get(name)
        try:
            entry = self._archive.getinfo(name)
        except KeyError:
            return None
        if entry.flag_bits & _LOCKED_FLAG:
            raise FormatError(f"this {self.kind} is locked with a password.", UNLOCK)
        if _too_much(entry):
            raise FormatError(*_BOMB)
        try:
            return self._archive.read(entry)
        except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, EOFError, OSError):
            self.broken.append(name)
            return _inflated(self._data, entry.header_offset)[1]

    def tree(self, name: str) -> Any | None:
        """The root of an XML part; None where there is none. What is broken is read as far as it goes."""
        data = self.read(name)
        if not data:
            return None
        root, whole = parsed(data)
        if not whole and name not in self.broken:
            self.broken.append(name)
        return root

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """The relations of a part by id: (last word of the type, name of the part). External ones are left out."""
        path = PurePosixPath(name)
        folder = str(path.parent)
        root = self.tree(f"{'' if folder == '.' else folder + '/'}_rels/{path.name}.rels")
        found: dict[str, tuple[str, str]] = {}
        for relation in root if root is not None else ():
            if not isinstance(relation.tag, str) or relation.get("TargetMode") == "External":
                continue
            kind = relation.get("Type", "").rpartition("/")[2]
            found[relation.get("Id", "")] = (kind, joined(folder, relation.get("Target", "")))
        return found

    def main(self, fallback: str) -> str:
        """The name of the part that the package is about."""
        for kind, target in self.related("").values():
            if kind == "officeDocument" and target in self.names:
                return target
        return fallback

    def notes(self) -> list[str]:
        """What the user should know of parts that are broken."""
        if not self.broken:
            return []
        return [f"the file is broken ({', '.join(dict.fromkeys(self.broken))}); what could be read of it is here"]


UNLOCK: Final = "Open it with its password, save a copy without one, and add that."
_RESAVE: Final = "Open it in its own program, let it repair the file, save it and add that; or get the file again."


def joined(folder: str, target: str) -> str:
    """The name of a part as seen from a folder of the package (`/` starts at its root)."""
    steps: list[str] = [] if target.startswith("/") or folder == "." else folder.split("/")
    for step in target.split("#")[0].split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)


def parsed(data: bytes) -> tuple[Any | None, bool]:
    """The root of an XML document, and whether all of it could be read. No entity is expanded, nothing fetched.

    Raises `FormatError` where it declares entities: no office program does, it is a way to fill a memory.
    """
    parser = etree.XMLParser(**_SAFE, recover=True)
    try:
        root = etree.fromstring(data, parser=parser)
    except (etree.XMLSyntaxError, ValueError):
        return None, False
    if root is None:
        return None, False
    refuse_entities(root)
    return root, not any(error.level >= etree.ErrorLevels.ERROR for error in parser.error_log)


_SAFE: Final[dict[str, Any]] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,  # libxml2's own caps on depth and length of a piece of text
    "remove_comments": True,
    "remove_pis": True,
}


def refuse_entities(root: Any) -> None:
    """Raise `FormatError` where the document of this element declares entities."""
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(declared.iterentities(), None) is not None:
        raise FormatError(
            "declares entities of its own, as files do that are made to fill a memory.",
            "Open it in its own program if its origin is trusted, save it anew and add that.",
        )


def streamed(data: bytes, *tags: str) -> Iterator[Any]:
    """The elements of these local names as they end, each to be used at once: it is emptied afterwards.

    Raises what `refuse_entities` does, and `etree.XMLSyntaxError` at the place where the XML is broken.
    """
    wanted = [f"{{*}}{tag}" for tag in tags]
    first = True
    for _, element in etree.iterparse(io.BytesIO(data), tag=wanted, events=("end",), **_SAFE):
        if first:
            refuse_entities(element)
            first = False
        yield element
        element.clear(keep_tail=True)
        before = element.getprevious()
        while before is not None and before.getparent() is not None and before.tag == element.tag:
            before.getparent().remove(before)
            before = element.getprevious()


def _too_much(entry: zipfile.ZipInfo) -> bool:
    if entry.file_size > MAX_PART and _XML_NAME.search(entry.filename):
        return True
    return entry.file_size > max(RATIO_FROM, MAX_RATIO * entry.compress_size)


def _salvaged(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The parts of a package without a directory, from their own headers; the last one as far as it goes."""
    place, total = data.find(b"PK\x03\x04"), 0
    while place >= 0:
        name, part = _inflated(data, place)
        total += len(part)
        if total > MAX_TOTAL:
            raise FormatError(*_BOMB)
        if part:
            yield name, part
        place = data.find(b"PK\x03\x04", place + 4)


def _inflated(data: bytes, place: int) -> tuple[str, bytes]:
    """Name and content of the part whose header is at `place`, as much of it as can be unpacked."""
    head = data[place : place + _LOCAL.size]
    if len(head) < _LOCAL.size:
        return "", b""
    _, _, flags, method, _, _, _, packed, _, name_length, extra = _LOCAL.unpack(head)
    start = place + _LOCAL.size
    name = data[start : start + name_length].decode("utf-8", "replace")
    start += name_length + extra
    if flags & _LOCKED_FLAG or method not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return name, b""
    if method == zipfile.ZIP_STORED:
        return name, data[start : start + min(packed, MAX_PART)]
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    pieces: list[bytes] = []
    length = 0
    try:
        for at in range(start, len(data), 4096):  # in small steps: a broken step loses what it would have given
            pieces.append(unpacker.decompress(data[at : at + 4096]))
            length += len(pieces[-1])
            if length > MAX_PART or length > max(RATIO_FROM, MAX_RATIO * (at + 4096 - start)):
                raise FormatError(*_BOMB)
            if unpacker.eof:
                break
    except zlib.error:
        pass
    return name, b"".join(pieces)
