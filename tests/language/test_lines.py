"""Sentences over the ends of pages, and words cut at the ends of lines."""

import pytest

from language.helpers import read
from whosays import language
from whosays.claims import claims_of
from whosays.language.en.blocks import blocks
from whosays.model.document import Document, Page, Part
from whosays.model.reading import Reading
from whosays.model.span import on_one_line


def forms(text: str, reading: Reading) -> list[str]:
    return [text[start:end] for start, end in zip(reading.starts, reading.ends, strict=True)]


def paged(*pieces: tuple[str, str]) -> Document:
    """A document of these (kind, words): kinds "body" and "header"; "page" begins a page."""
    text, parts, pages, begun = "", [], [], 0
    for kind, words in pieces:
        if kind == "page":
            pages.append(Page(number=len(pages) + 1, start=begun, end=len(text)))
            text += "\f"
            begun = len(text)
            continue
        text += "\n\n" if len(text) > begun else ""
        parts.append(Part(kind=kind, start=len(text), end=len(text) + len(words)))  # type: ignore[arg-type]
        text += words
    pages.append(Page(number=len(pages) + 1, start=begun, end=len(text)))
    return Document(
        sha256="0" * 64, path="a.pdf", text=text, language="en", pages=tuple(pages), parts=tuple(parts)
    )


OPEN = "The command of the Northern Brigade was taken over in the spring of 2014 by"
REST = "Colonel Adrian Moss, who had led the garrison of Ostrand for two years before."


def test_a_cut_word_reads_as_one_and_its_span_still_slices() -> None:
    text = "The army began the oper-\nation in March."
    reading = read(text)
    token = forms(text, reading).index("oper-\nation")
    assert reading.lemmas[token] == "operation"
    assert on_one_line("oper-\nation") == "operation"
    whole = read("The army began the operation in March.")
    assert (reading.heads, reading.upos) == (whole.heads, whole.upos)


def test_a_compound_that_the_document_writes_with_a_hyphen_keeps_it() -> None:
    text = "A well-known man met a well-\nknown woman."
    assert [block.text for block in blocks(Document(sha256="0" * 64, path="a", text=text, language="en"))] == [
        "A well-known man met a well-known woman."
    ]
    assert "well-\nknown" not in forms(text, read(text))


@pytest.mark.parametrize("words", ["pre-\nand post-war", "al-\nBaghdadi", "2011-\n2012", "he left -\nand came"])
def test_other_hyphens_at_line_ends_cut_no_word(words: str) -> None:
    assert on_one_line(words) == " ".join(words.split())


def test_a_name_over_two_lines_is_the_same_name() -> None:
    text = (
        "Colonel Tariq Bagh-\ndadi commands the Northern Brigade. He is feared. Colonel Tariq Baghdadi was born "
        "in "
        "Ostrand. The Northern\nBrigade is based there."
    )
    reading = read(text)
    people = [mention for mention in reading.mentions if mention.name and mention.type == "person"]
    assert [on_one_line(mention.text) for mention in people] == ["Tariq Baghdadi"] * 2
    assert len({mention.entity for mention in people}) == 1
    units = [mention for mention in reading.mentions if mention.name and mention.type == "organisation"]
    assert len({mention.entity for mention in units}) == 1


@pytest.mark.parametrize(
    "between",
    [[("page", "")], [("header", "12"), ("page", ""), ("header", "REPORT ON THE COAST")]],
    ids=["a page end", "a foot and a head"],
)
def test_a_sentence_goes_on_over_the_end_of_a_page(between: list[tuple[str, str]]) -> None:
    document = paged(("body", "He was feared. " + OPEN), *between, ("body", REST + "\n\nIt has three battalions."))
    reading = language.read(document)
    assert reading is not None
    sentences = [
        on_one_line(document.text[reading.starts[first] : reading.ends[last - 1]])
        for first, last in reading.sentences
    ]
    assert len(sentences) == 3
    assert sentences[1].startswith(OPEN)
    assert sentences[1].endswith(REST)
    claims = [
        claim for claim in claims_of(document, reading).claims if claim.evidence[0].text.startswith("The command")
    ]
    for claim in claims:
        assert all(span.holds(document.text) for span in claim.evidence)
        assert "REPORT" not in " ".join(span.text for span in claim.evidence)
    assert list(reading.starts) == sorted(reading.starts)


def test_a_claim_over_a_page_end_quotes_both_pages_and_no_head() -> None:
    document = paged(
        ("body", "In the spring of 2014 the garrison was placed under the orders of the ministry, and"),
        ("header", "12"),
        ("page", ""),
        ("header", "REPORT ON THE COAST"),
        ("body", "since then Colonel Adrian Moss has commanded the Northern Brigade from its base in Ostrand."),
    )
    reading = language.read(document)
    assert reading is not None
    claims = [claim for claim in claims_of(document, reading).claims if claim.predicate == "posted_to"]
    assert claims
    assert all(span.holds(document.text) for claim in claims for span in claim.evidence)
    assert not any("REPORT" in span.text for claim in claims for span in claim.evidence)


def test_a_sentence_that_ended_is_not_joined_to_the_next_page() -> None:
    document = paged(("body", "He left the town in the spring of 2014"), ("page", ""), ("body", "Annex A"))
    assert [block.text for block in blocks(document)] == ["He left the town in the spring of 2014", "Annex A"]
    document = paged(("body", "He left the town."), ("page", ""), ("body", "then he came back"))
    assert [block.text for block in blocks(document)] == ["He left the town.", "then he came back"]
