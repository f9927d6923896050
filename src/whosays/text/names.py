"""Names of files inside files: made safe, told apart, or found to lead out."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 180  # characters of one step of a path: no file system takes more than 255 bytes
DEEPEST = 40  # steps of a path
_BAD = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_DRIVE = re.compile(r"[A-Za-z]:(?:/|\Z)")
_SYSTEM = frozenset(("__macosx", ".ds_store", "thumbs.db", "desktop.ini", "$recycle.bin"))


def steps_of(path: str) -> list[str]:
    """The steps of a path, whichever slashes it is written with, each NFC and without control characters."""
    plain = unicodedata.normalize("NFC", _BAD.sub("\ufffd", path)).replace("\\", "/")
    return [_short(step) for step in plain.split("/") if step not in ("", ".")][:DEEPEST]


def leads_out(path: str) -> bool:
    """Whether a path, taken as it is written, would lead out of the folder into which one unpacks."""
    plain = path.replace("\\", "/")
    return plain.startswith("/") or _DRIVE.match(plain) is not None or ".." in plain.split("/")


def is_hidden(steps: list[str]) -> bool:
    """Whether a person would not see the file in its folder: it is hidden, or a system keeps it for itself."""
    return any((step.startswith((".", "~$")) and step != "..") or step.lower() in _SYSTEM for step in steps)


def shown(path: str) -> str:
    """A path to be printed and kept: relative, nothing in it leads out."""
    steps = [step.rstrip(":") if _DRIVE.fullmatch(step) else step for step in steps_of(path) if step != ".."]
    return "/".join(steps) or "unnamed"


class Names:
    """Names given so far; a second file of a name gets a number."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def unique(self, name: str) -> str:
        """The name, or "name (2).txt" where it is taken."""
        count = self._given.get(name, 0) + 1
        self._given[name] = count
        if count == 1:
            return name
        folder, _, last = name.rpartition("/")
        stem, dot, suffix = last.rpartition(".")
        again = f"{stem} ({count}).{suffix}" if dot and stem else f"{last} ({count})"
        return self.unique(f"{folder}/{again}" if folder else again)


def _short(step: str) -> str:
    """A step of a path that is too long, with its end kept: there stands what kind of file it is."""
    if len(step) <= LONGEST:
        return step
    stem, dot, suffix = step.rpartition(".")
    if dot and len(suffix) <= 10:
        return stem[: LONGEST - len(suffix) - 2] + "…." + suffix
    return step[: LONGEST - 1] + "…"
