"""The program `whosays`: the terminal face, with the HTML page and the web server handed to it.

Faces do not know each other; this is the one place that does, and it loads each only when it is used.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from whosays.faces.cli import Faces, run

if TYPE_CHECKING:
    from whosays.model.picture import Brief


def _page(brief: Brief) -> str:
    from whosays.faces.report import render_html

    return render_html(brief)


def _serve(case: Path, port: int, announce: Callable[[str], None]) -> None:
    from whosays.faces.web import serve

    serve(case, port, announce)


def main() -> None:
    """Run the command line and leave with its exit code."""
    raise SystemExit(run(Faces(page=_page, serve=_serve)))
