"""A child process that reads hostile pages under limits, and is started anew when one of them ends it.

`python -P -m whosays.text.worker` is the child: it answers each request on its standard input (eight bytes of
length, then msgpack) with one answer in the same form, until the input ends.
"""

from __future__ import annotations

import atexit
import os
import select
import struct
import subprocess
import sys
import time
from typing import Any, BinaryIO, Literal

import msgspec

from whosays.text.page_extract import STRAIGHT, PageText

MEMORY = 2_000_000_000  # bytes of address space of the child
CPU = 40  # seconds of work on one page
WALL = 120  # seconds to wait for an answer; more than CPU, for a busy machine
_LENGTH = struct.Struct(">Q")

Mode = Literal["tree", "straight"]


class WorkerError(Exception):
    """The child ended, or took too long, on this page."""


class _Request(msgspec.Struct):
    html: str
    mode: Mode


class _Worker:
    """One child process. `ask` raises `WorkerError` when it dies or does not answer in time."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "whosays.text.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def ask(self, html: str, mode: Mode) -> PageText:
        message = msgspec.msgpack.encode(_Request(html=html, mode=mode))
        deadline = time.monotonic() + WALL
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(_LENGTH.pack(len(message)) + message)
            self.process.stdin.flush()
        except OSError as error:
            raise WorkerError("the reader of web pages ended") from error
        (length,) = _LENGTH.unpack(self._read(_LENGTH.size, deadline))
        return msgspec.msgpack.decode(self._read(length, deadline), type=PageText)

    def _read(self, size: int, deadline: float) -> bytes:
        assert self.process.stdout is not None
        source = self.process.stdout.fileno()
        pieces = b""
        while len(pieces) < size:
            ready, _, _ = select.select([source], [], [], max(0.0, deadline - time.monotonic()))
            if not ready:
                raise WorkerError("reading the page took too long")
            piece = os.read(source, min(size - len(pieces), 1 << 20))
            if not piece:
                raise WorkerError("reading the page took too much memory or time")
            pieces += piece
        return pieces

    def stop(self) -> None:
        self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:  # unsent bytes of a request to a dead child
                    continue
        self.process.wait()


_workers: dict[int, _Worker] = {}  # by the id of the process that started it: a forked copy must not share one


def read_in_child(html: str, mode: Mode) -> PageText:
    """The page as the child reads it; the child is kept for the next page."""
    owner = os.getpid()
    worker = _workers.get(owner)
    if worker is None:
        worker = _workers[owner] = _Worker()
    try:
        return worker.ask(html, mode)
    except BaseException:  # also Ctrl-C: an answer still under way would be taken for the next page's
        del _workers[owner]
        worker.stop()
        raise


@atexit.register
def _stop_all() -> None:
    worker = _workers.pop(os.getpid(), None)
    if worker is not None:
        worker.stop()


def _limit_page() -> None:
    """Let the next page use `CPU` seconds more than was used so far; the kernel ends the process after that."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + CPU
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds if most < 0 else min(seconds, most), most))


def _limit_memory() -> None:
    if sys.platform == "win32":
        return
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = MEMORY if most < 0 else min(MEMORY, most)
    resource.setrlimit(resource.RLIMIT_AS, (limit, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def _answer(request: _Request) -> Any:
    from whosays.text.linear import words_of
    from whosays.text.page_extract import extract

    if request.mode == "tree":
        return extract(request.html)
    title, blocks = words_of(request.html)
    return PageText(method=STRAIGHT, blocks=blocks, comments=[], title=title)


def _serve(source: BinaryIO, sink: BinaryIO) -> None:
    _limit_memory()
    while len(head := source.read(_LENGTH.size)) == _LENGTH.size:
        message = source.read(_LENGTH.unpack(head)[0])
        _limit_page()
        answer = msgspec.msgpack.encode(_answer(msgspec.msgpack.decode(message, type=_Request)))
        sink.write(_LENGTH.pack(len(answer)) + answer)
        sink.flush()


if __name__ == "__main__":
    _serve(sys.stdin.buffer, sys.stdout.buffer)
