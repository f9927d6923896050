"""People of a body and its name, which text in capitals runs together."""

from __future__ import annotations

import pytest

from whosays import language
from whosays.model.document import Document, Metadata, Part
from whosays.model.mention import Mention


def mentions(text: str) -> tuple[Mention, ...]:
    part = Part(kind="body", start=0, end=len(text))
    document = Document(
        sha256="0" * 64, path="a.txt", text=text, language="en", metadata=Metadata(), parts=(part,)
    )
    reading = language.read(document)
    assert reading is not None
    return reading.mentions


def test_people_are_described_and_their_body_is_named() -> None:
    found = {(m.text, m.type, m.form) for m in mentions("ARMED FORCES SOLDIERS KIDNAPPED THE MAYOR.")}
    assert ("ARMED FORCES SOLDIERS", "person", "description") in found
    assert not any(words.endswith("SOLDIERS") and form == "name" for words, _, form in found)


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        ("AN EXPLOSIVE DEVICE WENT OFF AT THE BANK.", "AN EXPLOSIVE DEVICE"),
        ("Dynamite sticks were thrown from a car.", "Dynamite sticks"),
        ("Two men set off 5 kg of dynamite.", "5 kg of dynamite"),
        ("A rocket attack on the camp killed two.", "rocket"),
        ("They came under mortar fire.", "mortar"),
    ],
)
def test_weapons_by_what_they_are_made_of_and_as_means(text: str, weapon: str) -> None:
    assert weapon in [m.text for m in mentions(text) if m.type == "weapon"]
