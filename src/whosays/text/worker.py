"""A child process that reads foreign files under limits, and is started anew when one of them ends it.

`python -P -m whosays.text.worker` is the child. A request on its standard input and each answer on its standard
output is eight bytes of length, then msgpack. To one request it gives any number of answers, then a last one that
says how it ended.
"""

from __future__ import annotations

import atexit
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

from whosays.text.extracted import FormatError
from whosays.text.jobs import JOBS, function_of

MEMORY = 2_000_000_000  # bytes of address space of the child
_LENGTH = struct.Struct(">Q")


class WorkerError(Exception):
    """The child ended, took too long or said too much, on this file."""


class _Request(msgspec.Struct):
    """The file is given by its bytes, or by the path at which the child finds it."""

    job: str
    argument: str
    data: bytes = b""
    path: str = ""


class _Answer(msgspec.Struct):
    """`answer` is one answer; without it the request is done.

    With a `message` the file was refused, with `broke` the reader met something it was not made for.
    """

    answer: bytes | None = None
    message: str = ""
    remedy: str = ""
    broke: str = ""


class _Worker:
    """One child process. `ask` raises `WorkerError` when it dies or does not answer in time."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "whosays.text.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def ask(self, name: str, content: bytes | Path, argument: str) -> Iterator[Any]:
        job = JOBS[name]
        request = _Request(job=name, argument=argument)
        if isinstance(content, bytes):
            request.data = content
        else:
            request.path = str(content.absolute())
        message = msgspec.msgpack.encode(request)
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(_LENGTH.pack(len(message)) + message)
            self.process.stdin.flush()
        except OSError as error:
            raise WorkerError("the process that reads files ended") from error
        left = job.output
        while True:
            deadline = time.monotonic() + job.wall
            (length,) = _LENGTH.unpack(self._read(_LENGTH.size, deadline))
            left -= length
            if left < 0:
                raise WorkerError("it holds too much to be read as one document")
            said = msgspec.msgpack.decode(self._read(length, deadline), type=_Answer)
            if said.message:
                raise FormatError(said.message, said.remedy)
            if said.broke:
                raise WorkerError(said.broke)
            if said.answer is None:
                return
            yield msgspec.msgpack.decode(said.answer, type=job.answer)

    def _read(self, size: int, deadline: float) -> bytes:
        assert self.process.stdout is not None
        source = self.process.stdout.fileno()
        pieces = bytearray()
        while len(pieces) < size:
            ready, _, _ = select.select([source], [], [], max(0.0, deadline - time.monotonic()))
            if not ready:
                raise WorkerError("reading it took too long")
            piece = os.read(source, min(size - len(pieces), 1 << 20))
            if not piece:
                raise WorkerError("reading it took too much memory or time")
            pieces += piece
        return bytes(pieces)

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


def answers(job: str, content: bytes | Path, argument: str = "") -> Iterator[Any]:
    """What the child answers, one by one; the child is kept for the next request.

    Raises `FormatError` where the format's reader refuses the file, `WorkerError` where the file ended the child.
    """
    owner = os.getpid()
    worker = _workers.pop(owner, None)  # nobody else may ask it until this request is done
    if worker is None:
        worker = _Worker()
    try:
        yield from worker.ask(job, content, argument)
    except FormatError:
        _keep(owner, worker)
        raise
    except BaseException:  # also Ctrl-C: an answer still under way would be taken for the next file's
        worker.stop()
        raise
    _keep(owner, worker)


def answer(job: str, content: bytes | Path, argument: str = "") -> Any:
    """The one answer of the child. Raises as `answers` does."""
    (found,) = answers(job, content, argument)
    return found


def _keep(owner: int, worker: _Worker) -> None:
    if owner in _workers:  # another request was asked and done meanwhile; one child is enough
        worker.stop()
    else:
        _workers[owner] = worker


@atexit.register
def _stop_all() -> None:
    worker = _workers.pop(os.getpid(), None)
    if worker is not None:
        worker.stop()


def _limit_work(cpu: int) -> None:
    """Let the next request use `cpu` seconds more than was used so far; the kernel ends the process after that."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + cpu
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


def _said(request: _Request) -> Iterator[_Answer]:
    try:
        data = Path(request.path).read_bytes() if request.path else request.data
        for found in function_of(request.job)(data, request.argument):
            yield _Answer(answer=msgspec.msgpack.encode(found))
    except FormatError as error:
        yield _Answer(message=error.message, remedy=error.remedy)
    except MemoryError:
        raise  # the heap may be in any state: this process is not to be used again
    except Exception as error:
        yield _Answer(broke=f"{type(error).__name__}: {error}"[:500])
    else:
        yield _Answer()


def _serve(source: BinaryIO, sink: BinaryIO) -> None:
    _limit_memory()
    while len(head := source.read(_LENGTH.size)) == _LENGTH.size:
        request = msgspec.msgpack.decode(source.read(_LENGTH.unpack(head)[0]), type=_Request)
        _limit_work(JOBS[request.job].cpu)
        for said in _said(request):
            message = msgspec.msgpack.encode(said)
            sink.write(_LENGTH.pack(len(message)) + message)
            sink.flush()


if __name__ == "__main__":
    _serve(sys.stdin.buffer, sys.stdout.buffer)
