"""The terminal face: commands that are thin over the pipeline, and how their results are printed."""

from whosays.faces.cli.commands import Faces
from whosays.faces.cli.run import run

__all__ = ["Faces", "run"]
