"""The organisation chart at a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from whosays.model.finding import Finding
from whosays.model.picture import Chart, ChartHead, ChartLink, ChartUnit
from whosays.picture.english import read_as
from whosays.picture.lines import best, line_at
from whosays.picture.passages import Passages
from whosays.picture.scene import Scene
from whosays.picture.scope import Scope

MOST_STRENGTHS = 4


def chart(scene: Scene, scope: Scope, passages: Passages) -> Chart:
    """The units above and below the root, their heads, and who is part of whom, as findings say."""
    # A person has posts, not units: the page of a person has no chart.
    units = [u for u in (*reversed(scope.parents), *scope.units) if scene.entities[u].type != "person"]
    inside = set(units)
    links = [
        finding
        for finding in scope.of("part_of")
        if finding.subject
        and finding.object
        and finding.subject.entity in inside
        and finding.object.entity in inside
        and finding.subject.entity != finding.object.entity
    ]
    ordered = _reading_order(units, links)
    children = {finding.subject.entity for finding in links if finding.subject}
    return Chart(
        at=scene.at,
        roots=tuple(entity for entity in ordered if entity not in children) or tuple(ordered[:1]),
        units=tuple(_unit(scene, scope, passages, entity, links) for entity in ordered),
        links=tuple(_link(scene, passages, finding) for finding in links),
    )


def _reading_order(units: Sequence[str], links: Sequence[Finding]) -> list[str]:
    """Parents before children, depth first, in the order of the findings."""
    below: dict[str, list[str]] = defaultdict(list)
    children = set()
    for finding in links:
        assert finding.subject  # chosen above
        assert finding.object  # chosen above
        below[finding.object.entity or ""].append(finding.subject.entity or "")
        children.add(finding.subject.entity)
    out: dict[str, None] = {}
    tops = [entity for entity in units if entity not in children]
    stack = list(reversed(tops or list(units[:1])))
    while stack or len(out) < len(units):
        if not stack:
            # What is left stands in loops.
            stack.append(next(entity for entity in units if entity not in out))
        entity = stack.pop()
        if entity not in out:
            out[entity] = None
            stack += reversed([child for child in below[entity] if child not in out])
    return list(out)


def _link(scene: Scene, passages: Passages, finding: Finding) -> ChartLink:
    assert finding.subject  # chosen by `chart`
    assert finding.object  # chosen by `chart`
    line, sighting = line_at(finding.valid, scene.at)
    return ChartLink(
        parent=finding.object.entity or "",
        child=finding.subject.entity or "",
        line=line,
        alleged=finding.alleged,
        disputed=finding.id in scene.disputed or bool(finding.denials),
        badge=scene.badge(finding),
        finding=finding.id,
        refs=passages.refs(finding),
        sighting=sighting,
    )


def _unit(scene: Scene, scope: Scope, passages: Passages, entity: str, links: Sequence[Finding]) -> ChartUnit:
    spoken = [scene.findings[identity] for identity in scene.of_entity.get(entity, ())]
    own = [finding for finding in spoken if finding.assertions]
    up = [finding for finding in links if finding.subject and finding.subject.entity == entity]
    heads = [
        finding
        for finding in own
        if finding.predicate == "posted_to"
        and finding.role_class == "head"
        and finding.object
        and finding.object.entity == entity
        and finding.subject
        and finding.subject.entity
    ]
    line, sighting = best(line_at(finding.valid, scene.at) for finding in (up or own))
    label = scene.entities[entity].label
    return ChartUnit(
        entity=entity,
        label=label[:1].upper() + label[1:],
        line=line,
        alleged=bool(up) and all(finding.alleged for finding in up),
        heads=tuple(sorted((_head(scene, passages, finding) for finding in heads), key=_standing)),
        strength=_strengths(own, entity),
        sighting=sighting,
    )


def _standing(head: ChartHead) -> int:
    """Heads at the day before those of other days; within each, as the findings come."""
    return ("solid", "dashed", "dotted", "undated").index(head.line)


def _head(scene: Scene, passages: Passages, finding: Finding) -> ChartHead:
    assert finding.subject  # chosen by `_unit`
    line, _ = line_at(finding.valid, scene.at)
    role = finding.role or "head"
    return ChartHead(
        title=role[:1].upper() + role[1:],
        person=finding.subject.entity or "",
        person_label=finding.subject.label,
        line=line,
        alleged=finding.alleged,
        disputed=finding.id in scene.disputed,
        denied=len(finding.denials),
        finding=finding.id,
        refs=passages.refs(finding),
    )


def _strengths(findings: Sequence[Finding], entity: str) -> tuple[str, ...]:
    out = []
    for finding in findings:
        of_unit = finding.subject is not None and finding.subject.entity == entity
        if finding.predicate == "strength" and of_unit and finding.quantity is not None:
            words = finding.quantity.verbatim
            of = finding.scope or ""
            of = "" if of.lower() in words.lower() else f" {of}"
            out.append(f"{words}{of}{read_as(finding.quantity)}")
    return tuple(out[:MOST_STRENGTHS])
