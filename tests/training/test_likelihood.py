import random

import pytest

from training import likelihood


def judged(number: int) -> list[dict]:
    """Claims of which those with a list are right three times in ten, the others nine times in ten."""
    rng = random.Random(4)
    found = []
    for i in range(number):
        lists = float(rng.random() < 0.5)
        right = rng.random() < (0.3 if lists else 0.9)
        found.append(
            {
                "document": f"d{i % 40}",
                "claim": f"c{i}",
                "verdict": "right" if right else "wrong",
                "features": {"stated": 0.85, "lists": lists},
            }
        )
    return found


def test_what_speaks_against_a_claim_is_learnt_and_holds_on_documents_left_out() -> None:
    rows = judged(600)
    weights = likelihood.fit(rows)
    assert weights["lists"] < -1
    figures = likelihood.figures(rows)
    assert figures["auroc"] > 0.7 > figures["auroc_stated"]
    assert figures["calibration_error"] < 0.1


def test_with_little_to_learn_from_the_stated_chance_stands() -> None:
    weights = likelihood.fit([{**row, "features": {"stated": 0.85}} for row in judged(8)][:2])
    assert weights.get("stated", 1.0) == pytest.approx(1.0, abs=0.3)


def test_the_diagram_shows_a_dot_for_each_bin() -> None:
    assert likelihood.diagram(judged(200)).count("<circle") == 10
