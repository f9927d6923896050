import pytest
from perfect import perfect_extract

from evals import judge, reference

EXTRACTS = [perfect_extract(passage) for passage in reference.load("passages")]


def test_the_draw_depends_on_the_seed_and_not_on_the_order_of_files() -> None:
    one = [(x["document"]["path"], c["id"]) for x, c in judge.draw(EXTRACTS, 10, seed=3)]
    two = [(x["document"]["path"], c["id"]) for x, c in judge.draw(EXTRACTS[::-1], 10, seed=3)]
    assert one == two
    assert len(set(one)) == 10
    assert one != [(x["document"]["path"], c["id"]) for x, c in judge.draw(EXTRACTS, 10, seed=4)]


def test_the_sheet_shows_quote_and_chain() -> None:
    extract = next(x for x in EXTRACTS if "MUC4-0009" in x["document"]["path"])
    claim = next(c for c in extract["claims"] if c["predicate"] == "event" and c["event_type"] == "arrest")
    page = judge.sheet([(extract, claim)])
    assert "2 LAWYER CARLOS OLDINEY (named_person, certain, asserted)" in page
    assert ">>LAWYER CARLOS OLDINEY REPORTED" in page
    assert "person: PAULO MASSANHYO" in page


def test_verdicts_are_counted_and_other_words_refused() -> None:
    assert judge.count({"a": {"verdict": "right"}, "b": {"verdict": "wrong"}, "c": {"verdict": ""}}) == (1, 1, 1)
    with pytest.raises(ValueError, match="right or wrong"):
        judge.count({"a": {"verdict": "maybe"}})
