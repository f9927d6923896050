"""Mails as documents and as what holds others: EML, MSG, MBOX, MHTML."""

import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.makers import mail as make
from tests.makers.original import document_of, members_of
from tests.makers.outlook import message, outlook
from whosays.model.document import Document
from whosays.model.errors import DocumentError
from whosays.text import mailbox, mime
from whosays.text.extracted import FormatError
from whosays.text.mail import mail, members

HEADER = (
    "From: Anna Lund <anna@strait.example>\nTo: Jo Roe <jo@times.example>\nDate: Mon, 2 Mar 2015 09:30:00 +0100\n"
    "Subject: The licence"
)


def body(document: Document) -> str:
    return "\n\n".join(document.text[p.start : p.end] for p in document.parts if p.kind == "body")


def test_a_mail_is_a_document_with_its_fields() -> None:
    document = document_of(make.mail(References="<a@x> <b@x>"))
    assert document.text == f"{HEADER}\n\n{make.WORDS}"
    assert [part.kind for part in document.parts] == ["header", "body"]
    found = document.metadata
    assert (found.title, found.author, found.published) == ("The licence", "Anna Lund", date(2015, 3, 2))
    assert (found.publisher, found.url) == (None, None)
    assert dict(found.found)["author"] == "file"
    assert found.thread == ("1@strait.example", "b@x", "a@x")
    assert document.language == "en"


SENDERS = {
    "Anna Lund <anna@x>": "Anna Lund",
    '"Lund, Anna" <anna@x>': "Anna Lund",
    "=?utf-8?q?J=C3=B6rg_R=C3=B6h?= <j@x>": "J\u00f6rg R\u00f6h",
    "anna@x": "anna@x",
    "<anna@x>": "anna@x",
    "Anna Lund": "Anna Lund",
    "J\u00f6rg R\u00f6h <j@x>": "J\u00f6rg R\u00f6h",
    "": None,
    "(((((": "(((((",
}


@pytest.mark.parametrize(("field", "name"), SENDERS.items())
def test_the_author_is_who_sent_it(field: str, name: str | None) -> None:
    assert document_of(make.mail(From=field)).metadata.author == name


@pytest.mark.parametrize(
    "field", ["yesterday", "", "Mon, 45 Mar 2015 09:30:00", "99999999999999999999", "2 Mar 9999 9:00"]
)
def test_a_wrong_date_is_none(field: str) -> None:
    assert document_of(make.mail(Date=field)).metadata.published is None


HTML = "<html><body><p>The harbour office withdrew the licence.</p><p>It was Tuesday.</p></body></html>"
PLAIN = "The harbour office withdrew the licence.\n\nIt was Tuesday."
BODIES = {
    "plain before page": make.several(make.part(PLAIN), make.part(HTML, "text/html"), kind="alternative"),
    "page alone": make.part(HTML, "text/html; charset=utf-8"),
    "a plain part that says nothing": make.several(
        make.part("See page."),
        make.part(HTML.replace("It", "It so " * 20 + "It"), "text/html"),
        kind="alternative",
    ),
    "page with pictures": make.several(
        make.part(HTML, "text/html"), make.attached("a.png", b"x", "image/png"), kind="related"
    ),
    "mixed in alternative": make.several(
        make.part(PLAIN),
        make.several(make.part(HTML, "text/html"), make.attached("a.bin", b"x"), boundary="b2"),
        kind="alternative",
    ),
    "signed": make.several(make.part(PLAIN), make.part("x", "application/pgp-signature"), kind="signed"),
    "never closed": make.several(make.part(PLAIN), closed=False),
    "base64": make.part("VGhlIGhhcmJvdXIgb2ZmaWNlIHdpdGhkcmV3IHRoZSBsaWNlbmNlLgoKSXQgd2FzIFR1ZXNkYXku",
                        Content_Transfer_Encoding="BASE64"),
    "quoted-printable": make.part(
        PLAIN.replace("office ", "off=\nice=20"), Content_Transfer_Encoding="quoted-printable"
    ),
    "flowed": make.part(PLAIN.replace("office ", "office \n"), "text/plain; format=flowed"),
}  # fmt: skip


