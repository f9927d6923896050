"""Comments pasted under an article: many forms of header, and passages that only look like one."""

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.text.comments import parts_of

ARTICLE = """\
Ferry line loses its licence

The harbour office withdrew the licence of Blue Strait Ferries on Tuesday. Its director, Anna Lund, told the
Harbour Times that the company would appeal.

"We were never asked," Lund said. The company has sailed the strait for thirty years.
"""

HEADERS = [
    ("Tom says:", "Tom", None),
    ("Jane Doe says: March 3, 2015 at 10:22 am", "Jane Doe", date(2015, 3, 3)),
    ("Jane Doe says:\nMarch 3, 2015 at 10:22 am", "Jane Doe", date(2015, 3, 3)),
    ("Posted by oldsalt on 3 May 2016", "oldsalt", date(2016, 5, 3)),
    ("Posted by: oldsalt | May 3, 2016 at 18:04", "oldsalt", date(2016, 5, 3)),
    ("Marek wrote on 2016-05-03 10:12:", "Marek", date(2016, 5, 3)),
    ("harbour_rat commented", "harbour_rat", None),
    ("Kim Berg commented on May 3, 2016", "Kim Berg", date(2016, 5, 3)),
    ("@harbour_rat · 2 h ago", "@harbour_rat", None),
    ("Kim Berg @kimb · 2h", "Kim Berg", None),
    ("Comment by Jo", "Jo", None),
    ("Comment #4 by Jo, 12 January 2020", "Jo", date(2020, 1, 12)),
    ("Reader Jo, 3 May 2016, 10:12", "Jo", date(2016, 5, 3)),
    ("Maggie, London, UK, 2 days ago", "Maggie", None),
    ("Maggie, Leeds, United Kingdom, 3 May 2016 10:12", "Maggie", date(2016, 5, 3)),
    ("Maggie • 3 years ago", "Maggie", None),
    ("Maggie — 14:05, 3 May 2016", "Maggie", date(2016, 5, 3)),
    ("Maggie\n3 May 2016 at 10:12", "Maggie", date(2016, 5, 3)),
    ("#12 Maggie (3 May 2016, 10:12)", "Maggie", date(2016, 5, 3)),
    ("Maggie on May 3rd, 2016 at 9:15 pm", "Maggie", date(2016, 5, 3)),
    ("Anonymous said...", "Anonymous", None),
    ("Maggie 3 May 2016 at 10:22", "Maggie", date(2016, 5, 3)),
    ("Maggie\n\n3 May 2016 10:22", "Maggie", date(2016, 5, 3)),
    ("Comment (Maggie, 3 May 2016):", "Maggie", date(2016, 5, 3)),
    ("Reader comment by Maggie:", "Maggie", None),
    ("Maggie · May 3 at 10:22 AM", "Maggie", None),
    ("u/maggie 5 points 3 hours ago", "u/maggie", None),
    ("Maggie > Piet • 3 years ago", "Maggie", None),
    ("By Maggie on May 3, 2016 10:22 am", "Maggie", date(2016, 5, 3)),
    ("A reader (Maggie) commented:", "Maggie", None),
    ("Żaneta Wójcik says: 3 May 2016 at 10:12", "Żaneta Wójcik", date(2016, 5, 3)),
]


@pytest.mark.parametrize(("header", "author", "day"), HEADERS)
def test_each_form_of_header_makes_a_comment(header: str, author: str, day: date | None) -> None:
    words = "I worked on that boat for years. It never had a licence."
    text = f"{ARTICLE}\n{header}\n\n{words}\n"
    comments = [part for part in parts_of(text) if part.kind == "comment"]
    assert [(c.author, c.published, text[c.start : c.end]) for c in comments] == [(author, day, words)]
    body = next(part for part in parts_of(text) if part.kind == "body")
    assert text[body.start : body.end] == ARTICLE.strip()


@pytest.mark.parametrize(("header", "author", "day"), HEADERS)
def test_two_comments_of_a_form(header: str, author: str, day: date | None) -> None:
    second = header.replace(author, "@zed" if author.startswith("@") else "Zed")
    text = f"{ARTICLE}\n{header}\nFirst words here.\n\nAnd a second paragraph.\n\n{second}\nOther words.\n"
    comments = [part for part in parts_of(text) if part.kind == "comment"]
    assert [c.author.lstrip("@").lower() for c in comments if c.author] == [author.lstrip("@").lower(), "zed"]
    assert "second paragraph" in text[comments[0].start : comments[0].end]


@pytest.mark.parametrize(
    "heading",
    ["2 comments", "Comments (2)", "Comments", "Reader comments", '2 thoughts on "Ferry line"', "Responses:"],
)
def test_below_a_heading_plainer_headers_count(heading: str) -> None:
    text = f"{ARTICLE}\n{heading}\n\nTom: I was there.\n\nAnna Lund wrote:\nNo, he was not.\n"
    comments = [part for part in parts_of(text) if part.kind == "comment"]
    assert [(c.author, text[c.start : c.end]) for c in comments] == [
        ("Tom", "I was there."),
        ("Anna Lund", "No, he was not."),
    ]


def test_in_a_section_of_comments_no_blank_line_is_needed() -> None:
    first, second = "oldsalt wrote on 19 March 2023 at 21:14:", "Grete B. wrote on 20 March 2023 at 08:02:"
    text = f"{ARTICLE}\n2 comments\n{first}\nI was there.\n{second}\nNo, he was not.\n"
    comments = [part for part in parts_of(text) if part.kind == "comment"]
    assert [(c.author, text[c.start : c.end]) for c in comments] == [
        ("oldsalt", "I was there."),
        ("Grete B.", "No, he was not."),
    ]


