# ruff: noqa: E501 (pieces of real pages)
"""Web pages: article, comments with their commenters, metadata, and pages that mean harm."""

import hashlib
import os
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from whosays.model.document import Document, Metadata, Original
from whosays.model.errors import DocumentError
from whosays.text import convert, jobs, worker

STORY = """<h1>Ferry line loses its licence</h1>
<p>The harbour office withdrew the licence of Blue Strait Ferries on Tuesday. Its director, Anna Lund, told the
Harbour Times that the company would appeal.</p>
<p>The company has sailed the strait for thirty years, and owns four boats and the pier at Quill, where
two hundred people work in the summer months.</p>
<ul><li>The licence ends in May.</li><li>The boats stay in port.</li></ul>"""
COMMENTS = {
    "wordpress": """<ol class="comment-list"><li id="comment-1" class="comment even depth-1"><article class="comment-body">
        <footer class="comment-meta"><div class="comment-author vcard"><img alt=""><b class="fn">Tom</b>
        <span class="says">says:</span></div><div class="comment-metadata"><a href="#"><time
        datetime="2015-03-03T10:22:00+00:00">March 3, 2015 at 10:22 am</time></a></div></footer>
        <div class="comment-content"><p>I was there.</p><p>Twice.</p></div>
        <div class="reply"><a class="comment-reply-link">Reply</a></div></article>
        <ol class="children"><li id="comment-2" class="comment depth-2"><article class="comment-body"><footer
        class="comment-meta"><div class="comment-author vcard"><b class="fn">Kim Berg</b> <span
        class="says">says:</span></div></footer><div class="comment-content"><p>So was I.</p></div></article>
        </li></ol></li></ol>""",
    "old wordpress": """<ol class="commentlist"><li class="alt" id="comment-1"><cite>Tom</cite> Says:<br>
        <small class="commentmetadata"><a href="#">March 3rd, 2015 at 10:22 am</a></small>
        <p>I was there.</p><p>Twice.</p></li><li id="comment-2"><cite>Kim Berg</cite> Says:<br>
        <p>So was I.</p></li></ol>""",
    "microdata": """<section><div itemprop="comment" itemscope itemtype="https://schema.org/Comment"><span itemprop="author"
        itemscope itemtype="https://schema.org/Person"><span itemprop="name">Tom</span></span> <meta
        itemprop="dateCreated" content="2015-03-03"><div itemprop="text">I was there.<br><br>Twice.</div></div>
        <div itemprop="comment" itemscope itemtype="https://schema.org/Comment"><span itemprop="author">Kim
        Berg</span><div itemprop="text">So was I.</div></div></section>""",
    "disqus": """<div id="disqus_thread"><ul id="post-list"><li class="post" id="post-77"><div class="post-content"><header>
        <span class="post-byline"><span class="author">Tom</span></span><span class="post-meta"><a class="time-ago"
        title="Tuesday, March 3, 2015 10:22 AM">7 years ago</a></span></header><div class="post-body-inner"><div
        class="post-message"><p>I was there.</p><p>Twice.</p></div></div></div><ul class="children"><li class="post"
        id="post-78"><div class="post-content"><span class="author">Kim Berg</span><div class="post-message">
        <p>So was I.</p></div></div></li></ul></li></ul></div>""",
    "generic": """<div class="comments"><h3>2 Comments</h3><div class="comment"><div class="comment-header">Posted by Tom on
        3 March 2015</div><p>I was there.</p><p>Twice.</p></div><div class="comment"><span class="user">Kim Berg</span>
        <p>So was I.</p></div></div>""",
    "bem": """<section class="comments"><article class="comment"><span class="comment__author">Tom</span><time class="comment__date"
        datetime="2015-03-03">Tue</time><div class="comment__text"><p>I was there.</p><p>Twice.</p></div><button>Like
        </button></article><article class="comment"><span class="comment__author">Kim Berg</span><div
        class="comment__text">So was I.</div></article></section>""",
    "old blogger": """<dl id="comments-block"><dt class="comment-author" id="c1"><a rel="nofollow">Tom</a> said...</dt>
        <dd class="comment-body"><p>I was there.</p><p>Twice.</p></dd><dd class="comment-footer"><span
        class="comment-timestamp">March 3, 2015 at 10:22 AM</span></dd><dt class="comment-author" id="c2"><a>Kim
        Berg</a> said...</dt><dd class="comment-body"><p>So was I.</p></dd></dl>""",
}  # fmt: skip


def page(body: str, head: str = "<title>Ferry line loses its licence</title>") -> bytes:
    return f'<!DOCTYPE html><html lang="en"><head>{head}</head><body>{body}</body></html>'.encode()