@pytest.mark.parametrize("content", BODIES.values(), ids=BODIES.keys())
def test_the_body_is_what_a_reader_sees(content: bytes) -> None:
    words = body(document_of(make.mail(content)))
    assert words.replace("It so " * 20, "") == PLAIN


CHARSETS = {
    "as stated": ("iso-8859-2", "iso-8859-2", "\u0141\u00f3d\u017a i \u017b\u00f3raw"),
    "none stated": (None, "utf-8", "pr\u00e9fet"),
    "UTF-8 under another name": ("iso-8859-1", "utf-8", "pr\u00e9fet"),
    "another under UTF-8": ("utf-8", "cp1252", "Le pr\u00e9fet a d\u00e9menti hier"),
    "quotation marks of Windows": ("us-ascii", "cp1252", "\u201cno\u201d"),
    "not a charset": ("x-nothing", "utf-8", "pr\u00e9fet"),
    "a codec that is none": ("punycode", "utf-8", "pr\u00e9fet"),
    "Arabic": ("windows-1256", "cp1256", "\u0645\u0631\u062d\u0628\u0627"),
}


@pytest.mark.parametrize(("stated", "real", "words"), CHARSETS.values(), ids=CHARSETS.keys())
def test_charsets_right_and_wrong(stated: str | None, real: str, words: str) -> None:
    kind = f"text/plain; charset={stated}" if stated else "text/plain"
    assert body(document_of(make.mail(make.part(words.encode(real), kind)))) == words


def test_boundaries_that_are_missing_or_wrong() -> None:
    for stated in ("", '; boundary="other"', "; boundary="):
        content = make.several(make.part(PLAIN), make.attached("a.txt", b"attached")).replace(
            b'; boundary="b1"', stated.encode()
        )
        data = make.mail(content)
        assert body(document_of(data)) == PLAIN
        assert [member.name for member in members_of(data)] == ["a.txt"]
    alone = document_of(make.mail(make.part(PLAIN, "multipart/mixed; boundary=x")))
    assert body(alone) == PLAIN
    assert "boundary between its parts is missing" in alone.notes[0]


def test_quoted_mails_are_parts_with_their_authors() -> None:
    text = "I agree.\n\nOn 1 Mar 2015, at 09:00, Tom Berg <tom@x> wrote:\n\n> The ferry left.\n"
    page = (
        '<div>I agree.</div><div class="gmail_quote">On 1 Mar 2015, at 09:00, Tom Berg &lt;tom@x&gt; wrote:<br>'
        '<blockquote class="gmail_quote" style="x"><p>The ferry left.</p></blockquote></div>'
    )
    for content in (make.part(text), make.part(page, "text/html")):
        document = document_of(make.mail(content))
        found = [(p.kind, p.author, p.published, document.text[p.start : p.end]) for p in document.parts[1:]]
        assert found == [
            ("body", None, None, "I agree."),
            ("header", None, None, "On 1 Mar 2015, at 09:00, Tom Berg <tom@x> wrote:"),
            ("attachment", "Tom Berg", date(2015, 3, 1), "The ferry left."),
        ]


def test_the_language_of_a_short_answer_is_that_of_what_it_quotes() -> None:
    assert document_of(make.mail(make.part(f"Ok.\n\n> {make.WORDS}\n"))).language == "en"


