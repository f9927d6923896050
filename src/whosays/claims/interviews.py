"""Turns of talk that no label at the head of a line shows: an interview set as questions and answers in paragraphs
of their own, and the speakers in brackets of a monitored broadcast ("[WHEELOCK] YES, DEFINITELY").
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from whosays.model.document import Document
from whosays.model.span import Span, cut

_PERSON = r"[A-Z][\w’'\-]+(?: (?:[A-Z]\.|[A-Z][\w’'\-]+|al|de|bin|van|von)){1,4}"
_WITH = re.compile(
    rf"(?i:interview(?:ed|s|ing)?(?: with| of)?:?|(?:talks?|talked|spoke|speaks?|sat down|caught up) (?:to|with)"
    rf"|q ?& ?a:?(?: with)?|conversation with)\s+(?:[\w’'-]+ ){{0,8}}?({_PERSON})"
)
_ANSWERS = re.compile(rf"({_PERSON})[^.?\n]{{0,120}}?(?i:answered|replied to|took (?:some )?time to|responded to)")
_PARAGRAPH = re.compile(r"[^\n\f]+")
_FIRST_PERSON = re.compile(r"\b(?:I|I’m|I'm|my|we|our|me|us)\b")
_HEAD, _LONGEST_QUESTION, _LEAST = 2500, 600, 2  # characters; questions with an answer of their own
_BRACKET = re.compile(r"(?:(?<=[.?!\]\n] )|(?<=[.?!\]\n]))\[([A-Z][A-Z.’' -]{1,30})\]\s*(?=[A-Z\"“])")
_NO_SPEAKER = frozenset(
    "text excerpt excerpts passage words word indistinct omitted continued sic end begin recording applause laughter"
    " video commentary editorial report communique signed dated all name names speech statement more".split()
)
_ASKING = frozenset("reporter question correspondent interviewer announcer moderator journalist".split())


@dataclass(frozen=True, slots=True)
class Turn:
    """Who speaks, if the text names him, and from where to where."""

    speaker: Span | None
    start: int
    end: int


def turns(document: Document) -> tuple[Turn, ...]:
    """The turns of the text in order; () where it is no such talk."""
    return _bracketed(document.text) or _answers(document)


def _bracketed(text: str) -> tuple[Turn, ...]:
    """Speakers in brackets: at least two, one of them more than once."""
    found = [m for m in _BRACKET.finditer(text) if not set(m[1].casefold().split()) & _NO_SPEAKER]
    times = Counter(m[1] for m in found)
    if len(times) < 2 or max(times.values()) < 2:
        return ()
    ends = [m.start() for m in found[1:]] + [len(text)]
    return tuple(
        Turn(None if m[1].casefold() in _ASKING else cut(text, m.start(1), m.end(1)), m.end(), end)
        for m, end in zip(found, ends, strict=True)
    )


def _answers(document: Document) -> tuple[Turn, ...]:
    """The paragraphs that answer: each follows one that is a question, and somebody in them is "I"."""
    text = document.text
    asked = [m for m in _PARAGRAPH.finditer(text) if _is_question(m[0])]
    if len(asked) < _LEAST:
        return ()
    ends = [m.start() for m in asked[1:]] + [len(text)]
    said = [(m.end(), end) for m, end in zip(asked, ends, strict=True) if text[m.end() : end].strip()]
    personal = sum(bool(_FIRST_PERSON.search(text, start, end)) for start, end in said)
    speaker = _interviewed(document, asked[0].start())
    if speaker is None or len(said) < _LEAST or personal * 2 < len(said):
        return ()
    return tuple(Turn(speaker, start, end) for start, end in said)


def _is_question(paragraph: str) -> bool:
    words = paragraph.strip()
    return words.endswith("?") and len(words) < _LONGEST_QUESTION and words[:1] not in "“\"'"


def _interviewed(document: Document, before: int) -> Span | None:
    """Who is interviewed, as the text before the first question names him; the title may say who it is."""
    text, title = document.text[: min(before, _HEAD)], document.metadata.title or ""
    for pattern in (_WITH, _ANSWERS):
        match = pattern.search(text)
        if match is not None:
            return cut(document.text, match.start(1), match.end(1))
    match = _WITH.search(title)
    at = text.find(match[1]) if match is not None else -1
    return cut(document.text, at, at + len(match[1])) if match is not None and at >= 0 else None
