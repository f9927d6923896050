from perfect import perfect_extract

from evals.passages import differences, run, table


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
