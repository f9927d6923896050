"""How right the reader is on documents that somebody has annotated, in the form that `extract` prints."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from unicodedata import normalize

from whosays.model.document import Document, Metadata, Page, Part
from whosays.model.errors import InputError
from whosays.pipeline.contract import SCHEMA, Plain
from whosays.pipeline.extracting import extract_document
from whosays.scoring import attribution, claims, coreference, gold, mentions
from whosays.scoring.counts import Counts, added, f_score, ratio

REMEDY = "Start from what `whosays extract` prints, and correct it."


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Figures by section (mentions, coreference, attributions, claims), and of how many documents."""

    documents: int
    sections: Mapping[str, Mapping[str, float]]


def evaluate(path: Path) -> Evaluation:
    """Read the texts of a file of annotated `extract` objects anew, and compare with what is annotated.

    A section that an object leaves out ("claims", say) is not scored for it. Raises InputError, with file and
    line, where a line is no such object.
    """
    counted: dict[str, list[Counts]] = {}
    documents = 0
    for number, wanted in _objects(path):
        try:
            found = _read(wanted)
            for section, counts in compared(wanted, found):
                counted.setdefault(section, []).append(counts)
        except (KeyError, TypeError, ValueError, IndexError) as error:
            what = f"{path}, line {number}: not an object of {SCHEMA} ({type(error).__name__}: {error})."
            raise InputError(what, REMEDY) from error
        documents += 1
    if not documents:
        raise InputError(f"{path}: holds no document.", REMEDY)
    made = {name: _FIGURES[name](added(all_counts)) for name, all_counts in counted.items()}
    return Evaluation(documents, {name: made[name] for name in _FIGURES if name in made})


def compared(wanted: Plain, found: Plain) -> Iterator[tuple[str, Counts]]:
    """Counts of one document for each section that the annotation has."""
    if "mentions" in wanted:
        yield "mentions", mentions.phrase_counts(_spans(wanted), _spans(found))
        yield "coreference", coreference.coreference(_chains(wanted), _chains(found))
    if "attributions" in wanted:
        yield "attributions", attribution.counts(_said(wanted), _said(found))
    if "claims" in wanted:
        strict = claims.score(gold.passage(wanted), found).strict
        yield (
            "claims",
            {"found": strict.found, "wanted": strict.wanted, "right": strict.right, "wrong": strict.wrong},
        )


def _claim_figures(total: Counts) -> Mapping[str, float]:
    recall = ratio(total["found"], total["wanted"])
    precision = ratio(total["right"], total["right"] + total["wrong"])
    return {"f1": f_score(precision, recall), "precision": precision, "recall": recall}


_FIGURES = {
    "mentions": mentions.phrase_figures,
    "coreference": coreference.figures,
    "attributions": attribution.figures,
    "claims": _claim_figures,
}


def _objects(path: Path) -> Iterator[tuple[int, Plain]]:
    try:
        lines = path.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as text: {error}.", REMEDY) from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise InputError(f"{path}, line {number}: not JSON: {error}.", "Give one object a line.") from error
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            raise InputError(f'{path}, line {number}: has no "text".', REMEDY)
        if row["text"] != normalize("NFC", row["text"]) or "\r" in row["text"]:
            raise InputError(f"{path}, line {number}: the text is not as the program keeps it.", REMEDY)
        yield number, row


def _read(wanted: Plain) -> Plain:
    """The text read anew, with the metadata and the parts (body, comments ...) that it was read with."""
    stated = wanted.get("document") or {}
    text = wanted["text"]
    whole: list[Plain] = [{"kind": "body", "start": 0, "end": len(text)}]
    published = stated.get("published")
    return extract_document(
        Document(
            sha256=stated.get("sha256") or sha256(text.encode()).hexdigest(),
            path=stated.get("path") or "text.txt",
            text=text,
            language=stated.get("language") or "en",
            metadata=Metadata(
                title=stated.get("title"),
                publisher=stated.get("publisher"),
                author=stated.get("author"),
                published=date.fromisoformat(published) if published else None,
            ),
            pages=tuple(Page(**page) for page in stated.get("pages") or ()),
            parts=tuple(
                Part(kind=part["kind"], start=part["start"], end=part["end"], author=part.get("author"))
                for part in stated.get("parts") or whole
            ),
        )
    )


def _spans(one: Plain) -> list[mentions.Span]:
    return [(m["start"], m["end"], m["type"]) for m in one["mentions"]]


def _chains(one: Plain) -> list[set[coreference.Place]]:
    groups: dict[str, set[coreference.Place]] = {}
    for m in [*one["mentions"], *one.get("phrases", ())]:
        groups.setdefault(m.get("entity") or m["id"], set()).add((m["start"], m["end"]))
    return list(groups.values())


def _said(one: Plain) -> list[attribution.Said]:
    return [
        attribution.Said(
            source=_places(given["source"]), content=_places(*given["content"]), cue=_places(given.get("cue"))
        )
        for given in one["attributions"]
        if given["source"]
    ]


def _places(*given: Plain | None) -> attribution.Spans:
    return tuple((place["start"], place["end"]) for place in given if place)
