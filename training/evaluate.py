"""Measures the packaged models: syntax from raw text, names, kinds, re3d mentions, speed."""

import json
import time
from collections import Counter
from pathlib import Path

from spacy.language import Language

from training import conllu, lemmas, names, syntax
from whosays.language.en import read_with
from whosays.language.en.lemmas import Lemmatizer
from whosays.model.document import Document

TYPE_OF_RE3D = {
    "Person": "person",
    "Organisation": "organisation",
    "Location": "place",
    "Temporal": "date",
    "Quantity": "quantity",
    "Money": "quantity",
    "Weapon": "weapon",
    "MilitaryPlatform": "vehicle",
    "Vehicle": "vehicle",
    "DocumentReference": "document",
    "Nationality": "nationality",
}


def held_out_ids(data: Path) -> set[str]:
    """Every fifth document of re3d by id."""
    return set(sorted(row["id"] for row in _rows(data / "re3d/re3d.jsonl"))[::5])


def measure(nlp: Language, table: dict[str, object], data: Path) -> dict[str, dict[str, float]]:
    """Figures on data that no component has learnt from or been chosen on."""
    test = list(conllu.paragraphs(conllu.read(data / "gum/test.conllu")))
    items = list(names.from_gum(data / "gum/test.conllu"))
    found = {
        "gum_test": syntax.measure(nlp, test),
        "gum_test_capitals": syntax.measure(nlp, test, upper=True),
        "names_gum_test": names.measure(nlp, items),
        "names_gum_test_capitals": names.measure(nlp, items, upper=True),
    }
    found["lemmas"] = {"gum_test": lemmas.measure(table, data / "gum/test.conllu")}
    documents = [
        Document(sha256=row["id"], path=row["id"], text=row["text"], language="en")
        for row in _rows(data / "unlabelled/wikinews.jsonl")[:100]
    ]
    began = time.process_time()
    for _ in read_with(nlp, _lemmatizer(table), documents):
        pass
    count = sum(len(document.text.split()) for document in documents)
    found["speed"] = {"words_per_second": count / (time.process_time() - began)}
    return found


def re3d(nlp: Language, table: dict[str, object], data: Path, ids: set[str]) -> dict[str, float]:
    """Mentions against re3d (confidence >= 0.5), facilities counted as places; pronouns left out on both sides.

    `exact`: share of gold spans found with the same characters and type. `overlap_recall`: share of gold
    spans that
    a mention of their type touches. `overlap_precision`: share of mentions that touch a gold span of their type.
    """
    rows = [row for row in _rows(data / "re3d/re3d.jsonl") if row["id"] in ids]
    documents = [Document(sha256=row["id"], path=row["id"], text=row["text"], language="en") for row in rows]
    hits: Counter[str] = Counter()
    for row, reading in zip(rows, read_with(nlp, _lemmatizer(table), documents), strict=True):
        gold = {
            (entity["begin"], entity["end"], TYPE_OF_RE3D[entity["type"]])
            for entity in row["entities"]
            if entity["confidence"] >= 0.5
            and entity["type"] in TYPE_OF_RE3D
            and entity["value"].lower() not in _PRONOUNS
        }
        read = {
            (mention.start, mention.end, "place" if mention.type == "facility" else mention.type)
            for mention in reading.mentions
            if mention.form != "pronoun" and mention.type not in ("role", "rank")
        }
        hits["gold"] += len(gold)
        hits["read"] += len(read)
        hits["exact"] += len(gold & read)
        hits["recall"] += sum(any(_touch(one, other) for other in read) for one in gold)
        hits["precision"] += sum(any(_touch(one, other) for other in gold) for one in read)
    return {
        "documents": len(rows),
        "gold": hits["gold"],
        "exact": hits["exact"] / hits["gold"],
        "overlap_recall": hits["recall"] / hits["gold"],
        "overlap_precision": hits["precision"] / hits["read"],
    }


_PRONOUNS = frozenset("i we our us he his him she her they their them it its who you your which".split())


def _touch(one: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    return one[2] == other[2] and one[0] < other[1] and other[0] < one[1]


def _lemmatizer(table: dict[str, object]) -> Lemmatizer:
    known = {upos: frozenset(found.split()) for upos, found in table["known"].items()}  # type: ignore[attr-defined]
    return Lemmatizer(table["table"], known)  # type: ignore[arg-type]


def _rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.open(encoding="utf-8")]
