"""Runs: the smallest pieces of our sentences."""

from __future__ import annotations

from whosays.model.finding import Filler
from whosays.model.picture import Run


def noun(filler: Filler | None) -> Run:
    """A filler as a run: an entity is a link; the words of a description stand as they are."""
    if filler is None:
        return Run(text="somebody")
    return Run(text=filler.label, entity=filler.entity)


def quoted(words: str) -> Run:
    """Somebody else's words inside our sentence."""
    bare = words.strip().strip('‘’“”"').strip()
    return Run(text=f"‘{bare}’", quoted=True)