def test_attachments_are_members() -> None:
    inner = make.mail(Subject="Re: one/two?")
    data = make.mail(
        make.several(
            make.part(PLAIN),
            make.attached("report.pdf", b"%PDF-1.4"),
            make.attached("../../report.pdf", b"%PDF-1.5"),
            make.attached("=?utf-8?q?pr=C3=A9fet=2Etxt?=", b"words", "text/plain"),
            make.attached("", b"words of a table", "text/csv"),
            make.part(inner, "message/rfc822"),
            make.attached("logo.png", b"x" * 900, "image/png", "inline"),
            make.attached("photo.png", b"x" * 30_000, "image/png", "inline"),
            make.attached("small.png", b"x" * 900, "image/png"),
            make.attached("winmail.dat", b"x", "application/ms-tnef"),
        )
    )
    found = members_of(data)
    assert [(member.name, member.data and member.data[:8]) for member in found] == [
        ("report.pdf", b"%PDF-1.4"),
        ("report (2).pdf", b"%PDF-1.5"),
        ("pr\u00e9fet.txt", b"words"),
        ("part 5.csv", b"words of"),
        ("Re one two.eml", b"Received"),
        ("photo.png", b"x" * 8),
        ("small.png", b"x" * 8),
        ("winmail.dat", None),
        ("", None),
    ]
    assert found[4].data == inner  # its very bytes
    assert found[4].mail
    assert "Outlook" in found[7].message
    assert found[8].note
    assert found[8].message.startswith("passed over: 1 small picture ")


def test_an_encrypted_mail_says_so() -> None:
    data = make.mail(make.part(b"MIIB", 'application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"'))
    document = document_of(data)
    assert document.text == HEADER
    assert "encrypted" in document.notes[0]
    (member,) = members_of(data)
    assert "encrypted" in member.message


def test_a_mailbox_holds_its_mails_one_by_one() -> None:
    first, second = make.mail(make.part("One.\n\nFrom here on.\n")), make.mail(Subject=None)
    found = members_of(make.mailbox(first, second, b"Subject: poor\n\nwords\n"), "all.mbox")
    assert [member.name for member in found] == ["0001 The licence.eml", "0002 mail.eml", "0003 poor.eml"]
    assert found[0].data is not None
    assert b"\nFrom here on.\n" in found[0].data
    assert all(member.mail for member in found)
    with pytest.raises(DocumentError):
        document_of(make.mailbox(first), "all.mbox")


def test_a_line_that_begins_with_from_ends_no_mail() -> None:
    content = make.part("One.\n\nFrom here on it is 10:30 and later.\n\nFrom 10:30 on we wait.")
    data = b"From x@y Mon Mar  2 09:30:00 2015\n" + make.mail(content)
    assert len(members_of(data)) == 1


