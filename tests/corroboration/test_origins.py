"""How many independent origins: distinct ends, copies, citations, and what all depends on."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import pytest
from builders import Draft, parts, today
from hypothesis import given, settings
from hypothesis import strategies as st

from whosays.corroboration import corroborate
from whosays.corroboration.flow import disjoint_paths
from whosays.corroboration.origins import is_media
from whosays.model.finding import Finding, Origins
from whosays.model.holder import Holder
from whosays.resolution import resolve

DAY = date(2020, 5, 1)
WORDS = "was told that the Kestrel Post belongs to Emni and has done so since the first snow of that winter"


def post(number: int, publisher: str, words: str = "", *chain: tuple[str, str], days: int = 0) -> Draft:
    """A document that says so in words of its own; `chain` are (kind, name) of the steps after the publisher."""
    own = words or f"Kestrel Post, paper {publisher} {number} {'x' * number} writes {number}, is part of Emni."
    text = f"{own} Kestrel Post. Emni."
    draft = Draft(text, path=str(number), publisher=publisher, published=DAY + timedelta(days=days or number))
    holders = tuple(
        Holder(
            step=step,
            kind=kind,  # type: ignore[arg-type]
            name=name,
            anonymous=kind in ("anonymous_role", "unspecified"),
            asserted_at=DAY,
        )
        for step, (kind, name) in enumerate(chain, 1)
    )
    evidence = own
    draft.claim(
        "part_of", draft.mark("Kestrel Post"), draft.mark("Emni"), by=holders, evidence=evidence, valid=today(DAY)
    )
    return draft


def counted(*drafts: Draft) -> Origins:
    return finding(*drafts).origins


def finding(*drafts: Draft) -> Finding:
    documents, readings, claims = parts(list(drafts))
    (only,) = corroborate(documents, claims, resolve(documents, readings, claims)).findings
    return only


def bounds(origins: Origins) -> tuple[int, int]:
    return origins.lo, origins.hi


def test_one_document_is_one_origin() -> None:
    assert bounds(counted(post(1, "The Post"))) == (1, 1)


def test_publishers_who_speak_for_themselves_are_independent() -> None:
    assert bounds(counted(post(1, "The Post"), post(2, "The Gazette"))) == (2, 2)


def test_one_publisher_twice_is_one_origin() -> None:
    assert bounds(counted(post(1, "The Post"), post(2, "The Post"))) == (1, 1)


def test_two_papers_that_quote_one_person_have_one_origin() -> None:
    lind = ("named_person", "Petra Lind")
    found = counted(post(1, "The Post", "", lind), post(2, "The Gazette", "", lind))
    assert bounds(found) == (1, 1)
    assert [end.label for end in found.ends] == ["Petra Lind"]
    assert found.cut == (found.ends[0].key,)


def test_two_people_are_two_origins() -> None:
    one, two = ("named_person", "Petra Lind"), ("named_person", "Jonas Vael")
    assert bounds(counted(post(1, "The Post", "", one), post(2, "The Gazette", "", two))) == (2, 2)


def test_anonymous_ends_count_for_the_upper_number_only() -> None:
    officials = ("anonymous_role", "two officials")
    found = counted(post(1, "The Post", "", officials), post(2, "The Gazette", "", officials))
    assert bounds(found) == (1, 2)
    assert not any(end.resolved for end in found.ends)


def test_one_relay_is_one_origin_whatever_it_rests_on() -> None:
    times = ("organisation", "The New York Times")
    one = post(1, "The Post", "", times, ("anonymous_role", "officials"))
    two = post(2, "The Gazette", "", times, ("document_set", "files"))
    found = counted(one, two)
    assert bounds(found) == (1, 1)
    assert found.cut == ("holder:new york times",)
    assert [relay.label for relay in found.relays] == ["The New York Times"]


def test_citing_a_document_of_the_case_adds_nothing() -> None:
    first = post(1, "The Post", "", ("named_person", "Petra Lind"))
    citing = post(2, "The Gazette", "", ("organisation", "The Post"))
    assert bounds(counted(first, citing)) == (1, 1)
    assert any(
        edge.source == citing.sha256 and edge.target == first.sha256 for edge in counted(first, citing).edges
    )


def test_the_same_words_are_one_origin() -> None:
    found = counted(post(1, "The Post", f"Vael {WORDS}."), post(2, "The Gazette", f"Vael {WORDS}."))
    assert bounds(found) == (1, 1)
    assert any(edge.reason == "same words" for edge in found.edges)


def test_the_later_text_derives_from_the_earlier() -> None:
    early, late = post(1, "The Post", f"Vael {WORDS}.", days=1), post(2, "The Gazette", f"Vael {WORDS}.", days=9)
    (edge,) = [edge for edge in counted(late, early).edges if edge.reason == "same words"]
    assert (edge.source, edge.target) == (late.sha256, early.sha256)


@settings(deadline=None)
@given(st.integers(1, 4), st.integers(1, 5), st.permutations(range(9)))
def test_copies_raise_neither_number(papers: int, copies: int, order: list[int]) -> None:
    texts = [
        f"Paper {number} {WORDS[: 20 + 3 * number]} {'y' * number} {number} {number}." for number in range(papers)
    ]
    own = [post(number, f"Paper {number}", text) for number, text in enumerate(texts)]
    repeats = [post(20 + n, f"Copyist {n}", texts[n % papers] * 1) for n in range(copies)]
    plain = counted(*own)
    drafts = [*own, *repeats]
    shuffled = sorted(drafts, key=lambda draft: order[drafts.index(draft) % len(order)])
    assert bounds(counted(*shuffled)) == bounds(plain)
    assert plain.lo <= plain.hi


ENDS = st.sampled_from(
    [
        ("named_person", "Petra Lind"),
        ("named_person", "Jonas Vael"),
        ("organisation", "The New York Times"),
        ("organisation", "Border Revenue Service"),
        ("anonymous_role", "officials"),
        ("unspecified", "nobody"),
        ("reader", "Tom"),
    ]
)


@settings(deadline=None)
@given(st.lists(st.lists(ENDS, max_size=3, unique=True), min_size=1, max_size=5))
def test_the_bounds_hold(chains: list[list[tuple[str, str]]]) -> None:
    drafts = [post(number, f"Paper {number}", "", *chain) for number, chain in enumerate(chains)]
    found = counted(*drafts)
    assert 1 <= found.lo <= found.hi <= len(drafts)


@pytest.mark.parametrize(
    ("name", "media"),
    [
        ("The New York Times", True),
        ("Reuters", True),
        ("Lodestar Press Agency", True),
        ("Border Revenue Service", False),
        ("Central Intelligence Agency", False),
    ],
)
def test_media_are_known_by_their_names(name: str, media: bool) -> None:
    assert is_media(name) is media


def _brute(edges: dict[str, list[str]], sources: list[str], sinks: list[str]) -> int:
    """The smallest set of nodes that parts sources from sinks, by trying all."""
    nodes = sorted(set(edges) | {t for ts in edges.values() for t in ts} | set(sources) | set(sinks))
    for size in range(len(nodes) + 1):
        for gone in combinations(nodes, size):
            front = [source for source in sources if source not in gone]
            seen = set(front)
            while front:
                for target in edges.get(front.pop(), []):
                    if target not in seen and target not in gone:
                        seen.add(target)
                        front.append(target)
            if not seen & set(sinks):
                return size
    raise AssertionError("removing all nodes parts them")


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("cdefgh"), max_size=3, unique=True)))
def test_disjoint_paths_equal_the_smallest_cut(edges: dict[str, list[str]]) -> None:
    flow, cut = disjoint_paths(edges, ["a", "b"], ["g", "h"])
    assert flow == len(cut) == _brute(edges, ["a", "b"], ["g", "h"])


LEAD = "Two officers were hurt at the ford on Monday, and nobody has said why the gate stood open that night."
MIDDLE = (
    "Kestrel Post has been part of Emni since the spring, the parish clerk wrote in his yearly letter to the town"
)
REST = "The clerk keeps the letters in a box, and the town has asked for all of them before the end of the month."


def test_a_rewritten_text_derives_from_the_earlier_one() -> None:
    first = post(1, "The Post", f"{MIDDLE}. {LEAD} {REST}")
    changed = MIDDLE.replace("has been part of Emni since the spring", "belongs to Emni, and has for some while")
    second = post(2, "The Gazette", f"{changed}, too. {LEAD} Nothing more is known, our reporter adds from there.")
    (edge,) = [edge for edge in counted(first, second).edges if edge.reason == "same words"]
    assert edge.p >= 0.8
    assert bounds(counted(first, second)) == (1, 1)


def test_texts_that_share_a_phrase_only_are_independent() -> None:
    first = post(1, "The Post", f"{MIDDLE}. {LEAD}")
    second = post(2, "The Gazette", f"An auditor found the books of Kestrel Post inside those of Emni. {REST}")
    assert bounds(counted(first, second)) == (2, 2)
