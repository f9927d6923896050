"""Who is who within a document: what joins, and what must not."""

import pytest

from language.helpers import at, read, same
from whosays.claims.tree import Tree
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


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("The law is strict. Nobody likes the law.", "The law", "the law"),
        ("The company lost its licence. The firm said that it would appeal.", "The company", "its"),
        ("Maria Lopez said that she would go.", "Maria Lopez", "she"),
        ('Maria Lopez said in a statement, "I am honoured by this prize".', "Maria Lopez", "I"),
        ("He hurt himself.", "He", "himself"),
    ],
)
def test_more_that_joins(text: str, one: str, other: str) -> None:
    assert same(text, one, other)


def test_what_is_spoken_of_again_also_stands_as_its_whole_phrase() -> None:
    reading = read("The Red Cross left. Critics of the Red Cross stayed.")
    assert at(reading, "The Red Cross").type == "phrase"
    assert (
        at(reading, "The Red Cross").entity
        == at(reading, "Red Cross").entity
        == at(reading, "Red Cross", 1).entity
    )


def test_what_is_never_spoken_of_again_is_no_phrase() -> None:
    assert all(mention.type != "phrase" for mention in read("The Red Cross praised the idea.").mentions)


def test_a_phrase_reaches_over_its_relative_clause() -> None:
    reading = read("They wrote the law that the council made. Nobody likes the law.")
    assert at(reading, "the law that the council made").entity == at(reading, "the law").entity


def test_claims_rest_on_no_phrase() -> None:
    text = "The Red Cross left. Critics of the Red Cross stayed."
    tree = Tree(text, read(text))
    assert all(mention.type != "phrase" for found in tree.mentions_at.values() for mention in found)
    assert any(mention.type == "phrase" for mention in tree.reading.mentions)
