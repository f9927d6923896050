"""Headlines that name their source: "Police: two men held", "Two men held: police".

A headline is a short line of its own that ends without a full stop. The other forms ("Two men held, police say")
are verbs of saying like any other.
"""

from __future__ import annotations

from whosays.claims.framing import Frame, merged
from whosays.claims.sources import Source, SourceReader
from whosays.claims.tree import Tree
from whosays.claims.words import CONTENT_NOUNS, DOCUMENT_NOUNS, MEDIA_NOUNS, PEOPLE_SOURCE_NOUNS

_MOST_WORDS, _MOST_NAME = 30, 6
# What a line is about or is, rather than who says it.
_GENRES = frozenset(
    "analysis opinion interview commentary editorial statement story video exclusive update profile timeline"
    " note photo image source review feature file letter page version article book list diary chart"
    " introduction abstract".split()
)


def headlines(tree: Tree, sources: SourceReader) -> list[Frame]:
    """A frame for every such line, in text order."""
    found = []
    for number, (first, end) in enumerate(tree.reading.sentences):
        if not 4 <= end - first <= _MOST_WORDS or not _alone(tree, first, end):
            continue
        colons = [t for t in range(first + 1, end - 1) if tree.words[t] == ":"]
        if len(colons) != 1:
            continue
        at = colons[0]
        for name, content in (((first, at - 1), (at + 1, end - 1)), ((at + 1, end - 1), (first, at - 1))):
            layers = _named(tree, sources, name)
            if layers and _states(tree, content):
                found.append(Frame(number, (at, at), layers, (content,), rank=0))
                break
    return found


def _alone(tree: Tree, first: int, end: int) -> bool:
    """Whether the sentence is a line of its own that no full stop ends."""
    start, stop = tree.reading.starts[first], tree.reading.ends[end - 1]
    before, after = tree.text[max(start - 20, 0) : start].rstrip(" \t"), tree.text[stop : stop + 20].lstrip(" \t")
    own = before[-1:] in ("", "\n", "\f") and after[:1] in ("", "\n", "\f")
    return own and tree.words[end - 1][-1:] not in ".?!:;,"


def _named(tree: Tree, sources: SourceReader, name: tuple[int, int]) -> tuple[tuple[Source, ...], ...]:
    """The holders that a few words name, if they are one phrase that names somebody who can speak."""
    first, last = name
    if last - first >= _MOST_NAME or any(tree.upos[t] in ("VERB", "AUX", "PUNCT") for t in range(first, last + 1)):
        return ()
    heads = [t for t in range(first, last + 1) if not first <= tree.head[t] <= last or tree.head[t] == t]
    head = heads[0] if len(heads) == 1 else last
    mention = tree.mention(head)
    if tree.lemma[head] in _GENRES or (
        mention is not None and mention.type in ("place", "facility", "date", "quantity")
    ):
        return ()
    ends = tree.reading.ends[last]
    spoken = tree.lemma[last] in PEOPLE_SOURCE_NOUNS | MEDIA_NOUNS | DOCUMENT_NOUNS | CONTENT_NOUNS
    if not spoken and not any(
        m.end == ends and m.type in ("person", "organisation", "role") for m in tree.covering(head)
    ):
        return ()
    return merged([sources.layers(head)])


def _states(tree: Tree, content: tuple[int, int]) -> bool:
    """Whether the words are a statement: they have a verb."""
    return any(tree.upos[t] in ("VERB", "AUX") for t in range(content[0], content[1] + 1))
