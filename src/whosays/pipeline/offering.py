"""What the user offers, the files inside archives and mails included, one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from whosays.model.document import Original
from whosays.model.errors import DocumentError
from whosays.pipeline import stages

if TYPE_CHECKING:
    from whosays.sources import Received
    from whosays.text.extracted import Member

DEPTH = 8  # of files inside files: a mail with a mail with an archive with a document is 4
MAX_INSIDE = 200_000  # files inside one file that was offered, on all levels together
# Bytes that may come out of one file that was offered, on all levels together: so much, or so many times its size.
# An archive of archives of archives passes the checks of each of them and is caught here.
MAX_GROWN = 1_000_000_000
MAX_RATIO = 200


@dataclass(slots=True)
class _Left:
    """How many files, and how many bytes, may still come out of the file that was offered."""

    files: int
    size: int


def offered(paths: Sequence[Path]) -> Iterator[Received]:
    """Every file under `paths` as `sources.gather` gives it, each followed by the files that it holds.

    A file inside another has that one's path before its own ("papers.zip/north/a.txt"). What cannot be taken out
    is `refused` with the reason. Bytes are held of one file at a time, however deep it lies.
    """
    seen: dict[str, str] = {}
    for received in stages.gathered(paths, seen):
        yield received
        outer, archive, inside = received.original, received.outcome == "archive", _opened(received)
        del received
        if outer is not None and inside is not None:
            left = _Left(files=MAX_INSIDE, size=max(MAX_GROWN, MAX_RATIO * outer.size))
            yield from _inside(outer, inside, seen, DEPTH, left, archive=archive)


def _opened(outer: Received) -> Iterator[Member] | None:
    """The files in this one, its bytes handed over to the child that takes them out; None for none."""
    if outer.original is None or outer.content is None or outer.outcome not in ("ready", "archive"):
        return None
    return stages.members(outer.original, outer.content)


def _inside(
    outer: Original, inside: Iterator[Member], seen: dict[str, str], depth: int, left: _Left, *, archive: bool
) -> Iterator[Received]:
    manifests = stages.manifests()
    try:
        for member in inside:
            path = f"{outer.path}/{member.name}".rstrip("/")
            if member.note:
                yield _said("note", path, member.message, member.remedy)
                continue
            if member.data is None:
                yield _said("refused", path, member.message, member.remedy)
                continue
            left.files -= 1
            left.size -= len(member.data)
            if not depth:
                message = f"lies inside more than {DEPTH} other files."
                yield _said("refused", path, message, "Unpack them and add what you need.")
                continue
            if left.files < 0 or left.size < 0:
                yield _too_much(path, left)
                return
            if archive and manifests.is_one(member.name):
                for message, remedy in manifests.take(member.name, member.data, path):
                    yield _said("note", path, message, remedy)
                continue
            stated = manifests.stated(member.name)
            inner = stages.received(
                member.data, path, stated=stated, parent=outer.sha256, seen=seen, mail=member.mail
            )
            del member
            yield inner
            original, holds, below = inner.original, inner.outcome == "archive", _opened(inner)
            del inner
            if original is not None and below is not None:
                yield from _inside(original, below, seen, depth - 1, left, archive=holds)
                if left.files < 0 or left.size < 0:
                    return
    except DocumentError as error:
        yield _said("refused", outer.path, error.message.removeprefix(f"{outer.path}: "), error.remedy)
    for place, message, remedy in manifests.missing():
        yield _said("note", f"{outer.path}/{place}", message, remedy)


def _too_much(path: str, left: _Left) -> Received:
    what = f"{MAX_INSIDE:,} files" if left.files < 0 else "what so small a file may hold"
    message = f"was left out with all that follows: the file that was added holds more than {what}."
    return _said("refused", path, message, "Unpack it by hand, look at what it holds, and add what you need.")


def _said(outcome: Literal["note", "refused"], path: str, message: str, remedy: str) -> Received:
    from whosays.sources import Received

    return Received(path=path, outcome=outcome, message=message, remedy=remedy)
