"""What the child process can be asked to do, each with its limits. A new format adds its line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Final

from whosays.text.extracted import Extracted, Member
from whosays.text.pictures import Picture
from whosays.text.sheets import Cover, Recogniser, Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """`function` is "module:name" of a function (data, argument) -> answers of the type `answer`, one by one.

    `data` is the bytes of the file, or, where the job is `opened`, the file itself, which may be large.
    `cpu` is seconds of work on one request, `wall` seconds to wait for each answer (more, for a busy machine),
    `output` bytes of all its answers together.
    """

    function: str
    answer: Any
    opened: bool = False
    cpu: int = 40
    wall: int = 120
    output: int = 100_000_000


_HERE = "whosays.text."
_OFFICE = _HERE + "office."
_MUCH = 22_000_000_000  # bytes of what comes out of archives, one member at a time
JOBS: Final[dict[str, Job]] = {
    "web page": Job(function=_HERE + "page_extract:article", answer=Extracted),
    "web page, straight": Job(function=_HERE + "page_extract:straight", answer=Extracted),
    "mail": Job(function=_HERE + "mail:mail", answer=Extracted),
    "members of a mail": Job(function=_HERE + "mail:members", answer=Member, output=_MUCH),
    "Outlook mail": Job(function=_HERE + "outlook:mail", answer=Extracted),
    "members of an Outlook mail": Job(function=_HERE + "outlook:members", answer=Member, output=_MUCH),
    "web archive": Job(function=_HERE + "mail:web_archive", answer=Extracted),
    "web archive, straight": Job(function=_HERE + "mail:web_archive_straight", answer=Extracted),
    "members of a web archive": Job(function=_HERE + "mail:attached_files", answer=Member, output=_MUCH),
    "members of a mailbox": Job(
        function=_HERE + "mailbox:mailbox", answer=Member, opened=True, cpu=1200, wall=600, output=_MUCH
    ),
    "members of a zip": Job(
        function=_HERE + "archives:zipped", answer=Member, opened=True, cpu=1200, wall=600, output=_MUCH
    ),
    "members of a tar": Job(
        function=_HERE + "archives:tarred", answer=Member, opened=True, cpu=1200, wall=600, output=_MUCH
    ),
    "docx": Job(function=_OFFICE + "wordml:read", answer=Extracted),
    "xlsx": Job(function=_OFFICE + "sheets:read", answer=Extracted),
    "pptx": Job(function=_OFFICE + "slides:read", answer=Extracted),
    "opendocument": Job(function=_OFFICE + "opendocument:read", answer=Extracted),
    "doc": Job(function=_OFFICE + "oldword:read", answer=Extracted),
    "xls": Job(function=_OFFICE + "oldsheets:read", answer=Extracted),
    "locked": Job(function=_OFFICE + "ole:locked", answer=Extracted),
    "rtf": Job(function=_OFFICE + "rtf:read", answer=Extracted),
    "epub": Job(function=_OFFICE + "epub:read", answer=Extracted),
    "csv": Job(function=_OFFICE + "rows:read", answer=Extracted),
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


def function_of(name: str) -> Callable[[Any, str], Iterable[Any]]:
    """The function that does the job; imported here, in the child, and nowhere else."""
    module, _, function = JOBS[name].function.partition(":")
    found: Callable[[Any, str], Iterable[Any]] = getattr(import_module(module), function)
    return found
