"""Original -> Document: reads a file in the way of its format and puts its text and metadata together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from whosays.model.document import Document, Metadata, Original, Part, Where
from whosays.model.errors import DocumentError
from whosays.model.layout import Layout
from whosays.text import paged, worker
from whosays.text.assemble import assembled, too_long
from whosays.text.comments import parts_of
from whosays.text.decode import EXTRACTOR, decoded, normalised
from whosays.text.extracted import MAX_CHARACTERS, Extracted, FormatError, Member
from whosays.text.identify import UNKNOWN, language_of
from whosays.text.plain import pages_of, title_of

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
        return _found(original, _READERS[kind](content), "page" if kind in _PAGES else "file")
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
_OOXML = "application/vnd.openxmlformats-officedocument."
# Documents under whose text readers' comments may have been pasted, or printed, as under plain text.
_WRITTEN = (
    _OOXML + "wordprocessingml.document",
    "application/vnd.oasis.opendocument.text",
    "application/msword",
    "application/rtf",
    "application/epub+zip",
    "application/pdf",
)
_READERS: dict[str, Callable[[Content], Extracted]] = {
    "text/html": _in_turn("web page", "web page, straight", name="web page"),
    **{
        media_type: _in_turn(job, name=name)
        for media_type, job, name in (
            (_OOXML + "wordprocessingml.document", "docx", "Word document"),
            (_OOXML + "spreadsheetml.sheet", "xlsx", "Excel workbook"),
            (_OOXML + "presentationml.presentation", "pptx", "PowerPoint file"),
            ("application/vnd.oasis.opendocument.text", "opendocument", "OpenDocument text"),
            ("application/vnd.oasis.opendocument.spreadsheet", "opendocument", "OpenDocument spreadsheet"),
            ("application/vnd.oasis.opendocument.presentation", "opendocument", "OpenDocument presentation"),
            ("application/msword", "doc", "Word document"),
            ("application/vnd.ms-excel", "xls", "Excel workbook"),
            ("application/x-ole-encrypted", "locked", "Office file"),
            ("application/rtf", "rtf", "RTF document"),
            ("application/epub+zip", "epub", "EPUB book"),
            ("text/csv", "csv", "table"),
        )
    },
    "message/rfc822": _in_turn("mail", name="mail"),
    "application/vnd.ms-outlook": _in_turn("Outlook mail", name="mail"),
    "multipart/related": _in_turn("web archive", "web archive, straight", name="web archive"),
    "application/pdf": lambda content: paged.read(content, "pdf", MAX_CHARACTERS),
    **dict.fromkeys(_IMAGES, lambda content: paged.read(content, "image", MAX_CHARACTERS)),
}
_PAGES = ("text/html", "multipart/related")  # what is found in these stands in the page


# Media type of what holds other files -> the job that takes them out.
_HOLDERS: dict[str, str] = {
    "message/rfc822": "members of a mail",
    "application/vnd.ms-outlook": "members of an Outlook mail",
    "multipart/related": "members of a web archive",
    "application/mbox": "members of a mailbox",
    "application/zip": "members of a zip",
    "application/x-tar": "members of a tar",
    "application/gzip": "members of a tar",
    "application/x-bzip2": "members of a tar",
    "application/x-xz": "members of a tar",
}


def holds_others(media_type: str) -> bool:
    """Whether files of this type may hold files: archives, mail."""
    return media_type in _HOLDERS


def members(original: Original, content: Content) -> Iterator[Member]:
    """The files that this one holds, one at a time. Raises `DocumentError` where it cannot be gone on with.

    The bytes are handed over at once: nobody needs to hold them while the members are gone through.
    """
    return _members(original.path, worker.answers(_HOLDERS[original.media_type], content, original.path))


def _members(path: str, answers: Iterator[Member]) -> Iterator[Member]:
    try:
        yield from answers
    except FormatError as error:
        raise DocumentError(f"{path}: {error.message}", error.remedy) from error
    except worker.WorkerError as error:
        raise DocumentError(
            f"{path}: what it holds cannot be taken out ({error}).", "Unpack it and add what you need."
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
    if original.media_type in _WRITTEN:
        made = replace(made, parts=tuple(_voices(made.text, made.parts)))
    _check(made.text)
    worded: _Finds = {"published": found.issued}
    guessed: _Finds = {
        "language": _language(made.text, made.parts, found.language),
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
        document=_described(
            document, original, [("text", worded), (where, stated), ("program", guessed)], found.thread
        ),
        layout=Layout(sha256=original.sha256, boxes=made.boxes) if made.boxes else None,
    )


def _voices(text: str, parts: tuple[Part, ...]) -> Iterator[Part]:
    """The parts, with readers' comments that were pasted under a body told apart from it."""
    for part in parts:
        if part.kind != "body":
            yield part
            continue
        for voice in parts_of(text[part.start : part.end]):
            yield replace(voice, start=voice.start + part.start, end=voice.end + part.start)


def _check(text: str) -> None:
    if not text.strip():
        raise FormatError("holds no text.", "Delete it, or save the document again.")
    if len(text) > MAX_CHARACTERS:
        raise too_long(len(text))


def _body(text: str, parts: tuple[Part, ...]) -> str:
    """The text without readers' comments and running heads, whose language may be another."""
    body = "\n".join(text[part.start : part.end] for part in parts if part.kind in ("title", "body", "table"))
    return body or text


def _language(text: str, parts: tuple[Part, ...], declared: str | None) -> str:
    """The language of the body; where it is too short to tell, that of the mails quoted under it."""
    language = language_of(_body(text, parts), declared)
    quoted = "\n".join(text[part.start : part.end] for part in parts if part.kind == "attachment")
    return language_of(quoted) if language == UNKNOWN and quoted else language


def _described(
    document: Document, original: Original, finds: list[tuple[Where, _Finds]], thread: Sequence[str] = ()
) -> Document:
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
    metadata = Metadata(**fields, thread=tuple(thread), found=tuple(sorted(found.items())))  # type: ignore[arg-type]
    assert metadata.language is not None
    return replace(document, metadata=metadata, language=metadata.language)


__all__ = ["MAX_CHARACTERS", "Content", "Converted", "convert", "holds_others", "members"]
