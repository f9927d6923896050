"""Claims as MUC-4's slots."""

from __future__ import annotations

from dataclasses import replace

from whosays.model.claim import Claim, EventType, Extractor, Participant, ParticipantRole
from whosays.model.holder import Holder
from whosays.model.mention import Form, Mention, MentionType
from whosays.model.span import Span
from whosays.scoring import muc4


def mention(number: int, words: str, kind: MentionType, form: Form = "description", entity: int = 0) -> Mention:
    return Mention(
        id=f"m{number}",
        start=0,
        end=len(words),
        type=kind,
        text=words,
        entity=f"e{entity or number}",
        form=form,
        head=0,
    )


def event(event_type: EventType, *parts: tuple[ParticipantRole, Mention]) -> Claim:
    return Claim(
        document="0" * 64,
        predicate="event",
        chain=(Holder(step=0, kind="author", name="wire"),),
        evidence=(Span(0, 1, "x"),),
        extractor=Extractor(name="test", version="1"),
        p_extraction=1,
        event_type=event_type,
        participants=tuple(Participant(role=role, mention=one.id) for role, one in parts),
    )


NAME = mention(1, "Ann Lee", "person", "name")
HE = mention(2, "he", "person", "pronoun", entity=1)
MEN = mention(3, "a group of armed men", "organisation")
FRONT = mention(4, "Northern Front", "organisation", "name")
HOTEL = mention(5, "the hotel", "facility")
TOWN = mention(6, "Tarvin", "place", "name")
SOLDIERS = mention(7, "two soldiers", "person")
BOMB = mention(8, "a bomb", "weapon")
ALL = (NAME, HE, MEN, FRONT, HOTEL, TOWN, SOLDIERS, BOMB)


def filled(*claims: Claim) -> dict[str, list[frozenset[str]]]:
    return {slot: entities for slot, entities in muc4.fillers(claims, ALL).items() if entities}


def test_roles_become_slots() -> None:
    claim = event("bombing", ("perpetrator_organisation", FRONT), ("target", HOTEL), ("instrument", BOMB))
    assert filled(claim) == {
        "PerpOrg": [frozenset({"Northern Front"})],
        "Target": [frozenset({"the hotel"})],
        "Weapon": [frozenset({"a bomb"})],
    }


def test_a_victim_is_told_by_name_also_where_a_pronoun_took_part() -> None:
    assert filled(event("killing", ("victim", HE))) == {"Victim": [frozenset({"Ann Lee"})]}
    assert filled(event("attack", ("target", NAME))) == {"Victim": [frozenset({"Ann Lee"})]}


def test_a_band_without_a_name_is_individuals() -> None:
    claim = event("kidnapping", ("perpetrator_organisation", MEN), ("victim", NAME))
    assert filled(claim)["PerpInd"] == [frozenset({"a group of armed men"})]


def test_left_out_are_forces_places_denials_and_other_events() -> None:
    assert filled(event("attack", ("perpetrator_organisation", FRONT), ("victim", SOLDIERS))) == {}
    assert filled(event("bombing", ("target", TOWN))) == {}
    assert filled(event("arrest", ("victim", NAME))) == {}
    denied = event("killing", ("victim", NAME))
    chain = (replace(denied.chain[0], polarity="denied"),)
    assert filled(replace(denied, chain=chain)) == {}


def test_an_entity_counts_once_however_many_events_tell_of_it() -> None:
    killing = event("killing", ("victim", NAME))
    assert filled(killing, event("attack", ("victim", HE))) == {"Victim": [frozenset({"Ann Lee"})]}
