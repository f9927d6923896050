"""Decisions move to a later text of their document by their quotes; what cannot be placed is listed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays import pipeline, store
from whosays.model.document import Original
from whosays.model.span import cut
from whosays.pipeline import moving, stages
from whosays.text import Converted

from .conftest import TEXTS


def move(old: str | None, new: str) -> moving._Move:
    return moving._Move(old, moving._Text(new))


def another_extractor(monkeypatch: pytest.MonkeyPatch, name: str, change: dict[str, str]) -> None:
    """From now on texts are made with these replacements."""
    convert = stages.converted

    def later(original: Original, content: bytes | Path) -> Converted:
        made = convert(original, content)
        text = made.document.text
        for old, new in change.items():
            text = text.replace(old, new)
        parts = tuple(replace(part, end=len(text)) for part in made.document.parts[-1:])
        parts = tuple(replace(part, start=0) for part in parts)
        document = replace(made.document, text=text, parts=parts, extractor=name)
        return replace(made, document=document)

    monkeypatch.setattr(stages, "converter", lambda: name)
    monkeypatch.setattr(stages, "converted", later)


def deputy(case: Path) -> str:
    return next(row.finding for row in pipeline.brief(case).posts if row.person_label == "Dana Orr")


def test_an_accepted_claim_is_found_in_the_later_text(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline.decide(case, deputy(case), "accept", "Ann", "seen")
    another_extractor(monkeypatch, "later 2", {"Dana Orr is": "A running head.\n\nDana Orr\nis"})
    pipeline.build(case)
    row = next(row for row in pipeline.brief(case).posts if row.person_label == "Dana Orr")
    assert row.review == "accepted"
    state = pipeline.status(case)
    assert (state.orphans, state.reviewed) == ((), 1)
    (made,) = pipeline.decide(case, row.finding, "note", "Ben", "on the later text")
    assert made.judged is not None
    with store.open_case(case) as opened, store.viewing(opened) as unit:
        document = store.document(unit, made.judged.document)
        assert document.text.startswith("A running head.")
        assert all(span.holds(document.text) for span in made.judged.evidence)
        first = store.decisions(unit)[0]
        assert first.text_sha256 is not None
        assert store.former_text(unit, document.sha256, first.text_sha256) == TEXTS["c-note.txt"]
        assert len(store.former_texts(unit, document.sha256)) == 1


def test_decisions_move_on_through_a_third_text(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline.decide(case, deputy(case), "accept", "Ann", "seen")
    with monkeypatch.context() as patch:
        another_extractor(patch, "later 2", {"Dana Orr is": "Dana Orr\nis"})
        pipeline.build(case)
        pipeline.decide(case, deputy(case), "note", "Ben", "on the second text")
    with monkeypatch.context() as patch:
        another_extractor(patch, "later 3", {"Dana Orr is": "One.\n\nTwo.\n\nDana Orr is"})
        pipeline.build(case)
        assert pipeline.status(case).orphans == ()
        opened = pipeline.why(case, deputy(case))
        assert [line for _, line in opened.decisions] == ["Ann accepted it: seen", "Ben noted: on the second text"]


def test_a_correction_moves_with_its_words(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline.decide(case, deputy(case), "correct", "Ann", "", {"role": "head", "role_class": "head"})
    another_extractor(monkeypatch, "later 2", {"deputy head": "dep-\nuty head"})
    pipeline.build(case)
    row = next(row for row in pipeline.brief(case).posts if row.person_label == "Dana Orr")
    assert (row.role_class, row.review) == ("head", "corrected")
    assert pipeline.status(case).orphans == ()
    claim = pipeline.why(case, row.finding).assertions[0].claim
    (note,) = pipeline.decide(case, claim, "note", "Ben", "still so")
    assert [line for _, line in pipeline.why(case, deputy(case)).decisions][-1] == "Ben noted: still so"
    assert note.judged is not None


def test_an_accepted_claim_that_is_not_read_in_the_later_text_stays_as_that_persons(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (made,) = pipeline.decide(case, deputy(case), "accept", "Ann", "")
    assert made.judged is not None
    read = stages.read

    def blind(document: object) -> object:
        reading, claims, attributions = read(document)
        return reading, tuple(c for c in claims if c.predicate != made.judged.predicate), attributions

    another_extractor(monkeypatch, "later 2", {"Dana Orr is": "A running head.\n\nDana Orr is"})
    monkeypatch.setattr(stages, "reader", lambda: "another")
    monkeypatch.setattr(stages, "read", blind)
    pipeline.build(case)
    row = next(row for row in pipeline.brief(case).posts if row.person_label == "Dana Orr")
    assert row.review == "accepted"
    why = pipeline.why(case, row.finding)
    assert why.assertions[0].extractor == "Ann (by hand)"
    (note,) = pipeline.decide(case, why.assertions[0].claim, "reject", "Ben", "on second thoughts")
    assert note.target == why.assertions[0].claim
    assert all(row.person_label != "Dana Orr" for row in pipeline.brief(case).posts)


def test_what_cannot_be_placed_is_listed_and_comes_back(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline.decide(case, deputy(case), "accept", "Ann", "seen")
    with monkeypatch.context() as patch:
        another_extractor(patch, "worse 2", {"Dana Orr is the deputy head": "D@na 0rr 1s thc dcputy hcad"})
        pipeline.build(case)
        (orphan,) = pipeline.status(case).orphans
        assert (orphan.decision, orphan.action, orphan.by, orphan.why) == (1, "accept", "Ann", "seen")
        assert "Dana Orr is the deputy head" in orphan.line
    pipeline.build(case)
    row = next(row for row in pipeline.brief(case).posts if row.person_label == "Dana Orr")
    assert row.review == "accepted"
    assert pipeline.status(case).orphans == ()


def test_a_quote_whose_middle_changed_is_known_by_its_edges(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Enough to know a claim by that is read again; not enough to stand alone."""
    note = case.parent / "note.txt"
    note.write_text(
        "Xan Orr is the deputy head of the Oskel Guard which keeps all the harbour stores in Karu now.\n"
    )
    pipeline.add(case, [note])
    pipeline.build(case)
    finding = next(row.finding for row in pipeline.brief(case).posts if row.person_label == "Xan Orr")
    pipeline.decide(case, finding, "accept", "Ann", "")
    another_extractor(monkeypatch, "later 2", {"which keeps all": "which keeps 12 all"})
    pipeline.build(case)
    row = next(row for row in pipeline.brief(case).posts if row.person_label == "Xan Orr")
    assert row.review == "accepted"
    another_extractor(monkeypatch, "later 3", {"Xan Orr is the": "Xan Orr is not the"})
    pipeline.build(case)
    rows = [row for row in pipeline.brief(case).posts if row.person_label == "Xan Orr"]
    assert all(row.review == "unreviewed" for row in rows)
    assert len(pipeline.status(case).orphans) == 1


