"""A web page as text with parts: the article, then each reader's comment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.metadata import version

from whosays.model.document import Part
from whosays.model.errors import DocumentError
from whosays.text.decode import EXTRACTOR, normalised
from whosays.text.page_extract import STRAIGHT, PageText
from whosays.text.worker import WorkerError, read_in_child

_BREAK = "\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The text of a page, its parts, and what it states of itself."""

    text: str
    parts: tuple[Part, ...]
    extractor: str
    title: str | None
    author: str | None
    publisher: str | None
    published: date | None
    url: str | None
    language: str | None


def read_page(html: str, path: str) -> Page:
    """The page in `html`, read in a child process under limits of memory and time.

    A page that ends the child is read straight through instead, without looking for its article. Raises
    `DocumentError` where that fails too, or no words are found.
    """
    try:
        found = read_in_child(html, "tree")
    except WorkerError:
        try:
            found = read_in_child(html, "straight")
        except WorkerError as error:
            raise DocumentError(
                f"{path}: this web page cannot be read ({error}).", "Save its article as plain text and add that."
            ) from error
    return _assembled(found, path)


def _assembled(found: PageText, path: str) -> Page:
    blocks = [block for raw in found.blocks if (block := normalised(raw).replace("\f", " ").strip())]
    if not blocks and not found.comments:
        raise DocumentError(
            f"{path}: no words were found in this web page.", "Save its article as plain text and add that."
        )
    text, parts = "", []
    titled = bool(blocks) and found.title is not None and _same(blocks[0], found.title)
    for number, block in enumerate(blocks):
        start = len(text) + (len(_BREAK) if text else 0)
        text += _BREAK + block if text else block
        if number == 0 and titled:
            parts.append(Part(kind="title", start=start, end=len(text)))
        elif parts and parts[-1].kind == "body":
            parts[-1] = Part(kind="body", start=parts[-1].start, end=len(text))
        else:
            parts.append(Part(kind="body", start=start, end=len(text)))
    for comment in found.comments:
        words = normalised(comment.text).replace("\f", " ").strip()
        if not words:
            continue
        start = len(text) + (len(_BREAK) if text else 0)
        text += _BREAK + words if text else words
        parts.append(
            Part(kind="comment", start=start, end=len(text), author=comment.author, published=comment.published)
        )
    return Page(
        text=text,
        parts=tuple(parts),
        extractor=_extractor(found.method),
        title=found.title,
        author=found.author,
        publisher=found.publisher,
        published=found.published,
        url=found.url,
        language=found.language,
    )


def _same(left: str, right: str) -> bool:
    return left.casefold().split() == right.casefold().split()


@cache
def _extractor(method: str) -> str:
    return EXTRACTOR if method == STRAIGHT else f"{method} {version(method)}"
