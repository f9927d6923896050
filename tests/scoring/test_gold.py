import pytest

from evals import reference
from evals.passages import read
from whosays.scoring.claims import score
from whosays.scoring.gold import passage

PASSAGES = reference.load("passages")


@pytest.mark.slow
@pytest.mark.parametrize("given", PASSAGES, ids=lambda p: p["id"])
def test_what_the_reader_gives_is_perfect_when_it_is_the_gold(given: reference.Passage) -> None:
    extract = read(given)
    result = score(passage(extract), extract)
    assert result.missing == []
    assert result.spurious == []
    assert result.strict.wanted == len(extract["claims"])


def test_an_optional_claim_costs_nothing() -> None:
    extract = read(next(p for p in PASSAGES if p["id"] == "wikinews-178"))
    assert extract["claims"]
    gold = passage(extract | {"claims": [claim | {"optional": True} for claim in extract["claims"]]})
    assert score(gold, extract | {"claims": []}).strict.wanted == 0
    assert score(gold, extract).strict.wrong == 0


def test_a_claim_that_the_gold_lacks_is_wrong() -> None:
    extract = read(next(p for p in PASSAGES if p["id"] == "wikinews-178"))
    result = score(passage(extract | {"claims": extract["claims"][1:]}), extract)
    assert result.strict.wrong >= 1
