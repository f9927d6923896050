"""Pages as images. An image shows raw text: one that shows anything veiled is withheld."""

from __future__ import annotations

from collections.abc import Sequence

from whosays import store
from whosays.model.claim import Claim
from whosays.model.document import Document, Original, Page
from whosays.model.errors import CaseError, NotFoundError
from whosays.model.finding import Finding
from whosays.model.picture import PageImage
from whosays.pipeline import stages
from whosays.pipeline.assembling import Assembled
from whosays.pipeline.veil import Cover, Veil

_WITHHELD = "it shows names or details that are veiled in this case"


def of_claim(case: store.Case, parts: Assembled, target: Claim | Finding) -> PageImage:
    """The page with the first words of a claim (of a finding, its first claim) in boxes.

    Raises NotFoundError where the document has no pages that can be shown, CaseError where the page is withheld.
    """
    first = target.claims[0] if isinstance(target, Finding) else target.id
    claim = target if isinstance(target, Claim) else next(one for one in parts.claims if one.id == first)
    with store.viewing(case) as unit:
        document = store.document(unit, claim.document)
    number = document.page_at(min(span.start for span in claim.evidence))
    if number is None:
        raise NotFoundError(
            "The quote stands in a document without pages.", "Page images are made of PDFs and images."
        )
    return of_page(case, parts, document.sha256, number, claim.id)


def of_page(case: store.Case, parts: Assembled, sha256: str, number: int, claim: str = "") -> PageImage:
    """A page of a document, with the quotes of a claim in boxes where its id is given. Raises as `of_claim`."""
    with store.viewing(case) as unit:
        document = store.document(unit, sha256)
        original = next(one for one in store.originals(unit) if one.sha256 == sha256)
        layout = store.layout(unit, sha256)
    page = next((page for page in document.pages if page.number == number), None)
    if page is None or not stages.can_be_shown(original):
        raise NotFoundError(
            f"There is no image of page {number} of this document.", "Page images are made of PDFs and images."
        )
    if _is_veiled(parts.veil, document, page, parts.veil.covers(document.text, sha256)):
        raise CaseError(f"The image of page {number} is withheld: {_WITHHELD}.", "Read the passage as text.")
    quotes = [
        span
        for one in parts.claims
        if one.document == sha256 and claim in (one.id, parts.veil.ids.get(one.id))
        for span in one.evidence
    ]
    made = stages.picture(original, store.original_file(case, sha256), document, layout, number, quotes)
    shown = parts.veil.text(document.path, sha256)
    return PageImage(path=shown, page=number, png=made.png, boxed=made.boxed and bool(quotes))


def shown_pages(
    original: Original, document: Document, veil: Veil, covers: Sequence[Cover]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The numbers of the pages that can be shown as images, and of those that are withheld."""
    if not stages.can_be_shown(original):
        return (), ()
    hidden = {page.number for page in document.pages if _is_veiled(veil, document, page, covers)}
    return (
        tuple(page.number for page in document.pages if page.number not in hidden),
        tuple(page.number for page in document.pages if page.number in hidden),
    )


def _is_veiled(veil: Veil, document: Document, page: Page, covers: Sequence[Cover]) -> bool:
    """Whether the page shows what is veiled, or may: a name may be recognised wrongly, or not at all."""
    if any(cover.start < page.end and page.start < cover.end for cover in covers):
        return True
    if page.source == "text" or not veil.pseudonyms:
        return False
    return page.source == "none" or veil.nearly(document.text[page.start : page.end])
