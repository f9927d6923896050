"""Document -> Reading: tokens, sentences, syntax, mentions and coreference, by the reader of the document's
language.

A reader is a folder named after its language code with `read_many` and `reader`. A language without a folder is
not read, and its documents are never given to another language's models.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from whosays.model.document import Document
from whosays.model.reading import Reading


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages that can be read, sorted."""
    here = Path(__file__).parent
    return tuple(sorted(entry.parent.name for entry in here.glob("*/__init__.py")))


def reader(language: str) -> str | None:
    """Name and version of the engine for a language; None if it cannot be read."""
    return str(_engine(language).reader()) if language in languages() else None


def read(document: Document) -> Reading | None:
    """The reading of one document; None if its language has no reader."""
    return next(iter(read_many([document])))


def read_many(documents: Iterable[Document]) -> Iterator[Reading | None]:
    """Readings in the order of the documents, None for those whose language has no reader.

    Neighbours of one language are read together; much faster than one by one.
    """
    run: list[Document] = []
    size = 0
    for document in documents:
        if run and (document.language != run[0].language or size > 1_000_000):
            yield from _read_run(run)
            run, size = [], 0
        run.append(document)
        size += len(document.text)
    if run:
        yield from _read_run(run)


def _read_run(run: list[Document]) -> Iterator[Reading | None]:
    if run[0].language not in languages():
        yield from (None for _ in run)
    else:
        yield from _engine(run[0].language).read_many(run)


@cache
def _engine(language: str) -> ModuleType:
    return import_module(f"{__name__}.{language}")
