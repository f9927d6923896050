"""Passages: quotes in their context, numbered in the order in which they are first used."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from whosays.model.claim import Claim
from whosays.model.document import Document
from whosays.model.finding import Finding
from whosays.model.picture import Passage, State
from whosays.model.time import ValidTime
from whosays.picture.scene import Scene
from whosays.picture.voices import chain_steps, voices

# A sentence ends at a stop, with closing quotes and brackets, before a space and something that can begin a
# sentence; or at an empty line. Abbreviations and initials do not end it.
_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9\u00c0-\u00de])|\n[ \t]*\n|\f")
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Maj|Capt|Sgt|Brig|Adm|Gov|Sen|Rep|Rev|Jr|Sr|No|vs|Prof)|\b[A-Z])\.$"
)
WIDEST = 420  # characters of context on each side
REFS = 4  # passages that a sentence shows; the finding's own page shows all


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence or sentences that hold `[start, end)`."""
    low = max(0, start - WIDEST)
    begin = low if low == 0 else (text.find(" ", low, start) + 1 or low)
    # Two characters more: an end is seen by what follows it.
    for found in _END.finditer(text, low, min(len(text), start + 2)):
        if found.end() <= start and not _SHORT.search(text, max(low, found.start() - 6), found.start() + 1):
            begin = found.end()
    high = min(len(text), end + WIDEST)
    finish = high
    for found in _END.finditer(text, max(start, end - 1), high):
        if not _SHORT.search(text, max(0, found.start() - 6), found.start() + 1):
            finish = found.end()
            break
    else:
        if high < len(text):
            finish = max(text.rfind(" ", end, high), end)
    while begin < start and text[begin].isspace():
        begin += 1
    while finish > end and text[finish - 1].isspace():
        finish -= 1
    return begin, finish


def _windows(document: Document, claim: Claim) -> tuple[tuple[int, int], ...]:
    """The sentences around the evidence, joined where they touch."""
    out: list[tuple[int, int]] = []
    for span in sorted(claim.evidence):
        begin, finish = sentence_at(document.text, span.start, span.end)
        if out and begin <= out[-1][1] + 1:
            out[-1] = (out[-1][0], max(out[-1][1], finish))
        else:
            out.append((begin, finish))
    return tuple(out)


@dataclass(slots=True)
class Passages:
    """Gives passages their numbers while a page is put together; `all` makes the records at the end."""

    scene: Scene
    _number: dict[tuple[object, ...], int] = field(default_factory=dict)
    _claims: dict[int, list[str]] = field(default_factory=dict)
    _windows: dict[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)

    def number(self, claim: Claim) -> int:
        """The number of the claim's passage."""
        document = self.scene.documents[claim.document]
        windows = _windows(document, claim)
        key = (claim.document, windows, tuple(step.text for step in chain_steps(self.scene, claim)))
        number = self._number.setdefault(key, len(self._number) + 1)
        self._windows[number] = windows
        known = self._claims.setdefault(number, [])
        if claim.id not in known:
            known.append(claim.id)
        return number

    def refs(self, finding: Finding, most: int = REFS) -> tuple[int, ...]:
        """The numbers of the finding's first passages: one for each voice, then others, denials last."""
        numbers: list[int] = []
        for ids in (finding.assertions, finding.denials):
            claims = [self.scene.claims[claim] for claim in ids if claim in self.scene.claims]
            ordered = self._by_voice(claims)
            for claim in ordered[: max(1, most - len(numbers))]:
                number = self.number(claim)
                if number not in numbers:
                    numbers.append(number)
        return tuple(numbers)

    def of(self, findings: Iterable[Finding], most: int = REFS) -> tuple[int, ...]:
        """The numbers for several findings, each once, in order of first use."""
        return tuple(dict.fromkeys(number for finding in findings for number in self.refs(finding, most)))

    def _by_voice(self, claims: Sequence[Claim]) -> list[Claim]:
        dated = sorted(claims, key=lambda claim: (self._date(claim), claim.document, claim.evidence, claim.id))
        order = [voice.key for voice in voices(self.scene, claims)]
        seen: dict[str, int] = {}
        ranked = []
        for claim in dated:
            key = voices(self.scene, [claim])[0].key
            ranked.append((seen.get(key, 0), order.index(key), claim))
            seen[key] = seen.get(key, 0) + 1
        return [claim for _, _, claim in sorted(ranked, key=lambda item: item[:2])]

    def _date(self, claim: Claim) -> str:
        document = self.scene.documents.get(claim.document)
        published = document.metadata.published if document else None
        return published.isoformat() if published else "9999"

    def all(self) -> tuple[Passage, ...]:
        """Every passage that got a number."""
        return tuple(
            passage(self.scene, number, [self.scene.claims[claim] for claim in self._claims[number]])
            for number in sorted(self._claims)
        )


