"""A document in paragraphs and segments: no word is lost, lines of overlapping claims stay apart."""

from __future__ import annotations

from dataclasses import replace

import fiction
from hypothesis import given
from hypothesis import strategies as st

from whosays.faces.look.document import LANES, lanes, voices
from whosays.model.picture import DocumentView, ShownClaim, ShownMention


def words_of(view: DocumentView) -> list[str]:
    text = "".join(
        bit.text
        for voice in voices(view)
        for group in voice.groups
        for paragraph in group.paragraphs
        for segment in paragraph.segments
        for bit in segment.bits
    )
    return list("".join(text.split()))


def cards_of(view: DocumentView) -> list[int]:
    return [card.number for voice in voices(view) for group in voice.groups for card in group.cards]


def numbers_of(view: DocumentView) -> list[int]:
    """The numbers that stand in the text where a claim ends; as many anchors where it begins."""
    segments = [
        segment
        for voice in voices(view)
        for group in voice.groups
        for paragraph in group.paragraphs
        for segment in paragraph.segments
    ]
    ends = [shown.number for segment in segments for shown in segment.ends]
    assert sorted(ends) == sorted(shown.number for segment in segments for shown in segment.starts)
    return ends


def claim(number: int, *evidence: tuple[int, int]) -> ShownClaim:
    return replace(
        fiction.article().claims[0], number=number, claim=f"c{number}", finding=None, evidence=tuple(evidence)
    )


def plain(text: str, *claims: ShownClaim, mentions: tuple[ShownMention, ...] = ()) -> DocumentView:
    return replace(fiction.article(), title="", text=text, parts=(), pages=(), claims=claims, mentions=mentions)


texts = st.text("ab \n\f", min_size=1, max_size=80)


@given(texts, st.lists(st.tuples(st.integers(0, 79), st.integers(1, 30)), max_size=6), st.data())
def test_the_text_comes_through_whatever_claims_and_names_lie_on_it(
    text: str, spans: list[tuple[int, int]], data: st.DataObject
) -> None:
    inside = [(start, min(start + length, len(text))) for start, length in spans]
    inside = [span for span in inside if text[slice(*span)].strip()]
    names = data.draw(st.lists(st.tuples(st.integers(0, 79), st.integers(1, 9)), max_size=4))
    mentions = tuple(
        ShownMention(start=start, end=min(start + length, len(text)))
        for start, length in sorted(names)
        if start < len(text)
    )
    view = plain(text, *(claim(i, span) for i, span in enumerate(inside)), mentions=mentions)
    assert words_of(view) == list("".join(text.split()))
    assert sorted(numbers_of(view)) == sorted(cards_of(view)) == [c.number for c in view.claims]


def test_each_claim_has_one_number_and_one_card_where_it_ends() -> None:
    view = fiction.article()
    assert sorted(cards_of(view)) == sorted(numbers_of(view)) == [shown.number for shown in view.claims]


def test_overlapping_claims_get_lanes_of_their_own() -> None:
    lane = lanes([claim(1, (0, 40)), claim(2, (10, 20)), claim(3, (12, 18)), claim(4, (50, 60))])
    assert lane == {"c1": 1, "c2": 2, "c3": 3, "c4": 1}
    crowd = lanes([claim(i, (0, 10)) for i in range(9)])
    assert max(crowd.values()) == LANES


def test_the_words_of_a_claim_lead_to_the_shortest_claim_on_them() -> None:
    view = plain("abcdefghij", claim(1, (0, 10)), claim(2, (3, 6)))
    segments = voices(view)[0].groups[0].paragraphs[0].segments
    assert [s.leads.number for s in segments if s.leads] == [1, 2, 1]


def test_a_title_that_repeats_the_head_of_the_page_is_not_shown_twice() -> None:
    kinds = [voice.part.kind for voice in voices(fiction.article())]
    assert kinds == ["body", "comment"]
    other = replace(fiction.article(), title="Another title")
    assert [voice.part.kind for voice in voices(other)] == ["title", "body", "comment"]


def test_a_group_takes_in_text_until_it_is_as_high_as_its_cards() -> None:
    groups = voices(fiction.article())[0].groups
    assert [group.page for group in groups if group.page] == [1, 2]
    assert len(groups[0].cards) > 1


def test_lines_broken_by_a_machine_flow_and_lines_of_a_list_stay() -> None:
    wrapped = "\n".join(["word " * 14] * 4) + "\n\nend"
    listed = "Head: A\nDeputy: B\nCook: C\n\nend"
    assert not voices(plain(wrapped))[0].groups[0].paragraphs[0].broken
    assert voices(plain(listed))[0].groups[0].paragraphs[0].broken
