"""Turns any record into one whose every free string attacks the page that shows it."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any, get_type_hints

PAYLOAD = (
    "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>\u202e</style></title><!-- "
    "https://evil.example/ {{ 7*7 }} {% raw %} &amp; javascript:alert(3) \x00\x1b\ud800 " + "W" * 3000
)

# Words of the program's own, never of a document: what a badge counts.
OURS = ("noun",)


def poisoned(record: Any, payload: str = PAYLOAD) -> Any:
    """The record with the payload put behind each string, except where only listed words are allowed."""
    if is_dataclass(record) and not isinstance(record, type):
        hints = get_type_hints(type(record))
        changed = {}
        for field in fields(record):
            value = getattr(record, field.name)
            if "Literal" in str(hints[field.name]) or field.name in OURS:
                continue
            changed[field.name] = poisoned(value, payload)
        return replace(record, **changed)
    if isinstance(record, tuple):
        return tuple(poisoned(item, payload) for item in record)
    return record + payload if isinstance(record, str) else record
