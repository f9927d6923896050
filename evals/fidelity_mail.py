"""How much of known text comes back, word for word, out of mail and saved pages: `python -m evals.fidelity_mail`.

A sentence is recovered when it stands in a text as it was written, blanks aside (NFC, runs of blanks as one). In
order: those that stand behind the sentence before them. Voices: sentences whose part has the author who wrote
them: the writer's own in the body, those of two quoted mails under their names.
"""

from __future__ import annotations

import hashlib
import io
import random
import textwrap
import unicodedata
from base64 import encodebytes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from quopri import encodestring

from tests.makers import mail, outlook, prose
from whosays.model.document import Document, Original
from whosays.sources import sniff
from whosays.text import convert, members

FLOOR = 0.99  # of sentences, in Latin script
SEEDS = range(5)
OWN, TOM, PETRA = None, "Tom Berg", "Petra Lind"
_CODES = {"ar": "cp1256"}
_INTRODUCED = ("On 1 March 2015 at 10:22, Tom Berg <tom@x.example> wrote:", "On 28 Feb 2015, Petra Lind wrote:")
Said = list[tuple[str | None, list[list[str]]]]  # who wrote it, its paragraphs as sentences


@dataclass
class Row:
    """Counts of one form and language."""

    kind: str
    language: str
    sentences: int = 0
    recovered: int = 0
    in_order: int = 0
    voices: int = 0


def said_by_three(language: str, seed: int) -> Said:
    """What the writer says, and what the two mails that she quotes say."""
    found = prose.paragraphs(language, 6, seed)
    return [(OWN, found[:2]), (TOM, found[2:4]), (PETRA, found[4:])]


def _marked(said: Said, width: int, flowed: bool = False) -> str:
    """As a mail program writes plain text: lines of a width, quoted mails behind ">" signs."""
    lines: list[str] = []
    for depth, (_, paragraphs) in enumerate(said):
        if depth:
            lines += ["> " * (depth - 1) + _INTRODUCED[depth - 1], ("> " * depth).rstrip()]
        for paragraph in paragraphs:
            broken = textwrap.wrap(" ".join(paragraph), width, break_long_words=False, break_on_hyphens=False)
            soft = [line + " " for line in broken[:-1]] if flowed else broken[:-1]
            prefix = ">" * depth + " " if flowed and depth else "> " * depth
            lines += [prefix + line for line in (*soft, broken[-1])] + [("> " * depth).rstrip()]
    return "\n".join(lines) + "\n"


def _fields(said: Said) -> str:
    """As Outlook writes plain text: a line a paragraph, quoted mails under their fields."""
    heads = (
        "-----Original Message-----\nFrom: Berg, Tom\nSent: Sunday, March 1, 2015 10:22 AM\nTo: Anna\nSubject: x",
        "-----Original Message-----\nFrom: Petra Lind\nSent: 28 February 2015 10:22\nTo: Tom\nSubject: x",
    )
    pieces: list[str] = []
    for depth, (_, paragraphs) in enumerate(said):
        pieces += [heads[depth - 1]] * bool(depth) + [" ".join(paragraph) for paragraph in paragraphs]
    return "\r\n\r\n".join(pieces).replace("\r\n", "\n").replace("\n", "\r\n")


def _page(said: Said, seed: int) -> str:
    """As a web mailer writes pages: words cut by tags, quoted mails in block quotations."""
    draw = random.Random(seed)

    def paragraph(sentences: list[str]) -> str:
        words = escape(" ".join(sentences)).split(" ")
        place = draw.randrange(len(words))
        words[place] = f"<b>{words[place][:1]}</b>{words[place][1:]}" if "&" not in words[place] else words[place]
        return f"<p>{' '.join(words)}</p>"

    inner = ""
    for depth in range(len(said) - 1, -1, -1):
        own = "\n".join(map(paragraph, said[depth][1]))
        intro = escape(_INTRODUCED[depth]) if depth < len(said) - 1 else ""
        quote = f'<div class="gmail_quote">{intro}<br><blockquote class="gmail_quote">{inner}</blockquote></div>'
        inner = own + (quote if intro else "")
    return f"<html><body>{inner}</body></html>"


