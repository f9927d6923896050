"""Posts whose organisation, holder or end is told in another sentence, on another line or by another's post."""

from __future__ import annotations

import pytest
from test_constructions import read

from whosays.model.claim import Claim

TABLE = (
    "Eastern Brigade\nCommander: Colonel Karl Brandt\nDeputy commander: Major Otto Lang\nStrength: 400 fighters"
)


def posts(claims: tuple[Claim, ...]) -> set[tuple[str, str]]:
    return {
        (c.subject.words, c.object.words)
        for c in claims
        if c.predicate == "posted_to" and c.subject is not None and c.object is not None
    }


def test_a_table_of_officers_is_about_the_unit_above_it() -> None:
    claims = read(TABLE)
    assert posts(claims) == {("Karl Brandt", "Eastern Brigade"), ("Otto Lang", "Eastern Brigade")}
    classes = {c.subject.words: c.qualifiers.role_class for c in claims if c.subject}
    assert (classes["Karl Brandt"], classes["Otto Lang"]) == ("head", "deputy")
    assert [c.qualifiers.quantity.mode for c in claims if c.qualifiers.quantity] == [400]


def test_a_successor_has_the_post_of_the_predecessor() -> None:
    claims = read("Karl Brandt commanded the Harbour Guard. In 2011 he was replaced by Otto Lang.")
    taken = [c for c in claims if c.subject is not None and c.subject.words == "Otto Lang"]
    assert [c.object.words for c in taken if c.object] == ["Harbour Guard"]
    assert taken[0].qualifiers.valid is not None
    assert taken[0].qualifiers.valid.starting


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Guard and the Northern Front met. The new leader is Karl Brandt.",  # of which?
        "The Harbour Guard met. A leader, Karl Brandt, spoke.",
        "Two strikers left the field. One was replaced by Karl Brandt.",
    ],
)
def test_nothing_is_guessed_where_the_context_leaves_it_open(text: str) -> None:
    assert posts(read(text)) == set()


def test_a_list_of_officers_keeps_each_with_his_own_unit() -> None:
    text = (
        "They were: Karl Brandt, commander of the 1st Brigade; Otto Lang, commander of the 2nd Brigade; and Ana"
        " Roth, head of the Signals Unit."
    )
    assert posts(read(text)) == {
        ("Karl Brandt", "1st Brigade"),
        ("Otto Lang", "2nd Brigade"),
        ("Ana Roth", "Signals Unit"),
    }


def test_the_name_in_the_same_sentence_is_the_subject() -> None:
    claims = read("Karl Brandt is a Maltese politician who has led the Harbour Party since 2001.")
    assert {c.subject.words for c in claims if c.subject} == {"Karl Brandt"}


def test_a_paragraphs_number_is_no_count() -> None:
    claims = read("3.4 Medical staff said that the Harbour Guard is led by Karl Brandt.")
    assert [h.label for c in claims if c.predicate == "posted_to" for h in c.deepest] == ["Medical staff"]
    assert not [c for c in claims if c.predicate == "count"]
