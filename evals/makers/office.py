"""Office files from known sentences, marked up as programs do: cut inside words, with links, notes, changes."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from tests.makers import office, oldoffice, prose

LANGUAGES = (*prose.LANGUAGES, "ru")
_RUSSIAN = (
    "{who} заявил во вторник, что {n} бойцов {unit} покинули {place} после двух недель переговоров.",
    "По словам {who}, {unit} была создана в {year} году и с тех пор находится близ {place}.",
    "Министерство опровергло, что его офицеры встречались со старейшинами {place} до перемирия.",
    "На дороге к {place} видели не менее {n} машин, большинство — «без номеров», как выразился {who}.",
)
_WHO = ("полковник Адриан Мосс", "представитель Лена Хартог", "генерал Пётр Ёлкин")
_UNIT, _PLACE = ("Северная бригада", "3-й речной батальон"), ("Острандом", "Вельмом", "Карском")
CODES = {"ru": "cp1251", "ar": "cp1256"}
SHORT = 6  # sentences of a slide or of the rows of a sheet
GONE = "Deleted words that nobody may cite."


@dataclass(frozen=True)
class Made:
    """A file with its sentences in their order, each with the page on which it stands (None without pages)."""

    data: bytes
    sentences: tuple[str, ...]
    pages: tuple[int | None, ...]


def sentences(language: str, count: int, seed: int) -> list[str]:
    """Different sentences; Russian ones beside those of `prose`."""
    if language != "ru":
        return prose.sentences(language, count, seed)
    draw = random.Random(f"ru {seed}")
    found: dict[str, None] = {}
    while len(found) < count:
        said = draw.choice(_RUSSIAN).format(
            who=draw.choice(_WHO), unit=draw.choice(_UNIT), place=draw.choice(_PLACE), n=draw.randint(12, 980),
            year=draw.randint(1961, 2019),
        )  # fmt: skip
        found[said[0].upper() + said[1:]] = None
    return list(found)


def _runs(words: str, draw: random.Random) -> list[str]:
    """The words cut anywhere, as programs cut them where their looks change."""
    places = sorted(draw.sample(range(1, len(words)), 3))
    return [words[low:high] for low, high in zip([0, *places], [*places, len(words)], strict=True)]


def _paragraphs(said: Sequence[str]) -> list[list[str]]:
    return [list(said[at : at + 3]) for at in range(0, len(said), 3)]


def docx(said: Sequence[str], language: str, draw: random.Random) -> bytes:
    """Body, a box, a table and a note; changes under tracking in every paragraph."""
    body = ""
    *plain, box, one, two, note = said
    for group in _paragraphs(plain):
        inside = ""
        for words in group:
            first, second, third, fourth = (
                f'<w:r><w:t xml:space="preserve">{escape(run)}</w:t></w:r>' for run in _runs(words, draw)
            )
            gone = f"<w:del><w:r><w:delText>{GONE}</w:delText></w:r></w:del>"
            inside += f"{first}<w:hyperlink>{second}</w:hyperlink>{gone}<w:ins>{third}</w:ins>{fourth}{_BLANK}"
        body += f"<w:p>{inside}</w:p>"
    boxed = f"<w:txbxContent>{office.wp(box)}</w:txbxContent>"
    body += f"<w:p><w:r><w:drawing><wps:txbx>{boxed}</wps:txbx></w:drawing></w:r></w:p>"
    body += office.wtable([["A", one], ["B", two]])
    notes = f"<w:footnotes {office.W}><w:footnote>{office.wp(note)}</w:footnote></w:footnotes>"
    return office.docx(body, related=[("rId1", "footnotes", "footnotes.xml")], parts={"word/footnotes.xml": notes})


_BLANK = '<w:r><w:t xml:space="preserve"> </w:t></w:r>'


def odt(said: Sequence[str], language: str, draw: random.Random) -> bytes:
    """Body with spans and links, a box, a table."""
    *plain, box, one, two = said
    gone = f"<text:tracked-changes><text:changed-region><text:deletion>{office.op(GONE)}</text:deletion>"
    body = gone + "</text:changed-region></text:tracked-changes>"
    for group in _paragraphs(plain):
        lines = []
        for words in group:
            first, second, third, fourth = map(escape, _runs(words, draw))
            lines.append(f"{_s(first)}<text:span>{_s(second)}</text:span><text:a>{_s(third)}</text:a>{_s(fourth)}")
        body += f"<text:p>{'<text:s/>'.join(lines)}</text:p>"
    body += f"<text:p><draw:frame><draw:text-box>{office.op(box)}</draw:text-box></draw:frame></text:p>"
    return office.opendocument("text", body + office.otable([["A", one], ["B", two]]))


def _s(words: str) -> str:
    """Blanks at the edges as elements: beside a tag they would be one with the next."""
    inner = words.strip(" ")
    return (
        "<text:s/>" * (len(words) - len(words.lstrip(" ")))
        + inner
        + "<text:s/>" * bool(inner and words.endswith(" "))
    )


def rtf(said: Sequence[str], language: str, draw: random.Random) -> bytes:
    """Groups inside words, a note, a row; signs of the language's code page as bytes."""
    code = CODES.get(language, "cp1252")
    *plain, note, one = said
    body = ""
    for group in _paragraphs(plain):
        for words in group:
            first, second, third, fourth = (office.rtf_words(run, code) for run in _runs(words, draw))
            link = f"{{\\field{{\\*\\fldinst HYPERLINK x}}{{\\fldrslt {third}}}}}"
            body += f"{first}{{\\b {second}}}{{\\deleted {GONE}}}{link}{{\\i0 {fourth}}} "
        body += "\\par\n"
    row = f"\\trowd\\pard\\intbl A\\cell {office.rtf_words(one, code)}\\cell\\row\\pard"
    return office.rtf(
        [], code=code, before=f"\\pard {body}{{\\footnote {office.rtf_words(note, code)}}}\\par{row}"
    )


