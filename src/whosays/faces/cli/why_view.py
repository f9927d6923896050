"""A finding opened in the terminal: the sentence, what it rests on, and each passage with its chain."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from whosays.faces.cli.brief_view import show_passage
from whosays.faces.cli.marks import badge, states
from whosays.faces.cli.terminal import QUIET, heading, out, safe, show, styled
from whosays.faces.look.words import REVIEW_LABELS, STATE_LABELS, counted, times_words
from whosays.model.picture import Evidence, Why


def show_why(why: Why) -> None:
    """Print the finding and everything that stands behind it."""
    show(styled(safe(why.sentence.text), "bold"))
    line = badge(why.badge)
    line.append_text(states(why.states, STATE_LABELS))
    show(line)
    show(styled(f"{times_words(why.valid)} {REVIEW_LABELS[why.review]}. Finding {why.finding}", QUIET))
    if why.depends_on:
        show(Text(f"Depends entirely on {', '.join(map(safe, why.depends_on))}."))
    if why.ends:
        heading("Where its chains end")
    for end in why.ends:
        text = styled(safe(end.label), "bold")
        kind = "resolved" if end.resolved else "not resolved"
        text.append(f"  {kind}, in {counted(len(end.documents), 'texts')}: ", style=QUIET)
        text.append("; ".join(map(safe, end.documents)), style=QUIET)
        show(text, "  ", "    ")
    _evidence("Passages", why.assertions)
    _evidence("Denials", why.denials)
    if why.conflicts:
        heading("Conflicts", "the program takes no side")
    for pair in why.conflicts:
        show(safe(pair.left.sentence.text), "  ", "    ")
        show(safe(pair.right.sentence.text), "  ═ ", "    ")
        show(styled(safe(pair.why), QUIET), "    ")
    if why.decisions:
        heading("Decisions")
    for when, words in why.decisions:
        show(f"{when.isoformat()}  {safe(words)}", "  ", "    ")
    if why.pseudonyms:
        out().print()
        show(styled("Protected people appear under a pseudonym.", QUIET))


def _evidence(title: str, items: Sequence[Evidence]) -> None:
    if not items:
        return
    heading(title)
    for number, item in enumerate(items):
        if number:
            out().print()
        show_passage(item.passage, f"[{item.passage.number}] ")
        show(
            Text(
                f"claim {item.claim} · {REVIEW_LABELS[item.review]} · read by {safe(item.extractor)}, "
                f"sure of the reading: {item.p_extraction:.2f}",
                style=QUIET,
            ),
            "    ",
        )
