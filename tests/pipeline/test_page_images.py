"""Pages as images: the quote marked, veiled pages withheld; quotes from scans are approximate."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import jsonschema
import numpy as np
import pytest
from PIL import Image

from tests.makers import pdf
from whosays import pipeline
from whosays.model.errors import CaseError, NotFoundError
from whosays.model.picture import PageImage

SAID = [
    "Colonel Adrian Moss commands the Northern Brigade, according to the spokeswoman Lena Hartog.",
    "The harbour has been closed for two weeks, and nobody knows when it will be opened again.",
]


def made(tmp_path: Path, name: str, data: bytes) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)
    root = tmp_path / "case"
    pipeline.new_case(root)
    pipeline.add(root, [folder])
    pipeline.build(root)
    return root


def claim(root: Path) -> str:
    view = pipeline.document_view(root, pipeline.documents(root)[0].sha256 or "")
    return next(one.claim for one in view.claims if "Moss" in one.sentence.text)


def marked(image: PageImage) -> tuple[float, float]:
    """From where to where down the page the marker reaches, as shares of its height."""
    colours = np.asarray(Image.open(io.BytesIO(image.png)).convert("RGB")).astype(int)
    yellow = (colours[..., 0] > 200) & (colours[..., 1] > 180) & (colours[..., 2] < 80)
    rows = np.flatnonzero(yellow.any(axis=1))
    return float(rows[0]) / colours.shape[0], float(rows[-1]) / colours.shape[0]


def test_the_quote_is_marked_on_the_page_of_a_pdf(tmp_path: Path) -> None:
    root = made(tmp_path, "a.pdf", pdf.born_digital(["Nothing is said here at all."] * 20 + SAID))
    image = pipeline.page_image(root, claim(root))
    assert (image.page, image.boxed, image.path) == (1, True, "a.pdf")
    first, last = marked(image)
    assert 0.5 < first < last < 0.9
    assert last - first < 0.06


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="needs tesseract: sh tools/ocr.sh")
def test_a_quote_from_a_scan_is_approximate_everywhere_and_marked_by_the_places_of_its_words(
    tmp_path: Path,
) -> None:
    data = pdf.scan(SAID)
    root = made(tmp_path, "scan.pdf", data)
    image = pipeline.page_image(root, claim(root))
    assert image.boxed
    first, last = marked(image)
    assert 0.05 < first < last < 0.15
    (evidence,) = pipeline.why(root, claim(root)).assertions
    assert evidence.passage.approximate
    view = pipeline.document_view(root, pipeline.documents(root)[0].sha256 or "")
    assert (view.recognised, view.pictured, view.withheld) == ((1,), (1,), ())
    (record,) = pipeline.extract([tmp_path / "documents"])
    jsonschema.validate(record, pipeline.schema())
    assert record["document"]["pages"][0]["source"] == "ocr"
    assert all(span["approximate"] is True for one in record["claims"] for span in one["evidence"])


def test_quotes_of_born_digital_pages_are_not_approximate(tmp_path: Path) -> None:
    root = made(tmp_path, "a.pdf", pdf.born_digital(SAID))
    (evidence,) = pipeline.why(root, claim(root)).assertions
    assert not evidence.passage.approximate
    (record,) = pipeline.extract([tmp_path / "documents"])
    assert [page["source"] for page in record["document"]["pages"]] == ["text"]
    assert not any("approximate" in span for one in record["claims"] for span in one["evidence"])


def test_a_page_that_shows_a_protected_person_is_withheld(tmp_path: Path) -> None:
    root = made(tmp_path, "a.pdf", pdf.born_digital(SAID))
    wanted = claim(root)
    pipeline.protect(root, "Lena Hartog", by="me")
    pipeline.build(root)
    with pytest.raises(CaseError, match="withheld"):
        pipeline.page_image(root, wanted)
    sha256 = pipeline.documents(root)[0].sha256 or ""
    with pytest.raises(CaseError, match="withheld"):
        pipeline.document_page_image(root, sha256, 1)
    assert pipeline.document_view(root, sha256).withheld == (1,)


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="needs tesseract: sh tools/ocr.sh")
def test_a_scan_on_which_a_protected_name_was_nearly_recognised_is_withheld(tmp_path: Path) -> None:
    root = made(tmp_path, "scan.pdf", pdf.scan(SAID))
    wanted = claim(root)
    pipeline.protect(root, "Lena Hartung", by="me")
    pipeline.build(root)
    with pytest.raises(CaseError, match="withheld"):
        pipeline.page_image(root, wanted)


def test_text_files_have_no_page_images(case: Path) -> None:
    sha256 = pipeline.documents(case)[0].sha256 or ""
    with pytest.raises(NotFoundError):
        pipeline.document_page_image(case, sha256, 1)


def test_a_page_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    root = made(tmp_path, "a.pdf", pdf.born_digital(SAID))
    with pytest.raises(NotFoundError, match="page 9"):
        pipeline.document_page_image(root, pipeline.documents(root)[0].sha256 or "", 9)
