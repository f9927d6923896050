"""The state of a case: its documents, what was refused, what is still to be done."""

from __future__ import annotations

from collections import Counter

from whosays import store
from whosays.model.decision import Decision, Ingest
from whosays.model.finding import Corroboration
from whosays.model.ids import from_json
from whosays.model.picture import DocumentRow
from whosays.model.views import Orphan, Status
from whosays.pipeline import stages
from whosays.pipeline.assembling import inputs_of, protected_names
from whosays.pipeline.moving import reviews
from whosays.pipeline.reading import pending
from whosays.pipeline.veil import Veil

WAITING = "not built yet"


def rows(case: store.Case) -> tuple[DocumentRow, ...]:
    """Every document and every file that could not be used, by path; names are not veiled yet.

    A document whose reading is of an older version counts as read: its claims stand until the next build.
    """
    languages = stages.readable()
    with store.viewing(case) as unit:
        counts, failures = store.claim_counts(unit), store.reading_failures(unit)
        last: dict[str, Ingest] = {line.path: line for line in store.ingests(unit)}
        found = []
        for document in store.documents(unit, with_text=False):
            message = ""
            if document.language not in languages:
                message = f"not read ({document.language})"
            elif document.sha256 in failures:
                message = failures[document.sha256]
            elif document.sha256 not in counts:
                message = WAITING
            found.append(
                DocumentRow(
                    path=document.path,
                    outcome="not read" if message else "read",
                    sha256=document.sha256,
                    title=document.metadata.title or "",
                    publisher=document.metadata.publisher or "",
                    published=document.metadata.published,
                    language=document.language,
                    claims=counts.get(document.sha256, 0),
                    message=message,
                )
            )
        held = {row.sha256 for row in found}  # a later version may have read what an earlier one refused
        for line in last.values():
            if line.outcome in ("refused", "not read yet") and (line.sha256 is None or line.sha256 not in held):
                found.append(
                    DocumentRow(
                        path=line.path,
                        outcome="refused" if line.outcome == "refused" else "not read",
                        message=line.message,
                    )
                )
    return tuple(sorted(found, key=lambda row: (row.path, row.sha256 or "")))


def unread(found: tuple[DocumentRow, ...]) -> tuple[tuple[str, str], ...]:
    """What the picture does not rest on: (path, why)."""
    return tuple((row.path, row.message) for row in found if row.outcome != "read")


def status(case: store.Case, veil: Veil) -> Status:
    """The state of the case in counts, with its documents; as it may be shown."""
    found = rows(case)
    languages = stages.readable()
    held = [row for row in found if row.sha256 is not None]
    foreign = Counter(row.language for row in held if row.language not in languages)
    failed = [row for row in held if row.message and row.language in languages and row.message != WAITING]
    with store.viewing(case) as unit:
        log = store.decisions(unit)
        kept = store.built(unit, "corroboration")
        built = kept is not None and kept[0] == inputs_of(case, unit).findings
        corroboration = from_json(kept[1], Corroboration) if kept else Corroboration(findings=(), conflicts=())
        attached = reviews(unit, log, store.claims(unit))
        claims = store.count_claims(unit)
    waiting = len(pending(case))
    plain = Status(
        name=case.settings.name,
        documents=len(held),
        read=sum(row.outcome == "read" for row in held),
        waiting=waiting,
        unread=tuple(sorted(foreign.items())),
        not_yet=tuple((r.path, r.message) for r in found if r.sha256 is None and r.outcome == "not read"),
        refused=tuple((r.path, r.message) for r in found if r.outcome == "refused"),
        failed=tuple((row.path, row.message) for row in failed),
        claims=claims,
        findings=len(corroboration.findings),
        reviewed=sum(finding.review != "unreviewed" for finding in corroboration.findings),
        conflicts=len(corroboration.conflicts),
        decisions=len(log),
        protected=len(protected_names(log)),
        orphans=tuple(_orphan(decision) for decision in attached.orphans),
        built=built and not waiting,
        listing=found,
    )
    return veil.record(plain)


def _orphan(decision: Decision) -> Orphan:
    quote = " … ".join(span.text for span in decision.judged.evidence) if decision.judged else ""
    return Orphan(decision=decision.number, action=decision.action, by=decision.by, why=decision.why, line=quote)
