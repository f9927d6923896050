"""The documentation is run: every command in it works, and every command of the program is in it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from typer.main import get_command

from whosays.faces.cli import commands
from whosays.model.errors import WhoSaysError

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted(DOCS.glob("*.md"))
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXIT = re.compile(r"\s+# exit (\d+)$")
FOREVER = re.compile(r"^whosays (?:serve\b|demo\b(?!.*--no-serve))")
LIMIT = 300.0


@dataclass(frozen=True)
class Step:
    """One command of a page, its further lines included, and the exit code that the page promises."""

    shell: str
    code: int = 0


def steps(page: str) -> list[Step]:
    """The commands of all console blocks. A line begins with `$ `, goes on with `> `; other lines are output."""
    found: list[Step] = []
    for block in CONSOLE.findall(page):
        for line in block.splitlines():
            if line.startswith("$ "):
                promised = EXIT.search(line)
                found.append(Step(EXIT.sub("", line[2:]), int(promised[1]) if promised else 0))
            elif line.startswith("> "):
                found[-1] = Step(f"{found[-1].shell}\n{line[2:]}", found[-1].code)
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty place with the documents of the sample case in `documents`."""
    with as_file(files("whosays").joinpath("examples", "highroad", "documents")) as documents:
        shutil.copytree(documents, tmp_path / "documents")
    return tmp_path


def environment() -> dict[str, str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    return {**os.environ, "PATH": path, "NO_COLOR": "1", "COLUMNS": "100"}


def serves(shell: str, folder: Path) -> None:
    """A command that runs until Ctrl-C prints its address first, and ends when it is told to."""
    running = subprocess.Popen(
        ["bash", "-c", f"exec {shell}"],
        cwd=folder,
        env={**environment(), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert running.stdout is not None
        end = time.monotonic() + LIMIT
        for line in running.stdout:
            if "http://" in line or time.monotonic() > end:
                break
        else:
            pytest.fail(f"`{shell}` ended without an address")
    finally:
        # Not Ctrl-C: a program started in the background of a shell inherits SIGINT as ignored.
        running.terminate()
        try:
            running.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            running.kill()
            running.communicate()
            raise


@pytest.mark.slow
@pytest.mark.parametrize(
    "path", [page for page in PAGES if CONSOLE.search(page.read_text("utf-8"))], ids=lambda p: p.name
)
def test_every_command_of_the_page_works(path: Path, folder: Path) -> None:
    variables = folder / ".variables"
    variables.touch()
    for step in steps(path.read_text("utf-8")):
        if FOREVER.match(step.shell):
            serves(step.shell, folder)
            continue
        # Variables of one command are there for the next, as in the reader's own shell.
        shell = f". ./.variables\n{step.shell}\ncode=$?\ndeclare -p ID > .variables 2>/dev/null\nexit $code"
        done = subprocess.run(
            ["bash", "-c", shell],
            cwd=folder,
            env=environment(),
            capture_output=True,
            text=True,
            timeout=LIMIT,
            check=False,
        )
        said = f"$ {step.shell}\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
        assert done.returncode == step.code, said
        assert "Traceback" not in done.stderr, said


def test_every_command_and_option_is_documented() -> None:
    reference = (DOCS / "cli.md").read_text("utf-8")
    headings = set(re.findall(r"[\w-]+", " ".join(re.findall(r"^## (.*)$", reference, re.MULTILINE))))
    program = get_command(commands.app)
    names = set(program.commands)  # type: ignore[attr-defined]
    assert names - headings == set(), "not in docs/cli.md"
    everything = " ".join(page.read_text("utf-8") for page in PAGES)
    for name in sorted(names):
        assert f"whosays {name}" in everything, name
        for parameter in program.commands[name].params:  # type: ignore[attr-defined]
            if parameter.param_type_name == "option" and parameter.name != "help":
                option = max(parameter.opts, key=len)
                assert option in reference, f"{name} {option}"


def test_no_command_is_documented_that_does_not_exist() -> None:
    names = set(get_command(commands.app).commands)  # type: ignore[attr-defined]
    for page in PAGES:
        text = page.read_text("utf-8")
        shown = {found for step in steps(text) for found in re.findall(r"\bwhosays ([a-z]+)", step.shell)}
        shown |= set(re.findall(r"`whosays ([a-z]+)", text))
        assert shown <= names, page.name


def test_every_exit_code_is_documented() -> None:
    table = (DOCS / "cli.md").read_text("utf-8")
    listed = {int(code) for code in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)}
    kinds = {WhoSaysError, *_below(WhoSaysError)}
    assert {kind.exit_code for kind in kinds} <= listed
    assert {
        int(code) for code in re.findall(r"\b(\d+) (?:done|any|wrong|nothing|not|no|stopped)", commands.EXIT_CODES)
    } == listed


def _below(kind: type[WhoSaysError]) -> set[type[WhoSaysError]]:
    return {deeper for sub in kind.__subclasses__() for deeper in {sub, *_below(sub)}}


def test_links_between_pages_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            assert (DOCS / target).exists(), f"{page.name} -> {target}"


def test_the_reader_of_pages_sees_what_is_wrong(folder: Path) -> None:
    page = (
        "```console\n$ whosays status nowhere  # exit 4\n$ cat <<'END'\n> a\n> END\nshown output\n$ false\n```\n"
    )
    assert steps(page) == [Step("whosays status nowhere", 4), Step("cat <<'END'\na\nEND"), Step("false")]
