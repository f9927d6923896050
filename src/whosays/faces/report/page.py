"""A brief as one self-contained HTML page."""

from __future__ import annotations

import base64
import hashlib

from markupsafe import Markup

from whosays.faces.look.brief import brief_page
from whosays.faces.look.engine import Frame, Links, NavItem, stylesheet
from whosays.model.picture import Brief


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"


def _views(brief: Brief) -> tuple[NavItem, ...]:
    parts = (
        ("Structure", "#structure", bool(brief.chart.units) or not brief.posts),
        ("People", "#people", brief.posts),
        ("Places", "#places", brief.places),
        ("Events", "#events", brief.events),
        ("Numbers", "#numbers", brief.tallies),
        ("Disputed", "#disputed", True),
        ("Gaps", "#gaps", True),
        ("Passages", "#passages", True),
    )
    return tuple(NavItem(label, href) for label, href, there in parts if there)


def render_html(brief: Brief) -> str:
    """The brief as one HTML page: style inline and pinned by its hash, nothing fetched, no script.

    Deterministic: the same brief gives the same bytes.
    """
    style = stylesheet()
    numbers = {passage.number for passage in brief.passages}
    places: dict[str | None, str] = {row.entity: "#places" for row in brief.places}
    places |= {row.person: "#people" for row in brief.posts}
    places |= {unit.entity: "#structure" for unit in brief.chart.units}

    def finding(_: str | None, refs: tuple[int, ...]) -> str | None:
        return next((f"#n{number}" for number in refs if number in numbers), None)

    def entity(identity: str | None) -> str | None:
        return places.get(identity) if identity and identity != brief.entity else None

    return brief_page(
        brief,
        Frame(
            case=brief.case,
            nav=_views(brief),
            nav_label="Parts of this page",
            style=Markup(style),
            policy=_policy(style),
        ),
        Links(entity=entity, finding=finding, passage=lambda _: None, node=finding),
    )
