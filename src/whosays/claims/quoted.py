"""Quotation marks: which tokens stand inside them, and which quotation a verb of saying introduces or closes.

Found in the characters of the text, since a parser ends a sentence where a quotation has a full stop. A quotation
may run over sentences, and over paragraphs where each further one opens with a mark of its own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from whosays.claims.tree import Tree

Range = tuple[int, int]  # first and last token, both included
_MOST = 4000  # characters; a mark left open for longer was none
_NEAR = 12  # tokens between a verb of saying and the mark that it leads to: "said of the plan in Paris, “..."
_LEADS = ",:;"
_BEFORE = ("", " ", "\n", "(", "[", "—", "“", '"')  # an opening single mark; any other is an apostrophe


def trimmed(tree: Tree, part: Range) -> Range:
    """A token range without punctuation at its edges."""
    first, last = part
    while first < last and tree.upos[first] == "PUNCT":
        first += 1
    while last > first and tree.upos[last] == "PUNCT":
        last -= 1
    return first, last


class Quoted:
    """The quotations of one text, in order; none inside another of the same kind of marks."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.ranges: list[Range] = []
        for start, end in _marked(tree.text):
            first = bisect_left(tree.reading.starts, start)
            last = bisect_right(tree.reading.starts, end - 1) - 1
            first, last = trimmed(tree, (first, last))
            if first <= last < tree.size and tree.reading.starts[first] >= start:
                self.ranges.append((first, last))
        self._starts = [first for first, _ in self.ranges]

    def around(self, token: int) -> Range | None:
        """The quotation that holds the token."""
        place = bisect_right(self._starts, token) - 1
        return self.ranges[place] if place >= 0 and token <= self.ranges[place][1] else None

    def widened(self, content: tuple[Range, ...], cue: int) -> tuple[Range, ...]:
        """Content that is cut out of a quotation, as the whole of it: all its sentences are said by one."""
        whole: list[Range] = []
        for part in sorted(content):
            first, last = trimmed(self.tree, part)
            found = self.around(first) or self.around(last)
            wider = found is not None and (found[0] < first or last < found[1])
            if found is not None and wider and first >= found[0] and not found[0] <= cue <= found[1]:
                first, last = found
            else:
                first, last = part
            if whole and first <= whole[-1][1]:
                whole[-1] = (whole[-1][0], max(last, whole[-1][1]))
            else:
                whole.append((first, last))
        return tuple(whole)

    def beside(self, verb: int, first: int, last: int) -> Range | None:
        """The quotation that the clause from `first` to `last` introduces or closes."""
        place = bisect_right(self._starts, verb)
        if place < len(self.ranges) and self._introduced(last, self.ranges[place][0]):
            return self.ranges[place]
        return self.closed(first)

    def closed(self, first: int) -> Range | None:
        """The quotation that a clause from `first` on closes: "“...,” she said"."""
        before = bisect_left(self._starts, first) - 1
        if before >= 0 and self.ranges[before][1] < first and self._closed(self.ranges[before][1], first):
            return self.ranges[before]
        return None

    def _introduced(self, last: int, opening: int) -> bool:
        tree = self.tree
        if not last < opening <= last + _NEAR:
            return False
        if any(tree.tag[t] in ("VBD", "VBZ", "VBP") for t in range(last + 1, opening)):
            return False  # "they asked me that day, they said, “...”": the nearer verb has it
        between = tree.text[tree.reading.ends[last] : tree.reading.starts[opening]]
        bare = between.rstrip().rstrip("“\"‘'`[(").rstrip()
        if tree.sentence[last] != tree.sentence[opening] and bare and not bare.endswith((":", ",")):
            return False
        if any(mark in bare[:-1] for mark in '.?!“”"\f'):
            return False
        return not bare or bare[-1] in _LEADS or bare.split()[-1].lower() == "that"

    def _closed(self, closing: int, first: int) -> bool:
        tree = self.tree
        between = tree.text[tree.reading.ends[closing] : tree.reading.starts[first]]
        return (
            len(between) < 8
            and not any(c.isalnum() or c == "\n" for c in between)
            and (any(c in ",?!…" for c in between) or "." not in between)
        )


def _marked(text: str) -> list[tuple[int, int]]:
    """Offsets of what stands between double quotation marks, or single curly ones."""
    found: list[tuple[int, int]] = []
    opened, kind = -1, ""
    for at, character in enumerate(text):
        if character == "\f" or (character == "\n" and text[at : at + 2] == "\n\n"):
            if opened >= 0 and text[at : at + 40].lstrip()[:1] not in ("“", '"'):
                opened = -1
        elif opened >= 0 and at - opened > _MOST:
            opened = -1
        elif character in "“\"‘'" and opened < 0:
            if character in '“"' or (text[at + 1 : at + 2].isalnum() and text[max(at - 1, 0) : at] in _BEFORE):
                opened, kind = at + 1, character
        elif opened >= 0 and _closes(text, at, kind):
            if kind == '"' and text[at - 1 : at] == "\n":
                continue  # the mark that opens a further paragraph of the same quotation
            found.append((opened, at))
            opened = -1
    return [(start, end) for start, end in found if start < end]


def _closes(text: str, at: int, kind: str) -> bool:
    if kind in "‘'":
        return text[at] in "’'" and not text[at + 1 : at + 2].isalnum() and text[at - 1 : at] in ".,?!…—-"
    return text[at] == ("”" if kind == "“" else '"') or (kind == '"' and text[at] == "”")
