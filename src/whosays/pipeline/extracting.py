"""`extract`: documents read without a case, as plain objects of the contract."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from whosays.model.document import Document, Metadata, Original
from whosays.model.errors import DocumentError
from whosays.model.views import Added
from whosays.pipeline import stages
from whosays.pipeline.contract import Plain, extracted
from whosays.pipeline.offering import offered

Problem = Callable[[Added], None]


def extract(paths: Sequence[Path], problem: Problem | None = None) -> Iterator[Plain]:
    """One object for each document under `paths`, in the order of paths; raw text, nothing veiled.

    What cannot be used, and what was passed over, goes to `problem`. A document in a language that has no
    reader comes with its text and `"read": false`.
    """
    for offer in offered(paths):
        received = offer.received
        if offer.end and received.message and problem:
            message = f"{received.message} {received.remedy}".strip()
            problem(Added(path=received.path, outcome="refused", message=message))
        if received.outcome == "archive" or offer.end:
            continue
        if received.outcome == "ready" and received.original is not None and received.content is not None:
            try:
                document = stages.converted(received.original, received.content).document
            except DocumentError as error:
                message = str(error).removeprefix(f"{received.path}: ")
                if problem:
                    problem(Added(path=received.path, outcome="refused", message=message))
                continue
            yield extract_document(document)
        elif problem and received.outcome != "ready":
            message = f"{received.message} {received.remedy}".strip()
            outcome = "copy" if received.outcome == "same bytes" else received.outcome
            problem(Added(path=received.path, outcome=outcome, message=message))


def extract_text(
    text: str,
    *,
    published: date | None = None,
    publisher: str | None = None,
    author: str | None = None,
    title: str | None = None,
    language: str | None = None,
    path: str = "text.txt",
) -> Plain:
    """The object of a plain text that is no file; what is given of it counts as stated by a manifest."""
    data = text.encode()
    original = Original(
        sha256=hashlib.sha256(data).hexdigest(),
        path=path,
        size=len(data),
        media_type="text/plain",
        stated=Metadata(title=title, publisher=publisher, author=author, published=published, language=language),
    )
    return extract_document(stages.converted(original, data).document)


def extract_document(document: Document) -> Plain:
    """The object of a document that is text already."""
    if document.language not in stages.readable():
        return extracted(document, None, (), ())
    reading, claims, attributions = stages.read(document)
    return extracted(document, reading, claims, attributions)
