"""Names in normal form, parsed, and compared."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.model.mention import MentionType
from whosays.resolution.names import full, key, organisation, person
from whosays.resolution.names.normal import normal


@pytest.mark.parametrize(
    ("kind", "left", "right"),
    [
        ("organisation", "the High Road Guard’s", "High Road Guard"),
        ("organisation", "U.S. Army", "US ARMY"),
        ("organisation", "El-Qaida", "al Qaida"),
        ("organisation", "1st Brigade", "First Brigade"),
        ("organisation", "III Corps", "Third Corps"),
        ("organisation", "Société Générale S.A.", "Societe Generale"),
        ("person", "Gen. Józef Łuk", "Jozef Luk"),
        ("person", "President George W. Bush", "George W Bush"),
        ("person", "Abu Bakr as-Siddiq", "Abu Bakr al-Siddiq"),
        ("place", "the United States of America", "U.S."),
        ("place", "Sana'a", "Sanaa"),
    ],
)
def test_names_that_are_equal(kind: MentionType, left: str, right: str) -> None:
    assert key(kind, left) == key(kind, right)


@pytest.mark.parametrize(
    ("kind", "left", "right"),
    [
        ("organisation", "1st Brigade", "2nd Brigade"),
        ("organisation", "Northern Column", "Southern Column"),
        ("person", "Ilvar Konst", "Elvar Konst"),
        ("place", "Guinea", "Guinea-Bissau"),
    ],
)
def test_names_that_differ(kind: MentionType, left: str, right: str) -> None:
    assert key(kind, left) != key(kind, right)


@pytest.mark.parametrize(
    ("kind", "name", "whole"),
    [
        ("person", "Ilvar Konst", True),
        ("person", "Abu Bakr al-Baghdadi", True),
        ("person", "Ahmed", False),
        ("person", "Abu Bakr", False),
        ("person", "al-Baghdadi", False),
        ("person", "Captain Konst", False),
        ("person", "J. Smith", False),
        ("organisation", "Emni", True),
        ("organisation", "the Guard", False),
        ("organisation", "Ministry of Defence", False),
        ("organisation", "Ministry of Defence of Orsenia", True),
    ],
)
def test_what_is_a_full_name(kind: MentionType, name: str, whole: bool) -> None:
    assert full(kind, name) is whole


def test_arabic_names_have_parts() -> None:
    name = person.parse("Abu Muhammad Taha bin Salim al-Adnani")
    assert name.kunya == ("abu muhammad",)
    assert name.given == ("taha",)
    assert name.nasab == ("bin salim",)
    assert name.nisba == ("al adnani",)


def test_numbers_and_echelons_tell_units_apart() -> None:
    assert organisation.units_differ("1st Brigade", "2nd Brigade")
    assert organisation.units_differ("Seventh Division", "Seventh Battalion")
    assert not organisation.units_differ("VII Division", "Seventh Division")
    assert not organisation.units_differ("High Road Guard", "Guard of the High Road")


def test_acronyms() -> None:
    assert organisation.acronym_fits("HRG", "High Road Guard")
    assert organisation.acronym_fits("MoD", "Ministry of Defence")
    assert not organisation.acronym_fits("HRG", "Border Revenue Service")
    assert organisation.is_acronym("HRG")
    assert not organisation.is_acronym("Emni")


@settings(deadline=None)
@given(st.text())
def test_the_normal_form_is_stable(text: str) -> None:
    once = normal(text)
    assert once == " ".join(once.split())
    assert normal(once) in (once, once.removeprefix("the ").removeprefix("an ").removeprefix("a ")) or "al" in once
