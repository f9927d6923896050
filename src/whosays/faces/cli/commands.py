"""The commands. Each asks the pipeline and prints what comes back, as text or as JSON.

The pipeline and everything heavy is imported inside the commands, so that `--help` answers at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from whosays.faces.cli import terminal
from whosays.faces.cli.progress import progress

if TYPE_CHECKING:
    from whosays.model.picture import Brief

EXIT_CODES = (
    "Exit codes: 0 done (files that could not be used are named on standard error, the rest was done); "
    "1 any other failure; 2 wrong usage; 3 nothing that was named can be used (files, manifest, decision); "
    "4 not a case, or not in the state that the command needs; "
    "5 no such claim, finding, entity or document; 130 stopped by Ctrl-C."
)


@dataclass(frozen=True, slots=True)
class Faces:
    """What other faces lend to this one: a brief as an HTML page; serving a case (case, port, announce)."""

    page: Callable[[Brief], str]
    serve: Callable[[Path, int, Callable[[str], None]], None]


MOST_JOBS = 8
PAGE = "brief.html"
"""The page that `demo` writes into its case."""

app = typer.Typer(
    name="whosays",
    help="From a folder of documents about an organisation to a picture of it that can be cited.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Case = Annotated[Path, typer.Argument(metavar="CASE", help="The folder of the case.", show_default=False)]
Id = Annotated[str, typer.Argument(metavar="ID", help="A claim or finding, or the beginning of its id.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for a program.")]
By = Annotated[str, typer.Option("--by", help="Who decides.")]
Why = Annotated[str, typer.Option("--why", help="The reason.")]
Port = Annotated[int, typer.Option(min=0, max=65535, help="The port on this machine; 0 takes a free one.")]


def build_program(faces: Faces) -> Callable[[], Any]:
    """The program, ready to be called; it ends with `SystemExit` or one of our errors."""
    return lambda: app(obj=faces)


def _version(asked: bool) -> None:
    if asked:
        from whosays import __version__

        typer.echo(f"whosays {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Every line of the picture opens to the passage that says so, and to who says it."""


@app.command()
def new(
    case: Case,
    name: Annotated[str, typer.Option(help="What its pages call the case.")] = "",
    entity: Annotated[str | None, typer.Option(help="Whom its brief is about, where not asked otherwise.")] = None,
) -> None:
    """Make an empty case: a folder for documents, claims and decisions."""
    from whosays import pipeline

    pipeline.new_case(case, name, entity)
    typer.echo(f"Made the case {case}. Next: whosays add {case} FOLDER")


