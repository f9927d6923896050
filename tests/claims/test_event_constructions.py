"""Events read by the real reader: verbs, nouns, support verbs, participles, courts, and what is no event."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.claims.test_constructions import Expected, blocks, fits, line, read
from whosays.model.claim import Claim

CASES = blocks(Path(__file__).parent / "events.txt")


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text[:50] for text, _ in CASES])
def test_event(text: str, wanted: list[Expected]) -> None:
    claims = read(text)
    shown = "\n".join(line(claim) for claim in claims) or "no claim"
    for one in wanted:
        assert any(fits(claim, one) for claim in claims) == one.wanted, f"{one}\nread:\n{shown}"


def the_event(text: str, kind: str) -> Claim:
    return next(claim for claim in read(text) if claim.event_type == kind)


def roles(claim: Claim) -> set[tuple[str, str]]:
    return {(p.role, p.span.text) for p in claim.participants if p.span is not None}


def test_who_takes_part_is_a_person_or_an_organisation() -> None:
    meeting = the_event("Chancellor Anna Kolb met officers of the Coastal Guard on Monday.", "meeting")
    assert {"person"} == {role for role, _ in roles(meeting)}
    clash = the_event("Army units clashed with fighters of the Northern Front near Karsa.", "clash")
    assert ("organisation", "Army units") in roles(clash)


def test_participants_is_a_number() -> None:
    sent = the_event("The army deployed 300 troops to the town of Mele.", "deployment")
    numbers = [p for p in sent.participants if p.role == "participants"]
    assert [n.quantity.verbatim for n in numbers if n.quantity] == ["300"]
    assert ("person", "300 troops") in roles(sent)


def test_numbers_go_with_their_own_harm() -> None:
    text = "Two people were killed and five people, including a nurse, were wounded in the attack."
    told = [{p.role: p.quantity.verbatim for p in c.participants if p.quantity} for c in read(text)]
    assert {"killed": "Two"} in told
    assert {"wounded": "five"} in told


def test_whence_is_no_place_of_the_event() -> None:
    meeting = the_event("Ana Roth met with her counterpart from Chile in Lima on Tuesday.", "meeting")
    assert [a.words for a in meeting.qualifiers.place] == ["Lima"]


def test_an_order_is_only_probably_carried_out() -> None:
    ordered = the_event("In 1987 General Tovar ordered the arrest of eleven students.", "arrest")
    assert ordered.stance == "probable"
    assert ("victim", "eleven students") in roles(ordered)


@pytest.mark.parametrize(
    "life", ["4 May 1871 - 12 June 1940", "born 4 May 1871, died 12 June 1940", "died 12 June 1940"]
)
def test_a_life_ends_on_its_second_date(life: str) -> None:
    died = the_event(f"Otto Lind ({life}) was a Swedish painter.", "death")
    assert roles(died) == {("victim", "Otto Lind")}
    valid = died.qualifiers.valid
    assert valid is not None
    assert valid.first_precise == valid.last_precise == date(1940, 6, 12)


def test_two_years_alone_may_be_those_of_an_office() -> None:
    assert not any(c.event_type == "death" for c in read("Otto Lind (1921 - 1925) was succeeded by Ana Roth."))
    assert any(c.event_type == "death" for c in read("Otto Lind (1851 - 1925) was a Swedish painter."))
