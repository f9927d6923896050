"""Nothing without its quote: claims that do not re-slice are refused; those that are made do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays import language
from whosays.claims import claims_of, grounded
from whosays.claims.ground import spans_of
from whosays.model.document import Document, Metadata, Part
from whosays.model.errors import UngroundedError
from whosays.model.span import Span

STORY = (
    "TARVIN, 3 May 2018 (XPA) - According to two officers of the Harbour Police, the Blue Front (BF) has attacked "
    "12 ships since 2015. It is led by Amos Tull, who denies this.\n\n“We fish,” Tull told the Herald."
)
WORDS = st.sampled_from(
    "The Blue Front police said that he killed ten guards in Tarvin since 2015 , . “ ” ( ) who it not leader of"
    " was by allegedly according to 😀 مصر \n\n NATO’s 3,000 members Mr Weiss :".split(" ")
)


def document(text: str) -> Document:
    whole = Part(kind="body", start=0, end=len(text))
    metadata = Metadata(publisher="The Herald", published=date(2018, 5, 4))
    return Document(sha256="0" * 64, path="story.txt", text=text, language="en", metadata=metadata, parts=(whole,))


def test_every_claim_of_a_story_rests_on_its_words() -> None:
    story = document(STORY)
    claims = claims_of(story, language.read(story)).claims
    assert claims
    for claim in claims:
        assert all(span.holds(STORY) for span in spans_of(claim))


def test_a_claim_whose_quote_is_not_there_is_refused() -> None:
    story = document(STORY)
    claim = claims_of(story, language.read(story)).claims[0]
    moved = replace(claim.evidence[0], start=claim.evidence[0].start + 1)
    with pytest.raises(UngroundedError):
        grounded(replace(claim, evidence=(moved,)), STORY)
    with pytest.raises(UngroundedError):
        grounded(replace(claim, evidence=()), STORY)
    with pytest.raises(UngroundedError):
        grounded(replace(claim, evidence=(Span(0, 6, "NOWHERE"),)), STORY)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=60))
def test_any_words_are_read_without_a_crash(words: list[str]) -> None:
    story = document(" ".join(words))
    for claim in claims_of(story, language.read(story)).claims:
        assert all(span.holds(story.text) for span in spans_of(claim))


def test_ids_do_not_depend_on_the_run() -> None:
    story = document(STORY)
    first = claims_of(story, language.read(story)).claims
    second = claims_of(story, language.read(story)).claims
    assert first == second
    assert len({claim.id for claim in first}) == len(first)
