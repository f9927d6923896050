"""What the user offers, the files inside archives and mails included, one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from whosays.model.document import Metadata
from whosays.model.errors import DocumentError
from whosays.pipeline import stages

if TYPE_CHECKING:
    from whosays.sources import Received

DEPTH = 8  # of files inside files: a mail with a mail with an archive with a document is 4


def offered(paths: Sequence[Path]) -> Iterator[Received]:
    """Every file under `paths` as `sources.gather` gives it, each followed by the files that it holds.

    A file inside another has that one's path before its own ("papers.zip/north/a.txt"). What cannot be taken out
    is `refused` with the reason.
    """
    seen: dict[str, str] = {}
    for received in stages.gathered(paths, seen):
        yield received
        yield from _inside(received, seen, DEPTH)


def _inside(outer: Received, seen: dict[str, str], depth: int) -> Iterator[Received]:
    from whosays.sources import Received

    if outer.original is None or outer.content is None or outer.outcome not in ("ready", "archive"):
        return
    try:
        for member in stages.members(outer.original, outer.content):
            path = f"{outer.path}/{member.name}"
            if member.data is None:
                yield Received(path=path, outcome="refused", message=member.message, remedy=member.remedy)
            elif not depth:
                yield Received(
                    path=path,
                    outcome="refused",
                    message=f"lies inside more than {DEPTH} other files.",
                    remedy="Unpack them and add what you need.",
                )
            else:
                inner = stages.received(
                    member.data, path, stated=Metadata(), parent=outer.original.sha256, seen=seen
                )
                yield inner
                yield from _inside(inner, seen, depth - 1)
    except DocumentError as error:
        message = error.message.removeprefix(f"{outer.path}: ")
        yield Received(path=outer.path, outcome="refused", message=message, remedy=error.remedy)
