"""The sample case is whole: its files, its manifest, and the table of what they say agree."""

import csv
import re
from collections import Counter
from importlib.resources import files
from pathlib import Path

import lxml.html
import pytest
import trafilatura

CASE = Path(str(files("whosays") / "examples" / "highroad"))
DOCUMENTS = CASE / "documents"
README = (CASE / "README.md").read_text(encoding="utf-8")
COLUMNS = ["path", "publisher", "author", "published", "language", "url", "marking"]

KINDS = {
    "wire story": 3,
    "copy": 3,
    "correction": 1,
    "newspaper": 6,
    "newspaper with comments": 1,
    "blog with comments": 1,
    "interview": 1,
    "profile": 1,
    "obituary": 1,
    "communique": 1,
    "press notice": 1,
    "agency note": 1,
    "NGO report": 1,
    "listing notice": 1,
    "hearing": 1,
    "court": 1,
}

# Names that would tie the fiction to the world, or to the fiction of the design pages.
REAL = (
    "United Nations|UN|European Union|EU|NATO|Interpol|Europol|Frontex|Red Cross|Amnesty International|"
    "Human Rights Watch|Reuters|AFP|Associated Press|AP|BBC|CNN|New York Times|Guardian|Le Monde|Der Spiegel|"
    "CIA|FBI|KGB|GRU|MI6|Mossad|Wagner|Hezbollah|Hamas|Taliban|ISIS|Islamic State|al-Qaeda|PKK|FARC|IRA|ETA|"
    "Philip Morris|Google|Facebook|Twitter|Telegram|WhatsApp|Wikipedia|"
    "Corvane|Ansel Courier|Halmere|Oskel|Verrick|Sorrel Island|Transmarine|Grey Watch"
)


def rows_under(heading: str, width: int) -> list[list[str]]:
    """The cells of the first table below a heading of the README, without its head."""
    section = README.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines[2:]]
    return [(row + [""] * width)[:width] for row in rows]


def manifest() -> list[dict[str, str]]:
    with (DOCUMENTS / "manifest.csv").open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        assert reader.fieldnames == COLUMNS
        return list(reader)


def plain(path: Path) -> str:
    """What a reader sees of a document, with runs of white space as one space."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        text = str(lxml.html.document_fromstring(text.encode(), parser=utf8()).body.text_content())
    return " ".join(text.split())


def utf8() -> lxml.html.HTMLParser:
    return lxml.html.HTMLParser(encoding="utf-8")


def documents() -> list[Path]:
    return sorted(path for path in DOCUMENTS.iterdir() if path.name != "manifest.csv")


def by_number() -> dict[str, Path]:
    return {path.name[:2]: path for path in documents()}


def test_the_table_of_documents_lists_each_file_once() -> None:
    listed = rows_under("The documents", 5)
    assert [row[1] for row in listed] == [path.name for path in documents()]
    assert all(row[1].startswith(row[0] + "-") for row in listed)


def test_manifest_rows_match_files() -> None:
    paths = [row["path"] for row in manifest()]
    assert len(paths) == len(set(paths))
    assert set(paths) <= {path.name for path in documents()}
    listed = {row[1]: row for row in rows_under("The documents", 5)}
    assert {name for name, row in listed.items() if row[4] == "manifest"} == set(paths)
    for row in manifest():
        assert re.fullmatch(r"20\d\d-\d\d-\d\d", row["published"])
        assert row["published"] == listed[row["path"]][3]
        assert row["publisher"]


def test_kinds_are_as_many_as_told() -> None:
    assert Counter(row[2] for row in rows_under("The documents", 5)) == KINDS


def test_one_document_is_in_a_language_without_a_reader() -> None:
    assert Counter(row["language"] for row in manifest()) == {"en": 19, "fr": 1}


FROM_THE_PAGE = [row for row in rows_under("The documents", 5) if row[4] == "page"]


@pytest.mark.parametrize("row", FROM_THE_PAGE, ids=lambda row: row[0])
def test_without_a_manifest_row_the_page_tells_its_own_metadata(row: list[str]) -> None:
    page = (DOCUMENTS / row[1]).read_text(encoding="utf-8")
    found = trafilatura.extract_metadata(page)
    assert found.date == row[3]
    assert found.sitename
    assert found.title


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name[:2])
def test_files_are_clean_utf8_of_fitting_length(path: Path) -> None:
    raw = path.read_bytes()
    text = raw.decode("utf-8")
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    assert "�" not in text
    assert 90 <= len(plain(path).split()) <= 450


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name[:2])
def test_no_name_of_the_real_world(path: Path) -> None:
    assert re.findall(rf"\b(?:{REAL})\b", path.read_text(encoding="utf-8")) == []


def test_the_small_check_of_names_can_fail() -> None:
    assert re.findall(rf"\b(?:{REAL})\b", "The AP and Interpol say so.") == ["AP", "Interpol"]


@pytest.mark.parametrize("row", rows_under("Where they say it", 5), ids=lambda row: f"{row[0]}-{row[1]}")
def test_each_passage_stands_in_its_document(row: list[str]) -> None:
    assert row[2] in plain(by_number()[row[1]])
    assert row[4] in {"", "D", "A"}


def test_each_fact_has_a_passage_and_each_passage_a_fact() -> None:
    facts = [row[0] for row in rows_under("What they say", 5)]
    assert facts == [f"F{number:02}" for number in range(1, len(facts) + 1)]
    assert len(facts) >= 25
    assert {row[0] for row in rows_under("Where they say it", 5)} == set(facts)


def test_every_document_but_the_unread_one_carries_a_fact() -> None:
    carried = {row[1] for row in rows_under("Where they say it", 5)}
    assert set(by_number()) - carried == {"23"}


def test_the_copies_are_copies_and_their_drifts_are_there() -> None:
    docs = by_number()
    wire = docs["01"].read_text(encoding="utf-8").split("\n\n")
    copy = docs["02"].read_text(encoding="utf-8").split("\n\n")
    assert [part.strip() for part in copy[2:]] == [part.strip() for part in wire[3:-1]]
    assert "Portugal" in plain(docs["01"])
    assert "Portugal" not in plain(docs["03"])
    assert "seven others wounded" in plain(docs["01"])
    assert "wounded seventeen others" in plain(docs["04"])
