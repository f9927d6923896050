"""What the child process can be asked to do, each with its limits. A new format adds its line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final

from whosays.text.extracted import Extracted
from whosays.text.pictures import Picture
from whosays.text.sheets import Cover, Recogniser, Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """`function` is "module:name" of a function (data, argument) -> answers of the type `answer`, one by one.

    `cpu` is seconds of work on one request, `wall` seconds to wait for each answer (more, for a busy machine),
    `output` bytes of all its answers together.
    """

    function: str
    answer: Any
    cpu: int = 40
    wall: int = 120
    output: int = 100_000_000


_HERE = "whosays.text."
JOBS: Final[dict[str, Job]] = {
    "web page": Job(function=_HERE + "page_extract:article", answer=Extracted),
    "web page, straight": Job(function=_HERE + "page_extract:straight", answer=Extracted),
    "pdf": Job(function=_HERE + "pdf:cover", answer=Cover),
    "pdf pages": Job(function=_HERE + "pdf:pages", answer=Sheet, cpu=100, wall=30),
    "pdf scan": Job(function=_HERE + "scan:of_pdf", answer=Sheet, cpu=90, wall=200),
    "image": Job(function=_HERE + "image:cover", answer=Cover),
    "image pages": Job(function=_HERE + "image:pages", answer=Sheet),
    "image scan": Job(function=_HERE + "scan:of_image", answer=Sheet, cpu=90, wall=200),
    "pdf picture": Job(function=_HERE + "page_image:of_pdf", answer=Picture),
    "image picture": Job(function=_HERE + "page_image:of_image", answer=Picture),
    "recogniser": Job(function=_HERE + "ocr:recogniser", answer=Recogniser),
}


def function_of(name: str) -> Callable[[bytes, str], Iterable[Any]]:
    """The function that does the job; imported here, in the child, and nowhere else."""
    module, _, function = JOBS[name].function.partition(":")
    found: Callable[[bytes, str], Iterable[Any]] = getattr(import_module(module), function)
    return found
