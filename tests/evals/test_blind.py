import json
import random
from typing import Any

import pytest
from perfect import perfect_extract

from evals import blind, judge, reference
from evals.corrupt import corrupted

EXTRACTS = [perfect_extract(passage) for passage in reference.load("passages")]


@pytest.mark.parametrize("extract", [x for x in EXTRACTS if x["claims"]], ids=lambda x: x["document"]["path"])
def test_a_spoilt_claim_reads_otherwise_and_the_claim_itself_stays(extract: dict[str, Any]) -> None:
    for seed in range(20):
        for claim in extract["claims"]:
            before = json.dumps(claim)
            made = corrupted(extract, claim, random.Random(seed))
            assert json.dumps(claim) == before
            if made is None:
                continue

            def shown(one: dict[str, Any]) -> tuple[str, str, str]:
                return judge.line(extract, one), judge.chain(extract, one), one["polarity"]

            assert shown(made[0]) != shown(claim), made[1]


KEY = [{"number": 0, "spoilt": None}, {"number": 1, "spoilt": None}, {"number": 2, "spoilt": "sides changed"}]


def sheet(*verdicts: str) -> list[dict[str, Any]]:
    return [{"number": number, "verdict": verdict} for number, verdict in enumerate(verdicts)]


def test_right_caught_and_agreed_are_counted() -> None:
    figures = blind.count(KEY, [sheet("right", "wrong", "wrong"), sheet("right", "right", "wrong")])
    assert figures["right 1"] == 0.5
    assert figures["right 2"] == 1.0
    assert figures["caught 1"] == 1.0
    assert figures["agreement"] == pytest.approx(2 / 3)
    assert figures["kappa"] == pytest.approx((2 / 3 - 4 / 9) / (1 - 4 / 9))


def test_a_claim_without_verdict_is_told() -> None:
    with pytest.raises(ValueError, match="sheet 1"):
        blind.count(KEY, [sheet("right", "", "wrong")])
    with pytest.raises(ValueError, match="sheet 1"):
        blind.count(KEY, [sheet("right", "wrong")])