def passage(scene: Scene, number: int, claims: Sequence[Claim]) -> Passage:
    """The passage of claims of one document that share their sentences and their chain."""
    first = claims[0]
    document = scene.documents[first.document]
    windows = _windows(document, first)
    start = min(span.start for claim in claims for span in claim.evidence)
    return Passage(
        number=number,
        claims=tuple(sorted(claim.id for claim in claims)),
        document=document.sha256,
        title=document.metadata.title or document.path,
        publisher=document.metadata.publisher or document.metadata.author or "",
        published=document.metadata.published,
        page=document.page_at(start),
        start=start,
        end=max(span.end for claim in claims for span in claim.evidence),
        quotes=_quotes(document.text, windows, claims),
        chain=chain_steps(scene, first),
        states=states(scene, claims),
        approximate=any(document.recognised(span.start, span.end) for claim in claims for span in claim.evidence),
    )


def _quotes(
    text: str, windows: Sequence[tuple[int, int]], claims: Sequence[Claim]
) -> tuple[tuple[str, bool], ...]:
    """The windows cut into context and evidence."""
    marked: list[tuple[int, int]] = []
    for start, end in sorted((span.start, span.end) for claim in claims for span in claim.evidence):
        if marked and start <= marked[-1][1]:
            marked[-1] = (marked[-1][0], max(marked[-1][1], end))
        else:
            marked.append((start, end))
    pieces: list[tuple[str, bool]] = []
    for begin, finish in windows:
        at = begin
        first = max(0, bisect_right(marked, (begin, begin)) - 1)
        for start, end in marked[first:]:
            if start >= finish:
                break
            if end <= at:
                continue
            if start > at:
                pieces.append((text[at:start], False))
            pieces.append((text[max(at, start) : min(end, finish)], True))
            at = min(end, finish)
        if at < finish:
            pieces.append((text[at:finish], False))
    return tuple((words, evidence) for words, evidence in pieces if words)


def imprecise(valid: ValidTime | None) -> bool:
    """Whether the time is known only as "on at least one day of"."""
    return valid is not None and valid.known and not (valid.first_precise and valid.last_precise)


def states(scene: Scene, claims: Sequence[Claim]) -> tuple[State, ...]:
    """The states of some claims together, in the order of the design."""
    out: list[State] = []
    if any(claim.polarity == "asserted" for claim in claims):
        alleged = all(
            claim.stance == "unknown" or claim.chain[-1].kind == "unspecified"
            for claim in claims
            if claim.polarity == "asserted"
        )
        out.append("alleged" if alleged else "asserted")
    if any(claim.polarity == "denied" for claim in claims):
        out.append("denied")
    if any(scene.of_claim.get(claim.id) in scene.disputed for claim in claims):
        out.append("disputed")
    if any(imprecise(claim.qualifiers.valid) for claim in claims):
        out.append("imprecise")
    if all(claim.chain[-1].inherited for claim in claims):
        out.append("inherited")
    return tuple(out)
