"""Readers' comments in the markup of a web page: found, read and taken out, so that the article stays alone.

Known by schema.org/Comment (microdata), by the ids that blog programs give (`comment-12`), and by class names
in which "comment" is a word of its own (WordPress, Drupal, Blogger, Disqus and most newspapers' own).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from whosays.text.comment_headers import header_of, is_heading
from whosays.text.dates import date_in

_ITEM_ID = re.compile(r"(?i)\A(?:li-|div-|dsq-|disqus-)?(?:comment|reply)-?\d+\Z")
_ITEM_CLASS = re.compile(
    r"(?i)\A(?:[a-z]{1,3}-)?(?:(?:user|reader|single|article|post|blog|news|thread|disqus|dsq)[-_]{0,2})?"
    r"comment(?:[-_]{1,2}(?:item|body|wrapper|block|container|entry|box|post|card|node|article|single|unit))?\Z"
)
_INNER = re.compile(r"(?i)\A.*comment[-_]{1,2}(?:body|wrapper|block|container|box|article)\Z")
_DISQUS_ITEM = "post"
_CONTENT = re.compile(
    r"(?i)\A(?:.*comment[-_]{0,2}(?:content|text|message|copy|html|bodytext|body[-_]text|inner[-_]text|value|excerpt)"
    r"|.*comment[-_]{0,2}body|post-message|post-body|content|text|message|e-content|body|field-name-comment-body"
    r"|comment[-_]{2}(?:content|text|body|message))\Z"
)
_AUTHOR = re.compile(
    r"(?i)\A(?:fn|n|author|username|user|user-?name|nickname|nick|by|commenter|poster|name|display-?name|h-card|vcard"
    r"|.*comment[-_]{0,2}(?:author|user|by|name|poster|owner)(?:[-_]{0,2}name)?|author[-_]name|user[-_]name"
    r"|post-byline|byline)\Z"
)
_WHEN = re.compile(
    r"(?i)\A(?:date|time|datetime|timestamp|published|posted|.*comment[-_]{0,2}(?:date|time|timestamp|meta|metadata"
    r"|permalink)|time-ago|post-meta|submitted)\Z"
)
_CHROME = re.compile(
    r"(?i)reply|share|vote|like|rating|avatar|action|permalink|report|edit-link|tools|controls|badge"
)
_SAYS = re.compile(
    r"(?i)\A\s*(?:(?:posted|submitted|written|comment)?\s*by:?\s+)?(.*?)\s*(?:\b(?:says?|said|wrote|writes|commented|posted"
    r"|replied)\b)?\s*(?:[:,·•|-]\s*)?\Z"
)
_LEFT_OVER = re.compile(
    r"(?i)\A(?:says?|said|writes?|wrote)\s*(?::|\.\.\.|…)\s*"
)  # of "Tom says:", the name taken out
_SHORTEST_PAGE = 200  # characters that must be left when a lone item is taken for a comment
_BLOCKS = frozenset("p div li blockquote h1 h2 h3 h4 h5 h6 pre ul ol dl dd dt tr table section article br".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class PageComment:
    """A comment of a page: its words (paragraphs parted by blank lines), its commenter, its day."""

    text: str
    author: str | None = None
    published: date | None = None


def take_comments(tree: Any) -> list[PageComment]:
    """The comments of the page, in order; their elements are removed from the tree."""
    items = _items(tree)
    if not items:
        return []
    known = set(items)
    inside = sum(len(_flat(item)) for item in items if not any(up in known for up in item.iterancestors()))
    if len(_flat(tree)) - inside < _SHORTEST_PAGE and len(items) == 1:
        return []
    comments = [_read(item, known) for item in items]
    for item in items:
        item.drop_tree()
    return [
        comment
        for comment in comments
        if comment.text and not (comment.author is None and is_heading(comment.text))
    ]


def _items(tree: Any) -> list[Any]:
    _wrap_pairs(tree)
    found = []
    for element in tree.iter("li", "div", "article", "section", "dl", "tr", "blockquote"):
        if not _is_item(element):
            continue
        if _holds_article(element):  # an opinion section, not a comment; its class would mislead trafilatura too
            element.attrib.pop("class", None)
            element.attrib.pop("id", None)
        else:
            found.append(element)
    known, kept, with_body = set(found), set(), set()
    for item in found:  # in page order: a wrapper comes before what it wraps
        up = next((element for element in item.iterancestors() if element in kept), None)
        if up is not None and up not in with_body and (_is_inner(item) or not _own_words(up, known)):
            with_body.add(up)  # the item is the body of the comment `up`, not a reply to it
        else:
            kept.add(item)
    return [item for item in found if item in kept]


def _is_item(element: Any) -> bool:
    if element.get("itemtype", "").rstrip("/").endswith(("schema.org/Comment", "schema.org/UserComments")):
        return True
    if element.get("itemprop") == "comment" or _ITEM_ID.match(element.get("id", "")):
        return True
    classes = element.get("class", "").split()
    if any(_ITEM_CLASS.match(name) for name in classes):
        return True
    return _DISQUS_ITEM in classes and any(
        re.search(r"(?i)disqus|dsq|comments", f"{up.get('id', '')} {up.get('class', '')}")
        for up in element.iterancestors()
    )


def _holds_article(element: Any) -> bool:
    """An element with a comment class that holds the page's heading is no comment (an opinion section)."""
    return element.tag == "body" or element.find(".//h1") is not None or element.find(".//main") is not None


def _is_inner(element: Any) -> bool:
    return _named(element, _INNER) and not element.get("itemtype")


