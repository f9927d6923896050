"""Templates into pages. Everything that is put into a page is escaped here: documents are hostile text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2
from markupsafe import Markup

from whosays.model.picture import Passage

# Characters that a browser must not see as they are: controls that HTML forbids, lone surrogates (they cannot be
# encoded), and the two overrides that make letters run backwards. Other marks of direction are needed by real
# Arabic and Hebrew text; each run stands in an element of its own (`bdi`), where they can do no harm outside.
_FORBIDDEN = {
    **dict.fromkeys([*range(0, 9), 11, *range(14, 32), *range(0x7F, 0xA0), 0x202D, 0x202E], "\ufffd"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    0xFFFE: "\ufffd",
    0xFFFF: "\ufffd",
}


@dataclass(frozen=True, slots=True)
class NavItem:
    """A view in the frame."""

    label: str
    href: str
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around a page. `style` is the stylesheet itself for a page that must stand alone, else
    `stylesheet` its address; `policy` a content security policy for pages that no server sends.
    """

    case: str = ""
    home: str = "#main"
    nav: tuple[NavItem, ...] = ()
    nav_label: str = "Views"
    style: Markup | None = None
    stylesheet: str = ""
    policy: str = ""
    date_action: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Where things lead in a face; None where they lead nowhere.

    `finding`, and `node` (a unit of the chart), also get the numbers of the passages that stand behind them.
    """

    entity: Callable[[str | None], str | None]
    finding: Callable[[str | None, tuple[int, ...]], str | None]
    passage: Callable[[Passage], str | None]
    node: Callable[[str, tuple[int, ...]], str | None]
    page_image: Callable[[str, int, str], str | None] = lambda _sha256, _page, _claim: None


def shown(value: object) -> object:
    """A value fit to be put into a page; templates pass every expression through it."""
    if value is None:
        return ""
    if isinstance(value, str) and not isinstance(value, Markup):
        return value.translate(_FORBIDDEN)
    return value


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(str(files("whosays.faces.look") / "templates")),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def render(template: str, **context: Any) -> str:
    """The page that `template` makes of `context`."""
    return _environment().get_template(template).render(**context)


@cache
def stylesheet() -> str:
    """The one stylesheet: the tokens and components of the design, then what pages made from data need."""
    folder = files("whosays.faces.look")
    return "".join((folder / name).read_text("utf-8") for name in ("tokens.css", "pages.css"))
