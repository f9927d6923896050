"""Roles and ranks: which words name a post, and how far its name reaches."""

from collections.abc import Iterator
from typing import Literal

from whosays.language.en.lexicon import gazetteer, offices, ranks, role_words, titles
from whosays.language.en.words import Words

_MODIFIERS = frozenset(
    "deputy vice senior junior chief acting assistant prime foreign general supreme executive managing "
    "military political "
    "financial regional national provincial district local commanding internal external religious "
    "spiritual public federal "
    "presidential parliamentary special interim joint medical legal technical principal associate lead "
    "field naval first "
    "second third central permanent commercial honorary operational".split()
)
#: Ranks that are plain words too: only before a name.
_PLAIN = frozenset(
    "specialist spc general private major captain marshal inspector ensign superintendent lieutenant "
    "gen. col. maj.".split()
)
LONGEST = 5


def find(words: Words, named: set[int]) -> Iterator[tuple[int, int, Literal["role", "rank"]]]:
    """Spans of posts and ranks outside names, the longest first at each place."""
    i = 0
    size = len(words.lows)
    while i < size:
        found = None
        if i not in named and words.upos[i] in ("NOUN", "PROPN", "ADJ", "X"):
            found = _rank(words, i, named) or _office(words, i, named)
        if found is None and i not in named and is_role(words, i):
            found = (_left_edge(words, i, named), i + 1, "role")
        if found is None:
            i += 1
            continue
        yield found
        i = found[1]


def is_post(words: Words, first: int, end: int) -> bool:
    """Whether a run of words is nothing but a post, a rank or a title."""
    return after_titles(words, first, end) >= end or words.lemmas[end - 1] in role_words()


def after_titles(words: Words, first: int, end: int) -> int:
    """The first token after the titles, ranks and posts that open a span."""
    while first < end:
        longest = next(
            (n for n in range(min(LONGEST, end - first), 0, -1) if _joined(words, first, first + n) in _OPENERS), 0
        )
        if not longest:
            break
        first += longest
    return first


_OPENERS = titles() | ranks() | offices() | role_words()


def _joined(words: Words, first: int, end: int) -> str:
    return " ".join(words.lows[first:end]).replace(" - ", "-")


def _rank(words: Words, i: int, named: set[int]) -> tuple[int, int, Literal["role", "rank"]] | None:
    for size in (3, 2, 1):
        end = i + size
        if end > len(words.lows):
            continue
        text = _joined(words, i, end)
        singular = " ".join((*words.lows[i : end - 1], words.lemmas[end - 1]))
        if text not in ranks() and singular not in ranks():
            continue
        before_name = end in named or (end < len(words.upos) and words.upos[end] == "PROPN")
        if before_name or (text not in _PLAIN and singular not in _PLAIN and _stands_alone(words, end - 1)):
            return i, end, "rank"
    return None


def _office(words: Words, i: int, named: set[int]) -> tuple[int, int, Literal["role", "rank"]] | None:
    for size in range(LONGEST, 1, -1):
        end = i + size
        if end > len(words.lows) or any(j in named for j in range(i, end)):
            continue
        text = _joined(words, i, end)
        singular = " ".join((*words.lows[i : end - 1], words.lemmas[end - 1])).replace(" - ", "-")
        if text in offices() or singular in offices():
            return _left_edge(words, i, named), end, "role"
    return None


def is_role(words: Words, i: int) -> bool:
    """Whether a noun names a post, an occupation or standing in a group here."""
    if words.upos[i] not in ("NOUN", "PROPN"):
        return False
    if words.lemmas[i] not in role_words() and words.lows[i] not in role_words():
        return False
    if words.kinds[i] in ("abstract", "event", "time", "place", "document") and words.lemmas[i] in _DOUBTFUL:
        return False
    return _stands_alone(words, i)


_DOUBTFUL = frozenset("head chair guide guard principal host monitor scout partner pilot reader general".split())


def _stands_alone(words: Words, i: int) -> bool:
    """Not a modifier of a plain noun ("member states"), but possibly of a name ("leader Smith")."""
    return words.deps[i] not in ("compound", "flat") or words.upos[words.heads[i]] == "PROPN"


def _is_origin(words: Words, i: int) -> bool:
    return words.lows[i] in gazetteer().adjectives or words.lows[i] in gazetteer().people


def _left_edge(words: Words, i: int, named: set[int]) -> int:
    first = i
    while first - 1 >= 0 and first - 1 not in named:
        before = first - 1
        attached = words.heads[before] in range(before + 1, i + 1)
        plain = words.deps[before] == "compound" and words.upos[before] == "NOUN" and not _is_origin(words, before)
        if attached and (
            plain or (words.lows[before] in _MODIFIERS and words.upos[before] in ("ADJ", "NOUN", "PROPN"))
        ):
            first = before
        elif (
            words.tags[before] == "HYPH"
            and before - 1 not in named
            and words.lows[before - 1] in ("vice", "deputy", "co")
        ):
            first = before - 1
        else:
            break
    return first
