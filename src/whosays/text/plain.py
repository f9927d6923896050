"""Plain text: pages, parts, and a title where the first line clearly is one."""

from __future__ import annotations

import re

from whosays.model.document import Page
from whosays.text.dates import date_in

FORM_FEED = "\f"
_WORDS_IN_TITLE = range(2, 21)
_NO_TITLE = re.compile(r"(?i)\A(?:by |from |posted |published |page \d|\W|.*[.,:;]\Z|.*--)")


def pages_of(text: str) -> tuple[Page, ...]:
    """The pages between form feeds; none where the text has no form feed. The form feed is in no page."""
    if FORM_FEED not in text:
        return ()
    pages, start = [], 0
    for number, words in enumerate(text.split(FORM_FEED), start=1):
        pages.append(Page(number=number, start=start, end=start + len(words)))
        start += len(words) + 1
    return tuple(pages)


def title_of(text: str) -> str | None:
    """The first line, where it is short, is no sentence, stands alone and a paragraph follows it."""
    blocks = re.split(r"\n[ \t]*\n", text.strip(), maxsplit=3)
    if len(blocks) < 2:
        return None
    title = re.sub(r"\A#+\s+", "", blocks[0].strip())
    below = max(len(block) for block in blocks[1:])
    if "\n" in title or len(title.split()) not in _WORDS_IN_TITLE or len(title) > 150:
        return None
    coded = sum(any(sign.isdigit() for sign in word) for word in title.split())
    if _NO_TITLE.match(title) or below < 1.5 * len(title) or 3 * coded > len(title.split()):
        return None
    return None if date_in(title) is not None and len(title) < 40 else title
