"""Every claim of the sample case is found again, with the same quote, in a document of another format."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path

import pytest

from tests.makers import office, oldoffice, pdf
from whosays.model.claim import Argument, Claim
from whosays.model.document import Document, Original
from whosays.pipeline import stages
from whosays.sources import gather, sniff
from whosays.text import convert

DOCUMENTS = Path(str(files("whosays") / "examples" / "highroad" / "documents"))
FEW = ("01-lpa-sabrel-raid.txt", "17-lavrin-messenger-konst.txt")


def docx(paragraphs: Sequence[str]) -> bytes:
    """The first paragraph as the title, as Word has it."""
    return office.docx(office.wp(paragraphs[0], "Title") + "".join(map(office.wp, paragraphs[1:])))


def odt(paragraphs: Sequence[str]) -> bytes:
    return office.opendocument("text", office.op(paragraphs[0], "Title") + "".join(map(office.op, paragraphs[1:])))


def epub(paragraphs: Sequence[str]) -> bytes:
    said = [f"<p>{escape(words)}</p>" for words in paragraphs[1:]]
    return office.epub({"a.xhtml": f"<h1>{escape(paragraphs[0])}</h1>{''.join(said)}"})


FORMATS: dict[str, Callable[[Sequence[str]], bytes]] = {
    "docx": docx,
    "odt": odt,
    "epub": epub,
    "rtf": office.rtf,
    "doc": oldoffice.doc,
    "pdf": pdf.born_digital,
}


@cache
def originals() -> dict[str, Original]:
    """The documents of the sample with what the manifest states of them."""
    return {found.path: found.original for found in gather([DOCUMENTS]) if found.original is not None}


def document(path: str) -> Document:
    return convert(originals()[path], DOCUMENTS / path).document


def moved(source: Document, make: Callable[[Sequence[str]], bytes]) -> Document:
    """The document's own text in another format, with the same metadata."""
    between = "\n" if any(part.kind == "comment" for part in source.parts) else "\n\n"  # who comments is on a line
    data = make([" ".join(block.split()) for block in source.text.split(between) if block.strip()])
    original = replace(
        originals()[source.path],
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=sniff(io.BytesIO(data)).media_type,
        stated=replace(source.metadata, found=()),
    )
    return convert(original, data).document


def claims(found: Document) -> list[tuple[str, ...]]:
    """What each claim says, in words: predicate, subject, object, chain, quotes."""

    def words(argument: Argument | None) -> str:
        span = argument.span if argument is not None else None
        return " ".join(span.text.split()) if span is not None else ""

    def told(claim: Claim) -> tuple[str, ...]:
        for span in claim.evidence:
            assert found.text[span.start : span.end] == span.text
        chain = [step.span.text if step.span is not None else step.name or step.kind for step in claim.chain]
        quotes = [" ".join(span.text.split()) for span in claim.evidence]
        return (claim.predicate, words(claim.subject), words(claim.object), *chain, *quotes)

    return sorted(map(told, stages.read(found)[1]))


def plain(path: str) -> bool:
    """Whether the document has a reader for its language, and no comments that only a web page marks as such."""
    marked = path.endswith(".html") and any(part.kind == "comment" for part in document(path).parts)
    return document(path).language in stages.readable() and not marked


@pytest.mark.parametrize("make", FORMATS.values(), ids=FORMATS.keys())
@pytest.mark.parametrize("path", FEW)
def test_two_documents_say_the_same(path: str, make: Callable[[Sequence[str]], bytes]) -> None:
    source = document(path)
    expected = claims(source)
    assert expected
    assert claims(moved(source, make)) == expected


@pytest.mark.slow
@pytest.mark.parametrize("make", FORMATS.values(), ids=FORMATS.keys())
def test_all_documents_say_the_same(make: Callable[[Sequence[str]], bytes]) -> None:
    for path in filter(plain, originals()):
        source = document(path)
        assert claims(moved(source, make)) == claims(source), path
