"""Lines of Arabic and Hebrew in the order in which they are read, from where their letters stand on the page.

A PDF keeps glyphs, in whatever order its maker drew them. On a line of a script that runs to the left, letters are
read from right to left, and figures and Latin words within it from left to right (Unicode Standard Annex 9, rule
L2, turned round).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_LEFTWARD = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_RIGHTWARD = ("L", "EN", "AN")
_INSIDE = ("ES", "CS", "ET", "ON", "WS", "BN", "NSM")  # go with what surrounds them
_PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»"}


def is_leftward(text: str) -> bool:
    """Whether most letters of the text are Arabic or Hebrew."""
    found = len(_LEFTWARD.findall(text))
    return found > 0 and 2 * found > sum(map(str.isalpha, text))


def read(glyphs: Sequence[tuple[str, float]]) -> str:
    """The line whose characters stand at these places (from the left), in reading order.

    Characters of one glyph (the two of a lam-alef ligature) have the same place, and keep their order.
    """
    order = sorted(range(len(glyphs)), key=lambda number: (-glyphs[number][1], number))
    signs = [glyphs[number][0] for number in order]
    kinds = [unicodedata.bidirectional(sign) for sign in signs]
    place = 0
    while place < len(signs):
        if kinds[place] not in _RIGHTWARD:
            place += 1
            continue
        end = place + 1
        for after in range(end, len(signs)):
            if kinds[after] in _RIGHTWARD:
                end = after + 1
            elif kinds[after] not in _INSIDE:
                break
        signs[place:end] = signs[place:end][::-1]
        place = end
    return " ".join(unicodedata.normalize("NFKC", _balanced("".join(signs))).split())


def _balanced(text: str) -> str:
    """Brackets opened before they are closed: fonts map them by shape, or by meaning."""
    signs = list(text)
    for opening, closing in _PAIRS.items():
        inside = False
        for place, sign in enumerate(signs):
            if sign in (opening, closing):
                signs[place] = closing if inside else opening
                inside = not inside
    return "".join(signs)
