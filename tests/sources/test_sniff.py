"""What a file is, by its content."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.sources import sniff


def zipped(*names: str, mimetype: str = "") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "x")
    return data.getvalue()


MAIL = b"Received: from a\r\nMessage-ID: <1@x>\r\nFrom: a@x\r\nTo: b@x\r\nSubject: The ferry\r\n\r\nIt left.\r\n"
TABLE = b"unit,place,day\n" + b"Ferry squad,Quill,2022-01-01\n" * 6
READ = {
    "PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "application/pdf"),
    "PNG image": (b"\x89PNG\r\n\x1a\n" + bytes(20), "image/png"),
    "JPEG image": (b"\xff\xd8\xff\xe0" + bytes(20), "image/jpeg"),
    "TIFF image": (b"II*\x00" + bytes(20), "image/tiff"),
    "prose": (b"The ferry left on Monday, the director said.\n" * 3, "text/plain"),
    "one word": (b"ferry", "text/plain"),
    "utf-16": ("The ferry left.".encode("utf-16"), "text/plain"),
    "utf-16 without a mark": (("The ferry left on Monday. " * 9).encode("utf-16-le"), "text/plain"),
    "cp1252": ("Le préfet a démenti.".encode("cp1252"), "text/plain"),
    "a text that begins with a bracket": (b"[The ferry left on Monday, he said.]\nMore text.", "text/plain"),
    "a letter": (b"To: all crews\nSubject: licence\n\nThe licence ends in May.\n", "text/plain"),
    "prose with commas": (b"First, he left, then she did.\n" * 4 + b"Nobody stayed.\n", "text/plain"),
    "page": (b"<!DOCTYPE html><html><body>x", "text/html"),
    "page after blanks and a comment": (b"\xef\xbb\xbf \n<!-- saved --><HTML lang=en>", "text/html"),
    "piece of a page": (b"<div class=a><p>words", "text/html"),
    "xhtml": (b'<?xml version="1.0"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml">', "text/html"),
    "page in utf-16": ("<html><body>x".encode("utf-16"), "text/html"),
}
LATER = {
    "Word document": zipped("[Content_Types].xml", "word/document.xml"),
    "Excel workbook": zipped("xl/workbook.xml"),
    "OpenDocument text": zipped("content.xml", mimetype="application/vnd.oasis.opendocument.text"),
    "ZIP archive": zipped("a.txt"),
    "old Office file": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64),
    "RTF text": b"{\\rtf1\\ansi x}",
    "mail": MAIL,
    "web archive (MHTML)": b"From: <Saved>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related"
    b"\r\n\r\n--x\r\nContent-Type: text/html\r\n",
    "MPEG-4 video": b"\x00\x00\x00\x18ftypisom" + bytes(20),
    "gzip archive": b"\x1f\x8b\x08" + bytes(20),
    "JSON": b'{"a": [1, 2]}',
    "table": TABLE,
    "XML": b'<?xml version="1.0"?><rss version="2.0"></rss>',
}


@pytest.mark.parametrize(("data", "media_type"), READ.values(), ids=READ.keys())
def test_what_is_read(data: bytes, media_type: str) -> None:
    found = sniff(io.BytesIO(data))
    assert (found.verdict, found.media_type) == ("read", media_type)


@pytest.mark.parametrize(("name", "data"), LATER.items(), ids=LATER.keys())
def test_what_is_not_read_yet_has_a_name(name: str, data: bytes) -> None:
    found = sniff(io.BytesIO(data))
    assert (found.verdict, found.name) == ("not read yet", name)


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\x7fELF\x02" + bytes(99), b"text\x00\x01\x02more" * 9])
def test_other_binary_data_is_refused(data: bytes) -> None:
    assert sniff(io.BytesIO(data)).verdict == "refused"


@given(st.binary(max_size=400))
def test_any_bytes_get_a_verdict(data: bytes) -> None:
    assert sniff(io.BytesIO(data)).media_type
