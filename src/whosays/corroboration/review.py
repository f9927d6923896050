"""What people decided, applied to claims: rejected ones drop out, corrected ones are replaced."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from whosays.model.claim import Claim, identified
from whosays.model.decision import Decision
from whosays.model.finding import Review

_OUTCOME: dict[str, Review] = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}


def latest(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The last accept, reject or correct for each target."""
    last: dict[str, Decision] = {}
    for decision in sorted(decisions, key=lambda decision: decision.number):
        if decision.action in _OUTCOME:
            last[decision.target] = decision
    return last


def reviewed(
    claims: Iterable[Claim], documents: Iterable[str], decisions: Sequence[Decision]
) -> list[tuple[Claim, Review]]:
    """The claims that stand, by id, each with its state of review.

    A claim that was accepted or corrected and is not read again stays as that person's claim, as long as its
    document is in the case.
    """
    last = latest(decisions)
    held = set(documents)
    standing: dict[str, tuple[Claim, Review]] = {}
    by_id = {claim.id: claim for claim in claims}
    for decision in last.values():
        if decision.target not in by_id and decision.judged is not None and decision.judged.document in held:
            by_id[decision.target] = decision.judged
    for claim in by_id.values():
        decision_on = last.get(claim.id)
        if decision_on is None:
            standing[claim.id] = (claim, "unreviewed")
        elif decision_on.action == "accept":
            standing[claim.id] = (claim, "accepted")
        elif decision_on.action == "correct" and decision_on.corrected is not None:
            corrected = decision_on.corrected
            corrected = corrected if corrected.id else identified(corrected)
            standing[corrected.id] = (corrected, "corrected")
    return [standing[claim] for claim in sorted(standing)]


def of_finding(states: Sequence[Review], decision: Decision | None) -> Review:
    """The state of a finding from those of its claims, or from the decision on the finding itself."""
    if decision is not None and decision.action in _OUTCOME:
        return _OUTCOME[decision.action]
    if all(state == "accepted" for state in states):
        return "accepted"
    if all(state != "unreviewed" for state in states):
        return "corrected"
    return "unreviewed"
