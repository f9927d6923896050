"""Mails (EML) and the web pages that a browser saves in the form of a mail (MHTML). Runs in the child process.

A mail is a document, its header fields and its body, and holds others: its attachments and the mails inside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from mimetypes import MimeTypes
from typing import Final

from whosays.text.decode import decoded, normalised
from whosays.text.extracted import Block, Extracted, FormatError, Leaf, Member
from whosays.text.linear import words_of
from whosays.text.mime import Part, Parts, day_of, field_of, parts_of, sender_of
from whosays.text.names import Names, steps_of
from whosays.text.page_extract import article_of, straight_of
from whosays.text.quotes import voices

METHOD: Final = "whosays.mail 1"
SMALL_PICTURE: Final = 20_000  # bytes; a smaller picture inside the text is a logo, a sign or a counter of readers
SHOWN_FIELDS: Final = ("From", "To", "Cc", "Date", "Subject")
_TEXTS = ("text/plain", "text/html")
_LITTLE = 10  # the page has so many times the words of the plain text: that says only that there is a page
_SIGNATURES = frozenset(
    ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature")
)
_SAVE = "Open the mail in a mail program that can read it, and save what it shows."
_CLOSED: Final = {
    "application/pkcs7-mime": "is encrypted or sealed (S/MIME).",
    "application/x-pkcs7-mime": "is encrypted or sealed (S/MIME).",
    "application/pgp-encrypted": "says that the mail is encrypted (PGP).",
    "application/ms-tnef": "is Outlook's own wrapping of attachments (TNEF).",
    "application/vnd.ms-tnef": "is Outlook's own wrapping of attachments (TNEF).",
}
_QUOTE_TAG = re.compile(r"(?i)<(/?)blockquote\b([^>]{0,2000})>")
_IN, _OUT = "\ue000", "\ue001"  # private signs that stand for the ends of what a page quotes


def mail(data: bytes, _: str) -> Iterator[Extracted]:
    """A mail as a document: the header fields a reader sees, then the body."""
    yield letter(parts_of(data))


def letter(parts: Parts) -> Extracted:
    """The document of a mail whose parts are known."""
    head = parts.head
    fields = [(name, field_of(head, name)) for name in SHOWN_FIELDS]
    lines = [f"{name}: {said}" for name, said in fields if said]
    notes = [_sentence(note) for note in dict.fromkeys(parts.notes)]
    body: list[Block] = []
    for part in _body(parts.leaves):
        body += voices(_words(part))
    if any(part.type in _CLOSED for part in parts.leaves) and not body:
        notes.append("Its content is encrypted, sealed or wrapped, and is not in the text.")
    blocks = [Block(text="\n".join(lines), kind="header"), *body]
    if not any(block.text.strip() for block in blocks):
        raise FormatError("is a mail without words.", _SAVE)
    thread = _ids(field_of(head, "Message-ID"))[:1]
    thread += reversed(_ids(field_of(head, "References")) or _ids(field_of(head, "In-Reply-To")))
    return Extracted(
        method=METHOD,
        leaves=[Leaf(blocks=blocks)],
        title=field_of(head, "Subject") or None,
        author=sender_of(field_of(head, "From") or field_of(head, "Sender")),
        published=day_of(field_of(head, "Date")),
        thread=list(dict.fromkeys(thread)),
        notes=notes,
    )


def _sentence(note: str) -> str:
    return note[:1].upper() + note[1:] + "."


def _ids(field: str | None) -> list[str]:
    return re.findall(r"<([^<>\s]{1,300})>", field or "")[:1000]


def _body(leaves: Sequence[Part]) -> list[Part]:
    """The parts that a reader sees as the mail's text: of alternatives the plainest that says all."""
    texts = [part for part in leaves if _is_text(part, leaves)]
    groups: dict[int, list[Part]] = {}
    for part in texts:
        groups.setdefault(_alternative(part), []).append(part)
    kinds = {group: _kind(parts) for group, parts in groups.items() if group}
    return [part for part in texts if kinds.get(_alternative(part), part.type) == part.type]


def _is_text(part: Part, leaves: Sequence[Part]) -> bool:
    """Whether the part belongs to the mail's own text. A first part counts even where it has a file name."""
    if part.type not in _TEXTS or part.head.get_content_disposition() == "attachment":
        return False
    return not part.attached or part is leaves[0]


def _alternative(part: Part) -> int:
    """The number of the outermost group of alternatives in which the part stands; 0 where it stands in none."""
    return next((number for kind, number in part.above if kind == "multipart/alternative"), 0)


def _kind(parts: Sequence[Part]) -> str:
    plain = sum(len(_words(part).split()) for part in parts if part.type == "text/plain")
    page = sum(len(_words(part).split()) for part in parts if part.type == "text/html")
    return "text/html" if page and plain * _LITTLE < page else "text/plain"


def _words(part: Part) -> str:
    """The text of a part: soft line ends joined, a web page as its words, what it quotes marked by ">"."""
    text = normalised(part.text())
    if part.type == "text/html":
        return _page_words(text)
    if _parameter(part, "format") == "flowed":
        return _unflowed(text, delete=_parameter(part, "delsp") == "yes")
    return text


def _parameter(part: Part, name: str) -> str:
    stated = part.head.get_param(name)
    return stated.lower() if isinstance(stated, str) else ""


