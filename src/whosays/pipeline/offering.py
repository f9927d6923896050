"""What the user offers, the files inside archives and mails included, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from whosays.model.document import Original
from whosays.model.errors import DocumentError
from whosays.pipeline import stages

if TYPE_CHECKING:
    from whosays.sources import Inside, Received
    from whosays.text.extracted import Member

DEPTH = 8  # of files inside files: a mail with a mail with an archive with a document is 4
MAX_INSIDE = 200_000  # files inside one file that was offered, on all levels together
# Bytes that may come out of one file that was offered, on all levels together: so much, or so many times its size.
# An archive of archives of archives passes the checks of each of them and is caught here.
MAX_GROWN = 1_000_000_000
MAX_RATIO = 200
_BY_HAND = "Unpack it by hand, look at what it holds, and add what you need."


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One file. `begun`: how many of the files that the user named have been opened, this one's own included.

    `holds`: it may hold others; they come next, and then an offer of the same file that is its `end`, with a
    message where not all of them could be taken out. `settled`: an earlier run did all that there is to do with
    it, and what it holds is not offered.
    """

    received: Received
    begun: int
    holds: bool = False
    end: bool = False
    settled: bool = False

    def bare(self) -> Offer:
        """The same without the bytes, for whoever keeps it."""
        return replace(self, received=replace(self.received, content=None))


@dataclass(slots=True)
class _Walk:
    """The way through one file that was offered: how many files, and how many bytes, may still come out of it."""

    begun: int
    seen: dict[str, str]
    settled: Callable[[Received], bool]
    files: int = MAX_INSIDE
    size: int = MAX_GROWN

    @property
    def over(self) -> bool:
        """Whether more came out than may."""
        return self.files < 0 or self.size < 0


def offered(
    paths: Sequence[Path],
    counted: Callable[[int], None] = lambda _: None,
    settled: Callable[[Received], bool] = lambda _: False,
) -> Iterator[Offer]:
    """Every file under `paths` as `sources.gather` gives it, each followed by the files that it holds.

    A file inside another has that one's path before its own ("papers.zip/north/a.txt"). What cannot be taken out
    is `refused` with the reason. `counted` is told the number of files under `paths` before the first. A file
    that is `settled` is not looked into. Bytes are held of one file at a time, however deep it lies.
    """
    seen: dict[str, str] = {}
    begun = 0
    for received in stages.gathered(paths, seen, counted):
        begun += received.outcome != "note"
        size = received.original.size if received.original is not None else 0
        walk = _Walk(begun, seen, settled, files=MAX_INSIDE, size=max(MAX_GROWN, MAX_RATIO * size))
        offers = _with_members(received, walk, DEPTH)
        del received
        yield from offers


def _with_members(outer: Received, walk: _Walk, depth: int) -> Iterator[Offer]:
    if walk.settled(outer):
        yield Offer(received=outer, begun=walk.begun, settled=True)
        return
    original = outer.original
    holds = (
        outer.outcome in ("ready", "archive") and original is not None and stages.holds_others(original.media_type)
    )
    yield Offer(received=outer, begun=walk.begun, holds=holds)
    if not holds or original is None or outer.content is None:
        return
    inside = stages.members(original, outer.content)  # the bytes go to the child: here they are done with
    end = Offer(received=outer, begun=walk.begun, holds=True, end=True).bare()
    del outer
    manifests = stages.manifests() if end.received.outcome == "archive" else None
    try:
        yield from _inside(original, inside, manifests, walk, depth)
    except DocumentError as error:
        message = error.message.removeprefix(f"{original.path}: ")
        end = replace(end, received=replace(end.received, message=message, remedy=error.remedy))
    for place, message, remedy in manifests.missing() if manifests is not None else ():
        yield _said(walk, "note", f"{original.path}/{place}", message, remedy)
    yield end


def _inside(
    outer: Original, inside: Iterator[Member], manifests: Inside | None, walk: _Walk, depth: int
) -> Iterator[Offer]:
    for member in inside:
        path = f"{outer.path}/{member.name}".rstrip("/")
        if member.data is None:
            yield _said(walk, "note" if member.note else "refused", path, member.message, member.remedy)
            continue
        walk.files -= 1
        walk.size -= len(member.data)
        if walk.over:
            what = f"{MAX_INSIDE:,} files" if walk.files < 0 else "what so small a file may hold"
            message = f"was left out with all that follows: the file that was added holds more than {what}."
            yield _said(walk, "refused", path, message, _BY_HAND)
            return
        if not depth:
            message = f"lies inside more than {DEPTH} other files."
            yield _said(walk, "refused", path, message, "Unpack them and add what you need.")
            continue
        if manifests is not None and manifests.is_one(member.name):
            for message, remedy in manifests.take(member.name, member.data, path):
                yield _said(walk, "note", path, message, remedy)
            continue
        stated = None if manifests is None else manifests.stated(member.name)
        inner = stages.received(
            member.data, path, stated=stated, parent=outer.sha256, seen=walk.seen, mail=member.mail
        )
        offers = _with_members(inner, walk, depth - 1)
        del member, inner
        yield from offers
        del offers
        if walk.over:
            return


def _said(walk: _Walk, outcome: Literal["note", "refused"], path: str, message: str, remedy: str) -> Offer:
    from whosays.sources import Received

    received = Received(path=path, outcome=outcome, message=message, remedy=remedy)
    return Offer(received=received, begun=walk.begun)
