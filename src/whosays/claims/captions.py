"""Words whose source stands beside them on their line: a caption with its credit, a quotation over a name.

"The harbour at dawn. Photo: Ana Roth", "18 ships (source: the Port Authority)", "“They fled.” — Ana Roth".
A credit does not make a photographer a holder of claims; a quotation over a name is its speaker's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from whosays.model.document import Document
from whosays.model.span import Span, cut

_LINE = re.compile(r"[^\n\f]+")
_KINDS = (
    r"(?:(?:file |stock )?"
    r"(?:image|photo|photograph|picture|video|audio|map|graphic|chart|illustration|source|credit)s?"
    r"(?: credit| by| courtesy of| from)?|courtesy(?: of)?)"
)
_NAME = r"[^\s:;.()\[\]](?:[^:;()\[\]\n]{0,58}[^\s:;()\[\]])?"
_CREDIT = re.compile(rf"(?:^|(?<=[\s(\[/|]))({_KINDS})\s*[:;]\s*({_NAME})(?=[)\]]|\s*$)", re.I)
_AGENCY = re.compile(r"\(((?:AP|AFP|EPA|Reuters|REUTERS|Getty)(?: (?:Photo|Images))?/[^()\n]{2,40})\)\s*$")
_UNDER = re.compile(
    r"[.!?,…]?[”\"’']\s*(?:[—–―]|-{1,3})\s*"
    r"((?:[A-Z][\w.’'\-]*)(?:[ \-](?:[A-Z][\w.’'\-]*|of|the|de|al|van|von|bin)){0,5})"
    r"(?:,[^.!?\n]{0,90})?[.]?\s*$"
)
_MOST = 700  # characters of a caption or a quotation on one line


@dataclass(frozen=True, slots=True)
class Beside:
    """A source, the mark that ties it to its words, and those words. `spoken`: they are its own."""

    source: Span
    cue: Span
    content: Span
    spoken: bool


def beside(document: Document) -> tuple[Beside, ...]:
    """Every such line of the text, in order."""
    text = document.text
    found: list[Beside] = []
    for line in _LINE.finditer(text):
        if len(line[0]) > _MOST:
            continue
        credit = next(iter(_CREDIT.finditer(line[0])), None)
        agency = _AGENCY.search(line[0]) if credit is None else None
        under = _UNDER.search(line[0]) if credit is None and agency is None else None
        if credit is not None and credit.start(1) > 1:
            name = credit[2].rstrip(". ")
            before = text[line.start() : line.start() + credit.start(1)].rstrip(" ([|/")
            source = cut(text, line.start() + credit.start(2), line.start() + credit.start(2) + len(name))
            cue = cut(text, line.start() + credit.start(1), line.start() + credit.end(1))
        elif agency is not None:
            before = line[0][: agency.start()].rstrip()
            source = cut(text, line.start() + agency.start(1), line.start() + agency.end(1))
            cue = source
        elif under is not None and line[0].lstrip()[:1] in "“\"‘'[`":
            before = line[0][: under.start(1)].rstrip(" —–―-")
            source = cut(text, line.start() + under.start(1), line.start() + under.end(1))
            cue = source
        else:
            continue
        if any(character.isalpha() for character in before) and source.text:
            start = line.start() + len(line[0]) - len(line[0].lstrip())
            spoken = under is not None
            found.append(Beside(source, cue, cut(text, start, line.start() + len(before)), spoken))
    return tuple(found)
