"""`copies` in a terminal: each pair with how much of each text it is, hostile words made harmless."""

import json
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from whosays.faces.cli.copies_view import show_copies
from whosays.model.copies import CopiesView, CopyKind, CopySide, ShownReuse
from whosays.model.ids import from_json

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def side(path: str, share: float, publisher: str = "") -> CopySide:
    return CopySide(
        sha256=path[0] * 64, path=path, title="", publisher=publisher, published=date(2023, 2, 1), share=share
    )


def pair(kind: CopyKind, left: float, right: float, longest: str = "The gate was shut.") -> ShownReuse:
    return ShownReuse(
        kind=kind,
        left=side("a.txt", left, "Lodestar"),
        right=side("b.txt", right),
        words=120,
        longest=longest,
        longest_words=80,
        matches=(),
    )


def shown(capsys: pytest.CaptureFixture[str], *pairs: ShownReuse, pseudonyms: bool = False) -> str:
    show_copies(CopiesView(case="Case", documents=9, sharing=2, pairs=pairs, pseudonyms=pseudonyms))
    return " ".join(capsys.readouterr().out.split())


def test_a_pair_says_how_much_of_each_text_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, pair("near", 1.0, 0.9967), pair("partial", 0.3, 0.004))
    assert "2 of 9 documents share text with another." in text
    assert "100% a.txt · Lodestar, 1 February 2023 99% b.txt · 1 February 2023" in text
    assert "120 words shared; the longest run has 80: “The gate was shut.”" in text
    assert "30% a.txt" in text
    assert "<1% b.txt" in text
    assert text.index("Copies") < text.index("Shared passages")
    assert "The same text" not in text
    assert "pseudonym" not in text


def test_exact_copies_are_not_quoted(capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, pair("exact", 1, 1), pseudonyms=True)
    assert "The same text" in text
    assert "The gate" not in text
    assert "Protected people appear under a pseudonym." in text


def test_long_and_hostile_quotes_are_cut_and_made_visible(capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, pair("near", 0.8, 0.8, "\x1b[31m" + "word " * 200))
    assert "\x1b" not in text
    assert "<U+001B>" in text
    assert text.count("word ") < 90
    assert "word …”" in text


def test_none_is_said_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    show_copies(CopiesView(case="Case", documents=1, sharing=0, pairs=()))
    assert capsys.readouterr().out.strip() == "1 document, and none shares a passage with another."


def test_the_command_prints_text_and_json(run: Run, case: Path, tmp_path: Path) -> None:
    story = (
        "The harbour office shut the northern gate on Tuesday and said that no reason would be given to anyone.\n"
    )
    (tmp_path / "a.txt").write_text(story)
    (tmp_path / "b.txt").write_text(f"Gate shut\n\n{story}")
    assert run("add", case, tmp_path / "a.txt", tmp_path / "b.txt").returncode == 0
    text = run("copies", case)
    assert (text.returncode, text.stderr) == (0, "")
    assert "b.txt" in text.stdout
    printed = run("copies", case, "--json").stdout
    assert printed.count("\n") == 1
    assert [one.kind for one in from_json(printed, CopiesView).pairs] == ["near"]
    assert json.loads(printed)["sharing"] == 2
    assert run("copies", tmp_path).returncode == 4
