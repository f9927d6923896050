"""A child process that reads foreign files under limits, and is started anew when one of them ends it.

`python -P -m whosays.text.worker PARENT` is the child. A request on its standard input and each answer on its
standard output is eight bytes of length, then msgpack; after a request come the bytes of the file. To one request
the child gives any number of answers, then a last one that says how it ended. What it may do: `confine`.
"""

from __future__ import annotations

import atexit
import io
import os
import select
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from whosays.text.assemble import compact
from whosays.text.confine import confine, environment, limit_work
from whosays.text.extracted import Extracted, FormatError
from whosays.text.jobs import JOBS, function_of

_LENGTH = struct.Struct(">Q")
_IDLE = 2  # children kept for the next request; a file inside a file takes one more while it is read


class WorkerError(Exception):
    """The child ended, took too long or said too much, on this file."""


class _Request(msgspec.Struct):
    """The file is the `size` bytes after the request, or lies at `path`."""

    job: str
    argument: str
    size: int = 0
    path: str = ""


class _Answer(msgspec.Struct):
    """`answer` is one answer; without it the request is done.

    With a `message` the file was refused, with `broke` the reader met something it was not made for.
    """

    answer: memoryview | None = None
    message: str = ""
    remedy: str = ""
    broke: str = ""


class _Worker:
    """One child process. Its methods raise `WorkerError` when it dies or does not answer in time."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "whosays.text.worker", str(os.getpid())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(os.environ),
        )

    def ask(self, name: str, content: bytes | Path, argument: str) -> None:
        """Hand over a request and the bytes of its file."""
        request = _Request(job=name, argument=argument)
        if isinstance(content, bytes):
            request.size = len(content)
        else:
            request.path = str(content.absolute())
        message = msgspec.msgpack.encode(request)
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(_LENGTH.pack(len(message)) + message)
            if isinstance(content, bytes):
                self.process.stdin.write(content)
            self.process.stdin.flush()
        except OSError as error:
            raise WorkerError("the process that reads files ended") from error

    def answers(self, name: str) -> Iterator[Any]:
        """The answers to the request, one by one; none of them is held on to."""
        left = [JOBS[name].output]
        while found := self._next(name, left):
            yield found.pop()

    def _next(self, name: str, left: list[int]) -> list[Any]:
        """The next answer, alone in a list; an empty list at the end. `left` is how many bytes may still come."""
        job = JOBS[name]
        deadline = time.monotonic() + job.wall
        (length,) = _LENGTH.unpack(self._read(_LENGTH.size, deadline))
        left[0] -= length
        if left[0] < 0:
            raise WorkerError("it holds too much to be read as one document")
        said = msgspec.msgpack.decode(self._read(length, deadline), type=_Answer)
        if said.message:
            raise FormatError(said.message, said.remedy)
        if said.broke:
            raise WorkerError(said.broke)
        return [] if said.answer is None else [msgspec.msgpack.decode(said.answer, type=job.answer)]

    def _read(self, size: int, deadline: float) -> bytearray:
        assert self.process.stdout is not None
        source = self.process.stdout.fileno()
        pieces = bytearray(size)
        empty = memoryview(pieces)
        while empty:
            ready, _, _ = select.select([source], [], [], max(0.0, deadline - time.monotonic()))
            if not ready:
                raise WorkerError("reading it took too long")
            taken = os.readv(source, [empty])
            if not taken:
                raise WorkerError("reading it took too much memory or time")
            empty = empty[taken:]
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


_workers: dict[int, list[_Worker]] = {}  # by the process that started them: a forked copy must not share one


def answers(job: str, content: bytes | Path, argument: str = "") -> Iterator[Any]:
    """What the child answers, one by one; the child is kept for the next request.

    The request is handed over at once: while the answers are read, nobody needs to hold the bytes of the file.
    Raises `FormatError` where the format's reader refuses the file, `WorkerError` where the file ended the child.
    """
    worker = _idle() or _Worker()
    ended: WorkerError | None = None
    try:
        worker.ask(job, content, argument)
    except WorkerError as error:
        ended = error
    except BaseException:
        worker.stop()
        raise
    return _answered(worker, job, ended)


def _answered(worker: _Worker, job: str, ended: WorkerError | None) -> Iterator[Any]:
    try:
        if ended is not None:
            raise ended
        yield from worker.answers(job)
    except FormatError:
        _keep(worker)
        raise
    except BaseException:  # also Ctrl-C: an answer still under way would be taken for the next file's
        worker.stop()
        raise
    _keep(worker)


def answer(job: str, content: bytes | Path, argument: str = "") -> Any:
    """The one answer of the child. Raises as `answers` does."""
    (found,) = answers(job, content, argument)
    return found


def _idle() -> _Worker | None:
    """A child of this process that waits for work, if one does; nobody else may ask it until it is done."""
    waiting = _workers.get(os.getpid(), [])
    while waiting:
        worker = waiting.pop()
        if worker.process.poll() is None:
            return worker
        worker.stop()
    return None


def _keep(worker: _Worker) -> None:
    waiting = _workers.setdefault(os.getpid(), [])
    if len(waiting) < _IDLE:
        waiting.append(worker)
    else:
        worker.stop()


@atexit.register
def _stop_all() -> None:
    for worker in _workers.pop(os.getpid(), []):
        worker.stop()


def _said(request: _Request, source: BinaryIO) -> Iterator[_Answer]:
    try:
        job = JOBS[request.job]
        given = None if request.path else io.BytesIO(source.read(request.size))
        with given or Path(request.path).open("rb") as file:
            for found in function_of(request.job)(file if job.opened else file.read(), request.argument):
                ready = compact(found) if isinstance(found, Extracted) else found
                yield _Answer(answer=memoryview(msgspec.msgpack.encode(ready)))
    except FormatError as error:
        yield _Answer(message=error.message, remedy=error.remedy)
    except MemoryError:
        raise  # the heap may be in any state: this process is not to be used again
    except Exception as error:
        yield _Answer(broke=f"{type(error).__name__}: {error}"[:500])
    else:
        yield _Answer()


def _serve(source: BinaryIO, sink: BinaryIO) -> None:
    while len(head := source.read(_LENGTH.size)) == _LENGTH.size:
        request = msgspec.msgpack.decode(source.read(_LENGTH.unpack(head)[0]), type=_Request)
        limit_work(JOBS[request.job].cpu)
        for said in _said(request, source):
            message = msgspec.msgpack.encode(said)
            sink.write(_LENGTH.pack(len(message)) + message)
            sink.flush()


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """Our own ends of the pipes to the parent. Libraries and programs started from here get an empty input, and
    what they print goes nowhere.
    """
    source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)
    os.close(null)
    return source, sink


if __name__ == "__main__":
    _source, _sink = _pipes()
    confine(int(sys.argv[1]))
    _serve(_source, _sink)
