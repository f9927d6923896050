"""Progress on long work, on standard error: drawn for a person, now and then a line where nobody watches."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from whosays.faces.cli.terminal import err, is_interactive, remark

Report = Callable[[str, int, int | None], None]
_WORDS = {"add": "Taking in", "read": "Reading", "convert": "Converting", "assemble": "Putting together"}
QUIET_SECONDS = 15.0
"""How long a command may say nothing to a log: shorter work says nothing at all."""


@contextmanager
def progress() -> Iterator[Report]:
    """Something that the pipeline may call with (stage, done, total)."""
    if not is_interactive():
        yield _Lines().report
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err(), transient=True) as bars:
        tasks: dict[str, TaskID] = {}

        def report(stage: str, done: int, total: int | None) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(_words(stage), total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield report


def _words(stage: str) -> str:
    return _WORDS.get(stage, stage.capitalize())


class _Lines:
    """A line on standard error each `QUIET_SECONDS`, with an estimate of the time left."""

    def __init__(self) -> None:
        self.stage = ""
        self.began = self.said = time.monotonic()
        self.first = 0

    def report(self, stage: str, done: int, total: int | None) -> None:
        now = time.monotonic()
        if stage != self.stage:
            self.stage, self.began, self.first = stage, now, done
        if now - self.said < QUIET_SECONDS or total is None or done >= total:
            return
        self.said = now
        left = ""
        if done > self.first:
            left = f", {_duration((total - done) * (now - self.began) / (done - self.first))} left"
        remark(f"{_words(stage)}: {done:,} of {total:,}{left}.")


def _duration(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 1:
        return "less than a minute"
    return f"about {minutes} min" if minutes < 100 else f"about {round(minutes / 60)} h"
