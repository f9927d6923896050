import json
from pathlib import Path
from typing import Any

import pytest

from whosays import pipeline
from whosays.model.errors import InputError

TEXT = (
    "The Blue Strait Company appointed Anna Lund as its director in March 2014. "
    'Lund said: "The company is based in Harwich." She was arrested in Harwich on Monday, police said.'
)


@pytest.fixture(scope="module")
def extract() -> dict[str, Any]:
    found: dict[str, Any] = pipeline.extract_text(TEXT, path="a.txt", publisher="The Strait Times")
    assert found["claims"]
    assert found["attributions"]
    return found


def written(folder: Path, *objects: object) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("\n".join(json.dumps(one) for one in objects) + "\n")
    return path


def test_what_was_printed_is_found_again(extract: dict[str, Any], tmp_path: Path) -> None:
    found = pipeline.evaluate(written(tmp_path, extract))
    assert found.documents == 1
    assert found.sections["mentions"]["exact"] == 1.0
    assert found.sections["coreference"]["conll_f1"] == 1.0
    assert found.sections["attributions"]["f1"] == 1.0
    assert found.sections["claims"]["f1"] == 1.0


def test_what_was_corrected_counts_against_the_reader(extract: dict[str, Any], tmp_path: Path) -> None:
    more = {**extract["mentions"][0], "id": "m999", "entity": "e999", "type": "weapon", "start": 0, "end": 3}
    corrected = extract | {"claims": extract["claims"][1:], "mentions": [*extract["mentions"], more]}
    found = pipeline.evaluate(written(tmp_path, corrected))
    assert found.sections["claims"]["precision"] < 1.0 == found.sections["claims"]["recall"]
    assert found.sections["mentions"]["exact_recall"] < 1.0 == found.sections["mentions"]["exact_precision"]


def test_a_section_left_out_is_not_scored(extract: dict[str, Any], tmp_path: Path) -> None:
    gold = {key: value for key, value in extract.items() if key != "attributions"}
    assert set(pipeline.evaluate(written(tmp_path, gold)).sections) == {"mentions", "coreference", "claims"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "holds no document"),
        ("{not json}\n", "line 1: not JSON"),
        ('{"text": 3}\n', 'line 1: has no "text"'),
        ('{"text": "A b.", "document": {}, "mentions": [{"start": 0}]}\n', "line 1: not an object of"),
        ('{"text": "A\\r\\nb.", "mentions": []}\n', "as the program keeps it"),
    ],
)
def test_a_file_that_is_none_is_told_with_its_line(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(content)
    with pytest.raises(InputError, match=message) as caught:
        pipeline.evaluate(path)
    assert str(path) in str(caught.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        pipeline.evaluate(tmp_path / "none.jsonl")
