"""Progress on long work: drawn on standard error for a person, silent for a program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from whosays.faces.cli.terminal import err, is_interactive

Report = Callable[[str, int, int | None], None]
_WORDS = {"add": "Taking in", "read": "Reading", "convert": "Converting", "assemble": "Putting together"}


@contextmanager
def progress() -> Iterator[Report | None]:
    """Something that the pipeline may call with (stage, done, total); None where nobody watches."""
    if not is_interactive():
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err(), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def report(stage: str, done: int, total: int | None) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(_WORDS.get(stage, stage.capitalize()), total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield report
