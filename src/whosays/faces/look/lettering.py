"""How wide words are when drawn, near enough to wrap and cut labels in graphics without a browser."""

from __future__ import annotations

import unicodedata

ELLIPSIS = "…"
NARROW = frozenset("iljtf.,:;'|!I()[]‘’“”-· ")
WIDE = frozenset("mwMW@%—…")


def _em(character: str) -> float:
    """Advance width in em of the system sans families, averaged (Noto Sans, Segoe UI, Helvetica)."""
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if character in NARROW:
        return 0.32
    if character in WIDE:
        return 0.92
    if character.isdigit():
        return 0.58
    return 0.68 if character.isupper() else 0.575


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Estimated width of `text` in the units of `size`."""
    return sum(_em(character) for character in text) * size * (1.07 if bold else 1.0)


def cut(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """`text`, or as much of it as fits into `room`, then an ellipsis."""
    if width(text, size, bold=bold) <= room:
        return text
    used, kept = width(ELLIPSIS, size, bold=bold), 0
    for character in text:
        used += width(character, size, bold=bold)
        if used > room:
            break
        kept += 1
    return text[:kept].rstrip(" ,;:-") + ELLIPSIS


def wrap(text: str, room: float, size: float, lines: int, *, bold: bool = False) -> tuple[str, ...]:
    """`text` in at most `lines` lines broken at spaces; what does not fit ends in an ellipsis."""
    words, out = text.split(), list[str]()
    while words and len(out) < lines - 1:
        taken = 1
        while taken < len(words) and width(" ".join(words[: taken + 1]), size, bold=bold) <= room:
            taken += 1
        if width(" ".join(words[:taken]), size, bold=bold) > room:
            break
        out.append(" ".join(words[:taken]))
        words = words[taken:]
    if words:
        out.append(cut(" ".join(words), room, size, bold=bold))
    return tuple(out) or ("",)
