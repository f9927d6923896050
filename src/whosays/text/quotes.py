"""Mails quoted inside a mail: whose words the lines are.

A mail program marks what it quotes by ">" before each line, by a line above ("On 2 March Anna Lund wrote:"), by a
rule ("-----Original Message-----") or by the fields of the quoted mail ("From: ... Sent: ... Subject: ..."). What
is found so becomes a block of its own with its own author; what is quoted without a name has none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from whosays.text.dates import date_in
from whosays.text.extracted import Block
from whosays.text.mime import day_of, sender_of

_MARKS = re.compile(r"\A(?:[ \t]?>)+ ?")
_LONGEST = 400  # characters of a line that says who wrote what follows, its further lines included
_SENTENCE_END = re.compile(r"[^.\s]{2}[.!?]\Z")
_RULE = re.compile(
    r"(?i)\s*[-_=*]{3,}\s*\Z"
    r"|\s*[-_=*]{2,}\s*[^-_=*>:]{4,50}?\s*[-_=*]{2,}\s*:?\s*\Z"
    r"|[^:>]{4,40}\bforwarded\b[^:>]{1,20}:\Z"
)
# The labels of the fields of a quoted mail, as mail programs in these languages write them.
_LABELS: Final = {
    "from": "from de von van da från fra od от kimden من",
    "date": "date sent envoyé gesendet verzonden datum enviado fecha inviato data skickat sendt дата отправлено"
    " gönderildi التاريخ تاريخ",
    "to": "to à a an aan para till til кому kime إلى",
    "cc": "cc kopie copie копия bilgi نسخة",
    "subject": "subject objet betreff onderwerp asunto oggetto assunto ämne emne тема konu الموضوع",
    "other": "bcc reply-to importance attachments priority organization sensitivity",
}
_KIND_OF: Final = {label: kind for kind, labels in _LABELS.items() for label in labels.split()}
_FIELD_LINE = re.compile(r"\A[ \t]*\*?([^\W\d_][\w-]{0,14})[ \t\u00a0]*:\*?[ \t\u00a0]*(.*)\Z")
# Words with which a mail program says that somebody wrote, and those that stand beside a name or a day there.
_WROTE = re.compile(
    r"\b(?:wrote|writes|a écrit|écrit|schrieb|schreef|het volgende geschreven|geschreven|escribió|ha scritto"
    r"|scrisse|escreveu|skrev|napisał(?:\(a\)|a)?|написал(?:\(а\)|а)?|пишет|yazdı|كتب(?:ت)?)(?=\W|\Z)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"[<(\[]{0,2}\s*(?:mailto:)?[^\s<>()\[\]]+@[^\s<>()\[\]]+\s*[>)\]]{0,2}(?:\s*[<(\[]mailto:[^>)\]]*[>)\]])?"
)
_BESIDE: Final = frozenset(
    "on at le am um op om el a à las heeft hat den der the in article quoting dne w dniu il giorno em às kl klo at"
    " em pm p.m a.m в fecha de du".split()
)


@dataclass(frozen=True, slots=True)
class _Line:
    depth: int
    words: str


@dataclass(frozen=True, slots=True)
class _Voice:
    """Who speaks: the mail's own author (`own`), or the author of a quoted mail as far as he is named."""

    author: str | None = None
    published: date | None = None
    own: bool = False


_OWN = _Voice(own=True)


def voices(text: str) -> list[Block]:
    """The body of a mail as blocks: its own words, the lines that say who is quoted, and what is quoted."""
    lines = [_line(raw) for raw in text.split("\n")]
    said: list[tuple[str, _Voice | None]] = []  # a line and its voice; None: it says who is quoted
    speaking: dict[int, _Voice] = {0: _OWN}
    place = 0
    while place < len(lines):
        line = lines[place]
        if line.words:
            speaking = {depth: who for depth, who in speaking.items() if depth <= line.depth + 1}
        count, voice = _fields(lines, place)
        if voice is not None:
            speaking = {depth: who for depth, who in speaking.items() if depth < line.depth} | {line.depth: voice}
        elif (found := _introduced(lines, place)) is not None:
            count, voice, depth = found
            speaking = {d: who for d, who in speaking.items() if d < depth} | {depth: voice}
        if voice is not None:
            said += [(lines[n].words, None) for n in range(place, place + count)]
            place += count
            continue
        said.append((line.words, speaking.get(line.depth, _Voice())))
        place += 1
    return _blocks(said)


def _line(raw: str) -> _Line:
    marks = _MARKS.match(raw)
    if marks is None:
        return _Line(0, raw.rstrip())
    return _Line(marks[0].count(">"), raw[marks.end() :].rstrip())


