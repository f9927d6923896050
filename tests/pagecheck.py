"""What every page must hold: it parses, no foreign address, no inline style, every link arrives."""

from __future__ import annotations

import re

from lxml import html

VOID_URLS = {"data:,"}


def parsed(page: str) -> html.HtmlElement:
    """The page as a tree."""
    assert page.startswith("<!doctype html>")
    return html.document_fromstring(page)


def check(page: str, *, own: tuple[str, ...] = ()) -> html.HtmlElement:
    """Fail on anything that no page may hold. `own`: beginnings of addresses of this face ("/documents")."""
    tree = parsed(page)
    identities = tree.xpath("//@id")
    assert len(identities) == len(set(identities)), "an id stands twice"
    assert not tree.xpath("//script|//iframe|//object|//embed|//base|//*[@style]"), "active content"
    for element in tree.iter():
        if isinstance(element.tag, str):
            assert not [name for name in element.attrib if name.lower().startswith("on")], element.attrib
    for address in tree.xpath("//@href|//@src|//@action|//@srcset|//@poster|//@formaction|//@data"):
        if address.startswith("#"):
            assert address == "#" or address[1:] in identities, f"{address} leads nowhere"
        elif address.startswith("?"):
            assert address.partition("#")[2] in identities
        else:
            assert address in VOID_URLS or address.startswith(own or ("\0",)), f"{address} is not ours"
    for label in tree.xpath("//@aria-labelledby"):
        assert set(label.split()) <= set(identities), label
    for style in tree.xpath("//style/text()"):
        assert not re.search(r"@import|url\(", style), "the stylesheet fetches something"
    for svg in tree.xpath("//svg[not(ancestor::svg)]"):
        named = svg.get("aria-label") or svg.get("aria-labelledby") or svg.get("aria-hidden") == "true"
        assert named, html.tostring(svg)[:200]
    return tree
