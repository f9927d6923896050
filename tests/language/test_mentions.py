"""Mentions by type: what is found, how far it reaches, what is nested in it."""

import pytest

from language.helpers import at, document, found, read
from whosays import language


def test_names_of_three_kinds() -> None:
    text = "Maria Lopez of the United Nations flew to Germany."
    reading = read(text)
    kinds = {m.text: m.type for m in reading.mentions if m.form == "name"}
    assert kinds == {"Maria Lopez": "person", "United Nations": "organisation", "Germany": "place"}


def test_a_name_leaves_its_title_out() -> None:
    reading = read("On Monday Lt. Gen. Robert Miller met President Susan Brown in Paris.")
    assert at(reading, "Robert Miller").type == "person"
    assert at(reading, "Susan Brown").type == "person"
    assert at(reading, "Lt. Gen.").type == "rank"
    assert at(reading, "President").type == "role"


@pytest.mark.parametrize(
    ("text", "body", "person"),
    [
        (
            "The order by Coast Guard Commandant Admiral Elson Hermogino directs units to join the pursuit.",
            "Coast Guard",
            "Elson Hermogino",
        ),
        ("The plan came from Border Guard Colonel Martin Hale.", "Border Guard", "Martin Hale"),
    ],
)
def test_a_body_before_a_rank_and_a_name_is_no_part_of_the_name(text: str, body: str, person: str) -> None:
    names = {m.text: m.type for m in read(text).mentions if m.form == "name"}
    assert names == {body: "organisation", person: "person"}


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("He shot the guard with a stolen rifle.", "a stolen rifle", "weapon"),
        ("They escaped in two trucks.", "two trucks", "vehicle"),
        ("The agency published a report in June.", "a report", "document"),
        ("Several lieutenants were arrested.", "Several lieutenants", "person"),
        ("An unnamed official confirmed it.", "An unnamed official", "person"),
        ("The group sent hundreds of operatives abroad.", "hundreds of operatives", "person"),
        ("The group sent hundreds of operatives abroad.", "The group", "organisation"),
        ("A bomb hit the airport.", "the airport", "facility"),
        ("Three Syrians were held.", "Three Syrians", "person"),
    ],
)
def test_descriptions(text: str, words: str, kind: str) -> None:
    mention = at(read(text), words)
    assert (mention.type, mention.form) == (kind, "description")


def test_small_mentions_stand_inside_large_ones() -> None:
    reading = read("A German former member of the Labour Party was arrested.")
    assert at(reading, "German").type == "nationality"
    assert at(reading, "member").type == "role"
    assert at(reading, "Labour Party").type == "organisation"
    outer = at(reading, "A German former member of the Labour Party")
    assert (outer.type, outer.form) == ("person", "description")


def test_modifiers_that_share_a_noun_make_one_mention() -> None:
    assert "unnamed American military and intelligence officials" in found(
        "The paper cites unnamed American military and intelligence officials.", "person"
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was founded on 14 May 2014 in Rome.", "14 May 2014"),
        ("It was founded on May 14, 2014 in Rome.", "May 14, 2014"),
        ("It was founded in October 2015.", "October 2015"),
        ("It was founded in 2015.", "2015"),
        ("He left a year ago.", "a year ago"),
        ("He left last month.", "last month"),
        ("He left on Thursday.", "Thursday"),
        ("He left yesterday.", "yesterday"),
        ("It grew in the 1990s.", "the 1990s"),
        ("KARVEL, 15 JAN 90 (RADIO) -- TWO MEN LEFT.", "15 JAN 90"),
        ("He led it from 2006 to 2009.", "2006 to 2009"),
        ("He led it between May 2006 and June 2009.", "May 2006 and June 2009"),
        ("It grew in the second half of the 19th century.", "the second half of the 19th century"),
        ("He won the 2022 elections.", "2022"),
        ("He left later that day.", "later that day"),
        ("He fled in the last quarter of 2014.", "the last quarter of 2014"),
        ("He died on 2014-05-03.", "2014-05-03"),
    ],
)
def test_dates(text: str, words: str) -> None:
    assert found(text, "date") == [words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Close to 30 operatives fled.", "Close to 30"),
        ("At least 12 people were killed.", "At least 12"),
        ("More than 2,000 men fled.", "More than 2,000"),
        ("Between 20 and 30 men fled.", "Between 20 and 30"),
        ("Dozens of men fled.", "Dozens"),
        ("Seven men fled.", "Seven"),
        ("It cost $3.5 million in all.", "$3.5 million"),
        ("Another 30 were arrested.", "Another 30"),
        ("As many as 40 men fled.", "As many as 40"),
        ("No more than 40 men fled.", "No more than 40"),
        ("Two-thirds of the men fled.", "Two-thirds"),
    ],
)
def test_quantities(text: str, words: str) -> None:
    assert found(text, "quantity") == [words]


