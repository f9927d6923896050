"""Addresses of this face."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote, urlencode

from whosays.faces.look.engine import Links, NavItem
from whosays.model.picture import Passage


def document_href(sha256: str, claim: str | None = None) -> str:
    """A document, opened at a claim."""
    path = f"/documents/{quote(sha256, safe='', errors='replace')}"
    return (
        f"{path}?{urlencode({'open': claim}, errors='replace')}#{quote(claim, safe='', errors='replace')}"
        if claim
        else path
    )


def passage_href(passage: Passage) -> str:
    """The document that holds the passage, at its first claim."""
    return document_href(passage.document, passage.claims[0] if passage.claims else None)


def entity_href(entity: str | None) -> str | None:
    """The brief of an entity."""
    return f"/entity?{urlencode({'id': entity}, errors='replace')}" if entity else None


def finding_href(finding: str | None, _: tuple[int, ...] = ()) -> str | None:
    """A finding opened."""
    return f"/findings/{quote(finding, safe='', errors='replace')}" if finding else None


def page_image_href(sha256: str, page: int, claim: str = "") -> str:
    """A page of a document as an image, the quotes of a claim in boxes."""
    asked = f"?{urlencode({'claim': claim}, errors='replace')}" if claim else ""
    return f"{document_href(sha256)}/pages/{page}.png{asked}"


LINKS = Links(
    entity=entity_href,
    finding=finding_href,
    passage=passage_href,
    node=lambda entity, _: entity_href(entity),
    page_image=page_image_href,
)


def links_on(own: str | None) -> Links:
    """The addresses on the brief of the entity `own`: it does not link to itself, its box in the chart leads to
    the passage behind it.
    """

    def node(entity: str, refs: tuple[int, ...]) -> str | None:
        return entity_href(entity) if entity != own else next((f"#n{number}" for number in refs), None)

    return replace(LINKS, entity=lambda entity: None if entity == own else entity_href(entity), node=node)


def views(current: str) -> tuple[NavItem, ...]:
    """The views in the frame."""
    return tuple(
        NavItem(label, href, label == current) for label, href in (("Brief", "/"), ("Documents", "/documents"))
    )
