"""Bytes as an original, as the first stage would hand them over."""

from __future__ import annotations

import hashlib
import io

from whosays.model.document import Document, Original
from whosays.sources import sniff
from whosays.text import convert, members
from whosays.text.extracted import Member


def original(data: bytes, path: str) -> Original:
    """The original that these bytes are, its type sniffed."""
    kind = sniff(io.BytesIO(data)).media_type
    return Original(sha256=hashlib.sha256(data).hexdigest(), path=path, size=len(data), media_type=kind)


def document_of(data: bytes, path: str = "file") -> Document:
    """The document that these bytes hold."""
    return convert(original(data, path), data).document


def members_of(data: bytes, path: str = "file") -> list[Member]:
    """Everything that they hold."""
    return list(members(original(data, path), data))
