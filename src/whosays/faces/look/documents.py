"""The list of documents as a page: read, not read and refused ones alike."""

from __future__ import annotations

from collections.abc import Sequence

from whosays.faces.look.brief import shared_context
from whosays.faces.look.engine import Frame, Links, render
from whosays.model.picture import DocumentRow


def documents_page(rows: Sequence[DocumentRow], frame: Frame, links: Links) -> str:
    """All documents of a case as an HTML page."""
    outcomes = [row.outcome for row in rows]
    return render(
        "documents.html",
        **shared_context(links),
        frame=frame,
        rows=rows,
        read=outcomes.count("read"),
        unread=outcomes.count("not read"),
        refused=outcomes.count("refused"),
    )