def read(data: bytes, stated: Metadata | None = None) -> Document:
    sha256 = hashlib.sha256(data).hexdigest()
    return convert(
        Original(
            sha256=sha256, path="a.html", size=len(data), media_type="text/html", stated=stated or Metadata()
        ),
        data,
    ).document


@pytest.mark.parametrize("markup", COMMENTS.values(), ids=COMMENTS.keys())
def test_comments_are_parts_with_their_commenters(markup: str) -> None:
    document = read(page(f"<main><article>{STORY}</article>{markup}</main>"))
    comments = [part for part in document.parts if part.kind == "comment"]
    assert [(c.author, document.text[c.start : c.end]) for c in comments] == [
        ("Tom", "I was there.\n\nTwice."),
        ("Kim Berg", "So was I."),
    ]
    assert comments[0].published == date(2015, 3, 3)
    body = next(part for part in document.parts if part.kind == "body")
    words = document.text[body.start : body.end]
    assert "I was there" not in words
    assert words.endswith("The boats stay in port.")


def test_text_and_parts_of_a_page() -> None:
    document = read(page(f"<nav>Home Sports Login</nav><article>{STORY}</article><footer>Imprint</footer>"))
    assert document.text.startswith("Ferry line loses its licence\n\nThe harbour office withdrew")
    assert "\n\nThe company has sailed" in document.text
    assert "Imprint" not in document.text
    assert [part.kind for part in document.parts] == ["title", "body"]
    assert document.language == "en"
    assert document.extractor.startswith("trafilatura ")


def test_metadata_of_the_page_and_of_the_manifest() -> None:
    head = """<title>Ferry line loses its licence | Harbour Times</title><meta name="author" content="Jo Roe">
    <meta property="og:site_name" content="Harbour Times"><meta property="article:published_time"
    content="2015-03-02T08:00:00Z">"""
    found = read(page(f"<article>{STORY}</article>", head)).metadata
    assert (found.publisher, found.author, found.published) == ("Harbour Times", "Jo Roe", date(2015, 3, 2))
    assert dict(found.found)["publisher"] == "page"
    stated = Metadata(publisher="The Harbour Times", found=(("publisher", "manifest"),))
    both = read(page(f"<article>{STORY}</article>", head), stated).metadata
    assert (both.publisher, both.author) == ("The Harbour Times", "Jo Roe")
    assert dict(both.found)["publisher"] == "manifest"


def test_an_opinion_page_whose_class_is_comment_is_an_article() -> None:
    document = read(page(f'<div class="comment"><article class="comment">{STORY}</article></div>'))
    assert "comment" not in [part.kind for part in document.parts]
    assert "thirty years" in document.text


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000 + "the words below",
        "<p>some words above</p>" + "<div><b><p>x" * 100_000 + "the words below",
        "<html><p>one <b>two <i>three</b> the words below <table><tr>cell<td>x <p>y <div> </span></html></html>",
        "<html><body><p>the words below<script>var a = '</p>",
        "<!DOCTYPE html><html><head><title>x<body>the words below",
    ],
    ids=["100,000 nested", "100,000 nested, crossed", "broken", "cut in a script", "head never closed"],
)
def test_broken_and_hostile_pages_are_read_or_refused(html: str) -> None:
    try:
        document = read(html.encode())
    except DocumentError:
        return
    assert "the words below" in document.text


def test_a_page_without_words_is_refused() -> None:
    with pytest.raises(DocumentError, match=r"a\.html: no words"):
        read(page("<img src=x>", head=""))


def test_a_child_that_dies_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    read(page(STORY))
    for child in worker._workers[os.getpid()]:
        child.process.kill()
        child.process.wait()
    again = read(page(STORY))
    assert "thirty years" in again.text
    assert again.extractor.startswith("trafilatura ")
    slow = {name: replace(job, wall=0) for name, job in jobs.JOBS.items()}
    monkeypatch.setattr(worker, "JOBS", slow)
    with pytest.raises(DocumentError, match="too long"):
        read(page(STORY))
    monkeypatch.undo()
    assert "thirty years" in read(page(STORY)).text


PIECES = [
    "<p>",
    "</p>",
    "<div class=comment>",
    "<li>",
    "words here ",
    "<!--",
    "<table>",
    "&#0;",
    "<script>",
    "\x00",
]
PIECES += ["<h1>", "é", "<b", '"', "</div>"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_any_markup_gives_parts_in_order_or_an_error(pieces: list[str]) -> None:
    try:
        document = read(("<html>" + "".join(pieces)).encode())
    except DocumentError:
        return
    position = 0
    for part in document.parts:
        assert position <= part.start < part.end <= len(document.text)
        assert not document.text[position : part.start].strip()
        position = part.end
    assert position == len(document.text)
