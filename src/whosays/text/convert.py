"""Original -> Document."""

from __future__ import annotations

from collections.abc import Callable

from whosays.model.document import Document, Metadata, Original, Part, Where
from whosays.model.errors import DocumentError
from whosays.text.comments import parts_of
from whosays.text.decode import EXTRACTOR, decoded, normalised
from whosays.text.identify import language_of
from whosays.text.plain import pages_of, title_of

MAX_CHARACTERS = 5_000_000  # of one document: some 850,000 words, more than any novel
_Finds = dict[str, object]  # metadata by field; None where nothing was found
_FIELDS = ("title", "publisher", "author", "published", "language", "url", "marking")


def convert(original: Original, data: bytes) -> Document:
    """The document that these bytes hold.

    Metadata that the original states (manifest) win over those found in the page, those over the program's
    own guesses. Raises `DocumentError`, which names the file and says what to do.
    """
    reader = _READERS.get(original.media_type)
    if reader is None:
        raise DocumentError(f"{original.path}: {original.media_type} is not read yet.", "Save it as plain text.")
    return reader(original, data)


def _plain(original: Original, data: bytes) -> Document:
    text = normalised(decoded(data, original.path))
    _check(text, original.path)
    parts = parts_of(text)
    guessed: _Finds = {"title": title_of(text), "language": language_of(_body(text, parts))}
    return _document(original, text, parts, [("program", guessed)], EXTRACTOR)


def _page(original: Original, data: bytes) -> Document:
    from whosays.text.webpage import read_page

    page = read_page(normalised(decoded(data, original.path, page=True)), original.path)
    _check(page.text, original.path)
    guessed: _Finds = {"language": language_of(_body(page.text, page.parts), page.language)}
    found: _Finds = {
        "title": page.title,
        "publisher": page.publisher,
        "author": page.author,
        "published": page.published,
        "url": page.url,
    }
    return _document(original, page.text, page.parts, [("page", found), ("program", guessed)], page.extractor)


_READERS: dict[str, Callable[[Original, bytes], Document]] = {"text/plain": _plain, "text/html": _page}


def _check(text: str, path: str) -> None:
    if not text.strip():
        raise DocumentError(f"{path}: holds no text.", "Delete it, or save the document again.")
    if len(text) > MAX_CHARACTERS:
        raise DocumentError(
            f"{path}: its text has {len(text):,} characters, too many for one document (the limit is "
            f"{MAX_CHARACTERS:,}).",
            "Split it into its chapters or articles and add those.",
        )


def _body(text: str, parts: tuple[Part, ...]) -> str:
    """The text without readers' comments, whose language may be another."""
    body = "\n".join(text[part.start : part.end] for part in parts if part.kind in ("title", "body"))
    return body or text


def _document(
    original: Original,
    text: str,
    parts: tuple[Part, ...],
    finds: list[tuple[Where, _Finds]],
    extractor: str,
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
    metadata = Metadata(**fields, found=tuple(sorted(found.items())))  # type: ignore[arg-type]
    assert metadata.language is not None
    return Document(
        sha256=original.sha256,
        path=original.path,
        text=text,
        language=metadata.language,
        metadata=metadata,
        pages=pages_of(text),
        parts=parts,
        extractor=extractor,
    )