def _own_words(element: Any, known: set[Any]) -> str:
    """The words of an element without those of items in it."""
    return _paragraphs(element, known)


def _wrap_pairs(tree: Any) -> None:
    """Old Blogger pages set `dt.comment-author` and `dd.comment-body` side by side; wrap each pair."""
    for term in tree.xpath(".//dl[contains(@id, 'comments')]/dt[contains(@class, 'comment-author')]"):
        item = term.makeelement("div", {"class": "comment"})
        term.addprevious(item)
        following = item.getnext()
        while following is not None and (following is term or following.tag != "dt"):
            after = following.getnext()
            item.append(following)
            following = after


def _read(item: Any, known: set[Any]) -> PageComment:
    own = [element for element in _own(item, known) if isinstance(element.tag, str)]
    author_at = _author(own)
    when = _published(own)
    content = next((element for element in own[1:] if element.get("itemprop") == "text"), None)
    if content is None:
        content = _best_content(own[1:], author_at)
    skipped = {child for element in own for child in element if child in known}
    if author_at is not None:
        skipped.add(author_at)
    author = _cleaned(_flat(author_at)) if author_at is not None else None
    if content is not None:
        text = _paragraphs(content, skipped)
    else:
        text = _paragraphs(item, skipped | {element for element in own[1:] if _is_meta(element)})
    text = _LEFT_OVER.sub("", text)
    first, _, rest = text.partition("\n\n")
    head = header_of(first)
    if head is not None and rest:
        author, when, text = author or head[0], when or head[1], rest
    return PageComment(text=text, author=author or None, published=when)


def _own(item: Any, known: set[Any]) -> list[Any]:
    """The item and the elements in it that belong to no other item, in page order."""
    own, stack = [], [item]
    while stack:
        element = stack.pop()
        own.append(element)
        stack += [child for child in reversed(element) if child not in known]
    return own


def _named(element: Any, pattern: re.Pattern[str]) -> bool:
    return any(pattern.match(name) for name in element.get("class", "").split())


def _names_author(element: Any) -> bool:
    up = element.getparent()
    return element.get("itemprop") == "name" and up is not None and up.get("itemprop") in ("author", "creator")


# Where a comment names its author, the surest way first.
_AUTHOR_TESTS: tuple[Callable[[Any], bool], ...] = (
    _names_author,
    lambda element: "fn" in element.get("class", "").split(),
    lambda element: element.get("itemprop") in ("author", "creator"),
    lambda element: element.tag == "cite",
    lambda element: _named(element, _AUTHOR),
    lambda element: "external" in element.get("rel", "").split(),
    lambda element: element.get("rel") == "author",
)


def _author(own: list[Any]) -> Any | None:
    for test in _AUTHOR_TESTS:
        found = next((element for element in own[1:] if test(element) and 0 < len(_flat(element)) <= 80), None)
        if found is not None:
            return found
    return None


def _published(own: list[Any]) -> date | None:
    for element in own[1:]:
        for attribute in ("datetime", "content", "title", "data-time"):
            stated = element.get(attribute, "")
            dated = element.tag == "time" or element.get("itemprop", "").startswith("date")
            if dated or attribute == "datetime" or _named(element, _WHEN):
                day = date_in(stated[:100])
                if day is not None:
                    return day
    for element in own[1:]:
        if element.tag == "time" or _named(element, _WHEN):
            day = date_in(_flat(element)[:200])
            if day is not None:
                return day
    return None


def _best_content(own: list[Any], author_at: Any | None) -> Any | None:
    """The outermost element named as a comment's content that does not hold the author's name."""
    for element in own:
        if _named(element, _CONTENT) and (author_at is None or author_at not in set(element.iter())):
            return element
    return None


def _is_meta(element: Any) -> bool:
    name = f"{element.get('class', '')} {element.get('id', '')}"
    return element.tag in ("time", "footer", "form", "button", "cite") or (
        bool(name.strip()) and (bool(_CHROME.search(name)) or _named(element, _WHEN) or _named(element, _AUTHOR))
    )


def _flat(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _cleaned(name: str) -> str:
    """A commenter's name without "says", "Posted by" and a date behind it."""
    head = header_of(name)
    if head is not None:
        return head[0]
    name = name.removesuffix("...").removesuffix("…")
    found = _SAYS.match(name)
    return (found[1] if found else name).strip(" :,-–—·•|")


def _paragraphs(element: Any, skipped: set[Any]) -> str:
    """The words of an element with paragraphs parted by blank lines, without those of `skipped`."""
    blocks: list[str] = []
    words: list[str] = []

    def flush() -> None:
        flat = " ".join("".join(words).split())
        words.clear()
        if flat:
            blocks.append(flat)

    stack: list[tuple[Any, bool]] = [(element, False)]
    while stack:
        node, done = stack.pop()
        block = node.tag in _BLOCKS
        if done:
            if block:
                flush()
            if node is not element:
                words.append(node.tail or "")
            continue
        stack.append((node, True))
        if block:
            flush()
        if node is not element and (node in skipped or not isinstance(node.tag, str) or _is_chrome(node)):
            continue
        words.append(node.text or "")
        stack += [(child, False) for child in reversed(node)]
    flush()
    return "\n\n".join(blocks)


def _is_chrome(element: Any) -> bool:
    if element.tag in ("script", "style", "form", "button", "noscript"):
        return True
    return bool(re.search(r"(?i)\b(?:comment-)?(?:reply|share|vote|report|edit)(?:-link|-button|-btn|s)?\b",
                          element.get("class", ""))) and len(_flat(element)) < 40  # fmt: skip