def test_words_below_a_sure_heading_are_readers_words_even_without_a_name() -> None:
    text = f"{ARTICLE}\n3 comments\n\nthis company is a front\n"
    assert [(p.kind, p.author) for p in parts_of(text)] == [("body", None), ("header", None), ("comment", None)]


@pytest.mark.parametrize(
    "header", ["Reader comment:", "A reader writes:", "Comment by a reader:", "Reader’s comment, 12 May 2016:"]
)
def test_a_reader_without_a_name(header: str) -> None:
    text = f"{ARTICLE}\n{header}\n\nThe old name was White Strait Line.\n"
    comment = parts_of(text)[-1]
    assert (comment.kind, comment.author) == ("comment", None)


def test_an_indented_comment_under_an_article_without_indents() -> None:
    text = f"{ARTICLE}\n    Piet writes:\n\n      The old name was White Strait Line.\n"
    assert [(p.kind, p.author) for p in parts_of(text)][-1] == ("comment", "Piet")


def test_the_reply_form_ends_the_comments() -> None:
    text = f"{ARTICLE}\nTom says: 3 May 2016 at 10:12\nI was there.\n\nLeave a Reply\n\nYour email.\n"
    parts = parts_of(text)
    comment = next(part for part in parts if part.kind == "comment")
    assert text[comment.start : comment.end] == "I was there."
    assert parts[-1].kind == "header"


NO_COMMENT = {
    "a minister and a list": f"{ARTICLE}\nThe minister says:\n\n- it is void\n- the boats stay\n\nTalks go on.\n",
    "a name and a list": f"{ARTICLE}\nAmnesty says:\n\n1. The crew was held.\n2. No lawyer came.\n",
    "a block quotation": f"{ARTICLE}\nOrwell wrote:\n\n“Political language makes lies sound true.”\n\nSo here.\n",
    "a known speaker": f"{ARTICLE}\nLund says:\n\nWe shall appeal, and we shall win. The boats are safe.\n",
    "an office": f"{ARTICLE}\nMinister Kovac says:\n\nThe licence is void from today.\n",
    "questions": f"{ARTICLE}\nQ: What happens next?\n\nA: We appeal.\n\nQ: And the crew?\n\nA: They are paid.\n",
    "named speakers": f"{ARTICLE}\nHarbour Times: What now?\n\nAnna Lund: We appeal.\n\nHarbour Times: So?\n",
    "a play": f"{ARTICLE}\nHAMLET. Who calls?\n\nHORATIO. A friend.\n\nHAMLET. Then enter.\n",
    "an ordinary sentence": f"{ARTICLE}\nTom says the boats were never safe.\n\nHe left in 2014.\n",
    "a dateline": f"{ARTICLE}\nKABUL, 3 May 2016\n\nThe second ferry arrived on Monday with forty people.\n",
    "a closing byline": f"{ARTICLE}\nBy Jane Doe, 3 May 2016\n",
    "a credit": f"{ARTICLE}\nReporting by Jane Doe; editing by John Roe\n",
    "a table of contents": "Comments\n\nThis report has three chapters. The first is on law in the harbour.\n",
    "police statement": f"{ARTICLE}\nPolice said on 3 May 2016:\n\nThe crew was questioned and released.\n",
    "he said": f"{ARTICLE}\nHe said:\n\nWe shall appeal, and we shall win.\n",
    "a dateline with an hour": f"{ARTICLE}\nUpdated 3 May 2016 10:22\n\nThe second ferry came on Monday.\n",
    "a wrapped sentence": f"{ARTICLE}\nLund also commented on the union's offer\nto buy the pier at Quill.\n",
    "a sentence in capitals": f"{ARTICLE}\nLUND, A LAWYER AND FORMER CAPTAIN, LEFT 30 YEARS AGO\nAND BOUGHT IT.\n",
    "somebody's day": f"{ARTICLE}\nPresident Lund, in Quill, today\nspoke to the crews of four boats.\n",
    "header before any article": "Tom says:\n\nShort words only.\n",
}


@pytest.mark.parametrize("text", NO_COMMENT.values(), ids=NO_COMMENT.keys())
def test_what_only_looks_like_a_comment(text: str) -> None:
    assert [part.kind for part in parts_of(text)] == ["body"]


def test_a_header_with_nothing_below_is_no_comment() -> None:
    assert [part.kind for part in parts_of(f"{ARTICLE}\nTom says: 3 May 2016 at 10:12\n")] == ["body"]


@given(st.data())
def test_parts_cover_the_text_in_order(data: st.DataObject) -> None:
    pieces = [
        ARTICLE,
        "\n",
        "\n\n",
        "  ",
        "\f",
        "Comments\n",
        "3 comments\n",
        "Leave a Reply\n",
        "words, words.\n",
    ]
    pieces += [header + "\n" for header, _, _ in HEADERS]
    text = "".join(data.draw(st.lists(st.sampled_from(pieces) | st.text(max_size=30), max_size=12)))
    _check_cover(text)


@given(st.text())
def test_parts_cover_any_text(text: str) -> None:
    _check_cover(text)


def _check_cover(text: str) -> None:
    position = 0
    for part in parts_of(text):
        assert position <= part.start < part.end <= len(text)
        assert not text[position : part.start].strip()
        position = part.end
    assert not text[position:].strip()


def test_long_text_takes_time_in_proportion() -> None:
    words = random.Random(7).choices(
        ["says", "Tom", "on", "at", "a", ",", "\n", "\n\n", ":", "@x", "3", "May"], k=120_000
    )
    _check_cover(" ".join(words))