@pytest.mark.parametrize(
    "text",
    [
        "They fired AK-47 rifles.",
        "He may march in May 2014.",
        "They met at 1212 GMT.",
        "Her 12-year-old son fled.",
        "He won the 2022 elections.",
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    assert found(text, "quantity") == []


def test_a_verb_is_no_month() -> None:
    assert found("They may march on the city.", "date") == []


def test_a_month_that_is_part_of_a_name_is_no_date() -> None:
    reading = read("In May Jan Rudd met Theresa May in Oslo.")
    assert [(m.text, m.type) for m in reading.mentions if m.form == "name"] == [
        ("Jan Rudd", "person"),
        ("Theresa May", "person"),
        ("Oslo", "place"),
    ]
    assert [m.text for m in reading.mentions if m.type == "date"] == ["May"]


def test_a_country_is_a_place_and_its_adjective_a_nationality() -> None:
    text = "French and Belgian police left Lebanon."
    assert found(text, "nationality") == ["French", "Belgian"]
    assert found(text, "place") == ["Lebanon"]


def test_member_states_are_no_role() -> None:
    assert found("The member states met.", "role") == []


def test_it_without_an_antecedent_is_no_mention() -> None:
    assert all(mention.text != "It" for mention in read("It is raining.").mentions)


def test_a_title_in_quotation_marks_is_a_document() -> None:
    text = 'See a report titled "The Price of Salt – ten years on", published in Rome.'
    assert "The Price of Salt – ten years on" in found(text, "document")


def test_capitals_read_like_ordinary_text() -> None:
    plain = (
        "On 3 May 2014 the army arrested President Carlos Perez in Colombia. Two soldiers were killed by a bomb."
    )
    types = {(m.text.upper(), m.type) for m in read(plain).mentions}
    shouted = {(m.text, m.type) for m in read(plain.upper()).mentions}
    assert len(types & shouted) >= 0.7 * len(types)
    assert {("CARLOS PEREZ", "person"), ("COLOMBIA", "place"), ("A BOMB", "weapon")} <= shouted


def test_mentions_of_a_comment_are_found() -> None:
    reading = language.read(document("Text.\n\n  Ann says:\n\n    The army lied about Peru."))
    assert reading is not None
    assert any(m.text == "Peru" for m in reading.mentions)


def test_posts_in_the_plural_are_no_names() -> None:
    reading = read("It is the oath that Senators swore when they tried the judge.")
    assert "Senators" not in [m.text for m in reading.mentions if m.form == "name"]


def test_a_house_with_a_capital_is_a_body() -> None:
    assert at(read("She said that the House had passed the bill on Monday."), "the House").type == "organisation"
    assert at(read("She said that the house had burnt down on Monday."), "the house").type == "facility"


def names_of(text: str) -> dict[str, str]:
    return {m.text: m.type for m in read(text).mentions if m.form == "name"}


def test_a_storm_is_no_person_wherever_it_is_told_of() -> None:
    text = "Cyclone Phailin reached the coast on Saturday. Phailin has winds that tear roofs off."
    assert "Phailin" not in names_of(text)


def test_eras_are_no_names() -> None:
    assert not {"BC", "CE"} & set(names_of("The town was founded in 508 BC and burnt in the 7th century CE."))


def test_a_municipality_of_a_place_is_a_place() -> None:
    found = names_of("It ended with the official creation of the Municipality of Linapacan.")
    assert found.get("Municipality of Linapacan", "place") == "place"
    assert "organisation" not in found.values()


def test_a_lone_name_with_an_article_is_no_person() -> None:
    assert names_of("It is believed that the Legion has 200 men in the north.")["Legion"] == "organisation"


def test_a_unit_keeps_its_number() -> None:
    reading = read("She led the 12th Border Regiment. He joined the 3rd Infantry Brigade.")
    assert [m.text for m in reading.mentions if m.name] == ["12th Border Regiment", "3rd Infantry Brigade"]


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Gunmen killed nine herders near the village.", "nine herders", "person"),
        ("A dockworker fell from the quay.", "A dockworker", "person"),
        ("A suicide bomber attacked the market.", "A suicide bomber", "person"),
        ("The bomber landed at the base.", "The bomber", "vehicle"),
        ("The use of nerve gas was confirmed.", "nerve gas", "weapon"),
    ],
)
def test_plain_nouns_by_what_they_stand_for(text: str, words: str, kind: str) -> None:
    assert at(read(text), words).type == kind


def test_the_accused_is_somebody() -> None:
    assert at(read("The court heard that the accused fled to Oslo."), "the accused").type == "person"
    assert "the accused" not in {m.text for m in read("The accused officers fled to Oslo.").mentions}


def test_a_post_at_the_end_is_no_part_of_a_bodys_name() -> None:
    texts = {m.text for m in read("Karl Brandt, 507th Maintenance Group Commander, spoke.").mentions if m.name}
    assert texts == {"Karl Brandt", "507th Maintenance Group"}
