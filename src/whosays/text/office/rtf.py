"""RTF documents (Rich Text Format specification 1.9.1), read as a stream of control words.

striprtf, the library for them, leaves out notes, comments, running heads and text boxes, and keeps deleted words.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from whosays.text.extracted import Block, Extracted
from whosays.text.office.words import (
    author_in,
    embedded_note,
    finished,
    from_dttm,
    one_leaf,
    published,
    row_of,
    title_in,
    whole,
)

METHOD: Final = "whosays.rtf 1"
KIND: Final = "RTF document"
_TOKEN = re.compile(
    rb"\\(?:(?P<word>[a-zA-Z]{1,40})(?P<number>-?\d{1,10})? ?|'(?P<byte>[0-9a-fA-F]{2})|(?P<sign>[^a-zA-Z]))"
    rb"|(?P<brace>[{}])|(?P<words>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
_SIGNS: Final = {
    "tab": "\t", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘",
    "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " ",
    "zwj": "\u200d", "zwnj": "\u200c", "ltrmark": "\u200e", "rtlmark": "\u200f", "softline": "\n",
    "column": "\n",
}  # fmt: skip
_ENDS: Final = frozenset(("par", "sect", "page"))
# Code pages of the character sets that a font states (section "Font Table").
_CHARSETS: Final = {0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030",
                    136: "big5", 161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256",
                    186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 255: "cp437"}  # fmt: skip
_PROGRAMS: Final = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
# Destinations whose words are apart from the body: their kind of block.
_APART: Final = {
    **dict.fromkeys(
        ("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"), "header"
    ),
    "footnote": "note",
    "annotation": "comment",
    "shptxt": "box",
}
_FIELDS: Final = frozenset(("title", "author", "operator", "company", "atnauthor", "atndate"))
_WALKED: Final = frozenset(("shpinst", "shp", "shprslt", "ud", "info", "do", "background"))
_SKIPPED: Final = frozenset(
    ("colortbl", "stylesheet", "pict", "nonshppict", "fldinst", "objdata", "objclass", "listtext", "pntext", "sn",
     "sv", "filetbl", "listtable", "listoverridetable", "revtbl", "rsidtbl", "generator", "xmlnstbl", "themedata",
     "datafield", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "tc", "xe", "template", "subject",
     "keywords", "doccomm", "comment", "category", "manager", "hlinkbase", "bkmkstart", "bkmkend", "falt",
     "panose", "fname", "atnid", "atnref", "atntime", "atrfstart", "atrfend", "upr", "shprslt")
)  # fmt: skip
MAX_DEPTH: Final = 200_000


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits: where its words go, its code page, and how many bytes stand in for a `\\u` sign."""

    into: str = "body"
    code: str = "cp1252"
    stand_in: int = 1
    deleted: bool = False
    starred: bool = False
    in_table: bool = False


@dataclass(slots=True)
class _Flow:
    """Words under way in one place: the paragraph, the row, and what is finished."""

    words: list[str] = field(default_factory=list)
    cell: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    done: list[Block] = field(default_factory=list)

    def end_paragraph(self, *, in_table: bool) -> None:
        said = "".join(self.words)
        self.words.clear()
        if in_table:
            self.cell.append(said)
        elif said.strip():
            self.end_table()
            self.done.append(Block(text=said))

    def end_cell(self) -> None:
        self.end_paragraph(in_table=True)
        self.cells.append(" ".join(self.cell))
        self.cell.clear()

    def end_row(self) -> None:
        if line := row_of(self.cells):
            self.rows.append(line)
        self.cells.clear()

    def end_table(self) -> None:
        """The rows so far are a table; cells without a row are read as paragraphs."""
        if self.rows:
            lone = all(" | " not in row for row in self.rows)
            texts = self.rows if lone else ["\n".join(self.rows)]
            self.done += [Block(text=text, kind="body" if lone else "table") for text in texts]
        self.rows.clear()
        self.done += [Block(text=text) for text in (*self.cells, *self.cell) if text.strip()]
        self.cells.clear()
        self.cell.clear()

    def end(self) -> list[Block]:
        self.end_paragraph(in_table=False)
        self.end_table()
        return self.done


@dataclass(slots=True)
class _Apart:
    """A destination beside the body."""

    kind: str
    author: str | None = None
    moment: str = ""
    flow: _Flow = field(default_factory=_Flow)


