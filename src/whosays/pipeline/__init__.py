"""What a face can ask of a case. The stages themselves, in their order, are in `stages`.

A case is named by its folder; every call opens the store and closes it again, so calls may come from several
threads and processes. All that comes back is ready to be shown, protected people under their pseudonyms;
`extract` alone gives raw text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from whosays import __version__, store
from whosays.model.copies import CopiesView
from whosays.model.decision import Decision
from whosays.model.errors import CaseError, InputError
from whosays.model.picture import Brief, DocumentRow, DocumentView, PageImage, Why
from whosays.model.views import AddReport, BuildReport, Removed, Status
from whosays.pipeline import (
    adding,
    assembling,
    copying,
    deciding,
    listing,
    opening,
    page_images,
    reading,
    removing,
    stages,
)
from whosays.pipeline.adding import Progress
from whosays.pipeline.contract import SCHEMA, schema
from whosays.pipeline.evaluating import Evaluation, evaluate
from whosays.pipeline.extracting import extract, extract_text

__all__ = [
    "SCHEMA",
    "Evaluation",
    "Progress",
    "add",
    "brief",
    "build",
    "copies",
    "decide",
    "document_page_image",
    "document_view",
    "documents",
    "evaluate",
    "extract",
    "extract_text",
    "new_case",
    "page_image",
    "protect",
    "protected",
    "removal",
    "remove",
    "schema",
    "stands_in_a_text",
    "status",
    "unprotect",
    "why",
]


def new_case(case: Path, name: str = "", entity: str | None = None) -> None:
    """Make a new case in a folder that does not exist yet or is empty; raises CaseError otherwise.

    `name` is what its pages call it, `entity` whom its brief is about unless asked otherwise.
    """
    wanted = store.Settings(entity=entity)
    store.create_case(case, replace(wanted, name=name.strip()) if name.strip() else wanted)


def add(case: Path, paths: Sequence[Path], progress: Progress | None = None, jobs: int = 1) -> AddReport:
    """Take files and folders into the case, turned into text in `jobs` processes.

    What cannot be used is reported, and the rest goes on. Added again, what is in the case is passed over.
    """
    if jobs < 1:
        raise InputError(f"--jobs {jobs} is not allowed.", "Give 1 or more.")
    return adding.add(case, paths, progress, jobs)


def build(case: Path, jobs: int = 1, progress: Progress | None = None) -> BuildReport:
    """Read what has not been read yet, in `jobs` processes, and assemble the picture where anything changed."""
    if jobs < 1:
        raise InputError(f"--jobs {jobs} is not allowed.", "Give 1 or more.")
    with store.open_case(case) as opened:
        adding.convert_again(opened, jobs, progress)
        read = reading.read_pending(opened, jobs, progress)
        if progress:
            progress("assemble", 0, 1)
        copying.copies(opened)
        parts = assembling.assembled(opened)
        if progress:
            progress("assemble", 1, 1)
        now = listing.status(opened, parts.veil)
    return BuildReport(
        read=read,
        kept=now.read + len(now.failed) - read,
        unread=now.unread,
        failed=now.failed,
        claims=now.claims,
        findings=now.findings,
        assembled=parts.fresh,
    )


def brief(case: Path, entity: str | None = None, at: date | None = None) -> Brief:
    """The picture of an entity (by name or id; without one, the case's own) on a day, or the latest one.

    Raises CaseError where nothing has been read yet, NotFoundError where the case knows no such entity.
    """
    with store.open_case(case) as opened:
        rows = listing.rows(opened)
        if not any(row.outcome == "read" for row in rows):
            raise CaseError(f"Nothing has been read in {case} yet.", f"Run: whosays build {case}")
        parts = assembling.assembled(opened)
        with store.viewing(opened) as unit, parts.veil.over_errors():
            plain = stages.pictured(
                opened.settings.name,
                assembling.documents(unit, parts.veil),
                parts.claims,
                parts.resolution,
                parts.corroboration,
                parts.decisions,
                entity=parts.veil.real(entity) if entity else opened.settings.entity,
                at=at,
                unread=listing.unread(rows),
            )
        shown = parts.veil.record(plain)
        return replace(shown, pseudonyms=opening.has_pseudonyms(shown, parts.veil), version=__version__)


def why(case: Path, id_: str) -> Why:
    """What stands behind a claim or finding (its id, or the beginning of it); raises NotFoundError.

    For a claim: its finding, with the passage of that claim alone.
    """
    with store.open_case(case) as opened:
        parts = assembling.assembled(opened)
        return opening.why(opened, parts, deciding.found_by(parts, id_))


def copies(case: Path) -> CopiesView:
    """Which documents share text, how much of each, and the words; it takes no build."""
    with store.open_case(case) as opened:
        return copying.view(opened)


def page_image(case: Path, id_: str) -> PageImage:
    """The page on which a claim stands (of a finding, its first claim) as an image, its quote in boxes.

    Raises NotFoundError where the document has no pages that can be shown, CaseError where the page shows what
    is veiled.
    """
    with store.open_case(case) as opened:
        parts = assembling.assembled(opened)
        return page_images.of_claim(opened, parts, deciding.found_by(parts, id_))


def document_page_image(case: Path, which: str, page: int, claim: str = "") -> PageImage:
    """A page of a document as an image, the quotes of a claim in boxes; raises as `page_image`."""
    with store.open_case(case) as opened:
        parts = assembling.assembled(opened)
        return page_images.of_page(opened, parts, opening.found_document(opened, parts.veil, which), page, claim)


def decide(
    case: Path, id_: str, action: str, by: str, why: str, fields: Mapping[str, str] | None = None
) -> tuple[Decision, ...]:
    """Write a person's decision into the log: accept, reject, correct or note, on a claim.

    On a finding, one decision for each of its claims. `fields` say what a correct claim would say: subject,
    object, role, role_class, stance, polarity, first_precise, last_precise, first_imprecise, last_imprecise,
    starting, ending. The decisions that come back hold the claims as read, with nothing veiled.
    """
    with store.open_case(case) as opened:
        return deciding.decide(opened, assembling.assembled(opened), id_, action, by, why, fields)


def protect(case: Path, name: str, by: str, why: str = "") -> str:
    """Show a pseudonym for this person in every view from now on; the pseudonym."""
    with store.open_case(case) as opened:
        return deciding.protect(opened, name, by, why)


def stands_in_a_text(case: Path, name: str) -> bool:
    """Whether some document of the case has the name, in whatever case and accents."""
    with store.open_case(case) as opened:
        return deciding.stands_in_a_text(opened, name)


def unprotect(case: Path, name: str, by: str, why: str = "") -> None:
    """Show the name of a protected person again; raises NotFoundError where it is not protected."""
    with store.open_case(case) as opened:
        deciding.unprotect(opened, name, by, why)


def protected(case: Path) -> tuple[str, ...]:
    """The names that are protected, as they were given: for the eyes of the keeper of the case alone."""
    with store.open_case(case) as opened, store.viewing(opened) as unit:
        return assembling.protected_names(store.decisions(unit))


def removal(case: Path, which: str) -> Removed:
    """What `remove` would take out of the case, with nothing done yet; the same errors."""
    with store.open_case(case) as opened:
        return removing.removal(opened, which)


def remove(case: Path, which: str) -> Removed:
    """Take a document out of the case for good: its bytes, text, claims, index and the copies in decisions.

    `which` is its hash, the beginning of it, or its path. The picture is put together anew. Raises NotFoundError,
    and CaseError where another program holds the case, so that its files cannot be cleaned yet.
    """
    with store.open_case(case) as opened:
        return removing.remove(opened, which)


def status(case: Path) -> Status:
    """The state of a case in counts, with its documents."""
    with store.open_case(case) as opened:
        return listing.status(opened, assembling.veil(opened))


def documents(case: Path) -> tuple[DocumentRow, ...]:
    """Every document of the case, and every file that could not be used, by path."""
    with store.open_case(case) as opened:
        rows = listing.rows(opened)
        hood = assembling.veil(opened)
        return tuple(hood.record(row, row.sha256) for row in rows)


def document_view(case: Path, which: str) -> DocumentView:
    """A document with its claims in place; `which` is its hash, the beginning of it, or its path."""
    with store.open_case(case) as opened:
        return opening.document_view(opened, assembling.assembled(opened), which)
