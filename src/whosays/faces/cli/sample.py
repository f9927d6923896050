"""The sample case that travels in the package."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

NAME = "The High Road"
ENTITY = "High Road Guard"


@contextmanager
def documents() -> Iterator[Path]:
    """The folder of the sample case's documents, as long as it is needed."""
    with as_file(files("whosays").joinpath("examples", "highroad", "documents")) as folder:
        yield folder
