"""What a file is, by its content."""

import bz2
import io
import lzma
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.makers import oldoffice
from tests.makers.outlook import outlook
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
    "mail": (MAIL, "message/rfc822"),
    "mail with pictures": (
        MAIL.replace(b"\r\n\r\n", b"\r\nContent-Type: multipart/related; boundary=x\r\n\r\n")
        + b"--x\r\nContent-Type: text/html\r\n",
        "message/rfc822",
    ),
    "web archive": (
        b"From: <Saved>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related"
        b"\r\n\r\n--x\r\nContent-Type: text/html\r\n",
        "multipart/related",
    ),
    "web archive without a subject": (
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Location: http://x/\n"
        b"Content-Type: text/html\n",
        "multipart/related",
    ),
    "Outlook mail": (outlook(), "application/vnd.ms-outlook"),
}
HELD = {
    "ZIP archive": zipped("a.txt"),
    "gzip archive": b"\x1f\x8b\x08" + bytes(20),
    "bzip2 archive": bz2.compress(b"words"),
    "xz archive": lzma.compress(b"words"),
    "tar archive": b"a.txt" + bytes(252) + b"ustar\x0000" + bytes(248),
    "mailbox": b"From jo@example.org Mon Mar  2 10:00:00 2015\n" + MAIL,
}
OOXML = "application/vnd.openxmlformats-officedocument."
OPENDOCUMENT = "application/vnd.oasis.opendocument."
READ |= {
    "Word document": (zipped("[Content_Types].xml", "word/document.xml"), OOXML + "wordprocessingml.document"),
    "Word document, cut": (
        zipped("[Content_Types].xml", "word/document.xml")[:-99],
        OOXML + "wordprocessingml.document",
    ),
    "Excel workbook": (zipped("xl/workbook.xml"), OOXML + "spreadsheetml.sheet"),
    "PowerPoint": (zipped("[Content_Types].xml", "ppt/presentation.xml"), OOXML + "presentationml.presentation"),
    "OpenDocument text": (zipped("content.xml", mimetype=OPENDOCUMENT + "text"), OPENDOCUMENT + "text"),
    "OpenDocument text, cut": (zipped("content.xml", mimetype=OPENDOCUMENT + "text")[:-99], OPENDOCUMENT + "text"),
    "OpenDocument template": (zipped("a.xml", mimetype=OPENDOCUMENT + "text-template"), OPENDOCUMENT + "text"),
    "EPUB book": (zipped("a.opf", mimetype="application/epub+zip"), "application/epub+zip"),
    "RTF text": (b"{\\rtf1\\ansi x}", "application/rtf"),
    "table": (TABLE, "text/csv"),
    "old Word document": (oldoffice.doc(["x"]), "application/msword"),
    "old Excel workbook": (oldoffice.xls({"A": [["x"]]}), "application/vnd.ms-excel"),
    "locked file": (
        oldoffice.ole({"EncryptedPackage": b"x", "EncryptionInfo": b"x"}),
        "application/x-ole-encrypted",
    ),
}
LATER = {
    "binary Excel workbook": zipped("[Content_Types].xml", "xl/workbook.bin"),
    "old PowerPoint": oldoffice.ole({"PowerPoint Document": b"x", "Current User": b"x"}),
    "old Office file": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64),
    "MPEG-4 video": b"\x00\x00\x00\x18ftypisom" + bytes(20),
    "7-Zip archive": b"7z\xbc\xaf'\x1c" + bytes(20),
    "JSON": b'{"a": [1, 2]}',
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


@pytest.mark.parametrize(("name", "data"), HELD.items(), ids=HELD.keys())
def test_what_holds_files_is_unpacked(name: str, data: bytes) -> None:
    found = sniff(io.BytesIO(data))
    assert (found.verdict, found.name) == ("unpacked", name)


def test_a_large_table_of_contents_is_not_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    document = zipped("word/document.xml")
    assert sniff(io.BytesIO(document)).name == "Word document"
    place = document.rindex(b"PK\x05\x06")
    claimed = document[: place + 12] + struct.pack("<L", 50_000_000) + document[place + 16 :]
    monkeypatch.setattr(zipfile, "ZipFile", None)
    assert sniff(io.BytesIO(claimed)).name == "ZIP archive"


@pytest.mark.parametrize("data", [bytes(range(256)) * 8, b"\x7fELF\x02" + bytes(99), b"text\x00\x01\x02more" * 9])
def test_other_binary_data_is_refused(data: bytes) -> None:
    assert sniff(io.BytesIO(data)).verdict == "refused"


@given(st.binary(max_size=400))
def test_any_bytes_get_a_verdict(data: bytes) -> None:
    assert sniff(io.BytesIO(data)).media_type
