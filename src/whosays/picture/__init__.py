"""Findings to the picture that faces show: chart, posts, places, events, tallies, conflicts, gaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from whosays.model.claim import Claim
from whosays.model.decision import Decision
from whosays.model.document import Document
from whosays.model.entity import Resolution
from whosays.model.finding import Corroboration, Finding
from whosays.model.picture import Brief, OriginsBar
from whosays.picture.chart import chart
from whosays.picture.disputes import pairs
from whosays.picture.gaps import gaps
from whosays.picture.passages import Passages
from whosays.picture.prose import aka, sections, summary
from whosays.picture.rows import events, places, posts, tallies
from whosays.picture.scene import scene
from whosays.picture.scope import default_root, find_entity, scope

__all__ = ["brief"]


def brief(
    case: str,
    documents: Iterable[Document],
    claims: Iterable[Claim],
    resolution: Resolution,
    corroboration: Corroboration,
    decisions: Sequence[Decision] = (),
    *,
    entity: str | None = None,
    at: date | None = None,
    unread: Sequence[tuple[str, str]] = (),
    version: str = "",
) -> Brief:
    """The picture of one entity of the case on a day.

    `entity` is an id, a name or another name (NotFoundError where none or several fit); without it the page is
    of the organisation that most structure is told of. Without `at` the day is the latest date asserted in the
    case. `unread` are (path, why) of documents that no reader took.
    """
    view = scene(documents, claims, resolution, corroboration, decisions, at)
    root = find_entity(view, entity) if entity else default_root(view)
    within = scope(view, root)
    passages = Passages(view)
    # Passages are numbered in the order in which the page uses them: keep this the order of the page.
    names = aka(view, within, passages)
    short = summary(view, within, passages)
    tree = chart(view, within, passages)
    people = posts(view, within, passages, [unit.entity for unit in tree.units])
    where = places(view, within, passages)
    happened = events(view, within, passages)
    counted = tallies(view, within, passages)
    disputed = pairs(view, within.findings, passages)
    other = sections(view, within, passages, {link.finding for link in tree.links})
    open_ = gaps(view, within, passages)
    return Brief(
        case=case,
        entity=root,
        title=view.entities[root].label if root else case,
        aka=names,
        at=view.at,
        known_on=view.known_on,
        findings=len(within.findings),
        reviewed=sum(finding.review != "unreviewed" for finding in within.findings),
        documents=len({document for finding in within.findings for document in finding.documents}),
        histogram=_histogram(within.findings),
        summary=short,
        chart=tree,
        posts=people,
        places=where,
        events=happened,
        tallies=counted,
        conflicts=disputed,
        gaps=open_,
        sections=other,
        passages=passages.all(),
        unread=tuple(unread),
        version=version,
    )


def _histogram(findings: Sequence[Finding]) -> tuple[OriginsBar, ...]:
    counts = Counter((finding.origins.lo, finding.review != "unreviewed") for finding in findings)
    return tuple(
        OriginsBar(origins=origins, reviewed=counts[origins, True], unreviewed=counts[origins, False])
        for origins in sorted({origins for origins, _ in counts})
    )
