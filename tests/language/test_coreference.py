"""Who is who within a document: what joins, and what must not."""

import pytest

from language.helpers import at, read, same
from whosays.model.document import Part


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Maria Lopez spoke first. Lopez left.", "Maria Lopez", "Lopez"),
        ("Robert Miller spoke first. Mr. Miller left.", "Robert Miller", "Miller"),
        ("The World Health Organization (WHO) met. WHO said no.", "World Health Organization", "WHO"),
        ("Jane Smith, the leader of the party, left.", "Jane Smith", "the leader of the party"),
        ("Jane Smith is the leader of the party.", "Jane Smith", "the leader of the party"),
        ("Maria Lopez spoke first. She left.", "Maria Lopez", "She"),
        ("Jane Smith, who leads the party, left.", "Jane Smith", "who"),
        ("The party expelled its leader.", "The party", "its"),
        ("A secret agency was set up in May. The agency has a head.", "A secret agency", "The agency"),
        ("Greenpeace is strong. The group was founded in Canada.", "Greenpeace", "The group"),
        ("Several lieutenants met. They were arrested.", "Several lieutenants", "They"),
        ("The New York Times ran a story. The Times said so.", "New York Times", "Times"),
    ],
)
def test_joins(text: str, one: str, other: str) -> None:
    assert same(text, one, other)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Maria Lopez met Ana Lopez. Carlos Lopez left.", "Maria Lopez", "Carlos Lopez"),
        ("Jane Smith is not the leader of the party.", "Jane Smith", "the leader of the party"),
        ("Maria Lopez met Robert Miller.", "Maria Lopez", "Robert Miller"),
        ("The external unit left. The internal unit stayed.", "The external unit", "The internal unit"),
        ("The Times reported it. The group left.", "Times", "The group"),
        ("Robert Miller met him.", "Robert Miller", "him"),
    ],
)
def test_keeps_apart(text: str, one: str, other: str) -> None:
    assert not same(text, one, other)


def test_a_name_that_is_given_joins_what_it_is_given_to() -> None:
    text = "The ministry's intelligence agency goes by the name Kestrel. Kestrel has a head."
    reading = read(text)
    agency = at(reading, "The ministry's intelligence agency")
    assert at(reading, "Kestrel").entity == agency.entity == at(reading, "Kestrel", 1).entity
    assert at(reading, "Kestrel", 1).type == "organisation"


def test_another_voice_joins_by_names_only() -> None:
    text = "Maria Lopez leads the party.\n\nShe lied. Lopez knows it."
    cut = text.index("She")
    reading = read(text, Part(kind="body", start=0, end=cut), Part(kind="comment", start=cut, end=len(text)))
    leader = at(reading, "Maria Lopez").entity
    assert at(reading, "Lopez").entity == leader
    assert at(reading, "She").entity != leader


def test_dates_and_roles_are_things_of_their_own() -> None:
    reading = read("The leader left in 2014. The leader came back in 2014.")
    assert at(reading, "2014").entity != at(reading, "2014", 1).entity
