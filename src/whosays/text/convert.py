"""Original -> Document: reads a file in the way of its format and puts its text and metadata together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from whosays.model.document import Document, Metadata, Original, Part, Where
from whosays.model.errors import DocumentError
from whosays.model.layout import Layout
from whosays.text import paged, worker
from whosays.text.assemble import assembled
from whosays.text.comments import parts_of
from whosays.text.decode import EXTRACTOR, decoded, normalised
from whosays.text.extracted import Extracted, FormatError, Member
from whosays.text.identify import language_of
from whosays.text.plain import pages_of, title_of

MAX_CHARACTERS = 5_000_000  # of one document: some 850,000 words, more than any novel
Content = bytes | Path  # of a file: its bytes, or where they lie
_Finds = dict[str, object]  # metadata by field; None where nothing was found
_FIELDS = ("title", "publisher", "author", "published", "language", "url", "marking")


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """A document, and where its recognised words stand on their pages (None where none was recognised)."""

    document: Document
    layout: Layout | None = None


def convert(original: Original, content: Content) -> Converted:
    """The document that these bytes, or the file at this path, hold.

    Metadata that the original states (manifest) win over those found in the file, those over the program's
    own guesses. Raises `DocumentError`, which names the file and says what to do.
    """
    kind = original.media_type
    try:
        if kind == "text/plain":
            data = content if isinstance(content, bytes) else content.read_bytes()
            return _plain(original, normalised(decoded(data)))
        if kind not in _READERS:
            raise FormatError(f"{kind} is not read yet.", "Save it as plain text.")
        return _found(original, _READERS[kind](content), "page" if kind == "text/html" else "file")
    except FormatError as error:
        raise DocumentError(f"{original.path}: {error.message}", error.remedy) from error


def _in_turn(*jobs: str, name: str) -> Callable[[Content], Extracted]:
    """Ask the child to do the first job; where the file ends the child, the next one."""

    def read(content: Content) -> Extracted:
        for job in jobs[:-1]:
            try:
                return worker.answer(job, content)  # type: ignore[no-any-return]
            except worker.WorkerError:
                continue
        try:
            return worker.answer(jobs[-1], content)  # type: ignore[no-any-return]
        except worker.WorkerError as error:
            raise FormatError(
                f"this {name} cannot be read ({error}).", "Save what it says as plain text and add that."
            ) from error

    return read


_IMAGES = ("image/png", "image/jpeg", "image/tiff", "image/gif", "image/bmp", "image/webp")
_READERS: dict[str, Callable[[Content], Extracted]] = {
    "text/html": _in_turn("web page", "web page, straight", name="web page"),
    "application/pdf": lambda content: paged.read(content, "pdf", MAX_CHARACTERS),
    **dict.fromkeys(_IMAGES, lambda content: paged.read(content, "image", MAX_CHARACTERS)),
}


_HOLDERS: dict[str, str] = {}  # media type of what holds other files -> the job that takes them out


def holds_others(media_type: str) -> bool:
    """Whether files of this type may hold files: archives, mail."""
    return media_type in _HOLDERS


def members(original: Original, content: Content) -> Iterator[Member]:
    """The files that this one holds, one at a time. Raises `DocumentError` where it cannot be gone on with."""
    try:
        yield from worker.answers(_HOLDERS[original.media_type], content)
    except FormatError as error:
        raise DocumentError(f"{original.path}: {error.message}", error.remedy) from error
    except worker.WorkerError as error:
        raise DocumentError(
            f"{original.path}: what it holds cannot be taken out ({error}).", "Unpack it and add what you need."
        ) from error


def _plain(original: Original, text: str) -> Converted:
    _check(text)
    parts = parts_of(text)
    guessed: _Finds = {"title": title_of(text), "language": language_of(_body(text, parts))}
    document = Document(
        sha256=original.sha256,
        path=original.path,
        text=text,
        language="",
        pages=pages_of(text),
        parts=parts,
        extractor=EXTRACTOR,
        parent=original.parent,
    )
    return Converted(document=_described(document, original, [("program", guessed)]))


def _found(original: Original, found: Extracted, where: Where) -> Converted:
    made = assembled(found.leaves, paged=found.paged)
    _check(made.text)
    worded: _Finds = {"published": found.issued}
    guessed: _Finds = {
        "language": language_of(_body(made.text, made.parts), found.language),
        "title": found.titled,
    }
    stated: _Finds = {name: getattr(found, name) for name in _FIELDS if name != "language"}
    document = Document(
        sha256=original.sha256,
        path=original.path,
        text=made.text,
        language="",
        pages=made.pages,
        parts=made.parts,
        extractor=found.method,
        notes=tuple(found.notes),
        parent=original.parent,
    )
    return Converted(
        document=_described(document, original, [("text", worded), (where, stated), ("program", guessed)]),
        layout=Layout(sha256=original.sha256, boxes=made.boxes) if made.boxes else None,
    )


def _check(text: str) -> None:
    if not text.strip():
        raise FormatError("holds no text.", "Delete it, or save the document again.")
    if len(text) > MAX_CHARACTERS:
        raise FormatError(
            f"its text has {len(text):,} characters, too many for one document (the limit is {MAX_CHARACTERS:,}).",
            "Split it into its chapters or articles and add those.",
        )


def _body(text: str, parts: tuple[Part, ...]) -> str:
    """The text without readers' comments and running heads, whose language may be another."""
    body = "\n".join(text[part.start : part.end] for part in parts if part.kind in ("title", "body", "table"))
    return body or text


def _described(document: Document, original: Original, finds: list[tuple[Where, _Finds]]) -> Document:
    fields: dict[str, object] = {}
    found: dict[str, Where] = dict(original.stated.found)
    for name in _FIELDS:
        fields[name] = getattr(original.stated, name)
        if fields[name] is not None:
            found.setdefault(name, "manifest")
    for where, values in finds:
        for name, value in values.items():
            if fields[name] is None and value is not None:
                fields[name], found[name] = value, where
    metadata = Metadata(**fields, found=tuple(sorted(found.items())))  # type: ignore[arg-type]
    assert metadata.language is not None
    return replace(document, metadata=metadata, language=metadata.language)


__all__ = ["MAX_CHARACTERS", "Content", "Converted", "convert", "holds_others", "members"]
