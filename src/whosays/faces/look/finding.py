"""A finding as a page: the sentence, what it rests on, and each passage grouped by whose word it is."""

from __future__ import annotations

from whosays.faces.look import times
from whosays.faces.look.brief import shared_context
from whosays.faces.look.engine import Frame, Links, render
from whosays.model.holder import HolderKind
from whosays.model.picture import Badge, Evidence, Why

KINDS: dict[HolderKind, str] = {
    "named_person": "a named person",
    "organisation": "an organisation",
    "anonymous_role": "a person who is not named",
    "document_set": "documents that are not in the case",
    "detainee_or_defector": "a detainee or defector",
    "reader": "a reader",
    "author": "the author",
    "unspecified": "nobody is named",
}


def by_voice(evidence: tuple[Evidence, ...]) -> tuple[tuple[str, tuple[Evidence, ...]], ...]:
    """The passages by their deepest holder, in the order in which these first come."""
    groups: dict[str, list[Evidence]] = {}
    for item in evidence:
        last = item.passage.chain[-1]
        name = "Nobody is named" if last.kind == "unspecified" else last.text
        groups.setdefault(name, []).append(item)
    return tuple((name, tuple(items)) for name, items in groups.items())


def finding_page(why: Why, frame: Frame, links: Links) -> str:
    """The finding as an HTML page."""
    evidence = (*why.assertions, *why.denials)
    return render(
        "finding.html",
        **shared_context(links),
        frame=frame,
        why=why,
        voices=by_voice(why.assertions),
        axis=times.axis(why.valid, (), why.at),
        passages={item.passage.number: item.passage for item in evidence},
        kinds=KINDS,
        one=Badge(documents=1, lo=1, hi=1),
        half=Badge(documents=1, lo=0, hi=1),
    )
