"""Words of a page read straight through."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.text.linear import words_of


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<p>one <b>two</b>three</p><p>four", ["one twothree", "four"]),
        ("a<br>b<hr/>c", ["a", "b", "c"]),
        ("<p title='a > b' x=y>words</p>", ["words"]),
        ("<p it's>it's</p>", ["it's"]),
        ("x<script>if (a < b) '</p>'</script>y", ["xy"]),
        ("x<STYLE>p {}</Style >y", ["xy"]),
        ("x<!-- <p>no</p> -->y<!-->z", ["xy"]),
        ("x<svg><text>no</text></svg>y", ["xy"]),
        ("<head><title>T &amp; U</title></head><body>1 &lt; 2 &eacute;", ["1 < 2 é"]),
        ("a < b and c > d", ["a < b and c > d"]),
        ("x<script>never closed", ["x"]),
        ("", []),
    ],
)
def test_blocks(html: str, blocks: list[str]) -> None:
    assert words_of(html)[1] == blocks


def test_title() -> None:
    assert words_of("<head><title>T &amp;\n U</title></head><body>x")[0] == "T & U"
    assert words_of("<html><head><title>T<body>the words")[1] == ["the words"]


@pytest.mark.parametrize(
    "piece", ["<!--", "<", "<a b='", '<a "', "<div>", "&", "<script>", "</", "<!", "-->", "<a =", "<svg>"]
)
def test_time_grows_with_length_only(piece: str) -> None:
    start = time.process_time()
    words_of(piece * 300_000)
    assert time.process_time() - start < 10


@given(st.text(alphabet="<>/!-='\" abpscript&;x", max_size=60))
def test_any_text_is_read(html: str) -> None:
    title, blocks = words_of(html)
    assert all(block.strip() == block and block for block in blocks)
    assert title is None or title
