"""The contract of `extract`: every object is valid under the schema, and every offset holds."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from whosays import pipeline
from whosays.model.views import Added


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    jsonschema.Draft202012Validator.check_schema(pipeline.schema())
    return jsonschema.Draft202012Validator(pipeline.schema())


def check(validator: jsonschema.Draft202012Validator, given: dict[str, Any]) -> None:
    validator.validate(given)
    text = given["text"]
    mentions = {mention["id"]: mention for mention in given["mentions"]}
    for mention in mentions.values():
        assert text[mention["start"] : mention["end"]] == mention["text"]
    for claim in given["claims"]:
        assert all(text[e["start"] : e["end"]] == e["quote"] for e in claim["evidence"])
        named = [claim["subject"], claim["object"], *claim["participants"], *claim["chain"]]
        assert all(place["mention"] in mentions for place in named if place and place.get("mention"))
        assert [holder["step"] for holder in claim["chain"]] == sorted(h["step"] for h in claim["chain"])
        assert claim["chain"][0]["step"] == 0


def test_every_document_of_a_folder_is_valid(validator: jsonschema.Draft202012Validator, folder: Path) -> None:
    found = list(pipeline.extract([folder]))
    assert [one["document"]["path"] for one in found] == ["a-wire.txt", "b-interview.txt", "c-note.txt"]
    for one in found:
        check(validator, one)
        assert one["schema"] == pipeline.SCHEMA == "whosays.extract/1"
        assert one["claims"]
    assert found[1]["document"]["publisher"] == "Kestrel Weekly"
    assert "+49 30 1234567" in found[1]["text"]  # raw: nothing is veiled here


def test_the_sample_article_is_valid(validator: jsonschema.Draft202012Validator, shared: Path) -> None:
    (found,) = pipeline.extract([shared / "samples"])
    check(validator, found)
    assert found["document"]["publisher"] == "intelNews"
    assert {part["kind"] for part in found["document"]["parts"]} >= {"body", "comment"}


def test_what_cannot_be_used_is_told_and_the_rest_goes_on(folder: Path) -> None:
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "blank.txt").write_text("  \n ", encoding="utf-8")
    told: list[Added] = []
    assert len(list(pipeline.extract([folder], told.append))) == 3
    assert [(line.path, line.outcome) for line in told] == [("binary.txt", "refused"), ("blank.txt", "refused")]
    assert not told[1].message.startswith("blank.txt")


def test_a_bare_text_is_read_like_a_document(validator: jsonschema.Draft202012Validator) -> None:
    found = pipeline.extract_text(
        "Dana Orr is the deputy head of the Oskel Guard.", publisher="The Post", language="en"
    )
    check(validator, found)
    assert found["claims"][0]["chain"][0]["name"] == "The Post"
    assert found == pipeline.extract_text(found["text"], publisher="The Post", language="en")


def test_outermost_mentions_hold_the_names(validator: jsonschema.Draft202012Validator) -> None:
    found = pipeline.extract_text("Dana Orr left the northern town of Lutra on Monday.", language="en")
    check(validator, found)
    outermost = found["outermost"]
    assert all(one["end"] <= other["start"] for one, other in pairwise(outermost))
    assert all(found["text"][one["start"] : one["end"]] == one["text"] for one in outermost)
    (dana,) = [m for m in found["mentions"] if m["text"] == "Dana Orr"]
    assert [one["entity"] for one in outermost if one["text"] == "Dana Orr"] == [dana["entity"]]
    (lutra,) = [m for m in found["mentions"] if m["text"] == "Lutra" and m["name"]]
    assert any(one["start"] < lutra["start"] and one["end"] == lutra["end"] for one in outermost)


def test_a_text_in_another_language_is_not_read(validator: jsonschema.Draft202012Validator) -> None:
    found = pipeline.extract_text("Le chef de la Garde a été nommé hier.", language="fr")
    check(validator, found)
    assert found["document"]["read"] is False
    assert (found["mentions"], found["claims"]) == ([], [])


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "whosays.extract/2"),
        (("document", "sha256"), "abc"),
        (("document", "published"), "yesterday"),
        (("claims", 0, "predicate"), "likes"),
        (("claims", 0, "chain"), []),
        (("claims", 0, "evidence", 0, "quote"), ""),
        (("claims", 0, "stance"), "sure"),
        (("mentions", 0, "start"), -1),
    ],
)
def test_the_schema_refuses_what_is_not_in_the_contract(
    validator: jsonschema.Draft202012Validator, path: tuple[str | int, ...], value: object
) -> None:
    found = pipeline.extract_text("Dana Orr is the deputy head of the Oskel Guard.", language="en")
    place: Any = found
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    assert not validator.is_valid(found)


def test_fields_may_be_added_to_the_contract(validator: jsonschema.Draft202012Validator) -> None:
    found = pipeline.extract_text("Dana Orr is the deputy head of the Oskel Guard.", language="en")
    found["claims"][0]["more"] = found["more"] = 1
    assert validator.is_valid(found)
