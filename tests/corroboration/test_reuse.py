"""Which documents share text: copies in every form, what is no reuse, and where the shared words stand."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.rewording import made
from whosays.corroboration.prints import folded, words
from whosays.corroboration.reuse import EARLIEST, copies
from whosays.model.copies import Copies, Reuse
from whosays.model.document import Document, Metadata

VOCABULARY = [
    f"{first}{second}" for first in "bdfgklmnprst" for second in ("a", "elo", "irta", "onk", "ush", "yv")
]
WIDE = [f"{first}{last}" for first in VOCABULARY for last in ("na", "mi", "sto", "pur", "lig")]
ARABIC = [f"{first}{second}" for first in "بتجحدرسشعقكلمن" for second in ("اد", "ير", "ول", "امة", "يس")]


def story(seed: str, length: int = 200, of: Sequence[str] = VOCABULARY) -> str:
    """Words in an order that no other seed has."""
    chance = random.Random(seed)
    return " ".join(chance.choices(of, k=length)) + "."


def sha(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def held(texts: Mapping[str, str], published: Mapping[str, date] | None = None) -> list[Document]:
    dates = published or {}
    return [
        Document(
            sha256=sha(name), path=name, text=text, language="en", metadata=Metadata(published=dates.get(name))
        )
        for name, text in texts.items()
    ]


def found(texts: Mapping[str, str], published: Mapping[str, date] | None = None) -> Copies:
    return copies(held(texts, published), {sha(name): text for name, text in texts.items()}.__getitem__)


def pairs(texts: Mapping[str, str]) -> dict[frozenset[str], Reuse]:
    names = {sha(name): name for name in texts}
    return {frozenset((names[reuse.left], names[reuse.right])): reuse for reuse in found(texts).reuses}


def same_words(left: str, right: str) -> bool:
    return words(left).hashes.tolist() == words(right).hashes.tolist()


def check_matches(reuse: Reuse, left: str, right: str) -> None:
    """Every match holds the same words on both sides, and no word is matched twice."""
    assert reuse.matches
    for match in reuse.matches:
        ours, theirs = left[match.left_start : match.left_end], right[match.right_start : match.right_end]
        assert same_words(ours, theirs)
        assert len(words(ours).hashes) == match.words
        assert ours == ours.strip()
    starts = [match.left_start for match in reuse.matches]
    assert starts == sorted(starts)
    for sides in (
        sorted((match.left_start, match.left_end) for match in reuse.matches),
        sorted((match.right_start, match.right_end) for match in reuse.matches),
    ):
        assert all(before[1] < after[0] for before, after in pairwise(sides))


def test_nothing_and_one_document_share_nothing() -> None:
    assert found({}).reuses == ()
    assert found({"one": story("a"), "none": "", "other": story("b")}).reuses == ()


def test_the_same_words_in_another_form_are_an_exact_copy() -> None:
    page = "THE  Harbour Office re-opened.\n\n“It's a co-operation,” said Zoë Ångström of the ofﬁce — on Friday."
    paper = (
        "The harbour office re-\n  opened. It’s a cooperation, said Zoe Angstrom\fof the of\u00adfice on Friday"
    )
    reuse = pairs({"page": page, "paper": paper})[frozenset(("page", "paper"))]
    assert (reuse.kind, reuse.left_share, reuse.right_share) == ("exact", 1, 1)
    assert len(reuse.matches) == 1
    texts = {sha("page"): page, sha("paper"): paper}
    check_matches(reuse, texts[reuse.left], texts[reuse.right])


def test_short_texts_of_the_same_words_are_copies_and_near_ones_are_not() -> None:
    short = pairs({"a": "No comment was made today.", "b": "no comment was made today", "c": "No comment today."})
    assert list(short) == [frozenset("ab")]


@pytest.mark.parametrize("kind", ["verbatim", "trimmed", "reworded 10", "reworded 20"])
def test_every_kind_of_copy_is_found_among_other_texts(kind: str) -> None:
    texts = {str(number): story(f"{kind} {number}") for number in range(20)}
    chance = random.Random(kind)
    copied = {f"{name} copy": made(text, kind, VOCABULARY, chance) for name, text in texts.items()}
    out = pairs(texts | copied)
    assert set(out) == {frozenset((name, f"{name} copy")) for name in texts}
    assert {reuse.kind for reuse in out.values()} == {"near"}


def test_a_passage_is_found_at_its_offsets() -> None:
    passage = story("passage", 30)
    left, right = f"{story('a')} {passage} {story('b')}", f"{story('c', 90)}\n\n“{passage.upper()}” {story('d')}"
    reuse = pairs({"left": left, "right": right})[frozenset(("left", "right"))]
    assert reuse.kind == "partial"
    (match,) = reuse.matches
    sides = {reuse.left: (match.left_start, match.left_end), reuse.right: (match.right_start, match.right_end)}
    assert left[slice(*sides[sha("left")])] == passage.rstrip(".")
    assert right[slice(*sides[sha("right")])] == passage.upper().rstrip(".")
    assert (reuse.words, match.words) == (30, 30)


def test_a_few_words_in_a_row_are_no_reuse() -> None:
    texts = {name: f"{story(name)} Yes {story('stock phrase', 11)} {name} {story(name + '2')}" for name in "ab"}
    assert pairs(texts) == {}


def test_moved_paragraphs_are_found_both() -> None:
    first, second = story("first", 60), story("second", 60)
    reuse = pairs({"a": f"{first}\n{second}", "b": f"{second}\n{story('between')}\n{first}"})[frozenset("ab")]
    assert sorted(match.words for match in reuse.matches) == [60, 60]


def test_arabic_with_and_without_vowel_marks_is_one_text() -> None:
    text = story("خبر", 120, ARABIC)
    marked = text.replace("م", "مُ").replace("دا", "دَّا").replace("ا", "أ").replace("س", "سـ")
    assert pairs({"plain": text, "marked": marked})[frozenset(("plain", "marked"))].kind == "exact"
    copied = {
        f"{n} copy": made(story(f"خبر{n}", 220, ARABIC), "reworded 20", ARABIC, random.Random(n)) for n in range(9)
    }
    texts = {str(n): story(f"خبر{n}", 220, ARABIC) for n in range(9)}
    assert set(pairs(texts | copied)) == {frozenset((name, f"{name} copy")) for name in texts}


def test_a_disclaimer_at_the_foot_of_a_few_texts_is_no_reuse() -> None:
    notice = story("this message is confidential", 40)
    texts = {
        str(n): f"{story(f'text {n}', 150 + 20 * n)}\n\nReporting by {VOCABULARY[n]}; {notice}" for n in range(5)
    }
    assert pairs(texts) == {}
    mastheads = {name: f"{notice}\n\n{text.partition('Reporting')[0]}" for name, text in texts.items()}
    assert pairs(mastheads) == {}


def test_a_phrase_of_many_texts_is_no_reuse_wherever_it_stands() -> None:
    phrase = story("an association of road wardens", 25)
    texts = {str(n): f"{story(f'a{n}', 80 + 31 * n)} {phrase} {story(f'b{n}', 400 - 29 * n)}" for n in range(12)}
    assert pairs(texts) == {}
    few = {name: texts[name] for name in ("0", "4", "9")}
    assert len(pairs(few)) == 3


def test_boilerplate_counts_neither_as_shared_nor_as_a_texts_own() -> None:
    notice = story("all rights reserved", 60)
    texts = {str(n): f"{story(f't{n}', 100 + 10 * n)}\n\n{notice}" for n in range(8)}
    copy = f"{story('t3', 130)} {story('added', 26)}\n\n{notice}"
    out = pairs(texts | {"copy": copy})
    assert set(out) == {frozenset(("3", "copy"))}
    (reuse,) = out.values()
    # up to three words at the borders of what is common to many count as the text's own
    assert 130 <= reuse.words <= 133
    assert max(reuse.left_share, reuse.right_share) == 1
    assert min(reuse.left_share, reuse.right_share) == pytest.approx(130 / 156, abs=0.02)


@pytest.mark.parametrize("kind", ["verbatim", "reworded 10", "reworded 20"])
def test_a_story_that_very_many_carry_is_not_taken_for_boilerplate(kind: str) -> None:
    chance = random.Random(kind)
    wire = story("wire")
    texts = {str(n): made(wire, kind, VOCABULARY, chance) for n in range(30)} | {"wire": wire}
    texts |= {f"other {n}": story(f"other {n}") for n in range(30)}
    out = pairs(texts)
    assert {name for pair in out for name in pair} == {*map(str, range(30)), "wire"}
    assert len(out) <= 31 * EARLIEST


@pytest.mark.parametrize("number", [5, 12, 25])
def test_many_rewordings_of_a_text_that_is_not_there_are_found(number: int) -> None:
    chance = random.Random(number)
    texts = {str(n): made(story("unseen wire"), "reworded 20", WIDE, chance) for n in range(number)}
    texts |= {f"other {n}": story(f"other {n}") for n in range(30)}
    assert {name for pair in pairs(texts) for name in pair} == {*map(str, range(number))}


def test_many_texts_of_which_half_is_one_disclaimer_share_nothing() -> None:
    notice = story("the sender accepts no liability", 100)
    assert pairs({str(n): f"{story(f'own {n}', 90 + 3 * n)}\n\n{notice}" for n in range(14)}) == {}


def test_the_earlier_document_is_left() -> None:
    texts = {"late": story("a"), "early": story("a") + " And more."}
    dates = {"late": date(2020, 5, 2), "early": date(2020, 5, 1)}
    (reuse,) = found(texts, dates).reuses
    assert (reuse.left, reuse.right) == (sha("early"), sha("late"))


def test_a_text_that_repeats_itself_is_compared() -> None:
    line = story("line", 12)
    table = "\n".join([line] * 40)
    (reuse,) = found({"a": f"{story('a')}\n{table}", "b": f"{story('a')}\n{table}\nMore of it."}).reuses
    assert reuse.kind == "near"
    assert found({"a": "again " * 5000, "b": "again " * 4000}).reuses == ()


CASES = st.lists(
    st.tuples(
        st.integers(0, 5), st.integers(0, 40), st.integers(15, 120), st.sampled_from(["verbatim", "reworded 10"])
    ),
    min_size=2,
    max_size=6,
)


def built(drawn: list[tuple[int, int, int, str]]) -> dict[str, str]:
    """Texts cut out of a few stories, some changed, so that many share something."""
    texts = {}
    for number, (source, start, length, kind) in enumerate(drawn):
        cut = " ".join(story(f"source {source}", 160).split()[start : start + length])
        texts[str(number)] = made(cut, kind, VOCABULARY, random.Random(number)) if number % 2 else cut
    return texts


@settings(max_examples=60, deadline=None)
@given(CASES, st.randoms(use_true_random=False))
def test_any_order_gives_the_same_and_every_match_holds(
    drawn: list[tuple[int, int, int, str]], chance: random.Random
) -> None:
    texts = built(drawn)
    out = found(texts)
    shuffled = list(texts)
    chance.shuffle(shuffled)
    assert found({name: texts[name] for name in shuffled}) == out
    by_hash = {sha(name): text for name, text in texts.items()}
    for reuse in out.reuses:
        check_matches(reuse, by_hash[reuse.left], by_hash[reuse.right])
        assert 0 < reuse.left_share <= 1
        assert 0 < reuse.right_share <= 1


@settings(max_examples=40, deadline=None)
@given(CASES)
def test_it_is_symmetric(drawn: list[tuple[int, int, int, str]]) -> None:
    texts = dict(list(built(drawn).items())[:2])
    days = date(2020, 1, 1), date(2020, 1, 2)
    forth = found(texts, dict(zip(texts, days, strict=True))).reuses
    back = found(texts, dict(zip(texts, reversed(days), strict=True))).reuses
    assert [(r.left, r.left_share, r.right_share, r.kind, r.words) for r in forth] == [
        (r.right, r.right_share, r.left_share, r.kind, r.words) for r in back
    ]
    for one, other in zip(forth, back, strict=True):
        assert {(m.left_start, m.left_end, m.right_start, m.right_end) for m in one.matches} == {
            (m.right_start, m.right_end, m.left_start, m.left_end) for m in other.matches
        }


@settings(max_examples=100)
@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=200))
def test_words_stand_where_they_are_said_to(text: str) -> None:
    found_words = words(text)
    ends = [0, *found_words.ends.tolist()]
    for place, (start, end) in enumerate(zip(found_words.starts.tolist(), found_words.ends.tolist(), strict=True)):
        assert ends[place] <= start < end <= len(text)
        assert folded(text[start:end])
        assert words(text[start:end]).hashes.tolist() == [found_words.hashes[place]]
