"""What the readers of office files share: names of elements, rows of tables, properties of a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, Final

from whosays.text.extracted import Block, Extracted, FormatError, Leaf

CELL: Final = " | "  # between the cells of a row
_SPACES = re.compile(r"\s+")
# Titles that programs make up: a file name, the program's own name, a bare kind of document with a number.
_NO_TITLE = re.compile(
    r"""(?ix) .*\.(?:docx?|dot[xm]?|rtf|od[tsp]|pptx?|xlsx?|csv|pdf|html?|tmp|indd|qxd|wpd)
    | microsoft\s(?:word|excel|office|powerpoint)\b.*
    | (?:untitled|unbenannt|sans\stitre|naamloos|без\sимени|بدون\sعنوان)[\s\d]*
    | (?:document|dokument|documento|документ|مستند|slide|folie|diapositive|dia|sheet|blatt|book|mappe|classeur
        |presentation|präsentation|présentation|presentatie|презентация|title|titel|titre|template|vorlage|modèle
        |powerpoint[\s-](?:presentation|präsentation|presentatie)|présentation\spowerpoint)[\s\d_-]*"""
)
# Dates with which the templates of Excel, python-docx and python-pptx come.
_FACTORY = frozenset((date(2006, 9, 16), date(2013, 12, 23), date(2013, 1, 27)))
_ONE_WORK = 92  # days within which a document may be written; kept longer, neither end says when it was said


def local(element: Any) -> str:
    """The name of an element without its namespace; "" for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def own(element: Any, name: str, default: str = "") -> str:
    """An attribute by its name without namespace."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return default


def child(element: Any, *names: str) -> Any | None:
    """The first element down this path of local names."""
    for name in names:
        element = next((below for below in element if local(below) == name), None)
        if element is None:
            return None
    return element


def below(element: Any, *names: str) -> Iterator[Any]:
    """All elements below, at any depth, with one of these local names."""
    for found in element.iter(*(f"{{*}}{name}" for name in names)):
        if found is not element:
            yield found


def one_line(words: str) -> str:
    """The words with every run of blanks and line ends as one blank."""
    return _SPACES.sub(" ", words).strip()


def whole(stated: str, otherwise: int = 0) -> int:
    """A number as files state it; `otherwise` for what is none, or has more digits than any file needs."""
    return int(stated) if stated.isdecimal() and len(stated) < 12 else otherwise


def row_of(cells: Iterable[str]) -> str:
    """The line of a table's row; empty cells keep their place, those at its end are left out."""
    said = [one_line(cell) for cell in cells]
    while said and not said[-1]:
        said.pop()
    return CELL.join(said)


def table_of(rows: Iterable[Iterable[str]]) -> Block:
    """A table as one block, a row a line; rows without words are left out."""
    return Block(text="\n".join(filter(None, map(row_of, rows))), kind="table")


def title_in(stated: str | None) -> str | None:
    """The title that a file states of itself, unless its program made it up."""
    title = one_line(stated or "")
    if not any(sign.isalpha() for sign in title) or len(title) > 300 or _NO_TITLE.fullmatch(title):
        return None
    return title


def author_in(stated: str | None) -> str | None:
    """The author that a file states, unless its program made the name up."""
    name = one_line(stated or "")
    made_up = {
        "user",
        "admin",
        "administrator",
        "author",
        "unknown",
        "python-docx",
        "openpyxl",
        "microsoft office user",
    }
    return name if any(map(str.isalpha, name)) and len(name) < 200 and name.casefold() not in made_up else None


def day_of(stated: str | None) -> date | None:
    """The day of an ISO moment; None for what is none, and for years before office files."""
    try:
        day = date.fromisoformat((stated or "").strip()[:10])
    except ValueError:
        return None
    return day if day.year >= 1980 and day not in _FACTORY else None


def from_dttm(bits: int) -> date | None:
    """The day of a moment as Word packs it into 32 bits ([MS-DOC] section 2.9.67)."""
    try:
        return date(1900 + (bits >> 20 & 0x1FF), bits >> 16 & 0xF, bits >> 11 & 0x1F)
    except (ValueError, OverflowError):
        return None


def published(created: date | None, modified: date | None) -> date | None:
    """The day from which the words of a file date, where its properties tell: the day it was last changed.

    None where it was changed long after it was made: the words may be of either day, or of any between.
    """
    if created is None or modified is None:
        return modified or created
    return modified if 0 <= (modified - created).days <= _ONE_WORK else None


def code_of(stated: str | None) -> str | None:
    """A language tag ("de-CH") as a two- or three-letter code."""
    found = re.match(r"[A-Za-z]{2,3}(?=[-_]|\Z)", (stated or "").strip())
    return found[0].lower() if found else None


def moment(value: datetime) -> str:
    """A date of a cell as ISO 8601, without a clock time where it is midnight."""
    clock = value.hour or value.minute or value.second
    return value.isoformat(timespec="seconds") if clock else value.date().isoformat()


def finished(found: Extracted, kind: str) -> Extracted:
    """The answer, where it holds words. Raises `FormatError` otherwise."""
    if not any(block.text.strip() for leaf in found.leaves for block in leaf.blocks):
        why = f" ({found.notes[0]})" if found.notes else ""
        raise FormatError(
            f"no words were found in this {kind}{why}.",
            "If its pages are pictures, save it as PDF and add that; otherwise save what it says as plain text.",
        )
    return found


def embedded_note(count: int) -> list[str]:
    """What the user should know of files inside a file."""
    if not count:
        return []
    return [f"{count} file{'s' * (count > 1)} embedded in it {'were' if count > 1 else 'was'} not read"]


def one_leaf(*groups: Iterable[Block]) -> list[Leaf]:
    """A document without pages."""
    return [Leaf(blocks=[block for group in groups for block in group if block.text.strip()])]