def test_of_two_places_the_one_with_the_same_words_around_it_is_taken() -> None:
    old = "First. Lind heads the Guard. Second. " + "Filler. " * 50 + "Third. Lind heads the Guard. Fourth."
    late = old.rindex("Lind heads")
    new = "Third. Lind heads the Guard. Fourth. First. Lind heads the Guard. Second. " + "Filler. " * 50
    placed = move(old, new).span(cut(old, late, late + 21))
    assert placed.start == new.index("Lind heads")


def test_of_two_places_with_equal_words_around_them_the_nearest_in_proportion_is_taken() -> None:
    unit = "x" * 80 + " Lind heads the Guard. " + "y" * 80
    head = "A running head. "
    old, new = unit * 5, (head + unit) * 5
    at = old.index("Lind") + 3 * len(unit)
    assert move(old, new).span(cut(old, at, at + 21)).start == new.index("Lind") + 3 * len(head + unit)
    assert move(None, unit * 5).span(cut(old, at, at + 21)).start == at


@pytest.mark.parametrize(
    ("quote", "text", "stands"),
    [
        ("the spokes-\nwoman said", "So the spokeswoman said.", "the spokeswoman said"),
        ("the spokeswoman said", "So the spokes-\nwoman   said.", "the spokes-\nwoman   said"),
        ("the \ufb01rst o\ufb03cer", "It was the first officer.", "the first officer"),
        ("the first officer", "the \ufb01rst o\ufb03cer.", "the \ufb01rst o\ufb03cer"),
        ("co\u00adoperate", "they cooperate", "cooperate"),
    ],
)
def test_quotes_are_found_whatever_the_layout(quote: str, text: str, stands: str) -> None:
    assert move(quote, text).span(cut(quote, 0, len(quote))).text == stands


@pytest.mark.parametrize("text", ["", "The Guard is headed by Lind.", "Lind head the Guard", "- - -"])
def test_other_words_are_no_place(text: str) -> None:
    quote = "Lind heads the Guard"
    with pytest.raises(moving._LostError):
        move(quote, text).span(cut(quote, 0, len(quote)))
    with pytest.raises(moving._LostError):
        move(quote, text).changed(cut(quote, 0, len(quote)))


def test_a_quote_of_white_space_alone_is_nowhere() -> None:
    with pytest.raises(moving._LostError):
        move(" \n ", "a b").span(cut(" \n ", 0, 3))


@given(st.text(max_size=60), st.text(min_size=1, max_size=30), st.text(max_size=60), st.text(max_size=60))
def test_what_still_stands_is_found_and_holds(before: str, quote: str, after: str, put: str) -> None:
    old, new = before + quote + after, put + before + quote + after
    placed = move(old, new).span(cut(old, len(before), len(before) + len(quote)))
    assert placed.holds(new)
    assert placed.text == quote


@given(st.text(max_size=80), st.text(min_size=1, max_size=40))
def test_a_place_always_holds_its_words(text: str, quote: str) -> None:
    for find in (move(None, text).span, move(quote, text).span, move(quote, text).changed):
        try:
            assert find(cut(quote, 0, len(quote))).holds(text)
        except moving._LostError:
            continue
