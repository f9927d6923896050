"""Claims to findings: what is one proposition, what is one event, what people decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from builders import Draft, parts, some_time, today
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.corroboration import corroborate
from whosays.model.decision import Decision
from whosays.model.finding import Corroboration
from whosays.model.quantity import Quantity
from whosays.resolution import resolve

DAY = date(2020, 5, 1)


def findings(drafts: list[Draft], *decisions: Decision) -> Corroboration:
    documents, readings, claims = parts(drafts)
    return corroborate(documents, claims, resolve(documents, readings, claims), decisions)


def decision(number: int, action: Any, target: str, **more: Any) -> Decision:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    return Decision(number=number, recorded_at=at, by="A", action=action, target=target, why="seen", **more)


def headed(path: str, person: str = "Ilvar Konst", unit: str = "Emni", **claim: Any) -> Draft:
    draft = Draft(f"{path}: {person} heads {unit}.", path=path, publisher=f"Paper {path}")
    made: dict[str, Any] = {"role_class": "head", "valid": today(DAY), **claim}
    draft.claim("posted_to", draft.mark(person, "person"), draft.mark(unit), **made)
    return draft


def test_one_proposition_in_two_documents_is_one_finding() -> None:
    found = findings([headed("a"), headed("b")])
    assert len(found.findings) == 1
    assert len(found.findings[0].documents) == 2


def test_time_stance_and_polarity_are_not_in_the_key() -> None:
    draft = headed("b", valid=some_time(None, DAY))
    denial = headed("c")
    denied = denial.claims[0]
    denial.claims[0] = replace(
        denied, chain=(*denied.chain, denial.holder(1, "Dana Orr", polarity="denied")), id="c-denied"
    )
    found = findings([headed("a"), draft, denial])
    (only,) = found.findings
    assert (len(only.assertions), len(only.denials)) == (2, 1)
    assert [conflict.kind for conflict in found.conflicts] == ["denial"]


def test_role_class_is_in_the_key() -> None:
    assert len(findings([headed("a"), headed("b", role_class="deputy")]).findings) == 2


def test_other_roles_are_one_only_in_equal_words() -> None:
    def other(path: str, role: str) -> Draft:
        return headed(path, role_class="other", role=role)

    assert len(findings([other("a", "founder"), other("b", "The Founder")]).findings) == 1
    assert len(findings([other("a", "founder"), other("b", "treasurer")]).findings) == 2


def test_texts_are_equal_only_after_normalisation() -> None:
    def tasked(path: str, task: str) -> Draft:
        draft = Draft(f"{path}: Emni must {task}.", path=path)
        draft.claim("tasked_with", draft.mark("Emni"), task)
        return draft

    assert len(findings([tasked("a", "guarding the road"), tasked("b", "Guarding  the Road")]).findings) == 1
    assert len(findings([tasked("a", "guarding the road"), tasked("b", "guarding roads")]).findings) == 2


def test_a_meeting_has_no_direction() -> None:
    def met(path: str, one: str, other: str) -> Draft:
        draft = Draft(f"{path}: {one} met {other}.", path=path)
        draft.claim("met_with", draft.mark(one, "person"), draft.mark(other, "person"))
        return draft

    assert (
        len(findings([met("a", "Ilvar Konst", "Bruno Talle"), met("b", "Bruno Talle", "Ilvar Konst")]).findings)
        == 1
    )


def test_alleged_where_nobody_is_named() -> None:
    draft = headed("a")
    draft.claims.clear()
    draft.claim("posted_to", "m1", "m2", role_class="head", by=(draft.holder(1, stance="unknown"),))
    assert findings([draft]).findings[0].alleged
    assert not findings([draft, headed("b")]).findings[0].alleged


def attack(
    path: str, day: date | None, place: str, killed: str | None = None, target: str = "Sabrel Post"
) -> Draft:
    text = f"Free Guard, {path} says, struck {target}, {path} says, at {place}, {path} says, killed {killed}."
    draft = Draft(text, path=path)
    people: list[tuple[str, str | Quantity]] = [
        ("perpetrator_organisation", draft.mark("Free Guard")),
        ("target", draft.mark(target)),
    ]
    if killed:
        people.append(
            ("killed", Quantity(verbatim=killed, low=float(killed), mode=float(killed), high=float(killed)))
        )
    valid = today(day) if day else None
    site = draft.mark(place, "place")
    draft.claim("event", event_type="attack", participants=tuple(people), places=(site,), valid=valid)
    return draft


def test_two_reports_of_one_event() -> None:
    found = findings([attack("a", DAY, "Sabrel", "2"), attack("b", DAY, "Sabrel", "3")])
    (only,) = found.findings
    assert len(only.documents) == 2
    assert [conflict.kind for conflict in found.conflicts] == ["conflict"]


def test_events_that_are_told_apart() -> None:
    base = attack("a", DAY, "Sabrel")
    assert len(findings([base, attack("b", date(2021, 5, 1), "Sabrel")]).findings) == 2
    assert len(findings([base, attack("b", DAY, "Vethan")]).findings) == 2
    assert len(findings([base, attack("b", None, "Sabrel")]).findings) == 2
    assert len(findings([base, attack("b", DAY, "Sabrel", target="Mill Post")]).findings) == 2


def test_a_year_is_no_date_for_an_event() -> None:
    wide = attack("b", None, "Sabrel")
    claim = wide.claims[0]
    year = some_time(date(2020, 1, 1), date(2020, 12, 31))
    wide.claims[0] = replace(claim, qualifiers=replace(claim.qualifiers, valid=year, place=()), id="c-wide")
    other = attack("c", None, "Sabrel")
    other.claims[0] = replace(
        other.claims[0], qualifiers=replace(other.claims[0].qualifiers, valid=year, place=()), id="c-wide-too"
    )
    assert len(findings([wide, other]).findings) == 2


def test_what_was_rejected_drops_out() -> None:
    draft, other = headed("a"), headed("b")
    found = findings([draft, other], decision(1, "reject", draft.claims[0].id))
    assert found.findings[0].documents == (other.sha256,)


def test_the_last_decision_holds() -> None:
    draft = headed("a")
    claim = draft.claims[0].id
    found = findings([draft], decision(2, "accept", claim), decision(1, "reject", claim))
    assert found.findings[0].review == "accepted"


def test_what_was_corrected_is_replaced() -> None:
    draft = headed("a")
    wrong = draft.claims[0]
    right = replace(wrong, qualifiers=replace(wrong.qualifiers, role_class="deputy"), id="")
    found = findings([draft], decision(1, "correct", wrong.id, judged=wrong, corrected=right))
    (only,) = found.findings
    assert (only.role_class, only.review) == ("deputy", "corrected")


def test_an_accepted_claim_that_is_not_read_again_stays() -> None:
    draft = headed("a")
    claim = draft.claims.pop()
    found = findings([draft], decision(1, "accept", claim.id, judged=claim))
    assert found.findings[0].assertions == (claim.id,)


def test_conflicts_need_a_shared_day() -> None:
    late = today(date(2021, 1, 1))
    year = some_time(date(2020, 1, 1), date(2020, 12, 31))
    one = headed("a")
    assert [c.kind for c in findings([one, headed("b", "Bruno Talle")]).conflicts] == ["conflict"]
    assert [c.kind for c in findings([one, headed("b", "Bruno Talle", valid=late)]).conflicts] == []
    assert [c.kind for c in findings([one, headed("b", "Bruno Talle", valid=year)]).conflicts] == [
        "possible conflict"
    ]


def test_possibly_the_same_are_no_conflict() -> None:
    assert findings([headed("a"), headed("b", "Ilvar Konszt")]).conflicts == ()


def test_two_fields_of_work_are_no_conflict() -> None:
    one = headed("a", role="information director")
    assert findings([one, headed("b", "Bruno Talle", role="military commander")]).conflicts == ()
    assert findings([one, headed("b", "Bruno Talle", role="director of information")]).conflicts != ()


def belongs(path: str, child: str, parent: str) -> Draft:
    draft = Draft(f"{path}: {child} is part of {parent}.", path=path)
    draft.claim("part_of", draft.mark(child), draft.mark(parent), valid=today(DAY))
    return draft


def test_two_parents_conflict_unless_one_contains_the_other() -> None:
    rivals = [belongs("a", "Kestrel Post", "Upper Section"), belongs("b", "Kestrel Post", "Lower Column Vethan")]
    rivals[0] = belongs("a", "Kestrel Post", "Ostrel Section")
    assert [c.kind for c in findings(rivals).conflicts] == ["conflict"]
    nested = [*rivals, belongs("c", "Ostrel Section", "Lower Column Vethan")]
    assert findings(nested).conflicts == ()


def strength(path: str, low: float, high: float) -> Draft:
    draft = Draft(f"{path}: Emni has {low} to {high} fighters.", path=path)
    quantity = Quantity(verbatim=f"{low} to {high}", low=low, high=high, op="between")
    draft.claim("strength", draft.mark("Emni"), quantity, of="fighters", valid=today(DAY))
    return draft


def test_strengths_conflict_where_no_number_is_in_both() -> None:
    assert len(findings([strength("a", 30, 40), strength("b", 30, 40)]).findings) == 1
    assert findings([strength("a", 30, 40), strength("b", 35, 50)]).conflicts == ()
    assert [c.kind for c in findings([strength("a", 30, 40), strength("b", 60, 70)]).conflicts] == ["conflict"]


@settings(deadline=None)
@given(st.data())
def test_the_order_of_claims_changes_nothing(data: st.DataObject) -> None:
    makers = [
        lambda path: headed(path),
        lambda path: headed(path, "Bruno Talle"),
        lambda path: attack(path, DAY, "Sabrel", "2"),
        lambda path: attack(path, DAY, "Sabrel", "3"),
        lambda path: attack(path, DAY, "Vethan"),
        lambda path: belongs(path, "Kestrel Post", "Emni"),
        lambda path: strength(path, 10, 20),
    ]
    chosen = data.draw(st.lists(st.sampled_from(makers), min_size=1, max_size=7))
    drafts = [make(str(number)) for number, make in enumerate(chosen)]
    documents, readings, claims = parts(drafts)
    resolution = resolve(documents, readings, claims)
    ours = corroborate(documents, claims, resolution)
    theirs = corroborate(data.draw(st.permutations(documents)), data.draw(st.permutations(claims)), resolution)
    assert ours == theirs
    assert sorted(claim for finding in ours.findings for claim in finding.claims) == sorted(c.id for c in claims)


def test_the_same_words_tell_of_one_event() -> None:
    words = "Free Guard attacked the long wooden bridge below the old mill, a clerk at the town hall said"
    drafts = []
    for path, day in (("a", date(2020, 1, 9)), ("b", date(2021, 7, 1))):
        draft = Draft(f"{words}.", path=path, published=day)
        who = ("perpetrator_organisation", draft.mark("Free Guard"))
        draft.claim(
            "event", event_type="attack", participants=(who,), valid=some_time(None, day), evidence=words[:40]
        )
        drafts.append(draft)
    assert len(findings(drafts).findings) == 1


REPORT = (
    "Armed men came over the pass before dawn and emptied the warehouse. About 20 men took part, she said. "
    "They left by the mill road with four lorries, and the customs post was closed for the rest of the week while "
    "the damage was counted and the road cleared of snow and of broken glass by the wardens of the district."
)


def counted(path: str, text: str) -> Draft:
    draft = Draft(text, path=path, publisher=f"Paper {path}")
    men = draft.mark("About 20 men", "person", form="description")
    twenty = Quantity(verbatim="About 20", low=18, high=22, mode=20, op="about")
    draft.claim("count", men, twenty, evidence="About 20 men took part")
    return draft


def test_men_without_a_name_are_the_same_in_a_copy_only() -> None:
    assert len(findings([counted("a", REPORT), counted("b", REPORT + " (LPA)")]).findings) == 1
    other = (
        "The mayor was at home that night. About 20 men took part, she said. Nobody else has spoken of it since."
    )
    assert len(findings([counted("a", REPORT), counted("b", other)]).findings) == 2
