"""The brief as a page: what the template needs, worked out from the record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from whosays.faces.look import times, words
from whosays.faces.look.badges import badge_shape, histogram
from whosays.faces.look.chart import draw
from whosays.faces.look.engine import Frame, Links, render
from whosays.faces.look.outline import outline
from whosays.faces.look.tallies import RangeBar, range_bars
from whosays.model.picture import (
    Brief,
    ChainStep,
    Chart,
    ChartLink,
    Passage,
    PlaceRow,
    PostRow,
    State,
    Tally,
    TallyRow,
)

CONTEXT = 110  # characters of context kept on each side of a quote where room is scarce
MARGIN_WORDS = 60  # one passage stands in the margin for so many words of the summary

MOST = {"conflicts": 6, "gaps": 9}  # beyond these, cards are folded away behind their number

LEGEND = (
    ("1 origin", ("e w1",)),
    ("2 origins", ("e w2",)),
    ("3 or more", ("e w3",)),
    ("some time in this period", ("e w1 dash",)),
    ("seen before or after", ("e dot",)),
    ("no date given", ("e w1 und",)),
    ("disputed, both shown", ("e dis", "e dis-in")),
    ("alleged, no one named", ("e w1 alg",)),
)


def with_gaps(quotes: Sequence[tuple[str, bool]]) -> tuple[tuple[str, bool], ...]:
    """The quotes with an ellipsis between two stretches of evidence that do not touch."""
    out: list[tuple[str, bool]] = []
    for text, evidence in quotes:
        if out and evidence and out[-1][1]:
            out.append((" … ", False))
        out.append((text, evidence))
    return tuple(out)


def shortened(quotes: Sequence[tuple[str, bool]], room: int = CONTEXT) -> tuple[tuple[str, bool], ...]:
    """The quotes with long context cut at a word, marked by an ellipsis. Evidence is never cut."""
    out = []
    last = len(quotes) - 1
    for index, (text, evidence) in enumerate(quotes):
        if not evidence and len(text) > room:
            tail = text[-room:].partition(" ")[2] or text[-room:]
            head = text[:room].rpartition(" ")[0] or text[:room]
            if index == 0 and last > 0:
                text = f"… {tail}"
            elif index == last:
                text = f"{head} …"
            elif len(text) > 2 * room:
                text = f"{head} … {tail}"
        out.append((text, evidence))
    return with_gaps(out)


def passage_source(passage: Passage) -> str:
    """`Judgment 114/2023, 2 February 2024, page 9`."""
    bits = [passage.title or passage.publisher]
    if passage.published:
        bits.append(words.day(passage.published))
    if passage.page is not None:
        bits.append(f"page {passage.page}")
    return ", ".join(bit for bit in bits if bit)


def beyond_chain(states: Sequence[State], chain: Sequence[ChainStep]) -> tuple[State, ...]:
    """The states of a passage or claim that its chain does not show already."""
    shown = set()
    if any(step.inherited for step in chain):
        shown.add("inherited")
    if any(step.denied for step in chain):
        shown.add("denied")
    if any(step.kind == "unspecified" for step in chain):
        shown.add("alleged")
    return tuple(state for state in states if state not in shown)


def post_words(row: PostRow) -> str:
    """`Director, Corvane Maritime Service`."""
    post = row.post or (row.role_class or "").replace("other", "") or "Post without a title"
    return f"{post[:1].upper()}{post[1:]}{', ' if row.unit_label else ''}{row.unit_label}"


def same_post(left: PostRow, right: PostRow) -> bool:
    """Whether two rows stand for one disputed post, so that they are set as one group."""
    return left.disputed and right.disputed and left.unit == right.unit and left.role_class == right.role_class


def _denials(number: int) -> str:
    return f"{number} {'denies' if number == 1 else 'deny'} it"


def post_chips(row: PostRow) -> tuple[tuple[str, str], ...]:
    """The states of a post, each with its words."""
    chips = []
    if row.disputed:
        chips.append(("disputed", "Disputed"))
    if row.alleged:
        chips.append(("alleged", "alleged, no one named"))
    if row.denied:
        chips.append(("denied", _denials(row.denied)))
    if not chips and row.who_says:
        chips.append(("asserted", row.who_says))
    return tuple(chips)


def place_chips(row: PlaceRow) -> tuple[tuple[str, str], ...]:
    """On whose word a place is named, when, and what speaks against it."""
    chips = []
    if row.alleged:
        chips.append(("alleged", "alleged, no one named"))
    elif row.who_says:
        chips.append(("asserted", row.who_says))
    if row.disputed:
        chips.append(("disputed", "disputed"))
    if row.denied:
        chips.append(("denied", _denials(row.denied)))
    loose = [valid for valid in row.valid if valid.known and not valid.first_precise]
    if loose:
        chips.append(("imprecise", words.valid_words(loose[0])))
    return tuple(chips)


def tally_rows(tally: Tally) -> tuple[tuple[TallyRow, RangeBar], ...]:
    """Each source's row with its bar, on one scale."""
    return tuple(zip(tally.rows, range_bars([row.quantity for row in tally.rows]), strict=True))


