"""Canonical JSON, and ids that are hashes of content."""

from __future__ import annotations

import hashlib
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")
ID_LENGTH = 16  # hex digits: 64 bits, a clash among 10 million ids has a chance of about 3e-6


def rounded(value: Any) -> Any:
    """Plain data with every float rounded to 4 digits; a whole float becomes an integer."""
    if isinstance(value, float):
        value = round(value, 4)
        return int(value) if value.is_integer() else value
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [rounded(item) for item in value]
    return value


def to_plain(record: Any) -> Any:
    """A record as plain dicts, lists, strings and numbers; dates as ISO strings."""
    return rounded(msgspec.to_builtins(record, order="deterministic"))


def from_plain(plain: Any, kind: type[T]) -> T:
    """The record of type `kind` that `to_plain` made; raises `msgspec.ValidationError` on anything else."""
    return msgspec.convert(plain, kind, strict=True)


def canonical_json(record: Any) -> bytes:
    """One byte string for one content: UTF-8, keys sorted, no spaces, floats rounded to 4 digits."""
    return msgspec.json.encode(to_plain(record), order="sorted")


def from_json(data: bytes | str, kind: type[T]) -> T:
    """The record of type `kind` in this JSON."""
    return msgspec.json.decode(data, type=kind)


def content_id(record: Any) -> str:
    """The first 16 hex digits of the SHA-256 of the record's canonical JSON."""
    return hashlib.sha256(canonical_json(record)).hexdigest()[:ID_LENGTH]
