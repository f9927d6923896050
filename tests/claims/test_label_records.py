"""Records of labels and values, read by the real reader."""

from __future__ import annotations

import pytest
from test_constructions import read

from whosays.model.claim import Claim

PROFILE = (
    "Name: Karl Lenz\nAlias: Abu Nur\nPosition: commander of the Third Battalion\n"
    "DOB: 3 May 1970\nNationality: Turkish"
)
UNIT = "Third Battalion\nCommander: Colonel Amos Tull\nHeadquarters: Bamako\nParent unit: Northern Command"


def said(claims: tuple[Claim, ...]) -> set[tuple[str, str, str]]:
    return {(c.predicate, c.subject.words, c.object.words) for c in claims if c.subject and c.object}


def test_a_profile_says_name_post_and_nationality() -> None:
    assert said(read(PROFILE)) == {
        ("named", "Karl Lenz", "Abu Nur"),
        ("posted_to", "Karl Lenz", "Third Battalion"),
        ("nationality", "Karl Lenz", "Turkish"),
    }


def test_the_quote_reaches_from_the_name_to_the_value() -> None:
    post = next(claim for claim in read(PROFILE) if claim.predicate == "posted_to")
    assert post.evidence[0].text.startswith("Karl Lenz\nAlias")
    assert post.evidence[0].text.endswith("Third Battalion")
    assert post.qualifiers.role_class == "head"


def test_a_record_under_a_heading_is_about_the_heading() -> None:
    assert said(read(UNIT)) == {
        ("posted_to", "Amos Tull", "Third Battalion"),
        ("based_in", "Third Battalion", "Bamako"),
        ("part_of", "Third Battalion", "Northern Command"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Position: commander of the Third Battalion\nNationality: Turkish",  # nobody is named
        "Name: Karl Lenz",  # one field is no record
        "Name: Karl Lenz\nAlias: na\nNationality: unknown",
        "Name: Karl Lenz\n\n\nThe notes say more. Alias: Abu Nur",  # too far apart
    ],
)
def test_what_is_no_record_says_nothing(text: str) -> None:
    assert not said(read(text))