def _blocks(said: Sequence[tuple[str, _Voice | None]]) -> list[Block]:
    """Neighbouring lines of one voice joined. A blank line belongs to what stands before it."""
    placed: list[tuple[str, _Voice | None]] = []
    for words, voice in said:
        placed.append((words, voice if words or not placed else placed[-1][1]))
    found = []
    for voice, lines in groupby(placed, key=lambda line: line[1]):
        text = "\n".join(words for words, _ in lines).strip("\n")
        if text.strip():
            found.append(_block(text, voice))
    return found


def _block(text: str, voice: _Voice | None) -> Block:
    if voice is None:
        return Block(text=text, kind="header")
    if voice.own:
        return Block(text=text)
    return Block(text=text, kind="attachment", author=voice.author, published=voice.published)


def _fields(lines: Sequence[_Line], place: int) -> tuple[int, _Voice | None]:
    """The fields of a quoted mail, and a rule above them: how many lines, and whose mail it is."""
    first = lines[place]
    start = place
    if len(first.words) < _LONGEST and _RULE.match(first.words):
        start = _next(lines, place + 1)
    seen: dict[str, str] = {}
    end = number = start
    while number < len(lines) and number - start < 40:
        line = lines[number]
        if line.depth != first.depth:
            break
        label = _FIELD_LINE.match(line.words)
        kind = _KIND_OF.get(label[1].casefold()) if label else None
        if kind is not None and label is not None and kind not in seen:
            seen[kind] = label[2]
            end = number + 1
        elif line.words.strip() and (number != end or not seen or "subject" in seen):
            break  # neither a field, nor the second line of one
        elif line.words.strip():
            end = number + 1
        number += 1
    if "from" not in seen or "date" not in seen or not seen.keys() & {"to", "subject"}:
        return 0, None
    stated = re.sub(r"\[mailto:[^\]]*\]", "", seen["from"]).replace("*", "")
    return end - place, _Voice(sender_of(stated), day_of(seen["date"]) or date_in(seen["date"]))


def _introduced(lines: Sequence[_Line], place: int) -> tuple[int, _Voice, int] | None:
    """A line, broken over up to four, that says who wrote what follows: how many, who, how deep it is quoted."""
    depth = lines[place].depth
    words = ""
    for count in range(1, 5):
        if place + count > len(lines) or lines[place + count - 1].depth != depth:
            return None
        piece = lines[place + count - 1].words.strip()
        words = f"{words} {piece}".strip()
        if not piece or len(words) > _LONGEST or _SENTENCE_END.search(piece):
            return None
        if not words.endswith(":"):
            continue
        after = _next(lines, place + count)
        deeper = after < len(lines) and lines[after].depth > depth
        wrote, address = _WROTE.search(words) is not None, _ADDRESS.search(words) is not None
        # Some programs mark nothing: then only a line that no person writes will do.
        unmarked = wrote and address and _is_dated(words) and after < len(lines)
        if not (unmarked or (deeper and (wrote or address))):
            return None
        if any(_is_dated(lines[place + n].words) and _introduced(lines, place + n) for n in range(1, count)):
            return None  # what stands above belongs to the text
        return count, _Voice(_author(words), date_in(words)), depth + deeper
    return None


def _is_dated(words: str) -> bool:
    return any(sign.isdigit() for sign in words)


def _next(lines: Sequence[_Line], place: int) -> int:
    """The next line with words in it, over blank ones of any depth but no more than three."""
    stop = min(len(lines), place + 3)
    while place < stop and not lines[place].words.strip():
        place += 1
    return place


def _author(words: str) -> str | None:
    """The name in a line that says who wrote: before the address, else beside the verb; else the address."""
    address = _ADDRESS.search(words)
    wrote = _WROTE.search(words)
    name = None
    if address is not None:
        name = _name_before(words[: address.start()])
    if name is None and wrote is not None:
        name = _name_before(words[: wrote.start()]) or _name_after(words[wrote.end() :])
    if name is None and address is not None:
        name = address[0].strip("<>()[] ").removeprefix("mailto:")
    return name


def _name_before(words: str) -> str | None:
    kept: list[str] = []
    for word in reversed(words.split()):
        if not _of_name(word) or (kept and word.endswith((",", ";", ":"))):
            break
        kept.append(word.strip("\"“”',;"))
    return _name(list(reversed(kept)))


def _name_after(words: str) -> str | None:
    kept: list[str] = []
    for word in words.rstrip(": ").split():
        if not _of_name(word):
            break
        kept.append(word.strip("\"“”',;"))
        if word.endswith((",", ";")):
            break
    return _name(kept)


def _of_name(word: str) -> bool:
    plain = word.strip("\"“”',;:.<(").casefold()
    return bool(plain) and not any(sign.isdigit() for sign in word) and not _WROTE.fullmatch(plain)


def _name(words: list[str]) -> str | None:
    while words and (words[0].casefold() in _BESIDE or words[0].islower()):
        words = words[1:]
    while words and words[-1].casefold() in _BESIDE:
        words = words[:-1]
    found = " ".join(words)
    return found if 1 <= len(words) <= 6 and any(sign.isalpha() for sign in found) else None
