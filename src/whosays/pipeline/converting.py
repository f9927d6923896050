"""Originals kept and turned into text, in this process or in several; the database is left to the caller."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from whosays import store
from whosays.model.document import Original
from whosays.model.errors import CaseError, DocumentError
from whosays.pipeline import stages
from whosays.pipeline.processes import follow_parent

if TYPE_CHECKING:
    from whosays.text import Converted

T = TypeVar("T")
ALONE_FILES = 32
ALONE_BYTES = 1_000_000
"""So many files, or so many bytes, are done in this process before others are started, which takes a second."""
AHEAD = 4  # files for each process that wait to be worked on or taken up
HANDED_BYTES = 2_000_000  # of a file that goes to a process with its bytes; a larger one is kept first
HELD_BYTES = 32_000_000  # of files on their way to the processes


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """An original as text, or why there is none. `original` is what it was made of, `kept` whether it is kept."""

    original: Original
    converted: Converted | None = None
    refused: str = ""
    kept: bool = True


def make(root: Path, original: Original, content: bytes | Path | None) -> Made:
    """Keep the bytes where they are given (at a path, where they are many), and turn them into text.

    Whatever is wrong with the one file is told in `refused`.
    """
    folder = store.Folder(root)
    if content is not None:
        try:
            store.keep_original(folder, original.sha256, content)
        except CaseError as error:  # it was written to meanwhile
            return Made(original=original, refused=str(error), kept=False)
    try:
        made = stages.converted(original, store.original_file(folder, original.sha256))
    except DocumentError as error:
        return Made(original=original, refused=str(error).removeprefix(f"{original.path}: "))
    return Made(original=original, converted=made)


Work = tuple[T, Original | None, bytes | Path | None]
"""What the caller wants back, the original to make a text of, and its bytes where the case has them not yet.

Without an original there is nothing to do, but it keeps its place."""


def in_order(root: Path, work: Iterable[Work[T]], jobs: int) -> Generator[tuple[T, Made | None], None, None]:
    """Do the work, a few files at a time, and give back what was made in the order in which it came in.

    To be closed by the caller (`contextlib.closing`): where it ends early, files still at work are let go at once.
    """
    line: deque[tuple[T, Future[Made] | Made | None, int]] = deque()
    files = size = held = 0
    others = multiprocessing.active_children()
    pool: ProcessPoolExecutor | None = None

    def first() -> tuple[T, Made | None]:
        nonlocal held
        of, made, its_size = line.popleft()
        held -= its_size
        return of, made.result() if isinstance(made, Future) else made

    try:
        for of, original, content in work:
            if original is None:
                line.append((of, None, 0))
            else:
                files, size = files + 1, size + original.size
                if isinstance(content, bytes) and len(content) > HANDED_BYTES:
                    store.keep_original(store.Folder(root), original.sha256, content)
                    content = None  # a copy for each process would be too much
                if jobs > 1 and (files > ALONE_FILES or size > ALONE_BYTES):
                    if pool is None:
                        pool = ProcessPoolExecutor(
                            jobs, mp_context=get_context("spawn"), initializer=follow_parent
                        )
                    length = len(content) if isinstance(content, bytes) else 0
                    held += length
                    line.append((of, pool.submit(make, root, original, content), length))
                else:
                    line.append((of, make(root, original, content), 0))
            while line and (_is_done(line[0][1]) or len(line) > jobs * AHEAD or held > HELD_BYTES):
                yield first()
        while line:
            yield first()
    except BrokenProcessPool as error:
        raise CaseError(
            "A process that turns files into text ended before its work was done, perhaps for want of memory.",
            "What was reported as done is kept. Go on with fewer --jobs.",
        ) from error
    except BaseException:  # Ctrl-C, or the caller had enough: a hostile file may take minutes yet
        for process in multiprocessing.active_children():
            if process not in others:
                process.terminate()
        raise
    finally:
        if pool is not None:
            pool.shutdown(wait=True, cancel_futures=True)


def _is_done(made: Future[Made] | Made | None) -> bool:
    return made.done() if isinstance(made, Future) else True
