"""The commands from the first to the last, on a small case."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from whosays.model.ids import from_json
from whosays.model.picture import Brief, Why
from whosays.model.views import AddReport, BuildReport, Removed, Status

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_help_names_every_command_and_the_exit_codes(run: Run) -> None:
    shown = run("--help").stdout
    for command in (
        "new",
        "add",
        "build",
        "brief",
        "why",
        "copies",
        "decide",
        "protect",
        "unprotect",
        "status",
        "remove",
        "extract",
        "evaluate",
    ):
        assert f" {command} " in shown
    assert "Exit codes:" in shown
    assert "4 not a case" in " ".join(shown.split())


def test_help_loads_nothing_heavy() -> None:
    code = """
import sys
sys.argv = ["whosays", "--help"]
from whosays.app import main
try:
    main()
except SystemExit:
    pass
heavy = {"spacy", "numpy", "sqlalchemy", "lxml", "fastapi", "uvicorn", "jinja2", "trafilatura", "msgspec"}
print("loaded:", sorted(heavy & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("loaded: []")


def test_brief_as_text_json_and_page(run: Run, built: Path, tmp_path: Path) -> None:
    text = run("brief", built, "Blue Strait Ferries")
    assert text.returncode == 0, text.stderr
    assert text.stderr == ""
    assert "Anna Lund" in text.stdout
    assert "\x1b" not in text.stdout
    assert max(map(len, text.stdout.splitlines())) <= 80
    one = run("brief", built, "Blue Strait Ferries", "--json")
    brief = from_json(one.stdout, Brief)
    assert brief.title == "Blue Strait Ferries"
    assert run("brief", built, "Blue Strait Ferries", "--json").stdout == one.stdout
    page = tmp_path / "brief.html"
    done = run("brief", built, "Blue Strait Ferries", "--html", page)
    assert (done.returncode, done.stdout) == (0, "")
    assert "Wrote" in done.stderr
    assert "Anna Lund" in page.read_text()


def test_why_and_decide(run: Run, built: Path) -> None:
    brief = from_json(run("brief", built, "Blue Strait Ferries", "--json").stdout, Brief)
    finding = brief.posts[0].finding
    opened = run("why", built, finding)
    assert opened.returncode == 0
    assert "Harbour Times" in opened.stdout
    why = from_json(run("why", built, finding, "--json").stdout, Why)
    assert why.review == "unreviewed"
    claim = why.assertions[0].claim
    done = run("decide", built, claim, "accept", "--by", "Jo Roe", "--why", "seen the paper")
    assert (done.returncode, done.stdout) == (0, "Written: accept by Jo Roe, on 1 claim.\n")
    assert from_json(run("why", built, finding, "--json").stdout, Why).review == "accepted"
    assert from_json(run("status", built, "--json").stdout, Status).decisions >= 1
    bad = run("decide", built, claim, "correct", "--by", "Jo Roe", "--set", "colour=red")
    assert bad.returncode == 3
    assert "colour" in bad.stderr


def test_protect_and_unprotect(run: Run, built: Path) -> None:
    done = run("protect", built, "Anna Lund", "--by", "Jo Roe", "--why", "asked for it")
    assert "No text" not in done.stderr
    assert "No text of the case has this name" in run("protect", built, "Ana Lundt", "--by", "Jo Roe").stderr
    assert done.returncode == 0
    hidden = run("brief", built, "Blue Strait Ferries").stdout
    assert "Lund" not in hidden
    assert "appear under a pseudonym" in hidden
    assert run("unprotect", built, "Anna Lund", "--by", "Jo Roe").returncode == 0
    assert "Anna Lund" in run("brief", built, "Blue Strait Ferries").stdout


def test_reports_as_json(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The harbour office withdrew the licence of Blue Strait Ferries on Tuesday.\n")
    case = tmp_path / "case"
    assert run("new", case).returncode == 0
    added = run("add", case, tmp_path / "a.txt", "--json")
    assert from_json(added.stdout, AddReport).count("added") == 1
    assert from_json(run("build", case, "--json").stdout, BuildReport).read == 1
    assert from_json(run("build", case, "--json").stdout, BuildReport).read == 0
    state = from_json(run("status", case, "--json").stdout, Status)
    assert (state.documents, state.read, state.built) == (1, 1, True)
    assert run("new", case).returncode == 4


def test_remove_says_what_it_did_and_makes_the_page_anew(run: Run, tmp_path: Path) -> None:
    case = tmp_path / "case"
    (tmp_path / "in").mkdir()
    for name, story in (
        ("a.txt", "Anna Lund is the director of Blue Strait Ferries.\n"),
        ("b.txt", "Bo Quist is the chairman of Blue Strait Ferries.\n"),
    ):
        (tmp_path / "in" / name).write_text(story)
    for arguments in (("new", case), ("add", case, tmp_path / "in"), ("build", case)):
        assert run(*arguments).returncode == 0
    assert run("brief", case, "Blue Strait Ferries", "--html", case / "brief.html").returncode == 0
    (case / "note.txt").write_text("Bo Quist is the chairman of Blue Strait Ferries, it says.")
    brief = from_json(run("brief", case, "Blue Strait Ferries", "--json").stdout, Brief)
    finding = next(row.finding for row in brief.posts if row.person_label == "Bo Quist")
    assert run("decide", case, finding, "accept", "--by", "Jo Roe").returncode == 0
    done = run("remove", case, "b.txt")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "Removed b.txt: bytes, text, claims and index.",
        "1 decision on it emptied; the log keeps their number and time.",
    ]
    assert (
        done.stderr == "note.txt in the folder of the case still holds words of it. Delete it, or make it anew.\n"
    )
    page = (case / "brief.html").read_text()
    assert "Lund" in page
    assert "Quist" not in page
    assert run("remove", case, "b.txt").returncode == 5
    one = from_json(run("remove", case, "a.txt", "--json").stdout, Removed)
    assert (one.paths, one.left) == (("a.txt",), ("note.txt",))
    assert not (case / "brief.html").exists()


def test_extract_fits_the_schema_and_goes_on_after_bad_files(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Anna Lund is the director of Blue Strait Ferries.\n")
    (tmp_path / "b.txt").write_bytes(b"")
    done = run("extract", tmp_path, "--format", "jsonl")
    assert done.returncode == 0
    assert "refused: b.txt: is empty." in done.stderr
    assert "nothing is masked" in done.stderr
    lines = done.stdout.splitlines()
    assert len(lines) == 1
    schema = json.loads(run("schema").stdout)
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(lines[0]))
    (tmp_path / "a.txt").unlink()
    assert run("extract", tmp_path).returncode == 3


def test_an_empty_case_is_told_to_add_documents(run: Run, tmp_path: Path) -> None:
    case = str(tmp_path / "case")
    run("new", case)
    done = run("build", case)
    assert done.returncode == 0
    assert f"whosays add {case}" in " ".join(done.stdout.split())


@pytest.mark.slow
def test_demo_ends_with_a_brief_and_a_page(run: Run, tmp_path: Path) -> None:
    done = run("demo", tmp_path / "demo", "--no-serve", seconds=300)
    assert done.returncode == 0, done.stderr
    assert "High Road Guard" in done.stdout
    assert (tmp_path / "demo" / "brief.html").is_file()
    again = run("demo", tmp_path / "demo", "--no-serve", seconds=300)
    assert again.stdout == done.stdout


def test_output_that_nobody_reads_any_more_is_no_error_message(built: Path) -> None:
    done = subprocess.run(
        f'"{sys.executable}" -m whosays brief "{built}" "Blue Strait Ferries" | head -1',
        shell=True,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "Blue Strait Ferries\n"
    assert "Traceback" not in done.stderr
