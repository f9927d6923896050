"""The visible words of a web page read straight through, without a tree: for pages that no tree can hold."""

from __future__ import annotations

from html.parser import HTMLParser

_HIDDEN = frozenset(
    ("script", "style", "noscript", "template", "head", "svg", "math", "select", "iframe", "object")
)
_VOID_TITLE = "title"
_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "em", "font", "i", "ins", "kbd", "mark", "q",
     "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr")
)  # fmt: skip


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self.title = ""
        self._block: list[str] = []
        self._hidden: str | None = None
        self._depth = 0
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == _VOID_TITLE:
            self._in_title = True
        if self._hidden is not None:
            if tag == self._hidden:
                self._depth += 1
            elif self._hidden == "head" and tag == "body":  # a head that is never closed
                self._hidden = None
        elif tag in _HIDDEN:
            self._hidden, self._depth = tag, 1
        elif tag not in _INLINE:
            self._flush()

    def handle_endtag(self, tag: str) -> None:
        if tag == _VOID_TITLE:
            self._in_title = False
        if self._hidden is not None:
            if tag == self._hidden:
                self._depth -= 1
                if self._depth == 0:
                    self._hidden = None
        elif tag not in _INLINE:
            self._flush()

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data
        elif self._hidden is None:
            self._block.append(data)

    def _flush(self) -> None:
        words = " ".join("".join(self._block).split())
        self._block.clear()
        if words:
            self.blocks.append(words)

    def close(self) -> None:
        super().close()
        self._flush()


def words_of(html: str) -> tuple[str | None, list[str]]:
    """The page's title and its blocks of words, in order. Time and memory grow with the page, not its nesting."""
    words = _Words()
    words.feed(html)
    words.close()
    return " ".join(words.title.split()) or None, words.blocks
