"""Every claim of the sample case is found again, with the same quote, in a mail and in a saved web page."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from html import escape
from importlib.resources import files
from pathlib import Path

import pytest

from tests.makers import mail
from whosays.model.document import Document, Original
from whosays.pipeline import stages
from whosays.sources import gather, sniff
from whosays.text import convert

DOCUMENTS = Path(str(files("whosays") / "examples" / "highroad" / "documents"))
FEW = ("01-lpa-sabrel-raid.txt", "07-kestrel-weekly-interview.txt")


def eml(text: str) -> bytes:
    return mail.mail(mail.part(text), Subject=None, To=None)


def mhtml(text: str) -> bytes:
    said = [f"<p>{escape(' '.join(block.split()))}</p>" for block in text.split("\n\n")]
    title = said[0][3:-4]
    article = f"<h1>{title}</h1>{''.join(said[1:])}"
    page = f"<html><head><title>{title}</title></head><body><article>{article}</article></body></html>"
    return mail.saved_page(page)


@cache
def originals() -> dict[str, Original]:
    return {found.path: found.original for found in gather([DOCUMENTS]) if found.original is not None}


def moved(source: Document, make: Callable[[str], bytes]) -> Document:
    """The document's own text in another format, with the same metadata."""
    data = make(source.text)
    original = replace(
        originals()[source.path],
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=sniff(io.BytesIO(data)).media_type,
        stated=replace(source.metadata, found=()),
    )
    return convert(original, data).document


def claims(found: Document) -> list[tuple[str, ...]]:
    """What each claim says: predicate, holders, quotes."""
    told = []
    for claim in stages.read(found)[1]:
        chain = [step.span.text if step.span is not None else step.name or step.kind for step in claim.chain]
        for span in claim.evidence:
            assert found.text[span.start : span.end] == span.text
        quotes = [" ".join(span.text.split()) for span in claim.evidence]
        told.append((claim.predicate, *chain, *quotes))
    return sorted(told)


@pytest.mark.parametrize("make", [eml, mhtml])
@pytest.mark.parametrize("path", FEW)
def test_two_documents_say_the_same(path: str, make: Callable[[str], bytes]) -> None:
    source = convert(originals()[path], DOCUMENTS / path).document
    expected = claims(source)
    assert expected
    assert claims(moved(source, make)) == expected


@pytest.mark.slow
@pytest.mark.parametrize("make", [eml, mhtml])
def test_all_documents_say_the_same(make: Callable[[str], bytes]) -> None:
    for path in originals():
        source = convert(originals()[path], DOCUMENTS / path).document
        marked = any(part.kind == "comment" for part in source.parts)
        if source.language in stages.readable() and not marked:
            assert claims(moved(source, make)) == claims(source), path
