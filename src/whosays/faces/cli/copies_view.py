"""What `copies` says: pairs of documents that share text, how much of each, and the longest passage."""

from __future__ import annotations

from rich.text import Text

from whosays.faces.cli.terminal import QUIET, heading, out, safe, show, styled
from whosays.faces.look.words import counted, day
from whosays.model.copies import CopiesView, CopyKind, CopySide, ShownReuse

_SECTIONS: tuple[tuple[CopyKind, str, str], ...] = (
    ("exact", "The same text", "word for word; files may differ in form"),
    ("near", "Copies", "half of one text or more is in the other"),
    ("partial", "Shared passages", ""),
)
_LONGEST = 400  # characters of a passage that are quoted


def show_copies(found: CopiesView) -> None:
    """Print every pair, exact copies first."""
    if not found.pairs:
        show(f"{counted(found.documents, 'documents')}, and none shares a passage with another.")
        return
    show(f"{found.sharing:,} of {counted(found.documents, 'documents')} share text with another.")
    for kind, title, aside in _SECTIONS:
        pairs = [pair for pair in found.pairs if pair.kind == kind]
        if pairs:
            heading(title, aside)
        for number, pair in enumerate(pairs):
            if number:
                out().print()
            _pair(pair)
    out().print()
    show(
        styled(
            "Words that stand in many unrelated documents do not count. Who has it from whom is not said here.",
            QUIET,
        )
    )
    if found.pseudonyms:
        show(styled("Protected people appear under a pseudonym.", QUIET))


def _pair(pair: ShownReuse) -> None:
    show(_side(pair.left), "  ", "       ")
    show(_side(pair.right), "  ", "       ")
    if pair.kind == "exact":
        return
    counts = f"{counted(pair.words, 'words')} shared; the longest run has {pair.longest_words:,}:"
    show(styled(counts, QUIET), "       ")
    quote = safe(pair.longest)
    if len(quote) > _LONGEST:
        quote = f"{quote[:_LONGEST].rsplit(' ', 1)[0]} …"
    show(styled(f"“{quote}”", "italic"), "       ", "       ")


def _side(side: CopySide) -> Text:
    """`97% 02-post.txt · The Post, 10 Feb 2023`: how much of this text the other has."""
    text = Text(f"{_percent(side.share):>4} ")
    text.append(safe(side.path), style="bold")
    facts = [fact for fact in (safe(side.publisher), day(side.published) if side.published else "") if fact]
    if facts:
        text.append(f" · {', '.join(facts)}", style=QUIET)
    return text


def _percent(share: float) -> str:
    """Whole per cent; 100 only where it is all."""
    if share >= 1:
        return "100%"
    return "<1%" if share < 0.01 else f"{int(share * 100)}%"
