"""Badges, source numbers and states as text."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from whosays.faces.cli.terminal import QUIET, styled
from whosays.faces.look.words import badge_words
from whosays.model.picture import Badge, State

MOST_MARKS = 12  # beyond these a badge says how many (DESIGN section 4)
# The states' colours in the sixteen colours of a terminal; each also has its word (DESIGN section 3).
COLOURS: dict[str, str] = {
    "denied": "red",
    "alleged": "magenta",
    "disputed": "yellow",
    "imprecise": "cyan",
    "inherited": "bright_black",
    "reviewed": "green",
    "unreviewed": "bright_black",
    "drift": "bright_magenta",
    "asserted": "",
}


def badge(shown: Badge) -> Text:
    """`■■○○○○○ 7 articles · 2 origins`: filled squares are certain origins, half ones possible, circles repeat."""
    sure, maybe = max(shown.lo, 0), max(shown.hi - shown.lo, 0)
    repeats = max(shown.documents - shown.hi, 0)
    if sure + maybe + repeats > MOST_MARKS:
        marks = _many("■", sure) + _many("◧", maybe) + (f" ○ ×{repeats}" if repeats > 1 else "○" * repeats)
    else:
        marks = "■" * sure + "◧" * maybe + "○" * repeats
    text = Text(marks)
    text.append(f" {badge_words(shown)}", style=QUIET)
    return text


def _many(mark: str, number: int) -> str:
    return mark * number if number <= 5 else f"{mark} ×{number}"


def refs(numbers: Iterable[int]) -> Text:
    """Source numbers as they stand behind a sentence: `[3][4]`."""
    return styled("".join(f"[{number}]" for number in numbers), QUIET)


def states(found: Iterable[State], words: dict[State, str]) -> Text:
    """States as words, each in its colour, with a blank before each."""
    text = Text()
    for state in found:
        if state in words:
            text.append(f" · {words[state]}", style=COLOURS[state])
    return text