def _part(words: str, language: str, kind: str = "text/plain", flowed: bool = False) -> bytes:
    """Encoded as the mails of the language are: base64 for Arabic, quoted-printable for others."""
    code = _CODES.get(language, "utf-8")
    stated = f"{kind}; charset={code}" + ("; format=flowed" if flowed else "")
    data = words.encode(code, "xmlcharrefreplace" if kind == "text/html" else "strict")
    if language == "ar":
        return mail.part(encodebytes(data), stated, Content_Transfer_Encoding="base64")
    return mail.part(encodestring(data), stated, Content_Transfer_Encoding="quoted-printable")


def _eml(said: Said, language: str, seed: int) -> bytes:
    return mail.mail(_part(_marked(said, 72), language))


def _flowed(said: Said, language: str, seed: int) -> bytes:
    return mail.mail(_part(_marked(said, 70, flowed=True), language, flowed=True))


def _web(said: Said, language: str, seed: int) -> bytes:
    return mail.mail(_part(_page(said, seed), language, "text/html"))


def _both(said: Said, language: str, seed: int) -> bytes:
    plain, page = _part(_marked(said, 72), language), _part(_page(said, seed), language, "text/html")
    return mail.mail(mail.several(plain, page, kind="alternative"))


def _outlook(said: Said, language: str, seed: int) -> bytes:
    return outlook.outlook(body=_fields(said))


def _mailbox(said: Said, language: str, seed: int) -> bytes:
    return mail.mailbox(_eml(said, language, seed))


def _saved(said: Said, language: str, seed: int) -> bytes:
    body = "\n".join(f"<p>{escape(' '.join(paragraph))}</p>" for _, paragraphs in said for paragraph in paragraphs)
    return mail.saved_page(f"<html><head><title>x</title></head><body><article>{body}</article></body></html>")


MAKERS: dict[str, Callable[[Said, str, int], bytes]] = {
    "eml": _eml,
    "eml, flowed": _flowed,
    "eml, page": _web,
    "eml, both": _both,
    "msg": _outlook,
    "mbox": _mailbox,
    "mhtml": _saved,
}


def measured(kind: str, language: str, seeds: range = SEEDS) -> Row:
    """The counts over files of five seeds."""
    row = Row(kind, language)
    for seed in seeds:
        said = said_by_three(language, seed)
        (document,) = _documents(MAKERS[kind](said, language, seed))
        text = _plain(document.text)
        voices = {who: _plain(" ".join(_said_in(document, who))) for who, _ in said}
        last = -1
        for who, paragraphs in said:
            for sentence in (one for paragraph in paragraphs for one in paragraph):
                row.sentences += 1
                place = text.find(words := _plain(sentence))
                row.recovered += place >= 0
                row.in_order += place > last
                row.voices += words in voices[who]
                last = max(last, place)
    return row


def _said_in(document: Document, who: str | None) -> Iterator[str]:
    for part in document.parts:
        if (part.kind == "attachment" and part.author == who) or (who is None and part.kind == "body"):
            yield document.text[part.start : part.end]


def _documents(data: bytes) -> Iterator[Document]:
    kind = sniff(io.BytesIO(data)).media_type
    sha256 = hashlib.sha256(data).hexdigest()
    original = Original(sha256=sha256, path="made", size=len(data), media_type=kind)
    if kind == "application/mbox":
        for member in members(original, data):
            assert member.data is not None
            yield from _documents(member.data)
    else:
        yield convert(original, data).document


def _plain(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).split())


def main() -> None:
    """Print the table."""
    print("form         language  sentences  recovered  in order  voice right")
    for kind in MAKERS:
        for language in prose.LANGUAGES:
            row = measured(kind, language)
            voice = f"{row.voices / row.sentences:11.1%}" if kind != "mhtml" else "          -"
            share, order = row.recovered / row.sentences, row.in_order / row.sentences
            print(f"{kind:12} {language:9} {row.sentences:9} {share:10.1%} {order:9.1%} {voice:>12}")


if __name__ == "__main__":
    main()