def test_a_mail_that_is_too_large_is_left_out_of_its_mailbox(monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    monkeypatch.setattr(mailbox, "MAX_MESSAGE", 800)
    data = make.mailbox(make.mail(), make.mail(make.part("x" * 900)), make.mail())
    found = list(mailbox.mailbox(io.BytesIO(data), ""))
    assert [member.data is None for member in found] == [False, True, False]
    monkeypatch.setattr(mailbox, "MAX_MESSAGES", 1)
    assert "more than 1 mails" in list(mailbox.mailbox(io.BytesIO(data), ""))[1].message


def test_an_outlook_mail() -> None:
    inner = message(subject="Inner: one", top=False, files=(("c.txt", b"words"),))
    data = outlook(
        body="I agree.\r\n\r\nFrom: Tom Berg\r\nSent: 1 March 2015 09:00\r\nTo: Anna Lund\r\nSubject: x\r\n\r\n"
        "The ferry left.",
        html=HTML.encode(),
        headers="Date: Mon, 2 Mar 2015 23:30:00 -0500\r\nReferences: <0@x>\r\n",
        sent=datetime(2015, 3, 3, 4, 30, tzinfo=UTC),
        files=(("report.pdf", b"%PDF-1.4" * 900), ("Inner: one", inner)),
    )
    document = document_of(data)
    assert document.text.startswith('From: "Anna Lund" <anna@strait.example>\nTo: Jo Roe\nDate: Mon, 2 Mar 2015')
    found = document.metadata
    assert (found.title, found.author, found.published) == ("The ferry", "Anna Lund", date(2015, 3, 2))
    assert found.thread == ("1@strait.example", "0@x")
    assert [(p.kind, p.author) for p in document.parts[-1:]] == [("attachment", "Tom Berg")]
    assert document.extractor.startswith("olefile ")
    members = members_of(data)
    assert (members[0].name, len(members[0].data or b"")) == ("report.pdf", 7200)
    assert members[1].name == "Inner one.eml"
    assert members_of(data)[1].data == members[1].data  # the same bytes each time
    assert members[1].data is not None
    assert [member.name for member in members_of(members[1].data)] == ["c.txt"]
    assert document_of(members[1].data).metadata.title == "Inner: one"


def test_an_outlook_mail_whose_body_is_rtf() -> None:
    rtf = rb"{\rtf1\ansi\fromhtml1 {\*\htmltag64 <p>}The harbour office withdrew the licence.\par It was Tuesday.}"
    assert (
        body(document_of(outlook(body=None, rtf=rtf)))
        == "The harbour office withdrew the licence.\nIt was Tuesday."
    )


def test_an_outlook_mail_that_is_torn() -> None:
    data = outlook()
    for torn in (data[:1600], data[:600] + bytes(len(data) - 600)):
        with pytest.raises(DocumentError):
            document_of(torn)


PAGE = f"""<html><head><title>The licence | Strait Times</title></head><body><article><h1>The licence</h1>
<p>{make.WORDS}</p><p>{make.WORDS.replace("licence", "boats")}</p></article></body></html>"""


def test_a_web_archive_is_a_web_page() -> None:
    picture = make.part(b"x" * 90_000, "image/png", Content_Location="https://strait.example/a.png")
    report = make.attached("a.pdf", b"%PDF-1.4", "application/pdf")
    data = make.saved_page(PAGE, "https://strait.example/licence", picture, report)
    document = document_of(data, "page.mhtml")
    assert document.metadata.url == "https://strait.example/licence"
    assert dict(document.metadata.found)["url"] == "page"
    assert document.metadata.author is None
    assert make.WORDS in document.text
    assert document.extractor.startswith("trafilatura ")
    assert [member.name for member in members_of(data)] == ["a.pdf"]
    with pytest.raises(DocumentError, match="without a web page"):
        document_of(data.replace(b"text/html; charset", b"text/css; charset"))


def test_depth_numbers_and_lengths_have_limits() -> None:
    begun = time.process_time()
    deep = next(iter(mail(make.deep_mail(2000), "")))
    assert any("inside more than" in note for note in deep.notes)
    many = make.many_parts(100_000)
    assert any("more than 5,000 parts" in note for note in next(iter(mail(many, ""))).notes)
    fields = next(iter(mail(make.many_fields(100_000), "")))
    assert any("only the beginning" in note for note in fields.notes)
    assert make.WORDS in fields.leaves[0].blocks[-1].text
    long = next(iter(mail(make.mail(To="a.(" * 200_000, From="(" * 200_000, Subject="=?utf-8?q?" * 100_000), "")))
    assert sum(len(block.text) for block in long.leaves[0].blocks) < 200_000
    assert time.process_time() - begun < 60  # far from what a search over and over would take


def test_a_depth_that_people_use_is_read() -> None:
    assert body(document_of(make.deep_mail(30))) == make.WORDS


TOKENS = [
    b"Content-Type: multipart/mixed; boundary=b1\n",
    b"Content-Type: multipart/alternative; boundary=b2\n",
    b"Content-Type: text/html\n",
    b"Content-Type: message/rfc822\n",
    b"Content-Transfer-Encoding: base64\n",
    b"Content-Disposition: attachment; filename*0*=utf-8''a%2; filename=\n",
    b"Content-Type: text/plain; charset=\xff\n",
    b"--b1\n",
    b"--b2--\n",
    b"\n",
    b"\r\n",
    b"words ",
    b"\xff\x00",
    b"From: =?utf-8?b?x?=\n",
    b"Date: 31 Feb 2015\n",
    b"<p>",
    b">",
]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(TOKENS), max_size=30).map(b"".join))
def test_any_bytes_are_a_mail_or_refused(data: bytes) -> None:
    try:
        found = next(iter(mail(data, "")))
    except FormatError:
        found = None
    assert found is None or found.leaves
    for member in members(data, ""):
        assert "/" not in member.name
        assert ".." not in member.name.split("/")
    assert sum(len(part.body) for part in mime.parts_of(data).leaves) <= len(data)
