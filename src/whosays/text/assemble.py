"""Blocks by page -> the one text that every offset refers to, with its pages, its parts and its boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from whosays.model.document import Page, Part
from whosays.model.layout import Box
from whosays.text.decode import normalised
from whosays.text.extracted import MAX_CHARACTERS, Block, Extracted, FormatError, Leaf
from whosays.text.plain import FORM_FEED

BREAK = "\n\n"  # between blocks
_RUNS = {"body", "header"}  # neighbouring blocks of these kinds are one part; of the others each is its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """The text with its tables. `pages` is empty where the leaves are no pages."""

    text: str
    pages: tuple[Page, ...]
    parts: tuple[Part, ...]
    boxes: tuple[Box, ...]


def assembled(leaves: list[Leaf], *, paged: bool) -> Assembled:
    """The leaves joined: pages by a form feed, blocks by a blank line; blocks without words are left out."""
    pieces: list[str] = []
    pages: list[Page] = []
    parts: list[Part] = []
    boxes: list[Box] = []
    length = 0
    for number, leaf in enumerate(leaves, start=1):
        if number > 1:
            gap = FORM_FEED if paged else BREAK if pieces else ""
            pieces.append(gap)
            length += len(gap)
        first = length
        for block in leaf.blocks:
            words, shift = _words(block)
            if not words:
                continue
            if length > first:
                pieces.append(BREAK)
                length += len(BREAK)
            part = Part(
                kind=block.kind,
                start=length,
                end=length + len(words),
                author=block.author,
                published=block.published,
            )
            if _goes_on(parts, part, first):
                parts[-1] = replace(parts[-1], end=part.end)
            else:
                parts.append(part)
            boxes += [
                replace(box, start=box.start + length - shift, end=box.end + length - shift) for box in block.boxes
            ]
            pieces.append(words)
            length += len(words)
        pages.append(Page(number=number, start=first, end=length, source=leaf.source))
    return Assembled(
        text="".join(pieces), pages=tuple(pages) if paged else (), parts=tuple(parts), boxes=tuple(boxes)
    )


def compact(found: Extracted) -> Extracted:
    """The same with neighbouring blocks of the body joined, as `assembled` would: there may be millions of them.

    For the child, before it hands them over. Raises FormatError where there are more characters than one document
    may have.
    """
    length = sum(len(block.text) for leaf in found.leaves for block in leaf.blocks)
    if length > MAX_CHARACTERS:
        raise too_long(length)
    leaves = [replace(leaf, blocks=list(_joined(leaf.blocks))) for leaf in found.leaves]
    return replace(found, leaves=leaves)


def _joined(blocks: list[Block]) -> Iterator[Block]:
    for plain, run in groupby(blocks, key=lambda block: block.kind == "body" and not block.boxes):
        if not plain:
            yield from run
            continue
        for (author, published), same in groupby(run, key=lambda block: (block.author, block.published)):
            words = [text for block in same if (text := _words(block)[0])]
            if words:
                yield Block(text=BREAK.join(words), author=author, published=published)


def too_long(length: int) -> FormatError:
    """The refusal of a text of so many characters."""
    return FormatError(
        f"its text has {length:,} characters, too many for one document (the limit is {MAX_CHARACTERS:,}).",
        "Split it into its chapters or articles and add those.",
    )


def _words(block: Block) -> tuple[str, int]:
    """The block's words as the text has them, and how many characters were cut off before them."""
    plain = normalised(block.text).replace(FORM_FEED, " ")
    if block.boxes and plain != block.text:
        raise ValueError("a block with boxes must be normalised before its words are placed")
    opened = plain.lstrip()
    return opened.rstrip(), len(plain) - len(opened)


def _goes_on(parts: list[Part], part: Part, page_start: int) -> bool:
    if not parts or part.kind not in _RUNS or parts[-1].kind != part.kind:
        return False
    same_page = parts[-1].end > page_start
    return same_page or part.kind == "body"