def doc(said: Sequence[str], language: str, draw: random.Random) -> bytes:
    """Body, a row and a note; one change under tracking."""
    *plain, note, one = said
    paragraphs = [" ".join(group) for group in _paragraphs(plain)]
    paragraphs[0] += " " + GONE
    return oldoffice.doc(paragraphs, deleted=[GONE], rows=[["A", one]], notes=[note])


def epub(said: Sequence[str], language: str, draw: random.Random) -> bytes:
    """Two chapters of paragraphs with tags inside words."""
    pages = []
    for group in _paragraphs(said):
        lines = []
        for words in group:
            first, second, third, fourth = map(escape, _runs(words, draw))
            lines.append(f'{first}<b>{second}</b><a href="x">{third}</a><span>{fourth}</span>')
        pages.append(f"<p>{' '.join(lines)}</p>")
    half = len(pages) // 2
    return office.epub({"b.xhtml": "".join(pages[:half]), "a.xhtml": "".join(pages[half:])})


def pptx(said: Sequence[str], language: str, draw: random.Random) -> bytes:
    """Slides of a text and its notes."""
    groups = [said[at : at + SHORT] for at in range(0, len(said), SHORT)]
    slides = [office.slide(f"Slide {number}", group[:-1]) for number, group in enumerate(groups, start=1)]
    return office.pptx(slides, notes={number: group[-1] for number, group in enumerate(groups, start=1)})


def odp(said: Sequence[str], language: str, draw: random.Random) -> bytes:
    """Slides of frames."""
    pages = ""
    for at in range(0, len(said), SHORT):
        frames = "".join(f"<draw:frame>{office.op(words)}</draw:frame>" for words in said[at : at + SHORT])
        pages += f"<draw:page>{frames}</draw:page>"
    return office.opendocument("presentation", pages)


def _sheets(said: Sequence[str]) -> dict[str, list[list[str]]]:
    return {
        f"S{at // SHORT + 1}": [["A", words, "1"] for words in said[at : at + SHORT]]
        for at in range(0, len(said), SHORT)
    }


def xlsx(said: Sequence[str], language: str, draw: random.Random) -> bytes:
    """Sheets of rows, a sentence a row."""
    return office.xlsx({name: office.rows_xml(rows) for name, rows in _sheets(said).items()})


def ods(said: Sequence[str], language: str, draw: random.Random) -> bytes:
    """The same."""
    tables = "".join(office.otable(rows, name) for name, rows in _sheets(said).items())
    return office.opendocument("spreadsheet", tables)


def xls(said: Sequence[str], language: str, draw: random.Random) -> bytes:
    """The same."""
    return oldoffice.xls(_sheets(said))


def table(said: Sequence[str], language: str, draw: random.Random) -> bytes:
    """A sentence a row, in the code page of the language."""
    lines = "".join(f'"A";"{words.replace(chr(34), chr(34) * 2)}";"1"\r\n' for words in said)
    return ("a;b;c\r\n" + lines).encode("utf-8")


Maker = Callable[[Sequence[str], str, random.Random], bytes]
MAKERS: dict[str, Maker] = {
    "DOCX": docx, "ODT": odt, "RTF": rtf, "DOC": doc, "EPUB": epub, "PPTX": pptx, "ODP": odp, "XLSX": xlsx,
    "ODS": ods, "XLS": xls, "CSV": table,
}  # fmt: skip
PAGED = ("PPTX", "ODP", "XLSX", "ODS", "XLS")


def made(kind: str, language: str, seed: int, count: int = 60) -> Made:
    """A file of this kind; the same for the same seed."""
    said = sentences(language, count, seed)
    data = MAKERS[kind](said, language, random.Random(f"{kind} {language} {seed}"))
    pages = tuple(number // SHORT + 1 if kind in PAGED else None for number in range(count))
    return Made(data, tuple(said), pages)
