"""The visible words of a web page read straight through, without a tree: for pages that no tree can hold.

Time and memory grow with the length of the page and with nothing else: the patterns never step back.
"""

from __future__ import annotations

import re
from html import unescape

# A comment, a declaration, a tag with its attributes (quoted values may hold ">"), or words.
_TOKEN = re.compile(
    r"""<!--(?:(?:[^-]++|-(?!->))*+)(?:-->)?
    |<[!?][^>]*+>?
    |<(?P<close>/?)(?P<tag>[a-zA-Z][^\s/>]*+)(?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+>?
    |<|[^<]++""",
    re.VERBOSE,
)
_RAW = {name: re.compile(rf"(?i)</{name}\b[^>]*+>?") for name in ("script", "style", "textarea", "xmp", "iframe")}
_HIDDEN = frozenset(("head", "noscript", "template", "svg", "math", "select", "object"))
_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "em", "font", "i", "ins", "kbd", "mark", "q",
     "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr")
)  # fmt: skip


def words_of(html: str) -> tuple[str | None, list[str]]:
    """The page's title and its blocks of words, in order."""
    blocks: list[str] = []
    block: list[str] = []
    title: list[str] = []
    in_title, hidden, depth, position = False, "", 0, 0

    def flush() -> None:
        words = " ".join(unescape("".join(block)).split())
        block.clear()
        if words:
            blocks.append(words)

    while (token := _TOKEN.match(html, position)) is not None:
        position = token.end()
        words = token[0]
        tag = (token["tag"] or "").lower()
        closing = token["close"] == "/"
        if not tag:
            if not words.startswith(("<!", "<?")):
                (title if in_title else block if not hidden else []).append(words)
            continue
        if tag == "title" and hidden in ("", "head"):
            in_title = not closing
        if tag in _RAW and not closing:
            end = _RAW[tag].search(html, position)
            position = end.end() if end is not None else len(html)
        elif hidden:
            if tag == hidden:
                depth += -1 if closing else 1
                hidden = hidden if depth else ""
            elif hidden == "head" and tag == "body":  # a head that is never closed
                hidden, in_title = "", False
        elif tag in _HIDDEN and not closing and not words.endswith("/>"):
            hidden, depth = tag, 1
        elif tag not in _INLINE and tag != "title":
            flush()
    flush()
    return " ".join(unescape("".join(title)).split()) or None, blocks
