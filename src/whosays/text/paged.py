"""Files that are pages: asks the child for them one by one, so that a page that harms it costs that page alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Literal

from whosays.text import leftward, worker
from whosays.text.compose import composed
from whosays.text.extracted import Extracted, FormatError
from whosays.text.identify import language_of
from whosays.text.issued import issued_in
from whosays.text.marking import marking_of
from whosays.text.running import edge_words, running
from whosays.text.sheets import Cover, Recogniser, Sheet

Kind = Literal["pdf", "image"]
_TOGETHER = 1000  # pages asked for at once
_FAILURES = 20  # pages that may end the child before the rest is given up
_SCANS = 1000  # pages of one file that are recognised
_HARD = 0.6  # mean confidence below which a page is said to be hard to read
_INSTALL = "install tesseract-ocr (with the packs eng, fra, deu, nld, ara) and add the file again"


def read(content: bytes | Path, kind: Kind, most: int) -> Extracted:
    """A file of pages with at most `most` characters (where there are more, reading stops soon after)."""
    try:
        cover: Cover = worker.answer(kind, content)
    except worker.WorkerError as error:
        raise FormatError(
            f"this file cannot be read ({error}).", "Print it to a new PDF, or save what it says as plain text."
        ) from error
    sheets = _sheets(content, kind, cover.pages, most)
    method = cover.method
    if any(sheet.source == "scan" for sheet in sheets):
        engine: Recogniser = worker.answer("recogniser", b"")
        if engine.packs:
            method = f"{method}; {engine.name}"
            sheets = list(_recognised(content, kind, sheets, engine, most))
        else:
            sheets = [_without(sheet, f"a scan, and not read; {_INSTALL}.") for sheet in sheets]
    return _extracted(cover, sheets, method)


def _sheets(content: bytes | Path, kind: Kind, count: int, most: int) -> list[Sheet]:
    """Every page; one that ends the child is lost, and those after it are asked for anew."""
    found: list[Sheet] = []
    size = failures = 0
    while len(found) < count and size <= most:
        if failures > _FAILURES:
            rest = range(len(found) + 1, count + 1)
            return found + [
                _lost(number, "not tried, as too many pages before could not be read.") for number in rest
            ]
        last = min(count, len(found) + _TOGETHER)
        try:
            for sheet in worker.answers(f"{kind} pages", content, f"{len(found) + 1} {last}"):
                found.append(sheet)
                size += sum(len(line.text) for line in sheet.lines)
        except worker.WorkerError:
            failures += 1
            found.append(_lost(len(found) + 1, "could not be read: it took too much memory or time."))
    return found


def _recognised(
    content: bytes | Path, kind: Kind, sheets: Sequence[Sheet], engine: Recogniser, most: int
) -> Iterator[Sheet]:
    """The pages with those that are scans recognised, in the language of those before them to begin with."""
    words = "\n".join(line.text for sheet in sheets[:50] for line in sheet.lines)
    pack = engine.pack_of(language_of(words)) if len(words) > 200 else ""
    done = size = 0
    for sheet in sheets:
        if sheet.source != "scan":
            yield sheet
        elif done >= _SCANS or size > most:
            yield _without(sheet, f"a scan, and not read; no more than {_SCANS:,} pages of a file are recognised.")
        else:
            done += 1
            try:
                read: Sheet = worker.answer(f"{kind} scan", content, f"{sheet.number} {pack}".strip())
            except (worker.WorkerError, FormatError) as error:
                yield _without(sheet, f"a scan that could not be recognised ({str(error).rstrip('.')}).")
                continue
            pack = read.language or pack
            size += sum(len(line.text) for line in read.lines)
            yield _graded(read)


def _graded(sheet: Sheet) -> Sheet:
    sure = [word.confidence for line in sheet.lines for word in line.words]
    if sure and sum(sure) < _HARD * len(sure):
        return replace(sheet, note=f"hard to recognise (mean confidence {sum(sure) / len(sure):.2f}).")
    return sheet


def _without(sheet: Sheet, note: str) -> Sheet:
    return sheet if sheet.source != "scan" else _lost(sheet.number, note)


def _lost(number: int, note: str) -> Sheet:
    return Sheet(number=number, width=1.0, height=1.0, lines=[], source="empty", note=note)


def _extracted(cover: Cover, sheets: Sequence[Sheet], method: str) -> Extracted:
    notes = [*cover.notes, *_notes(sheets)]
    leaves = composed(sheets)
    if not any(block.text.strip() for leaf in leaves for block in leaf.blocks):
        reason = notes[0] if notes else "every page is empty."
        raise FormatError(f"holds no text: {reason}", "Add it as text, or add a better scan of it.")
    scanned = all(sheet.source not in ("text", "layer") for sheet in sheets)
    first = next(sheet for sheet in sheets if sheet.lines)
    return Extracted(
        method=method,
        leaves=leaves,
        paged=True,
        title=cover.title,
        author=cover.author,
        publisher=cover.publisher,
        # The file's own date is that of the scanner, where it is a scan.
        published=None if scanned else cover.published,
        language=cover.language,
        marking=marking_of(edge_words(sheets)),
        notes=notes,
        titled=_headline(first),
        issued=issued_in(line.text for line in first.lines),
    )


def _headline(sheet: Sheet) -> str | None:
    """The words in the largest letters of the upper part of the first page, where they look like a title."""
    aside = running([sheet])[0]
    body = [line for number, line in enumerate(sheet.lines) if number not in aside and line.text]
    upper = [line for line in body if line.base < 0.6 * sheet.height]
    if len(body) < 4 or not upper:
        return None
    largest = max(line.size for line in upper)
    usual = median(line.size for line in body for _ in range(len(line.text)))
    if largest < 1.25 * usual:
        return None
    words: list[str] = []
    for line in upper:
        if line.size > 0.93 * largest:
            words.append(line.text)
        elif words:
            break
    title = " ".join(" ".join(words).split())
    if not 2 <= len(title.split()) <= 30 or leftward.is_leftward(title) != leftward.is_leftward(body[-1].text):
        return None
    return title


def _notes(sheets: Iterable[Sheet]) -> list[str]:
    """What is to be said of pages: "page 3: a scan ...", the same of several pages said once."""
    by_note: dict[str, list[int]] = {}
    for sheet in sheets:
        if sheet.note:
            by_note.setdefault(sheet.note, []).append(sheet.number)
    return [f"{_numbers(numbers)}: {note}" for note, numbers in by_note.items()]


def _numbers(numbers: Sequence[int]) -> str:
    """ "page 3", "pages 3, 5-9"; at most some dozen."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    said = [str(low) if low == high else f"{low}-{high}" for low, high in runs[:12]]
    more = f" and {sum(high - low + 1 for low, high in runs[12:])} more" if len(runs) > 12 else ""
    return f"{'page' if len(numbers) == 1 else 'pages'} {', '.join(said)}{more}"
