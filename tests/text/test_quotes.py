"""Whose words the lines of a mail's body are."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.text.quotes import voices

Said = tuple[str, str | None, date | None, str]
FIRST, SECOND = date(2015, 3, 1), date(2015, 3, 2)


def read(text: str) -> list[Said]:
    return [(block.kind, block.author, block.published, block.text) for block in voices(text)]


INTRODUCED = {
    "Gmail": ("On Mon, Mar 2, 2015 at 10:22 AM, Tom Berg <tom@x.example> wrote:", SECOND),
    "Gmail, broken": ("On Mon, Mar 2, 2015 at 10:22 AM, Tom Berg <tom@x.example>\nwrote:", SECOND),
    "Apple": ("On 2 Mar 2015, at 10:22, Tom Berg <tom@x.example> wrote:", SECOND),
    "Apple, later": ("> On 2 Mar 2015, at 10:22, Tom Berg <tom@x.example> wrote:", SECOND),
    "Thunderbird": ("On 2015-03-02 10:22, Tom Berg wrote:", SECOND),
    "mutt": ("On Mon, Mar 02, 2015 at 10:22:11AM +0100, Tom Berg wrote:", SECOND),
    "old": ('At 10:22 AM 2 March 2015, "Tom Berg" <tom@x.example> wrote:', SECOND),
    "short": ("Tom Berg <tom@x.example> writes:", None),
    "address last": ("Tom Berg wrote on 2 March 2015:", SECOND),
    "French": ("Le lun. 2 mars 2015 à 10:22, Tom Berg <tom@x.example> a écrit\u00a0:", None),
    "German": ("Am 2015-03-02 um 10:22 schrieb Tom Berg:", SECOND),
    "German, by name": ("Tom Berg <tom@x.example> schrieb am Mo., 2015-03-02, 10:22:", SECOND),
    "Dutch": ("Op ma 2 mrt. 2015 om 10:22 schreef Tom Berg <tom@x.example>:", None),
    "Spanish": ("El lun, 2 mar 2015 a las 10:22, Tom Berg (<tom@x.example>) escribió:", SECOND),
}


@pytest.mark.parametrize(("line", "day"), INTRODUCED.values(), ids=INTRODUCED.keys())
def test_a_line_says_who_is_quoted(line: str, day: date | None) -> None:
    deeper = ">> " if line.startswith(">") else "> "
    text = f"I agree.\n\n{line}\n\n{deeper}The ferry left.\n{deeper}\n{deeper}It was late.\n\nSo I stay."
    found = read(text)
    assert found == [
        ("body", None, None, "I agree."),
        ("header", None, None, line.removeprefix("> ")),
        ("attachment", "Tom Berg", day, "The ferry left.\n\nIt was late."),
        ("body", None, None, "So I stay."),
    ]


FIELDS = {
    "Outlook": "-----Original Message-----\nFrom: Berg, Tom [mailto:tom@x.example]\n"
    "Sent: Monday, March 2, 2015 10:22 AM\n"
    "To: Anna Lund; Jo Roe;\n Petra Lind\nSubject: The ferry",
    "Outlook, later": "________________________________\nFrom: Tom Berg <tom@x.example>\n"
    "Sent: 02 March 2015 10:22\n"
    "To: Anna Lund\nCc: Jo Roe\nSubject: The ferry",
    "Gmail": "---------- Forwarded message ---------\nFrom: Tom Berg <tom@x.example>\n"
    "Date: Mon, Mar 2, 2015 at 10:22 AM\n"
    "Subject: The ferry\nTo: Anna Lund <anna@strait.example>",
    "Apple": "Begin forwarded message:\n\nFrom: Tom Berg <tom@x.example>\n"
    "Subject: The ferry\nDate: 2 March 2015 at 10:22\n"
    "To: Anna Lund",
    "stars": "*From:* Tom Berg\n*Sent:* 2 March 2015 10:22\n*To:* Anna Lund\n*Subject:* The ferry",
    "French": "De : Tom Berg <tom@x.example>\nEnvoyé : 2015-03-02 10:22\nÀ : Anna Lund\nObjet : Le bateau",
    "German": "Von: Tom Berg\nGesendet: Montag, 2015-03-02 10:22\nAn: Anna Lund\nBetreff: Die Fähre",
}


@pytest.mark.parametrize("fields", FIELDS.values(), ids=FIELDS.keys())
def test_fields_of_a_mail_say_whose_the_rest_is(fields: str) -> None:
    inner = "From: Anna Lund\nSent: 1 March 2015 09:00\nTo: Tom Berg\nSubject: The ferry"
    assert read(f"See below.\n\n{fields}\n\nThe ferry left.\n\n{inner}\n\nWhen does it leave?") == [
        ("body", None, None, "See below."),
        ("header", None, None, fields),
        ("attachment", "Tom Berg", SECOND, "The ferry left."),
        ("header", None, None, inner),
        ("attachment", "Anna Lund", FIRST, "When does it leave?"),
    ]


def test_quotes_inside_quotes_have_their_own_authors() -> None:
    text = (
        "Yes.\n\nOn 2 March 2015, Tom Berg wrote:\n> No.\n>\n> On 1 March 2015, Anna Lund wrote:\n"
        ">> When does it leave?\n>"
        "\n> At noon.\n\nThen I come.\n> Really?"
    )
    assert [said for said in read(text) if said[0] != "header"] == [
        ("body", None, None, "Yes."),
        ("attachment", "Tom Berg", SECOND, "No."),
        ("attachment", "Anna Lund", FIRST, "When does it leave?"),
        ("attachment", "Tom Berg", SECOND, "At noon."),
        ("body", None, None, "Then I come."),
        ("attachment", "Tom Berg", SECOND, "Really?"),
    ]


def test_what_is_quoted_without_a_name_has_no_author() -> None:
    assert read("> The ferry left.\nI know.") == [
        ("attachment", None, None, "The ferry left."),
        ("body", None, None, "I know."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday the director wrote:\nThe ferry leaves at noon.",
        "From: the harbour\nTo: the island\nit takes two hours.",
        "Date: 2 March\nSubject: none",
        "Three things:\n- one\n- two",
        "If a > b, the boat sinks.\nSo be it.",
    ],
)
def test_prose_stays_the_writers_own(text: str) -> None:
    assert read(text) == [("body", None, None, text)]


def test_prose_above_a_line_that_quotes_stays_the_writers_own() -> None:
    text = "I agree with you\nOn 2 March 2015, Tom Berg wrote:\n> The ferry left."
    assert [said[3] for said in read(text)] == [
        "I agree with you",
        "On 2 March 2015, Tom Berg wrote:",
        "The ferry left.",
    ]


PIECES = [
    "> ",
    ">> ",
    "\n",
    "From: Tom Berg\n",
    "Sent: 1 March 2015\n",
    "To: Jo\n",
    "words ",
    "On 1 May 2015, Jo wrote:\n",
]
PIECES += ["-----Original Message-----\n", "a@b ", "Subject: x\n", ":", "_____\n"]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_no_word_is_lost(text: str) -> None:
    kept = " ".join(block.text for block in voices(text)).replace(">", " ").split()
    assert kept == text.replace(">", " ").split()
