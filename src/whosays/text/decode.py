"""From bytes to the text that every offset refers to (SPEC section 2, "Text")."""

from __future__ import annotations

import codecs
import re
import unicodedata

from whosays.text.extracted import FormatError

EXTRACTOR = "whosays.text 1"  # what makes plain text, as `Document.extractor` names it
_SAMPLE = 200_000  # bytes shown to the detector; it is slow, and more does not change its mind
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(
    rb"""(?is)<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)"""
)
# What browsers read a label as, where it differs from Python (WHATWG Encoding standard, section 4.2).
_BROWSER_LABELS = {
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "x-sjis": "cp932",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "iso-8859-9": "cp1254",
    "utf-16": "utf-8",  # a page whose label could be read at all is not UTF-16
}
# Letters and signs of Western European text in Windows-1252; text whose other bytes are all of these is that.
_WESTERN = frozenset(
    "€‚„…‘’“”•–—™œŒŸšŠžŽ¡£§©ª«®°±´·º»¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿ½²³\xa0"
)
_WESTERN_SHARE = 0.25
_UNDEFINED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


def decoded(data: bytes, *, page: bool = False) -> str:
    """The bytes as text: by byte order mark, the page's own label (`page`), UTF-8, then by detection.

    Raises `FormatError` where no encoding fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    if page and (label := _label(data)) is not None:
        text = data.decode(label, "replace")
        if text.count("\ufffd") <= len(text) // 1000:
            return text
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if "\x00" not in text:
            return text
    guess = _wide(data) or _western(data) or _detected(data)
    if guess is None:
        raise FormatError("the encoding of this text is not known.", "Save it as UTF-8 and add it again.")
    return _strictly(data, guess)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise FormatError(
            f"looks like {encoding.upper()}, but byte {error.start:,} does not fit it.",
            "Save it as UTF-8 and add it again.",
        ) from error


def _label(data: bytes) -> str | None:
    """The encoding that a page names in its first bytes, as browsers take it."""
    found = _CHARSET.search(data[:4096])
    if found is None:
        return None
    label = (found[1] or found[2]).decode("ascii").lower()
    label = _BROWSER_LABELS.get(label, label)
    try:
        return codecs.lookup(label).name if codecs.lookup(label)._is_text_encoding else None
    except LookupError:
        return None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in Latin script nearly every other byte is zero."""
    sample = data[:_SAMPLE]
    for encoding, zeros, letters in (
        ("utf-16-le", sample[1::2], sample[0::2]),
        ("utf-16-be", sample[0::2], sample[1::2]),
    ):
        if len(data) % 2 == 0 and zeros.count(0) > 0.7 * len(zeros) and letters.count(0) < 0.05 * len(letters):
            return encoding
    return None


def _western(data: bytes) -> str | None:
    """Windows-1252, where the bytes above ASCII are few and all of Western Europe."""
    high = bytes(byte for byte in data[:_SAMPLE] if byte > 0x7F)
    if b"\x00" in data or len(high) > _WESTERN_SHARE * min(len(data), _SAMPLE):
        return None
    return "cp1252" if set(high.decode("cp1252", "replace")) <= _WESTERN else None


def _detected(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    if b"\x00" in data:
        return None
    best = from_bytes(data[:_SAMPLE], chunk_size=1024, cp_exclusion=["utf_16", "utf_32", "utf_7"]).best()
    if best is None or best.encoding == "ascii":
        return None
    return best.encoding


def normalised(text: str) -> str:
    """Line ends as LF, control characters as blanks, NFC. Tab and form feed stay; so do bidi and joiner signs.

    Doing it twice changes nothing more.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\x0b", "\n").replace("\x85", "\n")
    text = _UNDEFINED.sub(lambda found: "\f" if found[0] == "\f" else " ", text)
    return unicodedata.normalize("NFC", text)
