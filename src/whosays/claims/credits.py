"""Agencies and broadcasters credited by a whole text, and speakers who label a paragraph.

"(AFP)" after a dateline, "Reuters contributed to this report", "[COMMUNIQUE] [NAME]" in a wire header;
"MS VALE: ..." at the head of a paragraph of a hearing or an interview.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from whosays.model.document import Document
from whosays.model.span import Span, cut

_NAME = r"[A-Z][A-Za-z.&’'\-]*(?:[ \-][A-Z][A-Za-z.&’'\-]*){0,4}"
_DATELINE = re.compile(rf"(?:^|\n)[^\n]{{0,90}}\(({_NAME}(?: - {_NAME})?)\)\s*(?:[-–—:]{{1,2}}|\[)")
_GENRE = r"(?:INTERVIEW|CONFERENCE|SPEECH|COMMENTARY|REPORT|STATEMENT|ADDRESS|ARTICLE|MESSAGE)"
_LEAD = rf"(?:(?:[A-Z]+\s+)?{_GENRE}\s+(?:WITH|BY|FROM)\s+)?"
_KINDS = r"(?:TEXT|EXCERPTS?|PASSAGE|EDITORIAL|REPORT|COMMENTARY|SPEECH|COMMUNIQUE|STATEMENT|CONTINUED)"
_HEADER = re.compile(
    rf"--\s*(?:\[[A-Z\s,\-]+\]\s*)?\[{_LEAD}((?!{_KINDS}\b)[A-Z][A-Z\s,.\-’']+)(?:\([A-Z-]+\)\s*)?\]\s*\[(?:TEXT|EXCERPT|PASSAGE)"
)
_TAIL_MARK = re.compile(rf"(?:^|\n)\s*\(({_NAME})\)\s*$")
_CONTRIBUTED = re.compile(rf"({_NAME})\s+contributed\s+(?:to\s+this\s+(?:report|story|article)|reporting)")
_SOURCED = re.compile(rf"(?:^|\n)\s*(?:Source|Via|By arrangement with)\s*:?\s*({_NAME})\s*(?:\n|$)")
_LABEL = re.compile(
    r"(?:^|\n)[ \t]*((?:(?:[A-Z][\w.’'\-]*|of|the|de|al)[ \t]){0,5}(?:[A-Z][\w.’'\-]*)"
    r"(?:[ \t]\([^)\n]{2,40}\))?):(?:[ \t]+(?=\S)|[ \t]*\n\s*(?=\S))"
)
_TURN = re.compile(r"(?:^|\n)[ \t]*(Q(?:uestion)?|A(?:nswer)?)[.:][ \t]+(?=\S)")
_PERSON = r"[A-Z][\w’'\-]+(?: (?:[A-Z]\.|[A-Z][\w’'\-]+|al|de|bin|van|von)){1,4}"
_ANSWERING = re.compile(
    rf"(?i:interview(?:ed|s|ing)?(?: with)?:?|(?:talks?|spoke|speaks?) (?:to|with)|q ?& ?a:?(?: with)?"
    rf"|conversation with)\s+(?:\w+ ){{0,3}}?({_PERSON})"
)
_SWORN = re.compile(rf"({_PERSON}),? (?i:having been|being|was)(?: first| duly)* sworn")
_NOT_SPEAKERS = frozenset(
    "note update source summary correction subject date from to re cc background title abstract question"
    " answer q a"
    " photo image caption tags related contact tel phone address email notes finding findings conclusion comment"
    " warning editor’s distribution classification reference ref case no section paragraph annex table".split()
)


_SAID = frozenset(
    "said says added adds stated states remarked replied answered asked continued noted explained reported reports"
    " declared concluded insisted warned repeat repeated attention wrote writes follows following".split()
)
# A label that stands but once must say that it is somebody: "MS VALE", "Dr. Roth", "THE COURT".
_SPEAKER = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Lord|Lady|Judge|Justice|President|Chairman|Chairwoman|Chair|Senator"
    r"|Minister|Colonel|General|Captain|Major|Secretary|Ambassador|Speaker|Interviewer|Moderator)\b|THE [A-Z ]+$)",
    re.I,
)
_NAMED = re.compile(r"^[A-Z][\w.’'\-]+(?: (?:[A-Z][\w.’'\-]*|de|al|of|the))*(?: \([^)0-9]+\))?$")
_GENRES = frozenset(
    "commentary editorial article report interview statement speech communique message text".split()
)
_BY = re.compile(r"\s+BY\s")


@dataclass(frozen=True, slots=True)
class Label:
    """The stretch of text that a speaker is responsible for, and the speaker as the text has it, if it does."""

    speaker: Span | None
    start: int
    end: int


def credits(document: Document) -> tuple[Span, ...]:
    """Agencies that the text as a whole credits, in text order, each once."""
    text = document.text
    body = next((p for p in document.parts if p.kind == "body"), None)
    start, end = (body.start, body.end) if body else (0, len(text))
    head = text[start : min(end, start + 400)]
    tail_from = max(start, end - 200)
    tail = text[tail_from:end].rstrip()
    found = [(start + m.start(1), start + m.end(1)) for p in (_DATELINE, _HEADER) for m in p.finditer(head)]
    found += [
        (tail_from + m.start(1), tail_from + m.end(1))
        for p in (_TAIL_MARK, _CONTRIBUTED)
        for m in p.finditer(tail)
    ]
    found += [(start + m.start(1), start + m.end(1)) for m in _SOURCED.finditer(text[start:end])][:1]
    spans: list[Span] = []
    for first, last in sorted(set(found)):
        span = cut(text, first, last)
        with_whom = _BY.split(span.text)[0]  # "interview with X by Y": X speaks
        span = cut(text, first, first + len(with_whom))
        if span.text.split()[-1].casefold() in _GENRES:
            continue
        if span.text.casefold() not in {s.text.casefold() for s in spans}:
            spans.append(span)
    return tuple(spans)


def labels(document: Document) -> tuple[Label, ...]:
    """Paragraphs of a transcript with their speakers; () unless at least two paragraphs are labelled so."""
    text = document.text
    answered = _answers(text)
    if answered:
        return answered
    found = []
    headers = [part for part in document.parts if part.kind == "header"]
    for match in _LABEL.finditer(text):
        if any(part.start <= match.start(1) < part.end for part in headers):
            continue  # "Sent: Monday" over a quoted mail
        speaker = cut(text, match.start(1), match.end(1))
        words = speaker.text.casefold().split()
        if words[0].strip(".") in _NOT_SPEAKERS or words[-1] in _SAID or len(speaker.text) > 60:
            continue
        found.append((speaker, match.end()))
    turns = Counter(speaker.text.casefold() for speaker, _ in found)
    talk = any(turns[s.text.casefold()] > 1 and _NAMED.search(s.text) for s, _ in found)
    found = [(s, at) for s, at in found if _SPEAKER.search(s.text) or (talk and _NAMED.search(s.text))]
    if len(found) < 2:
        return ()
    ends = [speaker.start for speaker, _ in found[1:]] + [len(text)]
    return tuple(
        Label(speaker, start, _paragraph_end(text, start, end))
        for (speaker, start), end in zip(found, ends, strict=True)
    )


def _answers(text: str) -> tuple[Label, ...]:
    """The answers of an interview or a hearing set as "Q:" and "A:"; a question is the publisher's own.

    Who answers is the last person sworn in before, or the one whom the heading says is interviewed.
    """
    turns = list(_TURN.finditer(text))
    if sum(turn[1][0] == "A" for turn in turns) < 2 or not any(turn[1][0] == "Q" for turn in turns):
        return ()
    sworn = list(_SWORN.finditer(text))
    heading = _ANSWERING.search(text, 0, min(turns[0].start() + 1, 2000))
    found = []
    for turn, following in zip(turns, [*turns[1:], None], strict=True):
        if turn[1][0] == "Q":
            continue
        last = [match for match in sworn if match.start() < turn.start()]
        name = last[-1] if last else heading
        speaker = cut(text, name.start(1), name.end(1)) if name is not None else None
        end = following.start() if following is not None else _paragraph_end(text, turn.end(), len(text))
        found.append(Label(speaker, turn.end(), end))
    return tuple(found)


def _paragraph_end(text: str, start: int, limit: int) -> int:
    """A speech goes on over paragraphs until the next label."""
    return limit if limit < len(text) else (text.find("\n\n", start) if "\n\n" in text[start:] else limit)
