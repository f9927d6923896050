"""Bytes to text: encodings, line ends, normal form."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.text.decode import decoded, normalised
from whosays.text.extracted import FormatError

FRENCH = (
    "Le ministre a déclaré : « Nous n’avons pas été prévenus », selon l’agence. Où étaient-ils ? À Orléans. " * 3
)
RUSSIAN = "Министр заявил, что лицензия компании отозвана. Директор компании сообщил об этом в понедельник. " * 3
ENGLISH = "The minister said the licence was void. The company will appeal on Monday. " * 3


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "utf-8"),
        (FRENCH, "utf-8-sig"),
        (FRENCH, "utf-16"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (FRENCH, "utf-32"),
        (FRENCH, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        ("Café", "latin-1"),
    ],
)
def test_text_comes_back_from_each_encoding(text: str, encoding: str) -> None:
    assert normalised(decoded(text.encode(encoding))) == text


@pytest.mark.parametrize(
    "tag", ['<meta charset="windows-1251">', '<meta http-equiv="c" content="text/html; charset=windows-1251">']
)
def test_a_page_is_read_by_its_own_label(tag: str) -> None:
    html = f"<html><head>{tag}</head><body>{RUSSIAN}</body></html>"
    assert decoded(html.encode("cp1251"), page=True) == html


def test_a_wrong_label_is_not_believed() -> None:
    html = f'<html><head><meta charset="utf-8"></head><body>{RUSSIAN}</body></html>'
    assert decoded(html.encode("cp1251"), page=True) == html


@pytest.mark.parametrize(
    "data", [bytes(range(128, 256)) * 40, b"\xef\xbb\xbfabc \xff\xfe\xfd", b"\xff\xfeab\x00\xd8x\x00"]
)
def test_an_unknown_encoding_is_refused_with_a_remedy(data: bytes) -> None:
    with pytest.raises(FormatError, match=r"encoding|does not fit") as error:
        decoded(data)
    assert "UTF-8" in error.value.remedy


def test_line_ends_and_control_characters() -> None:
    assert (
        normalised("\ufeffa\r\nb\rc\x0bd\x85e\x00f\x1b[31mg\th\fi\u202ej") == "a\nb\nc\nd\ne f [31mg\th\fi\u202ej"
    )


@given(st.text())
def test_the_normal_form_is_a_fixed_point(text: str) -> None:
    once = normalised(text)
    assert normalised(once) == once.removeprefix("\ufeff")
    assert unicodedata.is_normalized("NFC", once)
    assert "\r" not in once


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text = normalised(decoded(data))
    except FormatError:
        return
    assert "\x00" not in text
