"""The program as a person runs it: a process with arguments, two outputs and an exit code."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]

STORY = """\
Ferry line loses its licence

The harbour office withdrew the licence of Blue Strait Ferries on Tuesday. Anna Lund is the director of Blue Strait
Ferries, the office said. Lund told the Harbour Times that the company would appeal.
"""


def run_program(*arguments: str | Path, seconds: int = 120) -> "subprocess.CompletedProcess[str]":
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH") if name in os.environ}
    return subprocess.run(
        [sys.executable, "-m", "whosays", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=seconds,
        env={**kept, "PYTHONUTF8": "1"},
        check=False,
    )


@pytest.fixture(scope="session")
def run() -> Run:
    return run_program


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """An empty case."""
    folder = tmp_path / "case"
    assert run_program("new", folder).returncode == 0
    return folder


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of one document, built."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "in").mkdir()
    (folder / "in" / "story.txt").write_text(STORY)
    (folder / "in" / "manifest.csv").write_text("path,publisher,published\nstory.txt,Harbour Times,2016-08-09\n")
    case = folder / "case"
    for arguments in (("new", case), ("add", case, folder / "in"), ("build", case)):
        done = run_program(*arguments)
        assert done.returncode == 0, done.stderr
    return case
