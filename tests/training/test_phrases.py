from pathlib import Path

import pytest

from training import phrases
from whosays.language.en.words import Words
from whosays.model.document import Document
from whosays.scoring.counts import added
from whosays.scoring.mentions import phrase_counts

TEXT = "the king of Ostrand left. Lutra fell"
FORMS = "the king of Ostrand left . Lutra fell".split()


def words() -> Words:
    starts, at = [], 0
    for form in FORMS:
        at = TEXT.index(form, at)
        starts.append(at)
        at += len(form)
    return Words(
        Document(sha256="0" * 64, path="x.txt", text=TEXT, language="en"),
        starts=starts,
        ends=[start + len(form) for start, form in zip(starts, FORMS, strict=True)],
        forms=FORMS,
        sentences=[(0, 6), (6, 8)],
    )


def at(one: str, kind: str) -> tuple[int, int, str]:
    return TEXT.index(one), TEXT.index(one) + len(one), kind


def test_the_outermost_spans_are_learnt() -> None:
    marked = {at("the king of Ostrand", "person"), at("Ostrand", "place"), at("Lutra", "place")}
    assert phrases.labelled(words(), marked) == [
        "B-person", "I-person", "I-person", "I-person", "O", "O", "B-place", "O",
    ]  # fmt: skip


def test_a_span_is_cut_off_at_the_end_of_its_sentence() -> None:
    assert phrases.labelled(words(), {at("left. Lutra", "place")})[4:] == ["B-place", "I-place", "O", "O"]


def test_doubtful_spans_and_other_types_are_no_gold() -> None:
    def one(kind: str, confidence: float) -> dict[str, object]:
        return {"begin": 0, "end": 3, "type": kind, "confidence": confidence}

    row = {"entities": [one("Person", 0.5), one("Location", 0.0), one("Money", 1.0)]}
    assert phrases.gold(row) == {(0, 3, "person")}
    assert phrases.gold(row, phrases.LEARNT) == {(0, 3, "person"), (0, 3, "quantity")}


def test_figures_are_sums_over_documents() -> None:
    gold = {at("Ostrand", "place"), at("Lutra", "place")}
    total = added([phrase_counts(gold, {at("Ostrand", "place")}), phrase_counts(gold, gold)])
    found = phrases.figures(total)
    assert found["exact"] == pytest.approx(2 * 3 / 7, abs=0.001)
    assert found["by_type"]["place"] == found["exact"]
    assert found["by_type"]["weapon"] == 0


def test_a_field_learns_from_sentences_and_marks_others(tmp_path: Path) -> None:
    pytest.importorskip("pycrfsuite", reason="needed for training only")
    one = words()
    tokens = [[f"w={form}"] for form in FORMS]
    labels = phrases.labelled(one, {at("Lutra", "place")})
    row = {
        "entities": [{"begin": at("Lutra", "")[0], "end": at("Lutra", "")[1], "type": "Location", "confidence": 1}]
    }
    read = phrases.Read(row, one, tokens, labels)
    field = phrases.fit([read] * 30, tmp_path / "field.npz", tmp_path)
    assert phrases.counts(read, field)["exact"] == 1