@app.command()
def add(
    case: Case,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders.", show_default=False)],
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, help="Work in so many processes; by default one a core.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Take files and folders into the case.

    Stopped by Ctrl-C, it goes on where it was when the same is added again.

    Read are plain text, web pages, PDF, scans and images, office files, mail, and archives of these; files of
    other types are listed as "not read yet".

    A manifest.csv beside the files states their metadata: path, title, publisher, author, published, language,
    url, marking.
    """
    from whosays import pipeline
    from whosays.faces.cli.report_view import show_added

    with progress() as report:
        done = pipeline.add(case, paths, report, jobs or _cores())
    if as_json:
        _json(done)
    show_added(done, case, counts=not as_json)
    if not sum(done.count(outcome) for outcome in ("added", "known", "copy", "unpacked")):
        raise typer.Exit(3)


@app.command()
def build(
    case: Case,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, help="Read in so many processes.")] = 1,
    as_json: AsJson = False,
) -> None:
    """Read the documents that are new or changed, and put the picture together."""
    from whosays import pipeline
    from whosays.faces.cli.report_view import show_built

    with progress() as report:
        done = pipeline.build(case, jobs, report)
    if as_json:
        _json(done)
    show_built(done, case, counts=not as_json)


@app.command()
def brief(
    context: typer.Context,
    case: Case,
    entity: Annotated[
        str | None, typer.Argument(help="Name or id; by default the one the case is about.", show_default=False)
    ] = None,
    at: Annotated[str | None, typer.Option(metavar="DATE", help="The day of the picture, as YYYY-MM-DD.")] = None,
    as_json: AsJson = False,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write one self-contained web page instead.")
    ] = None,
) -> None:
    """Print the picture: structure, people, places, events, numbers, disputes, gaps, passages."""
    from whosays import pipeline

    picture = pipeline.brief(case, entity, _day(at))
    if html is not None:
        html.write_text(context.obj.page(picture), encoding="utf-8")
        terminal.remark(f"Wrote {html}.")
    if as_json:
        _json(picture)
    elif html is None:
        from whosays.faces.cli.brief_view import show_brief

        show_brief(picture)


@app.command()
def why(
    case: Case,
    id_: Id,
    page_image: Annotated[
        Path | None,
        typer.Option(
            "--page-image", metavar="FILE", help="Write the page of a PDF or image, its quote in boxes, as PNG."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Open a claim or finding: its passages in context, who says it and who told them, who read it."""
    from whosays import pipeline

    found = pipeline.why(case, id_)
    if page_image is not None:
        made = pipeline.page_image(case, id_)
        page_image.write_bytes(made.png)
        boxed = "" if made.boxed else " The quote was not found again on it and has no box."
        terminal.remark(f"Wrote page {made.page} of {made.path} to {page_image}.{boxed}")
    if as_json:
        _json(found)
    else:
        from whosays.faces.cli.why_view import show_why

        show_why(found)


@app.command()
def copies(case: Case, as_json: AsJson = False) -> None:
    """Say which documents are copies of which, how much of each text, and the longest passage they share."""
    from whosays import pipeline

    found = pipeline.copies(case)
    if as_json:
        _json(found)
    else:
        from whosays.faces.cli.copies_view import show_copies

        show_copies(found)


@app.command()
def decide(
    case: Case,
    id_: Id,
    decision: Annotated[str, typer.Argument(metavar="accept|reject|correct|note", show_default=False)],
    by: By,
    reason: Why = "",
    fields: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="FIELD=VALUE",
            help="With correct: what it should say. Fields: subject, object, role, role_class, stance, polarity, "
            "first_precise, last_precise, first_imprecise, last_imprecise, starting, ending.",
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write a decision on a claim, or on every claim of a finding, into the log."""
    from whosays import pipeline

    if decision not in ("accept", "reject", "correct", "note"):
        raise typer.BadParameter("choose accept, reject, correct or note", param_hint="decision")
    made = pipeline.decide(case, id_, decision, by, reason, _fields(fields or []))
    if as_json:
        _json([{"number": one.number, "action": one.action, "target": one.target} for one in made])
    else:
        claims = "1 claim" if len(made) == 1 else f"{len(made)} claims"
        typer.echo(f"Written: {decision} by {terminal.safe(by)}, on {claims}.")


@app.command()
def protect(
    case: Case,
    name: Annotated[str, typer.Argument(help="The person's name as documents write it.", show_default=False)],
    by: By,
    reason: Why = "",
) -> None:
    """Show a pseudonym for a person in every view and export from now on."""
    from whosays import pipeline

    typer.echo(f"Shown from now on as {terminal.safe(pipeline.protect(case, name, by, reason))}.")
    if not pipeline.stands_in_a_text(case, name):
        terminal.remark("No text of the case has this name as it is written here. Check its spelling.")


@app.command()
def unprotect(
    case: Case,
    name: Annotated[str, typer.Argument(help="The protected name.", show_default=False)],
    by: By,
    reason: Why = "",
) -> None:
    """Show the name of a protected person again."""
    from whosays import pipeline

    pipeline.unprotect(case, name, by, reason)
    typer.echo("The name is shown again.")


@app.command()
def remove(
    context: typer.Context,
    case: Case,
    document: Annotated[
        str, typer.Argument(metavar="DOCUMENT", help="Its path, its hash or the beginning of that.")
    ],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Also what came inside it, without asking.")] = False,
    as_json: AsJson = False,
) -> None:
    """Take a document out of the case for good, with every copy of its words, and put the picture together.

    A mail or an archive takes the documents with it that came inside it and nowhere else.
    """
    from whosays import pipeline
    from whosays.faces.cli.report_view import show_members, show_removed
    from whosays.model.errors import InputError

    planned = pipeline.removal(case, document)
    if planned.members and not yes:
        show_members(planned)
        if not terminal.can_ask():
            raise InputError(f"{document} takes other documents with it.", "Add --yes if they should go too.")
        typer.confirm("Remove all of it?", abort=True, err=True)
    done = pipeline.remove(case, document)
    remade = _page_again(context.obj, case, done.left)
    done = replace(done, left=tuple(name for name in done.left if name not in remade))
    if as_json:
        _json(done)
    show_removed(done, counts=not as_json)


def _page_again(faces: Faces, case: Path, left: tuple[str, ...]) -> tuple[str, ...]:
    """Make the page that `demo` wrote into the case anew; without a picture to show it goes."""
    from whosays import pipeline
    from whosays.model.errors import CaseError, NotFoundError

    if PAGE not in left:
        return ()
    try:
        text = faces.page(pipeline.brief(case))
    except (CaseError, NotFoundError):
        (case / PAGE).unlink()
    else:
        (case / PAGE).write_text(text, encoding="utf-8")
    return (PAGE,)


@app.command()
def status(case: Case, as_json: AsJson = False) -> None:
    """Say what is in the case, what was not read and why, and what is left to do."""
    from whosays import pipeline

    state = pipeline.status(case)
    if as_json:
        _json(state)
    else:
        from whosays.faces.cli.report_view import show_status

        show_status(state, case)


@app.command()
def extract(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files and folders.", show_default=False)],
    form: Annotated[str, typer.Option("--format", metavar="jsonl", help="The only one so far.")] = "jsonl",
) -> None:
    """Print one JSON object a document: text, mentions, claims, attributions (see: whosays schema).

    It holds the raw text and every name in it: nothing is masked and nobody is under a pseudonym.
    """
    from whosays import pipeline
    from whosays.faces.cli.report_view import show_problem

    if form != "jsonl":
        raise typer.BadParameter("choose jsonl", param_hint="--format")
    documents = 0
    for document in pipeline.extract(paths, show_problem):
        _json(document)
        documents += 1
    if not documents:
        raise typer.Exit(3)
    terminal.remark("This output holds the raw text and every name in it: nothing is masked.")


@app.command()
def schema() -> None:
    """Print the JSON Schema of what `extract` prints."""
    import json

    from whosays import pipeline

    typer.echo(json.dumps(pipeline.schema(), indent=2, ensure_ascii=False))


@app.command()
def evaluate(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="Annotated documents, one object a line.")],
    as_json: AsJson = False,
) -> None:
    """Say how right the reader is on documents that you have annotated.

    FILE has the form that `extract` prints: correct it by hand (add "optional": true to a claim that may be
    missing), and the texts in it are read anew and compared. A section that you leave out is not scored.
    """
    from whosays import pipeline
    from whosays.faces.cli.evaluation_view import show_evaluation

    found = pipeline.evaluate(path)
    if as_json:
        _json({"documents": found.documents, "sections": found.sections})
    else:
        show_evaluation(found)


@app.command()
def serve(context: typer.Context, case: Case, port: Port = 0) -> None:
    """Show the case in a browser, on this machine only, until Ctrl-C."""
    _serve(context.obj, case, port)


@app.command()
def demo(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="Where to make the sample case.")] = Path("demo-case"),
    port: Port = 0,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Print the brief and end.")] = False,
) -> None:
    """Build the sample case, a fictional organisation, print its brief and show it in a browser."""
    from whosays import pipeline
    from whosays.faces.cli.brief_view import show_brief
    from whosays.faces.cli.sample import ENTITY, NAME, documents

    if not (folder / "case.toml").is_file():
        pipeline.new_case(folder, NAME, ENTITY)
    with progress() as report, documents() as files:
        pipeline.add(folder, [files], report)
        pipeline.build(folder, 1, report)
    picture = pipeline.brief(folder)
    show_brief(picture)
    page = folder / PAGE
    page.write_text(context.obj.page(picture), encoding="utf-8")
    typer.echo(f"\nThe case is in {folder}, the same brief as a page in {page}.")
    if not no_serve:
        _serve(context.obj, folder, port)


def _serve(faces: Faces, case: Path, port: int) -> None:
    from whosays import pipeline

    pipeline.status(case)  # a folder that is no case is an error here, not a page
    faces.serve(case, port, lambda address: typer.echo(f"Open {address}\nStop with Ctrl-C."))


def _cores() -> int:
    """The cores that this program may use, up to the number at which the one writer is busy."""
    import os

    usable = getattr(os, "sched_getaffinity", None)
    return min(len(usable(0)) if usable else os.cpu_count() or 1, MOST_JOBS)


def _json(record: object) -> None:
    """A record as one line of canonical JSON on standard output."""
    from whosays.model.ids import canonical_json

    typer.echo(canonical_json(record))


def _day(words: str | None) -> date | None:
    if words is None:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise typer.BadParameter(f"'{words}' is not a date; write it as 2024-01-31", param_hint="--at") from None


def _fields(settings: list[str]) -> dict[str, str]:
    fields = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals:
            raise typer.BadParameter(f"'{setting}' has no '='; write field=value", param_hint="--set")
        fields[name.strip()] = value.strip()
    return fields
