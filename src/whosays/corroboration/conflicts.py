"""Findings that cannot hold together, by the conflict keys of SPEC section 3. Nothing is resolved here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from whosays.corroboration.fillers import Index, place_of
from whosays.corroboration.spans import overlap
from whosays.corroboration.words import normal
from whosays.model.finding import Conflict, ConflictKind, Finding
from whosays.model.ids import content_id

# Words of a role that name a rank among heads, not a field of work: "supreme commander" and "leader" may be
# one post, "information director" and "military commander" are two.
_HEADSHIP = """
head leader chief commander emir amir director president chairman chairwoman chair chairperson boss captain general
minister secretary manager principal superintendent governor supreme overall top senior current new acting in
the of former first highest main its commanding officer leading
"""
_HEADS = frozenset(_HEADSHIP.split())


def conflicts(index: Index, findings: Sequence[Finding]) -> list[Conflict]:
    """All conflicts among the findings, by id. `findings` come in a fixed order."""
    asserted = [finding for finding in findings if finding.assertions]
    out = [*_denials(findings)]
    out += _heads(index, asserted)
    out += _parents(index, asserted)
    out += _quantities(asserted)
    out += _event_counts(asserted)
    return sorted({conflict.id: conflict for conflict in out}.values(), key=lambda conflict: conflict.id)


def _conflict(kind: ConflictKind, findings: Sequence[Finding], why: str) -> Conflict:
    ids = tuple(finding.id for finding in findings)
    identity = {"kind": kind, "findings": sorted(ids), "why": why}
    return Conflict(id="x" + content_id(identity), kind=kind, findings=ids, why=why)


def _denials(findings: Sequence[Finding]) -> Iterator[Conflict]:
    for finding in findings:
        if finding.assertions and finding.denials:
            yield _conflict("denial", [finding], "One says so, another denies it.")


def _in_time(left: Finding, right: Finding) -> ConflictKind | None:
    """How the two meet in time; None where no day is shared or no time is known."""
    pairs = [(ours, theirs) for ours in left.valid for theirs in right.valid if ours.known and theirs.known]
    if any(ours.shares_precise_day(theirs) for ours, theirs in pairs):
        return "conflict"
    if any(overlap(ours, theirs) for ours, theirs in pairs):
        return "possible conflict"
    return None


def _when(kind: ConflictKind) -> str:
    return "both hold on one precise day" if kind == "conflict" else "the times stated overlap"


def _field(finding: Finding) -> frozenset[str]:
    return frozenset(normal(finding.role or "").split()) - _HEADS


def _heads(index: Index, findings: Sequence[Finding]) -> Iterator[Conflict]:
    by_unit: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        unit = place_of(finding.object)
        if finding.predicate == "posted_to" and finding.role_class == "head" and unit and finding.subject:
            by_unit[unit].append(finding)
    for unit in sorted(by_unit):
        for left, right in combinations(by_unit[unit], 2):
            ours, theirs = place_of(left.subject), place_of(right.subject)
            if ours == theirs or index.may_be_same(ours, theirs):
                continue
            if not (index.is_named(ours) and index.is_named(theirs)):
                continue  # "a retired engineer" may be anybody
            fields = _field(left), _field(right)
            if all(fields) and fields[0] != fields[1]:
                continue
            kind = _in_time(left, right)
            if kind is not None and left.object:
                yield _conflict(
                    kind, [left, right], f"Both name a head of {left.object.label}, and {_when(kind)}."
                )


def _parents(index: Index, findings: Sequence[Finding]) -> Iterator[Conflict]:
    by_child: dict[str, list[Finding]] = defaultdict(list)
    above: dict[str, set[str]] = defaultdict(set)
    for finding in findings:
        child, parent = place_of(finding.subject), place_of(finding.object)
        if finding.predicate == "part_of" and child and parent:
            by_child[child].append(finding)
            above[child].add(parent)
    for child in sorted(by_child):
        for left, right in combinations(by_child[child], 2):
            ours, theirs = place_of(left.object), place_of(right.object)
            assert ours  # grouped above
            assert theirs  # grouped above
            if not (index.is_named(ours) and index.is_named(theirs)):
                continue
            if index.may_be_same(ours, theirs) or _within(ours, theirs, above) or _within(theirs, ours, above):
                continue
            kind = _in_time(left, right)
            if kind is not None and left.subject:
                yield _conflict(
                    kind, [left, right], f"Each gives {left.subject.label} another parent, and {_when(kind)}."
                )


def _within(inner: str, outer: str, above: dict[str, set[str]]) -> bool:
    """Whether `outer` contains `inner`, through any number of parents."""
    seen, front = {inner}, [inner]
    while front:
        for parent in above.get(front.pop(), ()):
            if parent == outer:
                return True
            if parent not in seen:
                seen.add(parent)
                front.append(parent)
    return False


def _quantities(findings: Sequence[Finding]) -> Iterator[Conflict]:
    groups: dict[tuple[str, str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        counted = place_of(finding.subject) or finding.event_type
        if finding.predicate in ("strength", "count") and finding.quantity and counted:
            groups[finding.predicate, counted, normal(finding.scope or "")].append(finding)
    for key in sorted(groups):
        for left, right in combinations(groups[key], 2):
            assert left.quantity  # grouped above
            assert right.quantity  # grouped above
            if not left.quantity.disjoint(right.quantity):
                continue
            kind = _in_time(left, right)
            if kind is not None:
                yield _conflict(kind, [left, right], f"No number lies in both, and {_when(kind)}.")


def _event_counts(findings: Sequence[Finding]) -> Iterator[Conflict]:
    for finding in findings:
        by_role = defaultdict(list)
        for part in finding.participants:
            if part.filler.quantity is not None:
                by_role[part.role].append(part.filler.quantity)
        for role in sorted(by_role):
            if any(left.disjoint(right) for left, right in combinations(by_role[role], 2)):
                yield _conflict(
                    "conflict", [finding], f"The sources give numbers of {role} that exclude each other."
                )
