"""Turns of talk that no label at the head of a line shows: an interview set as questions and answers in paragraphs
of their own, and the speakers in brackets of a monitored broadcast ("[WHEELOCK] YES, DEFINITELY").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from whosays.model.document import Document
from whosays.model.mention import Mention
from whosays.model.span import Span, cut

_TALK = re.compile(
    r"\b(?:interview|conversation with|answered (?:some|a few|our|questions)"
    r"|(?:spoke|talks?|talked|speaks) (?:to|with)"
    r"|took (?:some )?time to|q ?& ?a\b)",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"[^\n\f]+")
_FIRST_PERSON = re.compile(r"\b(?:I|I’m|I'm|my|we|our|me|us)\b")
_HEAD, _LONGEST_QUESTION, _LEAST = 2500, 600, 2  # characters; questions with an answer of their own
_BRACKET = re.compile(r"\[([A-Z][A-Z.’' -]{1,30})\]\s*(?=[A-Z\"“])")
_NO_SPEAKER = frozenset(
    "text excerpt excerpts passage words word indistinct omitted continued sic end begin recording applause"
    " laughter"
    " changes thought sentence sentences heard paragraph incomplete corrects himself preceding following"
    " video commentary editorial report communique signed dated all name names speech statement more".split()
)
_ASKING = frozenset("reporter question correspondent interviewer announcer moderator journalist".split())


@dataclass(frozen=True, slots=True)
class Turn:
    """Who speaks, if the text names him, and from where to where."""

    speaker: Span | None
    start: int
    end: int


def turns(document: Document, mentions: Sequence[Mention]) -> tuple[Turn, ...]:
    """The turns of the text in order; () where it is no such talk."""
    return _bracketed(document.text) or _answers(document, mentions)


def _bracketed(text: str) -> tuple[Turn, ...]:
    """Speakers in brackets: at least two, one of them more than once or named before."""
    found = [m for m in _BRACKET.finditer(text) if not set(m[1].casefold().split()) & _NO_SPEAKER]
    found = [
        m for m in found if text[max(m.start() - 20, 0) : m.start()].rstrip()[-1:] in (*'.?!]"', "")
    ]  # not "the Front [FL] said"
    times = Counter(m[1] for m in found)
    known = any(m[1].split()[-1] in text[: found[0].start()].split("[INTERVIEW", 1)[-1] for m in found)
    if len(times) < 2 or not (known or max(times.values()) > 1):
        return ()
    ends = [m.start() for m in found[1:]] + [len(text)]
    return tuple(
        Turn(None if m[1].casefold() in _ASKING else cut(text, m.start(1), m.end(1)), m.end(), end)
        for m, end in zip(found, ends, strict=True)
    )


def _answers(document: Document, mentions: Sequence[Mention]) -> tuple[Turn, ...]:
    """The paragraphs that answer: each follows one that is a question, and somebody in them is "I"."""
    text = document.text
    asked = [m for m in _PARAGRAPH.finditer(text) if _is_question(m[0])]
    if len(asked) < _LEAST:
        return ()
    ends = [m.start() for m in asked[1:]] + [len(text)]
    said = [(m.end(), end) for m, end in zip(asked, ends, strict=True) if text[m.end() : end].strip()]
    personal = sum(bool(_FIRST_PERSON.search(text, start, end)) for start, end in said)
    speaker = _interviewed(document, mentions, asked[0].start())
    if speaker is None or len(said) < _LEAST or personal * 2 < len(said):
        return ()
    return tuple(Turn(speaker, start, end) for start, end in said)


def _is_question(paragraph: str) -> bool:
    words = paragraph.strip()
    return words.endswith("?") and len(words) < _LONGEST_QUESTION and words[:1] not in "“\"'"


def _interviewed(document: Document, mentions: Sequence[Mention], before: int) -> Span | None:
    """Who is interviewed: the person named most often before the first question, where a talk is spoken of."""
    head = document.text[: min(before, _HEAD)]
    if not (_TALK.search(head) or _TALK.search(document.metadata.title or "")):
        return None
    outside = [
        part for part in document.parts if part.kind == "header"
    ]  # who sent a mail is not interviewed in it
    named = [
        m
        for m in mentions
        if m.name
        and m.type == "person"
        and m.start < len(head)
        and not any(part.start <= m.start < part.end for part in outside)
    ]
    times = Counter(m.entity for m in named)
    if not times:
        return None
    most = max(times.values())
    full = max((m for m in named if times[m.entity] == most), key=lambda m: (" " in m.text, -m.start))
    return Span(full.start, full.end, full.text)