def _unflowed(text: str, *, delete: bool) -> str:
    """Lines that end in a blank joined with the next of the same depth (RFC 3676)."""
    found: list[str] = []
    open_depth = -1
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        words = line[depth:].removeprefix(" ")
        soft = words.endswith(" ") and words != "-- "
        if depth == open_depth:
            found[-1] += words
        else:
            found.append(">" * depth + (" " if depth else "") + words)
        open_depth = depth if soft else -1
        if soft and delete:
            found[-1] = found[-1][:-1]
    return "\n".join(found)


def _page_words(html: str) -> str:
    """The words of a mail that is a web page, with ">" before what it marks as quoted."""
    cited: list[bool] = []

    def mark(tag: re.Match[str]) -> str:
        if tag[1]:
            return f"<p>{_OUT}</p>" if cited and cited.pop() else tag[0]
        quotes = re.search(r"(?i)cite|quote", tag[2]) is not None
        cited.append(quotes)
        return f"<p>{_IN}</p>" if quotes else tag[0]

    blocks = words_of(_QUOTE_TAG.sub(mark, html.replace(_IN, " ").replace(_OUT, " ")))[1]
    depth = 0
    lines: list[str] = []
    for block in blocks:
        if block in (_IN, _OUT):
            depth = depth + 1 if block == _IN else max(0, depth - 1)
            continue
        prefix = ">" * min(depth, 20)
        lines += [f"{prefix} {block}" if prefix else block, prefix]
    return "\n".join(lines)


def members(data: bytes, _: str) -> Iterator[Member]:
    """The files that a mail holds: what is attached, the mails inside it, pictures that are no logos."""
    yield from files_of(parts_of(data))


def files_of(parts: Parts) -> Iterator[Member]:
    """The members of a mail whose parts are known."""
    body = {id(part) for part in _body(parts.leaves)}
    names = Names()
    small = 0
    for number, part in enumerate(parts.leaves, start=1):
        if id(part) in body or _is_other_form(part) or part.type in _SIGNATURES:
            continue
        name = names.unique(_name(part, number))
        if part.type in _CLOSED:
            yield Member(name=name, data=None, message=_CLOSED[part.type], remedy=_SAVE)
            continue
        content = part.content()
        inside = part.head.get_content_disposition() != "attachment"
        if part.head.get_content_maintype() == "image" and inside and len(content) < SMALL_PICTURE:
            small += 1
        elif content.strip():
            yield Member(name=name, data=content, mail=part.type == "message/rfc822")
    if small:
        what = "1 small picture" if small == 1 else f"{small} small pictures"
        message = f"passed over: {what} inside the text of the mail (logos, signs)."
        yield Member(name="", data=None, message=message, note=True)


def _is_other_form(part: Part) -> bool:
    """Whether the part says in another form what the body says."""
    return _alternative(part) > 0 and not part.attached and part.head.get_content_maintype() == "text"


def _name(part: Part, number: int) -> str:
    steps = steps_of(part.filename or "")
    if steps and steps[-1].strip(". "):
        return steps[-1]
    if part.type == "message/rfc822":
        return message_name(field_of(parts_of(part.body[:100_000]).head, "Subject"), f"message {number}")
    plain = part.type.startswith(("text/", "message/"))
    suffix = MimeTypes().guess_extension(part.type) or (".txt" if plain else "")
    return f"part {number}{suffix}"


def message_name(subject: str | None, otherwise: str) -> str:
    """A file name for a mail inside another file, by its subject."""
    words = " ".join(re.sub(r"[^\w\s.,()'’-]", " ", (subject or "")[:200]).split())[:60].strip(" .")
    return f"{words or otherwise}.eml"


def web_archive(data: bytes, _: str) -> Iterator[Extracted]:
    """A saved web page: what its article says."""
    html, url = _root(data)
    page = article_of(html)
    yield replace(page, url=page.url or url)


def web_archive_straight(data: bytes, _: str) -> Iterator[Extracted]:
    """A saved web page: all its words."""
    html, url = _root(data)
    yield replace(straight_of(html), url=url)


def _root(data: bytes) -> tuple[str, str | None]:
    """The page itself, among its pictures and styles, and where it was saved from (RFC 2557)."""
    parts = parts_of(data)
    pages = [part for part in parts.leaves if part.type in ("text/html", "application/xhtml+xml")]
    if not pages:
        raise FormatError("is a web archive without a web page.", "Save the page again as HTML and add that.")
    start = parts.head.get_param("start")
    page = next((part for part in pages if field_of(part.head, "Content-ID") == start), pages[0])
    content = page.content()
    stated = page.head.get_content_charset()
    html = (
        page.text()
        if stated and not content.startswith((b"\xff\xfe", b"\xfe\xff"))
        else decoded(content, page=True)
    )
    places = (
        field_of(parts.head, "Snapshot-Content-Location"),
        field_of(page.head, "Content-Location"),
        field_of(parts.head, "Content-Location"),
    )
    url = next((place for place in places if place and place.startswith(("http://", "https://"))), None)
    return normalised(html), url


def attached_files(data: bytes, _: str) -> Iterator[Member]:
    """The files of a saved web page that are documents of their own; not its pictures, styles and frames."""
    names = Names()
    for number, part in enumerate(parts_of(data).leaves, start=1):
        if part.head.get_content_disposition() == "attachment" or part.type == "application/pdf":
            yield Member(name=names.unique(_name(part, number)), data=part.content())
