"""What a PDF says of itself: its information dictionary and its XMP packet; what is plainly no answer left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

_MOST = 300  # characters of a title or a name that is believed
_FIRST_YEAR = 1993  # of PDF itself: what is dated before was scanned, or the clock was not set
# What programs put there by themselves: names of files, of programs, of nothing.
_NO_TITLE = re.compile(
    r"(?i)\A(?:\(anonymous\)|\(unspecified\)|untitled.*"
    r"|sans titre.*|unbenannt.*|ohne titel.*|naamloos.*|document\s?\d*|dokument\s?\d*|no title"
    r"|title|titel|titre|microsoft (?:word|powerpoint|excel|office)\b.*|(?:powerpoint|word) presentation"
    r"|powerpoint-pr[äa]sentation|presentazione.*powerpoint|présentation powerpoint|slide\s?\d*"
    r"|scan(?:ned)?(?: document)?[\s_\d-]*|img[\s_\d-]+|full page(?: photo| fax print)?|about:blank|layout \d+"
    r"|print|fax|job \d+|.{0,200}\.(?:docx?|pdf|rtf|odt|indd|qxd|pptx?|xlsx?|txt|tif+|jpe?g|png|html?|wpd|p65|fm"
    r"|tex|dvi|ps|eps|cdr|ai|pub|pages|psd|tmp)|(?:https?|file):.*|[a-z]:\\.*|/.*/.*|[\W\d_]*)\Z"
)
_NO_NAME = re.compile(
    r"(?i)\A(?:user\s?\d*|admin(?:istrator)?|owner|author|unknown|anonymous|guest|default|root|test|none|n/?a"
    r"|utilisateur|benutzer|gebruiker|auteur|autor|administrat(?:eur|or)|preferred customer|valued customer"
    r"|authorized user|registered user|microsoft(?: office)?(?: user)?|hp(?: .*)?|dell|lenovo|toshiba|acer|pc\d*"
    r"|adobe.*|canon.*|xerox.*|konica.*|kyocera.*|ricoh.*|scanner.*|\(anonymous\)|\(unspecified\)|unspecified"
    r"|[\W\d_]*|\S{1,2})\Z"
)
_DAY = re.compile(r"(?:D:)?(\d{4})-?(\d\d)-?(\d\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Properties:
    """The file's properties; None where it says nothing that can be one."""

    title: str | None = None
    author: str | None = None
    published: date | None = None
    language: str | None = None


def of_pdf(info: Mapping[str, str], data: bytes) -> Properties:
    """The properties from the information dictionary, and where that is silent, from the XMP packet."""
    packet = _packet(data)
    made = day(info.get("CreationDate", "")) or day(packet.get("created", ""))
    return Properties(
        title=title(info.get("Title", "")) or title(packet.get("title", "")),
        author=name(info.get("Author", "")) or name(packet.get("creator", "")),
        published=made,
        language=_language(packet.get("language", "")),
    )


def title(words: str) -> str | None:
    """The words as a title; None where no person gave them."""
    plain = " ".join(words.replace("\x00", " ").split())
    return None if not plain or len(plain) > _MOST or _NO_TITLE.match(plain) else plain


def name(words: str) -> str | None:
    """The words as the name of an author; None where they are the name of an account or a machine."""
    plain = " ".join(words.replace("\x00", " ").split())
    return None if not plain or len(plain) > _MOST or _NO_NAME.match(plain) else plain


def day(words: str) -> date | None:
    """The day in a PDF date ("D:20140312101500Z") or in one of XMP ("2014-03-12T10:15:00Z")."""
    found = _DAY.match(words.strip())
    if found is None:
        return None
    try:
        made = date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
    return made if made.year >= _FIRST_YEAR else None


def _language(words: str) -> str | None:
    found = re.match(r"([A-Za-z]{2})(?:[-_]|\Z)", words.strip())
    return found[1].lower() if found is not None else None


def _packet(data: bytes) -> dict[str, str]:
    """Title, creator, language and date of the XMP packet that describes the document, where it lies plain."""
    end = data.rfind(b"</x:xmpmeta>")
    start = data.rfind(b"<x:xmpmeta", 0, end) if end > 0 else -1
    if start < 0 or end - start > 200_000:
        return {}
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data[start : end + len(b"</x:xmpmeta>")], parser)
    except etree.XMLSyntaxError:
        return {}
    found: dict[str, str] = {}
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        kind = etree.QName(element).localname.lower()
        if kind in ("title", "creator", "language"):
            words = ["".join(item.itertext()) for item in element.iter() if etree.QName(item).localname == "li"]
            found.setdefault(kind, ", ".join(word for word in words if word.strip()) or (element.text or ""))
        elif kind == "createdate" and element.text:
            found.setdefault("created", element.text)
        for attribute, value in element.attrib.items():
            if attribute.endswith("}CreateDate"):
                found.setdefault("created", value)
    return found
