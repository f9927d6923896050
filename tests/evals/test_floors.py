import pytest
from perfect import perfect_extract

from evals.passages import below, differences, floors, run, table
from evals.score_claims import Score, total


def test_the_gate_sees_a_figure_below_its_floor() -> None:
    tally = Score(found=1, wanted=2, right=3, wrong=1)
    assert below(tally, {"recall": 0.5, "precision": 0.75}) == []
    assert below(tally, {"recall": 0.51, "precision": 0.75}) == ["recall 0.500 is below its floor 0.510"]
    assert len(below(tally, {"recall": 1.0, "precision": 1.0})) == 2


def test_the_floors_are_fractions() -> None:
    assert set(floors()) == {"recall", "precision"}
    assert all(0 <= floor <= 1 for floor in floors().values())


def test_the_report_shows_what_is_missing_and_what_is_spurious() -> None:
    def forgetful(passage: dict) -> dict:
        extract = perfect_extract(passage)
        if passage["id"] == "wikinews-178":
            extract["claims"] = [{**c, "stance": "unknown"} for c in extract["claims"]]
        return extract

    results = run(reader=forgetful)
    report = "\n".join(differences(result) for result in results)
    assert "missing   death" in report
    assert "spurious  death" in report
    assert "ALL, strict" in table(results)


@pytest.mark.slow
def test_the_reader_keeps_its_floors() -> None:
    strict, _ = total(run())
    assert below(strict, floors()) == []