def margin(brief: Brief) -> tuple[Passage, ...]:
    """The passages that stand beside the summary: first those that name who told the publisher."""
    known = {passage.number: passage for passage in brief.passages}
    sentences = [sentence for paragraph in brief.summary for sentence in paragraph]
    numbers = dict.fromkeys(number for sentence in sentences for number in sentence.refs if number in known)
    room = max(2, min(6, sum(len(sentence.text.split()) for sentence in sentences) // MARGIN_WORDS))
    ranked = sorted(numbers, key=lambda number: len(known[number].chain) < 2)
    return tuple(known[number] for number in sorted(ranked[:room]))


def _legend(chart: Chart) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The keys of those lines that the chart has."""
    used = set()
    for link in chart.links:
        if link.disputed:
            used.add("disputed, both shown")
            continue
        if link.alleged:
            used.add("alleged, no one named")
        elif link.line != "solid":
            used.add(
                {"dashed": LEGEND[3][0], "dotted": LEGEND[4][0], "undated": LEGEND[5][0]}[link.line],
            )
        if link.line != "dotted":
            used.add(LEGEND[min(max(link.badge.hi, 1), 3) - 1][0])
    for unit in chart.units:
        if unit.alleged:
            used.add("alleged, no one named")
        elif unit.line != "solid":
            used.add({"dashed": LEGEND[3][0], "dotted": LEGEND[4][0], "undated": LEGEND[5][0]}[unit.line])
    return tuple(key for key in LEGEND if key[0] in used)


def _unit_refs(chart: Chart) -> dict[str, tuple[int, ...]]:
    """The passages behind each unit: those that place it, that name its heads, that place others under it."""
    refs: dict[str, list[int]] = {unit.entity: [] for unit in chart.units}
    for link in chart.links:
        refs.get(link.child, []).extend(link.refs)
    for unit in chart.units:
        refs[unit.entity] += [number for head in unit.heads for number in head.refs]
    for link in chart.links:
        refs.get(link.parent, []).extend(link.refs)
    return {entity: tuple(dict.fromkeys(numbers)) for entity, numbers in refs.items()}


def _charted(chart: Chart) -> bool:
    """Whether the chart would show more than one empty box."""
    return len(chart.units) > 1 or any(unit.heads or unit.strength for unit in chart.units)


def _nothing(brief: Brief) -> str:
    if brief.unread:
        why = words.unread(brief.unread[0][1]).rstrip(".")
        return (
            f"Nothing was read from {words.counted(len(brief.unread), 'documents')} of this case: {why}. "
            "They are listed at the end of this page."
        )
    if not brief.documents:
        return "The case has no documents yet. Add a folder with whosays add, then build."
    return "No claim was read that this brief could show. Look at the documents, or ask for another day."


def _footer(brief: Brief) -> tuple[str, ...]:
    unreviewed = brief.findings - brief.reviewed
    notes = []
    if brief.findings:
        notes.append(
            "All findings are reviewed."
            if not unreviewed
            else f"{words.counted(unreviewed, 'findings')} shown {'is' if unreviewed == 1 else 'are'} not "
            "reviewed, and marked so."
        )
    if brief.pseudonyms:
        notes.append("Protected people appear under a pseudonym.")
    known = f", known up to {words.day(brief.known_on)}" if brief.known_on else ""
    notes.append(f"{words.counted(brief.documents, 'documents')}{known}.")
    if brief.version:
        notes.append(f"Made with WhoSays {brief.version}.")
    return tuple(notes)


def shared_context(links: Links) -> dict[str, Any]:
    """What the macros need on every page."""
    return {
        "links": links,
        "words": words,
        "times": times,
        "badge_shape": badge_shape,
        "shortened": shortened,
        "with_gaps": with_gaps,
        "beyond_chain": beyond_chain,
        "passage_source": passage_source,
        "year_x": lambda axis, year: axis.x(axis.first.replace(year=year)),
    }


def brief_page(brief: Brief, frame: Frame, links: Links) -> str:
    """The brief as an HTML page."""
    units = brief.chart.units
    parents: dict[str, list[ChartLink]] = {unit.entity: [] for unit in units}
    names = {unit.entity: unit.label for unit in units}
    for link in brief.chart.links:
        if link.child in parents and link.parent in names:
            parents[link.child].append(link)
    return render(
        "brief.html",
        **shared_context(links),
        frame=frame,
        brief=brief,
        histogram=histogram(brief.histogram),
        drawing=draw(brief.chart),
        outline=outline(brief.chart),
        parents=parents,
        unit_names=names,
        unit_refs=_unit_refs(brief.chart),
        legend=_legend(brief.chart),
        axis=times.axis(
            (valid for row in brief.posts for valid in row.valid), (row.sighting for row in brief.posts), brief.at
        ),
        margin=margin(brief),
        passages={passage.number: passage for passage in brief.passages},
        nothing=_nothing(brief),
        footer=_footer(brief),
        post_words=post_words,
        same_post=same_post,
        post_chips=post_chips,
        place_chips=place_chips,
        tally_rows=tally_rows,
        most=MOST,
        charted=_charted(brief.chart),
    )
