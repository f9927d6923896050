"""Run the program and turn every error into one message and one exit code."""

from __future__ import annotations

import os
import sys

from whosays.faces.cli.commands import Faces, build_program
from whosays.faces.cli.terminal import problem
from whosays.model.errors import WhoSaysError

INTERRUPTED = 130  # what shells use for a program ended by Ctrl-C


def run(faces: Faces) -> int:
    """The exit code of the command that was given on the command line (`--help` lists the codes)."""
    program = build_program(faces)
    try:
        program()
    except SystemExit as end:
        if end.code == INTERRUPTED:  # Typer's word for Ctrl-C within a command
            problem("Stopped.", "What was reported as done is kept.")
        return end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    except WhoSaysError as error:
        problem(error.message, error.remedy)
        return error.exit_code
    except KeyboardInterrupt:
        problem("Stopped.", "What was reported as done is kept.")
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output has gone (`whosays brief CASE | head`)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        problem(f"{where}{error.strerror or error}.", "Check the path, its permissions and the space on the disk.")
        return 1
    return 0
