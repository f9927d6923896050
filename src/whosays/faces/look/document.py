"""A document as a page: its text in paragraphs, the claims as lines under the words, a card beside each."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from whosays.faces.look.brief import shared_context
from whosays.faces.look.engine import Frame, Links, render
from whosays.faces.look.words import line_state
from whosays.model.picture import DocumentView, ShownClaim, ShownMention, ShownPart, State

LANES = 3  # lines that can stand under each other between two rows of text
COLUMN = 64  # characters in a line of document text, near enough
ROW, GAP, CARD, CARD_LINE = 38, 16, 84, 20  # heights in px: a line of text, between paragraphs, a card, its lines
WRAPPED = 50  # a paragraph whose lines are mostly longer than this was broken by a machine, not by its author


@dataclass(frozen=True, slots=True)
class Line:
    """A claim's line under a stretch of text: its lane (1 to 3) and the state that draws it."""

    lane: int
    state: State
    open: bool


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of a segment; `mention` where it is a name or role."""

    text: str
    mention: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same claims. `leads` is the shortest of them; `starts`, `ends` those that
    begin and finish here (the number of a claim stands where it finishes).
    """

    bits: tuple[Bit, ...]
    lines: tuple[Line, ...]
    leads: ShownClaim | None
    starts: tuple[ShownClaim, ...]
    ends: tuple[ShownClaim, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `broken`: its line breaks are the author's and are kept. `page` begins here."""

    segments: tuple[Segment, ...]
    claims: tuple[ShownClaim, ...]
    broken: bool
    page: int | None
    length: int


@dataclass(frozen=True, slots=True)
class Group:
    """Paragraphs with the cards of the claims that finish in them; `page` begins above them."""

    paragraphs: tuple[Paragraph, ...]
    cards: tuple[ShownClaim, ...]
    page: int | None


@dataclass(frozen=True, slots=True)
class Voice:
    """A part of the document, in groups; `number` counts the comments."""

    part: ShownPart
    groups: tuple[Group, ...]
    number: int


def lanes(claims: Sequence[ShownClaim]) -> dict[str, int]:
    """A lane for each claim, so that lines of overlapping claims do not fall on each other.

    Longer claims come first and stand nearest to the words. Claims beyond the third lane share the last one.
    """
    taken: list[list[tuple[int, int]]] = [[] for _ in range(LANES)]
    given: dict[str, int] = {}
    ranked = sorted(claims, key=lambda c: (min(c.evidence)[0], -max(e for _, e in c.evidence), c.number))
    for claim in ranked:
        begin = min(claim.evidence)[0]
        taken = [[span for span in spans if span[1] > begin] for spans in taken]
        lane = LANES - 1
        for index, spans in enumerate(taken):
            if all(end <= s or e <= start for start, end in claim.evidence for s, e in spans):
                lane = index
                break
        taken[lane] += claim.evidence
        given[claim.claim] = lane + 1
    return given


def _paragraph_spans(text: str, start: int, end: int, breaks: Sequence[int]) -> list[tuple[int, int]]:
    """Paragraphs of a part: between blank lines, or lines where it has none; cut where a page begins."""
    body = text[start:end]
    pattern = r"\n[ \t]*\n\s*|\f" if re.search(r"\n[ \t]*\n", body) else r"\n\s*|\f"
    cuts = [start]
    for match in re.finditer(pattern, body):
        cuts += [start + match.start(), start + match.end()]
    cuts.append(end)
    spans: list[tuple[int, int]] = []
    for a, b in zip(cuts[::2], cuts[1::2], strict=True):
        points = [a, *(point for point in breaks if a < point < b), b]
        spans += pairwise(points)
    return [(a, b) for a, b in spans if text[a:b].strip()]


def _bits(view: DocumentView, mentions: Sequence[ShownMention], start: int, end: int) -> tuple[Bit, ...]:
    bits, at = [], start
    for mention in mentions:
        a, b = max(mention.start, at), min(mention.end, end)
        if mention.end <= at or a >= b:
            continue
        if a > at:
            bits.append(Bit(view.text[at:a], False))
        bits.append(Bit(view.text[a:b], True))
        at = b
    if at < end:
        bits.append(Bit(view.text[at:end], False))
    return tuple(bits)


@dataclass(frozen=True, slots=True)
class _Layout:
    """The document, the paragraphs (offsets) that its parts are shown in, and what lies on each of them.

    `claims` and `mentions` are listed by the start of the paragraph. `first` and `last`: the paragraph (its
    start) that holds the first and the last of a claim's words; evidence may run into the blanks between
    paragraphs, so that its own offsets do not tell.
    """

    view: DocumentView
    opened: str
    lane: dict[str, int]
    parts: tuple[tuple[ShownPart, tuple[tuple[int, int], ...]], ...]
    claims: dict[int, list[ShownClaim]]
    mentions: dict[int, list[ShownMention]]
    first: dict[str, int]
    last: dict[str, int]


def _repeats_title(view: DocumentView, start: int, end: int) -> bool:
    """Whether a paragraph only says the title again, and no claim stands on it."""
    claimed = any(a < end and b > start for c in view.claims for a, b in c.evidence)
    return not claimed and view.text[start:end].split() == view.title.split()


def _layout(view: DocumentView, opened: str) -> _Layout:
    breaks = [start for _, start, _ in view.pages]
    parts: list[tuple[ShownPart, tuple[tuple[int, int], ...]]] = []
    for part in view.parts or (ShownPart(kind="body", start=0, end=len(view.text)),):
        spans = _paragraph_spans(view.text, part.start, part.end, breaks)
        # The head of the page shows the title already.
        if not parts and spans and _repeats_title(view, *spans[0]):
            spans = spans[1:]
        if spans:
            parts.append((part, tuple(spans)))
    shown = [span for _, group in parts for span in group]
    starts = [start for start, _ in shown]

    def under(start: int, end: int) -> list[int]:
        """The paragraphs, by their starts, that hold some of these characters."""
        nearby = shown[max(bisect_right(starts, start) - 1, 0) : bisect_left(starts, end)]
        return [a for a, b in nearby if start < b and a < end]

    claims: dict[int, list[ShownClaim]] = {start: [] for start in starts}
    mentions: dict[int, list[ShownMention]] = {start: [] for start in starts}
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for claim in view.claims:
        held = sorted({start for span in claim.evidence for start in under(*span)})
        for start in held:
            claims[start].append(claim)
        if held:
            first[claim.claim], last[claim.claim] = held[0], held[-1]
    for mention in view.mentions:
        for start in under(mention.start, mention.end):
            mentions[start].append(mention)
    return _Layout(view, opened, lanes(view.claims), tuple(parts), claims, mentions, first, last)


def _paragraph(layout: _Layout, start: int, end: int, page: int | None) -> Paragraph:
    view, lane = layout.view, layout.lane
    here = layout.claims[start]
    points = {start, end}
    for claim in here:
        points |= {min(max(p, start), end) for span in claim.evidence for p in span}
    ordered = sorted(points)
    begins, finishes = {}, {}
    for claim in here:
        inside = [(max(s, start), min(e, end)) for s, e in claim.evidence if s < end and e > start]
        if layout.first[claim.claim] == start:
            begins[claim.claim] = min(inside)[0]
        if layout.last[claim.claim] == start:
            finishes[claim.claim] = max(e for _, e in inside)
    segments = []
    for a, b in pairwise(ordered):
        covering = [c for c in here if any(s <= a and b <= e for s, e in c.evidence)]
        leads = min(covering, key=lambda c: (sum(e - s for s, e in c.evidence), c.number), default=None)
        lines = {
            lane[c.claim]: Line(lane[c.claim], line_state(c.states), c.claim == layout.opened) for c in covering
        }
        segments.append(
            Segment(
                bits=_bits(view, layout.mentions[start], a, b),
                lines=tuple(lines[key] for key in sorted(lines, reverse=True)),
                leads=leads,
                starts=tuple(c for c in covering if begins.get(c.claim) == a),
                ends=tuple(c for c in covering if finishes.get(c.claim) == b),
            )
        )
    rows = [row for row in view.text[start:end].splitlines() if row.strip()]
    broken = len(rows) > 1 and sum(len(row) > WRAPPED for row in rows[:-1]) * 2 <= len(rows) - 1
    finishing = tuple(c for c in here if c.claim in finishes)
    return Paragraph(tuple(segments), finishing, broken, page, end - start)


def _groups(paragraphs: Sequence[Paragraph]) -> tuple[Group, ...]:
    """Cards stand beside their words: a group takes in paragraphs until its text is as high as its cards."""
    groups: list[Group] = []
    held: list[Paragraph] = []

    def close() -> None:
        if held:
            cards = sorted((c for p in held for c in p.claims), key=lambda c: c.number)
            groups.append(Group(tuple(held), tuple(cards), held[0].page))
            held.clear()

    text = cards = 0  # px that the words and the cards of the group take
    for paragraph in paragraphs:
        if paragraph.page is not None or (paragraph.claims and text >= cards):
            close()
            text = cards = 0
        held.append(paragraph)
        text += (paragraph.length // COLUMN + 1) * ROW + GAP
        cards += sum(CARD + len(claim.sentence.text) // 48 * CARD_LINE for claim in paragraph.claims)
    close()
    return tuple(groups)


def voices(view: DocumentView, opened: str = "") -> tuple[Voice, ...]:
    """The document in parts, groups and paragraphs; the text of all segments is the text, blanks aside."""
    layout = _layout(view, opened)
    out, comments, page_now = list[Voice](), 0, 0
    for part, spans in layout.parts:
        comments += part.kind == "comment"
        paragraphs = []
        for start, end in spans:
            page = next((number for number, first, last in view.pages if first <= start < last), page_now)
            begins = page if page != page_now else None
            page_now = page
            paragraphs.append(_paragraph(layout, start, end, begins))
        if paragraphs:
            out.append(Voice(part, _groups(paragraphs), comments))
    return tuple(out)


def document_page(view: DocumentView, frame: Frame, links: Links, opened: str = "") -> str:
    """The document as an HTML page; `opened` is the id of the claim whose card is open."""
    shown = voices(view, opened)
    states = [state for claim in view.claims for state in claim.states]
    at = next((min(claim.evidence)[0] for claim in view.claims if claim.claim == opened), -1)
    return render(
        "document.html",
        **shared_context(links),
        frame=frame,
        view=view,
        voices=shown,
        opened=opened,
        open_page=next((number for number, first, last in view.pages if first <= at < last), None),
        counts=[sum(len(group.cards) for group in voice.groups) for voice in shown],
        reviewed=sum(claim.review != "unreviewed" for claim in view.claims),
        pages=[group.page for voice in shown for group in voice.groups if group.page],
        has=frozenset(states),
    )
