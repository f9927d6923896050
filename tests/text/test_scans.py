"""Scans and images: what is recognised, in which language, with which confidence and places; what is not."""

from __future__ import annotations

import hashlib
import io
import shutil
from collections.abc import Iterator

import pytest
from PIL import Image
from rapidfuzz.distance import Levenshtein

from tests.makers import pdf, prose
from whosays.model.document import Document, Original
from whosays.model.errors import DocumentError
from whosays.text import Converted, convert, ocr, worker

pytestmark = pytest.mark.skipif(shutil.which("tesseract") is None, reason="needs tesseract: sh tools/ocr.sh")


def converted(data: bytes, media_type: str = "application/pdf") -> Converted:
    original = Original(
        sha256=hashlib.sha256(data).hexdigest(), path="x.pdf", size=len(data), media_type=media_type
    )
    return convert(original, data)


def right(document: Document, said: str) -> float:
    """The share of characters that came out right."""
    return 1 - Levenshtein.normalized_distance(" ".join(document.text.split()), said)


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_scan_is_read_in_its_language_with_the_place_of_each_word(language: str) -> None:
    said = [" ".join(sentences) for sentences in prose.paragraphs(language, 2, size=2)]
    made = converted(pdf.scan(said))
    document, layout = made.document, made.layout
    assert document.language == language
    assert right(document, " ".join(said)) > 0.97
    assert [(page.number, page.source) for page in document.pages] == [(1, "ocr")]
    assert "tesseract" in document.extractor
    assert layout is not None
    words = [document.text[box.start : box.end] for box in layout.boxes]
    assert words == document.text.split()
    assert all(0 <= box.left < box.right <= 1 and 0 <= box.top < box.bottom <= 1 for box in layout.boxes)
    assert all(0 <= box.confidence <= 1 for box in layout.boxes)
    first, last = layout.boxes[0], layout.boxes[-1]
    assert first.top < 0.12
    assert first.left < 0.15
    assert last.top > first.bottom


def test_only_the_pages_without_text_are_recognised() -> None:
    (said,) = (" ".join(sentences) for sentences in prose.paragraphs("en", 1))
    picture = pdf.painted([said])[0]

    def scanned(canvas: pdf.Canvas) -> None:
        canvas.drawInlineImage(picture, 0, 0, *pdf.A4)

    document = converted(pdf.drawn(pdf.lines(*said.split(". ")), scanned, pdf.lines("Annex A"))).document
    assert [page.source for page in document.pages] == ["text", "ocr", "text"]
    second = document.pages[1]
    assert " ".join(document.text[second.start : second.end].split()) == said


def test_pages_of_a_tiff_are_pages() -> None:
    said = [" ".join(sentences) for sentences in prose.paragraphs("en", 2, size=1)]
    one, two = (pdf.painted([words])[0].crop((0, 0, 1654, 500)).convert("1") for words in said)
    out = io.BytesIO()
    one.save(out, "TIFF", compression="group4", save_all=True, append_images=[two], dpi=(200, 200))
    document = converted(out.getvalue(), "image/tiff").document
    assert [page.number for page in document.pages] == [1, 2]
    assert [" ".join(words.split()) for words in document.text.split("\f")] == said


def test_a_picture_without_words_holds_no_text() -> None:
    picture = Image.effect_noise((700, 700), 60)
    out = io.BytesIO()
    picture.save(out, "PNG")
    with pytest.raises(DocumentError, match="no words were found"):
        converted(out.getvalue(), "image/png")


def test_a_cut_off_image_and_one_with_too_many_pixels_are_refused() -> None:
    whole = pdf.png(["The guard held the bridge."])
    with pytest.raises(DocumentError):
        converted(whole[: len(whole) // 2], "image/png")
    out = io.BytesIO()
    Image.new("1", (20_000, 10_000)).save(out, "PNG")
    with pytest.raises(DocumentError, match="too large"):
        converted(out.getvalue(), "image/png")


def test_a_vast_drawing_is_painted_small() -> None:
    with pytest.raises(DocumentError, match="holds no text"):
        converted(pdf.vast_drawing())


@pytest.fixture
def no_recogniser(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A child that finds no tesseract."""
    monkeypatch.setenv("PATH", "/nowhere")
    monkeypatch.setattr(worker, "_workers", {})
    yield
    worker._stop_all()


@pytest.mark.usefixtures("no_recogniser")
def test_without_tesseract_the_scans_of_a_document_are_noted() -> None:
    picture = pdf.painted(["The guard held the bridge."])[0]

    def scanned(canvas: pdf.Canvas) -> None:
        canvas.drawInlineImage(picture, 0, 0, *pdf.A4)

    text = pdf.lines("The guard of the salt coast held the bridge for three days.")
    document = converted(pdf.drawn(text, scanned, scanned, text)).document
    assert [page.source for page in document.pages] == ["text", "none", "none", "text"]
    assert document.notes == (
        "pages 2-3: a scan, and not read; install tesseract-ocr "
        "(with the packs eng, fra, deu, nld, ara) and add the file again.",
    )


def test_a_pack_that_is_missing_is_not_asked_for() -> None:
    assert ocr.engine().pack_of("xx") == ""
    assert ocr.engine().pack_of("en") in ("", "eng")
