"""What goes along with a mail or an archive is named first, and only a person or --yes lets it go."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from whosays import pipeline
from whosays.faces.cli import commands, terminal
from whosays.model.errors import InputError
from whosays.model.views import Removed


@pytest.fixture
def removed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A case in which everything named is a mail with 22 attachments; what was removed from it."""
    gone: list[str] = []
    mail = Removed(
        sha256="a" * 64, paths=("m.eml",), members=tuple(f"m.eml/{n:02}.txt" for n in range(22)), decisions=1
    )

    def remove(_: Path, which: str) -> Removed:
        gone.append(which)
        return mail

    monkeypatch.setattr(pipeline, "removal", lambda *_: mail)
    monkeypatch.setattr(pipeline, "remove", remove)
    return gone


def remove(*arguments: str, answer: str = "") -> tuple[int, str, BaseException | None]:
    done = CliRunner().invoke(commands.app, ["remove", "case", "m.eml", *arguments], input=answer)
    return done.exit_code, done.output, done.exception


def test_where_nobody_can_be_asked_it_needs_yes(removed: list[str]) -> None:
    _, _, error = remove()
    assert isinstance(error, InputError)
    assert "--yes" in error.remedy
    assert removed == []
    code, said, _ = remove("--yes")
    assert (code, removed) == (0, ["m.eml"])
    assert "Removed m.eml and 22 documents inside it" in said


@pytest.mark.parametrize(("answer", "gone"), [("y\n", ["m.eml"]), ("n\n", []), ("", [])])
def test_a_person_is_asked(
    removed: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    answer: str,
    gone: list[str],
) -> None:
    monkeypatch.setattr(terminal, "can_ask", lambda: True)
    remove(answer=answer)
    assert removed == gone
