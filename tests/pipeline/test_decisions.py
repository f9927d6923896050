"""Decisions: written with a full copy of what was judged, found again after another reading."""

from dataclasses import replace
from pathlib import Path

import pytest

from whosays import pipeline, store
from whosays.model.claim import Claim
from whosays.model.errors import InputError, NotFoundError
from whosays.pipeline import stages


def head(case: Path) -> str:
    return next(row.finding for row in pipeline.brief(case).posts if row.person_label == "Dana Orr")


def stored(case: Path) -> list[Claim]:
    with store.open_case(case) as opened, store.viewing(opened) as unit:
        return list(store.claims(unit))


def reread(monkeypatch: pytest.MonkeyPatch, change: object) -> None:
    """Another reader, whose claims are those of the real one changed by `change` (None drops a claim)."""
    read = stages.read

    def other(document: object) -> object:
        reading, claims, attributions = read(document)
        changed = tuple(new for claim in claims if (new := change(claim)) is not None)
        return reading, changed, attributions

    monkeypatch.setattr(stages, "reader", lambda: "another")
    monkeypatch.setattr(stages, "read", other)


def test_a_decision_keeps_a_full_copy(case: Path) -> None:
    claim = next(claim for claim in stored(case) if claim.predicate == "posted_to")
    (made,) = pipeline.decide(case, claim.id, "accept", "Ann", "read the passage")
    assert (made.number, made.by, made.target, made.judged) == (1, "Ann", claim.id, claim)
    assert made.text_sha256
    assert len(made.text_sha256) == 64


def test_a_finding_is_decided_claim_by_claim(case: Path) -> None:
    finding = next(r.finding for r in pipeline.brief(case).posts if r.person_label == "Tomas Verrick")
    made = pipeline.decide(case, finding[:8], "accept", "Ann", "")
    why = pipeline.why(case, finding)
    assert {decision.target for decision in made} == {item.claim for item in why.assertions}
    assert len(made) == 2
    assert why.review == "accepted"
    assert [line.split(" ")[1] for _, line in why.decisions] == ["accepted", "accepted"]
    assert pipeline.status(case).reviewed == 1


def test_a_rejected_claim_leaves_the_picture_and_can_still_be_opened(case: Path) -> None:
    finding = head(case)
    (made,) = pipeline.decide(case, finding, "reject", "Ann", "misread")
    assert all(row.person_label != "Dana Orr" for row in pipeline.brief(case).posts)
    opened = pipeline.why(case, made.target)
    assert opened.assertions[0].review == "rejected"
    assert opened.decisions[0][1] == "Ann rejected it: misread"
    shown = {claim.claim: claim for claim in pipeline.document_view(case, "c-note.txt").claims}
    assert shown[made.target].review == "rejected"
    assert shown[made.target].finding is None
    pipeline.decide(case, made.target, "accept", "Ann", "on second thoughts")
    assert any(row.person_label == "Dana Orr" for row in pipeline.brief(case).posts)


def test_a_correction_replaces_the_claim(case: Path) -> None:
    finding = head(case)
    fields = {"role": "head", "role_class": "head", "last_precise": "2023-04-01", "stance": "probable"}
    (made,) = pipeline.decide(case, finding, "correct", "Ann", "only head", fields)
    assert made.corrected is not None
    row = next(row for row in pipeline.brief(case).posts if row.person_label == "Dana Orr")
    assert (row.role_class, row.review) == ("head", "corrected")
    again = pipeline.why(case, made.corrected.id)
    assert again.assertions[0].extractor == "Ann (by hand)"
    (note,) = pipeline.decide(case, made.corrected.id, "note", "Ben", "see the minutes")
    assert note.target == made.target
    assert [line for _, line in pipeline.why(case, row.finding).decisions][-1] == "Ben noted: see the minutes"


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"colour": "red"}, '"colour"'),
        ({}, "no field"),
        ({"role_class": "king"}, 'role_class="king"'),
        ({"stance": "sure"}, 'stance="sure"'),
        ({"first_precise": "soon"}, 'first_precise="soon"'),
        ({"starting": "yes"}, 'starting="yes"'),
        ({"first_precise": "2023-05-01", "last_precise": "2023-04-01"}, "later than"),
        ({"subject": "", "object": ""}, "says nothing"),
    ],
)
def test_a_bad_correction_is_refused_and_not_logged(case: Path, fields: dict[str, str], named: str) -> None:
    with pytest.raises(InputError, match=named):
        pipeline.decide(case, head(case), "correct", "Ann", "", fields)
    assert pipeline.status(case).decisions == 0


@pytest.mark.parametrize(
    ("action", "by", "why", "fields"),
    [
        ("approve", "Ann", "", None),
        ("accept", " ", "", None),
        ("note", "Ann", " ", None),
        ("accept", "Ann", "", {"role": "x"}),
    ],
)
def test_a_bad_decision_is_refused(case: Path, action: str, by: str, why: str, fields: object) -> None:
    with pytest.raises(InputError):
        pipeline.decide(case, head(case), action, by, why, fields)


@pytest.mark.parametrize("unknown", ["", "c", "f0000", "%", "zzz"])
def test_an_unknown_or_ambiguous_id_is_not_found(case: Path, unknown: str) -> None:
    with pytest.raises(NotFoundError):
        pipeline.why(case, unknown)


def test_a_decision_follows_its_claim_through_another_reading(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from whosays.model.claim import identified

    finding = head(case)
    (made,) = pipeline.decide(case, finding, "accept", "Ann", "")

    def longer(claim: Claim) -> Claim:
        chain = tuple(replace(holder, stance="probable") for holder in claim.chain)
        return identified(replace(claim, chain=chain))

    reread(monkeypatch, longer)
    pipeline.build(case)
    assert made.target not in {claim.id for claim in stored(case)}
    row = next(row for row in pipeline.brief(case).posts if row.person_label == "Dana Orr")
    assert row.review == "accepted"
    assert pipeline.status(case).orphans == ()


def test_an_accepted_claim_that_is_not_read_again_stays_as_that_persons(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (made,) = pipeline.decide(case, head(case), "accept", "Ann", "")
    reread(monkeypatch, lambda claim: None if claim.id == made.target else claim)
    pipeline.build(case)
    row = next(row for row in pipeline.brief(case).posts if row.person_label == "Dana Orr")
    assert row.review == "accepted"
    opened = pipeline.why(case, made.target)
    assert opened.assertions[0].extractor == "Ann (by hand)"
    assert pipeline.status(case).orphans == ()


def test_other_decisions_without_their_claim_are_listed(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (made,) = pipeline.decide(case, head(case), "reject", "Ann", "misread")
    reread(monkeypatch, lambda claim: None if claim.id == made.target else claim)
    pipeline.build(case)
    (orphan,) = pipeline.status(case).orphans
    assert (orphan.decision, orphan.action, orphan.by, orphan.why) == (1, "reject", "Ann", "misread")
    assert "Dana Orr" in orphan.line


def test_a_correction_outlives_its_claim(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (made,) = pipeline.decide(case, head(case), "correct", "Ann", "", {"role_class": "head", "role": "head"})
    reread(monkeypatch, lambda claim: None if claim.id == made.target else claim)
    pipeline.build(case)
    row = next(row for row in pipeline.brief(case).posts if row.person_label == "Dana Orr")
    assert (row.role_class, row.review) == ("head", "corrected")
