"""The brief as it is read in a terminal: the same sections, words and numbers as the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from rich.text import Text

from whosays.faces.cli.chart_view import show_chart
from whosays.faces.cli.marks import COLOURS, badge, refs, states
from whosays.faces.cli.terminal import QUIET, heading, out, safe, show, styled
from whosays.faces.look.words import NEVER_SEEN, REVIEW_LABELS, counted, day, quantity_words, times_words
from whosays.model.finding import Review
from whosays.model.picture import (
    Brief,
    ChainStep,
    ConflictPair,
    EventRow,
    Gap,
    Passage,
    PlaceRow,
    PostRow,
    Section,
    Sentence,
    State,
    Tally,
)

# States that a sentence does not say in its own words already.
_SHOWN: dict[State, str] = {"drift": "changed in a copy", "disputed": "disputed", "inherited": "carried on"}
Row = TypeVar("Row")
_TIMES = 3
_ID, _IDS = 9, 3  # characters of a claim id that are shown, and claims of a passage
_BAR = 60  # findings in a row of the histogram that get a mark each


def show_brief(brief: Brief) -> None:
    """Print the whole brief; sections that would be empty are left out."""
    _top(brief)
    if brief.summary:
        heading("In short")
        for number, paragraph in enumerate(brief.summary):
            if number:
                out().print()
            show(_joined(paragraph))
    if brief.chart.units:
        heading("Structure", f"on {day(brief.at)}" if brief.at else "")
        show_chart(brief.chart)
    elif not brief.posts:
        heading("Structure", f"on {day(brief.at)}" if brief.at else "")
        show(styled("No document names a unit.", QUIET))
    _section("People and posts", "", brief.posts, _posts)
    _section("Where it operates", "", brief.places, _places)
    _section("Events", "", brief.events, _events)
    for tally in brief.tallies:
        heading(tally.heading, "each source on its own line; nothing is added up")
        _tally(tally)
    for section in brief.sections:
        heading(section.heading)
        _sentences(section)
    _section("Disputed", "the program takes no side", brief.conflicts, _conflicts)
    _section("Gaps", "what the documents leave open", brief.gaps, _gaps)
    _section("Not read", "", brief.unread, _unread)
    _section("Passages", "to open one: whosays why CASE and the id behind it", brief.passages, _passages)
    _bottom(brief)


def _section(title: str, aside: str, rows: Sequence[Row], body: Callable[[Sequence[Row]], None]) -> None:
    if rows:
        heading(title, aside)
        body(rows)


def _top(brief: Brief) -> None:
    show(styled(safe(brief.title), "bold"))
    if brief.aka is not None:
        show(_sentence(brief.aka))
    facts = [safe(brief.case)]
    if brief.at:
        facts.append(f"valid on {day(brief.at)}")
    if brief.known_on:
        facts.append(f"as known on {day(brief.known_on)}")
    facts.append(f"{brief.reviewed:,} of {counted(brief.findings, 'findings')} reviewed")
    facts.append(counted(brief.documents, "documents"))
    show(styled(" · ".join(facts), QUIET))
    rows = [bar for bar in brief.histogram if bar.reviewed + bar.unreviewed]
    if not rows:
        return
    show("")
    show(styled("Findings by independent origins", QUIET))
    widest = max(len(str(bar.origins)) for bar in rows)
    most = max(bar.reviewed + bar.unreviewed for bar in rows)
    scale = min(1.0, _BAR / most)
    for bar in rows:
        line = Text(f"{bar.origins:>{widest}} ")
        line.append("█" * round(bar.reviewed * scale))
        line.append("░" * max(round(bar.unreviewed * scale), int(bar.unreviewed > 0 and bar.reviewed == 0)))
        line.append(f" {bar.reviewed + bar.unreviewed:,}", style=QUIET)
        show(line, "  ")
    if any(bar.unreviewed for bar in rows):
        show(styled("█ reviewed  ░ not reviewed", QUIET), "  ")


def _sentence(sentence: Sentence) -> Text:
    text = Text()
    for run in sentence.runs:
        text.append(safe(run.text), style="italic" if run.quoted else "underline" if run.entity else "")
    text.append_text(refs(sentence.refs))
    return text


def _joined(sentences: Sequence[Sentence]) -> Text:
    text = Text()
    for sentence in sentences:
        if text:
            text.append(" ")
        text.append_text(_sentence(sentence))
    return text


def _review(review: Review) -> tuple[str, str]:
    return REVIEW_LABELS[review], COLOURS["unreviewed" if review in ("unreviewed", "rejected") else "reviewed"]


def _facts(who_says: str, when: str, alleged: bool, disputed: bool, denied: int, review: Review) -> Text:
    """One line of what stands behind a row, in words."""
    text = Text()
    parts: list[tuple[str, str]] = []
    if when:
        parts.append((when, ""))
    if alleged:
        parts.append(("alleged, no one named", COLOURS["alleged"]))
    elif who_says:
        parts.append((safe(who_says), ""))
    if disputed:
        parts.append(("disputed", COLOURS["disputed"]))
    if denied:
        parts.append((counted(denied, "denials"), COLOURS["denied"]))
    parts.append(_review(review))
    for number, (words, colour) in enumerate(parts):
        text.append(" · " if number else "", style=QUIET)
        text.append(words, style=colour or QUIET)
    return text


def _when(row: PostRow | PlaceRow) -> str:
    """The times of a row in words; of more than `_TIMES`, the first ones and how many there are beside them."""
    sighting = row.sighting if isinstance(row, PostRow) else NEVER_SEEN
    known = [valid for valid in row.valid if valid.known]
    words = times_words(known[:_TIMES], sighting).removesuffix(".")
    if words == "No date is given":
        return "no date"
    more = f"; {len(known) - _TIMES} more" if len(known) > _TIMES else ""
    return words[0].lower() + words[1:] + more


def _posts(rows: Sequence[PostRow]) -> None:
    for row in rows:
        title = styled(safe(row.person_label or "nobody is named"), "bold" if row.person_label else QUIET)
        role = ", ".join(part for part in (row.post, row.unit_label) if part)
        title.append(f"  {safe(role)} ")
        title.append_text(refs(row.refs))
        show(title, "  ", "    ", badge(row.badge))
        show(_facts(row.who_says, _when(row), row.alleged, row.disputed, row.denied, row.review), "    ")


def _places(rows: Sequence[PlaceRow]) -> None:
    for row in rows:
        title = styled(safe(row.label), "bold")
        title.append(f"  {'base' if row.kind == 'base' else 'area'} of {safe(row.subject_label)} ")
        title.append_text(refs(row.refs))
        show(title, "  ", "    ", badge(row.badge))
        show(_facts(row.who_says, _when(row), row.alleged, row.disputed, row.denied, row.review), "    ")


def _events(rows: Sequence[EventRow]) -> None:
    for row in rows:
        show(styled(safe(row.when), "bold"), "  ")
        text = _sentence(row.sentence)
        text.append_text(states(row.sentence.states, _SHOWN))
        show(text, "    ", "    ", badge(row.badge))


def _tally(tally: Tally) -> None:
    for row in tally.rows:
        text = styled(safe(quantity_words(row.quantity)), "bold")
        text.append(f"  {safe(row.who_says)}")
        if row.alleged:
            text.append(" · alleged, no one named", style=COLOURS["alleged"])
        text.append(" ")
        text.append_text(refs(row.refs))
        show(text, "  ", "    ", badge(row.badge))


def _sentences(section: Section) -> None:
    for sentence in section.sentences:
        text = _sentence(sentence)
        text.append_text(states(sentence.states, _SHOWN))
        show(text, "  ", "    ")


def _conflicts(rows: Sequence[ConflictPair]) -> None:
    words = {"conflict": "conflicts with", "possible conflict": "may conflict with", "denial": "is denied"}
    for number, pair in enumerate(rows):
        if number:
            out().print()
        for side in (pair.left, pair.right):
            if side is pair.right:
                show(styled(words[pair.kind], COLOURS["disputed"]), "  ═ ")
            text = _sentence(side.sentence)
            show(text, "  ", "    ", badge(side.badge))
        show(styled(safe(pair.why), QUIET), "    ")


def _gaps(rows: Sequence[Gap]) -> None:
    for gap in rows:
        title = styled(safe(gap.title), "bold")
        title.append(" ")
        title.append_text(refs(gap.refs))
        show(title, "  ┄ ", "    ")
        show(Text(safe(gap.text)), "    ")
        show(styled(safe(gap.action), QUIET), "    ")


def _unread(rows: Sequence[tuple[str, str]]) -> None:
    for path, why in rows:
        text = Text(safe(path))
        text.append(f"  {safe(why)}", style=QUIET)
        show(text, "  ", "    ")


def _passages(rows: Sequence[Passage]) -> None:
    width = max(len(str(passage.number)) for passage in rows) + 2
    for passage in rows:
        show_passage(passage, f"[{passage.number}]".rjust(width) + " ", ids=True)


def show_passage(passage: Passage, first: str, *, ids: bool = False) -> None:
    """A passage: quote (the evidence stands out), whose word it is, where; `ids` adds what `why` takes."""
    rest = " " * len(first)
    quote = Text()
    before = True
    for words, evidence in passage.quotes:
        if evidence and not before and quote and not quote.plain.endswith((" ", "‘", "“", "(")):
            quote.append(" … " if not quote.plain.endswith("…") else " ", style=QUIET)
        quote.append(safe(words), style="italic bold" if evidence else f"italic {QUIET}")
        before = not evidence
    show(quote, first, rest)
    show(chain(passage.chain), rest, rest + "  ")
    place = [safe(passage.title)] if passage.title else []
    if passage.published:
        place.append(day(passage.published))
    if passage.page:
        place.append(f"page {passage.page}")
    if passage.approximate:
        place.append("read by OCR; approximate")
    where = styled(", ".join(place), QUIET)
    if ids and passage.claims:
        shown = [claim[:_ID] for claim in passage.claims[:_IDS]]
        more = f" and {len(passage.claims) - _IDS} more" if len(passage.claims) > _IDS else ""
        where.append(f" · {' '.join(shown)}{more}", style=QUIET)
    show(where, rest)


def chain(steps: Sequence[ChainStep]) -> Text:
    """`The Elvory Mail ← Nora Feld`: "←" reads "has it from"; the deepest holder is bold."""
    text = Text()
    for number, step in enumerate(steps):
        if number:
            text.append(" ← ", style=QUIET)
        deepest = number == len(steps) - 1 and number > 0
        text.append(safe(step.text), style="bold" if deepest else "")
        if step.inherited:
            text.append(", carried on", style=QUIET)
        if step.in_custody:
            text.append(" (said in custody)", style=COLOURS["alleged"])
        if step.denied:
            text.append(" (denies it)", style=COLOURS["denied"])
    return text


def _bottom(brief: Brief) -> None:
    out().print()
    notes = []
    if brief.reviewed < brief.findings:
        notes.append(f"{counted(brief.findings - brief.reviewed, 'findings')} not reviewed by a person.")
    if brief.pseudonyms:
        notes.append("Protected people appear under a pseudonym.")
    if notes:
        show(styled(" ".join(notes), QUIET))
