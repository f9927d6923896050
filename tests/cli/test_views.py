"""How a brief looks in a terminal, on one written by hand that has every state."""

import io
import re

import pytest
from fiction import rich
from rich.console import Console

from whosays.faces.cli import terminal
from whosays.faces.cli.brief_view import show_brief
from whosays.faces.cli.marks import badge
from whosays.model.picture import Badge


def printed(monkeypatch: pytest.MonkeyPatch, width: int = 80, *, colour: bool = False) -> str:
    sheet = io.StringIO()
    console = Console(file=sheet, width=width, force_terminal=colour, highlight=False, markup=False, emoji=False)
    for module in ("terminal", "brief_view"):
        monkeypatch.setattr(f"whosays.faces.cli.{module}.out", lambda: console)
    show_brief(rich())
    return sheet.getvalue()


@pytest.mark.parametrize("width", [60, 80, 100])
def test_it_fits_the_width(monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    assert max(map(len, printed(monkeypatch, width).splitlines())) <= width


def test_every_part_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    text = printed(monkeypatch)
    flat = " ".join(text.split())
    brief = rich()
    for section in (
        "In short",
        "Structure",
        "People and posts",
        "Where it operates",
        "Events",
        "Disputed",
        "Gaps",
    ):
        assert f"\n{section}" in text
    for passage in brief.passages:
        assert f"[{passage.number}] " in text
    for post in brief.posts:
        assert post.person_label in text
    assert "Karel Dunn, former pay clerk (said in custody)" in flat
    assert "Ada Frey, spokesperson (denies it)" in flat
    assert "three mushroom pickers, carried on" in flat
    assert "French has no reader yet." in flat
    assert "Protected people appear under a pseudonym." in flat


def test_lines_of_the_chart_say_how_sure_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = printed(monkeypatch).splitlines()

    def line(name: str) -> str:
        return next(line for line in lines if name in line and line.lstrip("│ ")[:1] in "├└╞╘")

    assert "├── Upper Section" in line("Upper Section")
    assert "╌╌ Permit office · some time in this period" in line("Permit office")
    assert "·· Dog school at Brenn · last seen Oct 2021, next Feb 2024" in line("Dog school")
    assert "══ Ferry squad · parent disputed" in line("Ferry squad")
    assert "─? Timber Fund · no date · alleged, no one named" in line("Timber Fund")


def test_colour_says_nothing_that_words_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    coloured = printed(monkeypatch, colour=True)
    assert "\x1b[90m[1][2]" in coloured  # quiet
    assert not re.search(r"\x1b\[[0-9;]*90m(Odile Hale|Upper Section)", coloured)  # what matters is not
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == printed(monkeypatch)


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (Badge(documents=7, lo=2, hi=2, noun="articles"), "■■○○○○○ 7 articles · 2 origins"),
        (Badge(documents=2, lo=1, hi=2, noun="articles"), "■◧ 2 articles · 1 to 2 origins"),
        (Badge(documents=1, lo=1, hi=1, noun="documents"), "■ 1 document · 1 origin"),
        (Badge(documents=33, lo=2, hi=2, noun="articles"), "■■ ○ ×31 33 articles · 2 origins"),
    ],
)
def test_badges(shown: Badge, words: str) -> None:
    assert badge(shown).plain == words


def test_words_of_documents_cannot_steer_the_terminal() -> None:
    assert terminal.safe("a\x1b]8;;x\x07b\u202ec\x9bd\te") == "a<U+001B>]8;;x<U+0007>b<U+202E>c<U+009B>d e"
    assert terminal.safe("[bold]é, عربي 日本 \u200c") == "[bold]é, عربي 日本 \u200c"
