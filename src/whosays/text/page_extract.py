"""What a web page says: article, readers' comments, and what it states of itself. Runs in the child process."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from importlib.metadata import version
from typing import Any

from whosays.text.decode import EXTRACTOR, decoded, normalised
from whosays.text.extracted import Block, Extracted, FormatError, Leaf
from whosays.text.linear import words_of
from whosays.text.page_comments import PageComment, take_comments

# htmldate rejects days after its `max_date`; without one it would ask the clock.
_DATE_SEARCH = {
    "extensive_search": False,
    "original_date": True,
    "min_date": "1900-01-01",
    "max_date": "2199-12-31",
}
_MANY_ELEMENTS, _MUCH_TEXT = (
    60_000,
    2_000_000,
)  # above, the search for the article takes minutes: time grows faster
_LOST = 0.5  # share of the words that the tree must hold, else the page is read straight through
_SHORT, _SHORT_SHARE = 250, 0.05  # an article of so few characters, and so small a part of the page, was missed


def article(data: bytes, _: str) -> Iterator[Extracted]:
    """Read a page by its tree; straight through where the tree lost its words or is too large to search."""
    yield article_of(_html(data))


def straight(data: bytes, _: str) -> Iterator[Extracted]:
    """All the words of a page in their order, whatever its tree is like."""
    yield straight_of(_html(data))


def straight_of(html: str) -> Extracted:
    """All the words of a page, given as normalised text."""
    title, words = words_of(html)
    return _page(EXTRACTOR, words, title=title)


def _html(data: bytes) -> str:
    return normalised(decoded(data, page=True))


def article_of(html: str) -> Extracted:
    """What a page says, given as normalised text."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    straight = straight_of(html)
    parser = HTMLParser(collect_ids=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        tree = document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return straight
    whole = sum(len(block.text) for block in straight.leaves[0].blocks)
    language = _language(tree)
    for element in list(tree.iter("script", "style", "template", "noscript")):
        if element.tag != "script" or "ld+json" not in element.get("type", ""):
            element.drop_tree()
    held = sum(len(piece.strip()) for piece in tree.itertext())
    if held < _LOST * whole or held > _MUCH_TEXT or sum(1 for _ in tree.iter()) > _MANY_ELEMENTS:
        return straight
    return _read(tree, straight, language)


def _read(tree: Any, straight: Extracted, language: str | None) -> Extracted:
    from trafilatura import bare_extraction

    comments = take_comments(tree)
    left = sum(len(piece) for piece in tree.itertext())
    found = bare_extraction(
        tree, include_comments=not comments, with_metadata=True, date_extraction_params=_DATE_SEARCH
    )
    if found is None or isinstance(found, dict):
        return straight
    blocks = _blocks(found.body)
    size = sum(map(len, blocks))
    if not blocks or (size < _SHORT and size < _SHORT_SHARE * left):
        return straight
    if not comments and found.commentsbody is not None:
        comments = [PageComment(text=words) for words in _blocks(found.commentsbody)]
    title = _one_line(found.title) or straight.title
    if title and _norm(title) not in _norm(" ".join(blocks[:3])[: 3 * len(title) + 300]):
        blocks.insert(0, title)
    return _page(
        f"trafilatura {version('trafilatura')}",
        blocks,
        comments,
        title=title,
        author=_one_line(found.author),
        publisher=(_one_line(found.sitename) or "").lstrip("@") or None,
        published=_day(found.date),
        url=found.url if found.url and found.url.startswith(("http://", "https://")) else None,
        language=language,
    )


def _page(method: str, blocks: list[str], comments: Iterable[PageComment] = (), **found: Any) -> Extracted:
    """The blocks and comments as one leaf; a first block that repeats the title is the title."""
    title = found.get("title")
    said = [Block(text=block) for block in blocks]
    if said and title is not None and said[0].text.casefold().split() == title.casefold().split():
        said[0] = Block(text=blocks[0], kind="title")
    said += [Block(text=c.text, kind="comment", author=c.author, published=c.published) for c in comments]
    if not any(block.text.strip() for block in said):
        raise FormatError("no words were found in this web page.", "Save its article as plain text and add that.")
    return Extracted(method=method, leaves=[Leaf(blocks=said)], **found)


def _language(tree: Any) -> str | None:
    """The page's own word on its language (`lang` of the root), as a two- or three-letter code."""
    stated = (
        tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang") or ""
    )
    code = re.match(r"[A-Za-z]{2,3}(?=[-_]|\Z)", stated.strip())
    return code[0].lower() if code else None


def _one_line(words: str | None) -> str | None:
    return " ".join(words.split()) or None if words else None


def _norm(words: str) -> str:
    return "".join(letter for letter in words.lower() if letter.isalnum())


def _day(stated: str | None) -> date | None:
    try:
        return date.fromisoformat(stated[:10]) if stated else None
    except ValueError:
        return None


def _blocks(body: Any) -> list[str]:
    """trafilatura's tree (p, head, list/item, quote, table/row/cell, lb) as blocks of words."""
    blocks: list[str] = []
    for element in body:
        if element.tag == "list":
            lines = [f"- {words}" for item in element.iter("item") if (words := _words(item))]
            blocks.append("\n".join(lines))
        elif element.tag == "table":
            rows = [" | ".join(filter(None, map(_words, row.iter("cell")))) for row in element.iter("row")]
            blocks.append("\n".join(filter(None, rows)))
        elif element.tag == "quote" and len(element):
            blocks += _blocks(element) if any(child.tag == "p" for child in element) else [_words(element)]
        else:
            blocks.append(_words(element))
        if element.tail and element.tail.strip():
            blocks.append(_one_line(element.tail) or "")
    return [block for block in blocks if block]


def _words(element: Any) -> str:
    """The words of an element on lines of their own where the page breaks the line."""
    from lxml.etree import iterwalk

    pieces: list[str] = []
    for event, node in iterwalk(element, events=("start", "end")):
        if event == "start":
            pieces.append("\n" if node is not element and node.tag in ("lb", "p", "item") else "")
            pieces.append((node.text or "").replace("\n", " "))
        elif node is not element:
            pieces.append((node.tail or "").replace("\n", " "))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)
