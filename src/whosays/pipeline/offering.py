"""What the user offers, the files inside archives and mails included, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from whosays.model.document import Metadata
from whosays.model.errors import DocumentError
from whosays.pipeline import stages

if TYPE_CHECKING:
    from whosays.sources import Received

DEPTH = 8  # of files inside files: a mail with a mail with an archive with a document is 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One file. `begun`: how many of the files that the user named have been opened, this one's own included.

    `holds`: it may hold others; they come next, and then an offer of the same file that is its `end`. `settled`:
    an earlier run did all that there is to do with it, and what it holds is not offered.
    """

    received: Received
    begun: int
    holds: bool = False
    end: bool = False
    settled: bool = False


def offered(
    paths: Sequence[Path],
    counted: Callable[[int], None] = lambda _: None,
    settled: Callable[[Received], bool] = lambda _: False,
) -> Iterator[Offer]:
    """Every file under `paths` as `sources.gather` gives it, each followed by the files that it holds.

    A file inside another has that one's path before its own ("papers.zip/north/a.txt"). What cannot be taken out
    is `refused` with the reason. `counted` is told the number of files under `paths` before the first. A file
    that is `settled` is not looked into.
    """
    seen: dict[str, str] = {}
    begun = 0
    for received in stages.gathered(paths, seen, counted):
        begun += received.outcome != "note"
        yield from _with_members(received, begun, seen, settled, DEPTH)


def _with_members(
    outer: Received, begun: int, seen: dict[str, str], settled: Callable[[Received], bool], depth: int
) -> Iterator[Offer]:
    from whosays.sources import Received

    if settled(outer):
        yield Offer(received=outer, begun=begun, settled=True)
        return

    def refused(path: str, message: str, remedy: str) -> Offer:
        return Offer(received=Received(path=path, outcome="refused", message=message, remedy=remedy), begun=begun)

    holds = (
        outer.outcome in ("ready", "archive")
        and outer.original is not None
        and stages.holds_others(outer.original.media_type)
    )
    yield Offer(received=outer, begun=begun, holds=holds)
    if not holds or outer.original is None or outer.content is None:
        return
    failed = None
    try:
        for member in stages.members(outer.original, outer.content):
            path = f"{outer.path}/{member.name}"
            if member.data is None:
                yield refused(path, member.message, member.remedy)
            elif not depth:
                yield refused(
                    path, f"lies inside more than {DEPTH} other files.", "Unpack them and add what you need."
                )
            else:
                inner = stages.received(
                    member.data, path, stated=Metadata(), parent=outer.original.sha256, seen=seen
                )
                yield from _with_members(inner, begun, seen, settled, depth - 1)
    except DocumentError as error:
        failed = refused(outer.path, error.message.removeprefix(f"{outer.path}: "), error.remedy)
    yield Offer(received=outer, begun=begun, holds=True, end=True)
    if failed is not None:
        yield failed
