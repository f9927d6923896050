"""Writing to a terminal: two consoles, what hostile text may not do, hanging indents."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable
from functools import cache

from rich.console import Console
from rich.text import Text

WIDEST = 100
QUIET = "bright_black"


@cache
def out() -> Console:
    """Standard output: at most `WIDEST` columns, plain and 80 wide when it is not a terminal."""
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=False)
    if console.width > WIDEST:
        console = Console(highlight=False, markup=False, emoji=False, width=WIDEST)
    return console


@cache
def err() -> Console:
    """Standard error: progress, remarks and problems."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False)


def safe(words: str) -> str:
    """Words of a document as they may be printed: nothing in them can steer the terminal or turn text around.

    Control characters and signs that change the direction of text or cannot be seen are written out.
    """
    return "".join(_visible(sign) for sign in words)


def _visible(sign: str) -> str:
    if sign in "\n\t":
        return " "
    category = unicodedata.category(sign)
    if category in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") and sign not in "\u200c\u200d\u00ad":
        return f"<U+{ord(sign):04X}>"
    return "" if sign == "\u00ad" else sign


def styled(words: str, style: str) -> Text:
    """Words in a style that what is appended later does not take on."""
    return Text.assemble((words, style))


def problem(message: str, remedy: str = "") -> None:
    """What went wrong, and what to do now, on standard error."""
    line = styled("whosays: ", "bold")
    line.append(safe(message))
    if remedy:
        line.append(f" {safe(remedy)}", style="")
    err().print(line, soft_wrap=True)


def remark(words: str) -> None:
    """Something to know that is not an error, on standard error."""
    err().print(styled(safe(words), QUIET), soft_wrap=True)


def wide_lines(text: Text, first: str, rest: str, right: Text | None = None) -> Iterable[Text]:
    """The text in lines that fit, after `first` and then `rest`; `right` ends the last line, or has its own."""
    console = out()
    room = max(console.width - max(len(first), len(rest)), 20)
    lines = list(text.wrap(console, room)) or [Text("")]
    for line in lines:
        line.rstrip()
    if right is not None:
        last = lines[-1]
        room = console.width - len(first if len(lines) == 1 else rest)
        gap = room - last.cell_len - right.cell_len
        if gap >= 2:
            last.append(" " * gap)
            last.append_text(right)
        else:
            own = Text(" " * max(console.width - len(rest) - right.cell_len, 0))
            own.append_text(right)
            lines.append(own)
    for number, line in enumerate(lines):
        prefixed = styled(first if number == 0 else rest, QUIET)
        prefixed.append_text(line)
        yield prefixed


def show(text: Text | str, first: str = "", rest: str | None = None, right: Text | None = None) -> None:
    """Print a paragraph with a hanging indent."""
    text = Text(text) if isinstance(text, str) else text
    for line in wide_lines(text, first, first if rest is None else rest, right):
        out().print(line, no_wrap=True, crop=False, overflow="ignore")


def heading(words: str, aside: str = "") -> None:
    """A section begins with a rule."""
    out().print()
    title = styled(safe(words), "bold")
    if aside and title.cell_len + len(aside) + 2 <= out().width:
        title.append(f"  {safe(aside)}", style=QUIET)
    fill = out().width - title.cell_len - 1
    if fill > 3:
        title.append(" " + "─" * fill, style=QUIET)
    out().print(title, no_wrap=True, crop=False)
    out().print()


def is_interactive() -> bool:
    """Whether a person watches standard error, so that progress is worth drawing."""
    return sys.stderr.isatty()


def can_ask() -> bool:
    """Whether a person is there to answer a question."""
    return sys.stdin.isatty() and sys.stderr.isatty()