def read(data: bytes, _: str) -> Iterator[Extracted]:
    """Running heads, body with text boxes, notes, then comments; no pages."""
    reader = _Reader()
    reader.run(data)
    heads, body, notes, comments = reader.finished()
    remarks = []
    if reader.stack:
        remarks.append("the file ends before its end; what stands before is here")
    if reader.changed:
        remarks.append("words that are marked as deleted were left out, words marked as inserted kept")
    remarks += embedded_note(reader.embedded)
    yield finished(
        Extracted(
            method=METHOD,
            leaves=one_leaf(heads, body, notes, comments),
            title=title_in(reader.stated.get("title")),
            author=author_in(reader.stated.get("author")) or author_in(reader.stated.get("operator")),
            publisher=author_in(reader.stated.get("company")),
            published=published(reader.day("creatim"), reader.day("revtim")),
            notes=remarks,
        ),
        KIND,
    )


def words_of(data: bytes) -> str:
    """The words of the body alone, a line a paragraph, as bodies of mails have them."""
    reader = _Reader()
    reader.run(data)
    _, body, _, _ = reader.finished()
    return "\n".join(block.text for block in body)


class _Reader:
    """Goes through the control words once; memory grows with the words and the depth of groups alone."""

    def __init__(self) -> None:
        self.state = _State()
        self.stack: list[_State] = []
        self.flows: dict[str, _Flow] = {}
        self.apart: list[_Apart] = []
        self.stated: dict[str, str] = {}
        self.moments: dict[str, dict[str, int]] = {}
        self.fonts: dict[int, str] = {}
        self.font = -1
        self.usual = "cp1252"
        self.pending = bytearray()
        self.skip = 0  # bytes still to pass over after a \\u sign
        self.high = 0  # first half of a sign beyond the basic plane
        self.changed = False
        self.embedded = 0

    def run(self, data: bytes) -> None:
        place, end = 0, len(data)
        while place < end:
            token = _TOKEN.match(data, place)
            if token is None:
                break
            place = token.end()
            if token["words"] is not None:
                words = token["words"]
                cut = min(self.skip, len(words))
                self.skip -= cut
                self.pending += words[cut:]
            elif token["byte"] is not None:
                if self.skip:
                    self.skip -= 1
                else:
                    self.pending.append(int(token["byte"], 16))
            elif token["brace"] is not None:
                self._flush()
                self.skip = 0
                self._brace(token["brace"] == b"{")
            elif token["sign"] is not None:
                self._sign(token["sign"])
            elif token["word"] is not None:
                number = int(token["number"]) if token["number"] else None
                name = token["word"].decode()
                if name == "bin":
                    place += max(0, number or 0)
                elif self.skip and name != "u":
                    self.skip -= 1
                else:
                    self._word(name, number)
        self._flush()

    def finished(self) -> tuple[list[Block], list[Block], list[Block], list[Block]]:
        """Running heads, body, notes and comments."""
        body = self._flow("body").end()
        groups: dict[str, list[Block]] = {"header": [], "note": [], "comment": [], "box": []}
        for apart in self.apart:
            blocks = apart.flow.end()
            words = "\n".join(block.text.strip() for block in blocks)
            if apart.kind == "comment":
                day = from_dttm(whole(apart.moment.lstrip("-")))
                blocks = [Block(text=words, kind="comment", author=author_in(apart.author), published=day)]
            elif apart.kind == "header":
                new = any(map(str.isalpha, words)) and words not in [block.text for block in groups["header"]]
                blocks = [Block(text=words, kind="header")] if new else []
            groups[apart.kind] += blocks
        return groups["header"], body + groups["box"], groups["note"], groups["comment"]

    def day(self, name: str) -> date | None:
        """A date of the properties."""
        said = self.moments.get(name, {})
        try:
            return date(said.get("yr", 0), said.get("mo", 0), said.get("dy", 0))
        except (ValueError, OverflowError):
            return None

    def _brace(self, opens: bool) -> None:
        if opens:
            if len(self.stack) < MAX_DEPTH:
                self.stack.append(self.state)
            self.state = replace(self.state, starred=False)
        elif self.stack:
            self.state = self.stack.pop()

    def _sign(self, sign: bytes) -> None:
        if self.skip:
            self.skip -= 1
        elif sign == b"*":
            self.state = replace(self.state, starred=True)
        elif sign in (b"\\", b"{", b"}"):
            self.pending += sign
        elif sign in (b"~", b"_"):
            self._say("\u00a0" if sign == b"~" else "-")
        elif sign in (b"\n", b"\r"):
            self._word("par", None)

    def _word(self, name: str, number: int | None) -> None:
        if name == "u":
            self._unicode(number or 0)
            return
        if name in ("f", "ansicpg", "fcharset", "deff") or name in _PROGRAMS:
            self._flush()
            self._encoding(name, number)
        elif name == "uc":
            self.state = replace(self.state, stand_in=max(0, min(number or 0, 16)))
        elif name in _SIGNS:
            self._say(_SIGNS[name])
        elif name in _ENDS or name in ("cell", "nestcell", "row", "nestrow", "intbl", "pard", "trowd"):
            self._flush()
            self._layout(name)
        elif name in ("deleted", "plain"):
            self._flush()
            code = self.usual if name == "plain" else self.state.code
            self.state = replace(self.state, deleted=name == "deleted" and number != 0, code=code)
        elif name in ("yr", "mo", "dy") and self.state.into in ("creatim", "revtim"):
            self.moments.setdefault(self.state.into, {})[name] = number or 0
        else:
            self._destination(name)

    def _destination(self, name: str) -> None:
        """A control word that begins a destination; any other says how words look."""
        into = self.state.into
        if name in _APART and into != "skip":
            author = self.stated.pop("atnauthor", None) if name == "annotation" else None
            self.state = replace(self.state, into=f"apart {len(self.apart)}", starred=False, in_table=False)
            self.apart.append(_Apart(kind=_APART[name], author=author))
        elif name in _FIELDS and into != "skip" and (name.startswith("atn") or into == "info"):
            self.state = replace(self.state, into=f"field {name} {into}")
        elif name == "fonttbl" or (name in ("creatim", "revtim") and into == "info"):
            self.state = replace(self.state, into=name)
        elif name == "info":
            self.state = replace(self.state, into="info")
        elif name == "ud":  # the words of an `upr` in Unicode
            back = next((state.into for state in reversed(self.stack) if state.into != "skip"), "body")
            self.state = replace(self.state, into=back)
        elif name == "object":
            self.embedded += 1
        elif name in _SKIPPED or (self.state.starred and name not in _WALKED):
            self._flush()
            self.state = replace(self.state, into="skip")

    def _encoding(self, name: str, number: int | None) -> None:
        if name == "f":
            self.font = number or 0
            if self.state.into != "fonttbl":
                self.state = replace(self.state, code=self.fonts.get(self.font, self.usual))
        elif name == "fcharset":
            code = _CHARSETS.get(number or 0)
            if code is not None and number not in (0, 255):
                self.fonts[self.font] = code
        elif name != "deff":
            code = _PROGRAMS.get(name) or f"cp{number}"
            try:
                codecs.lookup(code)
            except LookupError:
                return
            self.usual = code
            self.state = replace(self.state, code=code)

    def _unicode(self, number: int) -> None:
        self._flush()
        self.skip = self.state.stand_in
        unit = number & 0xFFFF
        if 0xD800 <= unit < 0xDC00:
            self.high = unit
        elif 0xDC00 <= unit < 0xE000:
            if self.high:
                self._say(chr(0x10000 + ((self.high - 0xD800) << 10) + unit - 0xDC00))
            self.high = 0
        elif unit and not 0xF000 <= unit < 0xF100:  # signs of picture fonts
            self._say(chr(unit))

    def _layout(self, name: str) -> None:
        flow = self._flow(self.state.into)
        if self.state.into.startswith(("skip", "field")):
            return
        if name in _ENDS:
            flow.end_paragraph(in_table=self.state.in_table and name == "par")
        elif name in ("cell", "nestcell"):
            flow.end_cell()
        elif name in ("row", "nestrow"):
            flow.end_row()
        elif name == "pard":
            self.state = replace(self.state, in_table=False)
        elif name in ("intbl", "trowd"):
            self.state = replace(self.state, in_table=True)

    def _flush(self) -> None:
        if self.pending:
            said = bytes(self.pending)
            self.pending.clear()
            self._put(said.decode(self.state.code, "replace"))

    def _say(self, words: str) -> None:
        self._flush()
        self._put(words)

    def _put(self, words: str) -> None:
        into = self.state.into
        if into.startswith("field "):
            _, name, *within = into.split(" ")
            if name == "atndate":
                if within[0] == "apart":
                    self.apart[int(within[1])].moment += words.strip()
            else:
                self.stated[name] = self.stated.get(name, "") + words
        elif self.state.deleted and (into == "body" or into.startswith("apart")):
            self.changed = True
        elif into == "body" or into.startswith("apart"):
            self._flow(into).words.append(words)

    def _flow(self, into: str) -> _Flow:
        if into.startswith("apart "):
            return self.apart[int(into.split(" ")[1])].flow
        return self.flows.setdefault("body", _Flow())
