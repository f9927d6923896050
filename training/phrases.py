"""`python -m training.phrases`: the field that marks whole noun phrases with a type, and how right it is.

    python -m training.phrases [--data FOLDER] [--model FOLDER] [--work FOLDER] [--stage apart|ship|folds ...]

Its spans are those of re3d. Stages: `apart`: a recogniser and a field of names that have never seen re3d, so that
what they say of its documents is what they would say of any. `ship`: the field that ships, fitted over their
opinions without the held-out fifth of the documents (`training.evaluate.held_out_ids`). `folds`: the same field
fitted five times without a fifth of all the documents, by id, and measured on that fifth; nothing that it reads
with has learnt from re3d. The figures go into `evals/folds/mentions.json`. About 25 minutes on one core, 20 of
them for `apart`.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from evals.measures.mentions import CONFIDENCE, TYPES
from training import crf, evaluate, names, spans
from whosays.language.en import features, loading, mentions, outermost, recogniser
from whosays.language.en.crf import Field, load, save
from whosays.language.en.words import Words, parse
from whosays.model.document import Document
from whosays.scoring.counts import Counts, added, ratio
from whosays.scoring.mentions import Span, phrase_counts, phrase_figures

FOLDS = 5
#: All that is learnt: what is measured (`TYPES`) and what re3d marks beside it.
LEARNT = {**TYPES, "Money": "quantity", "Vehicle": "vehicle", "DocumentReference": "document"}
RESULT = spans.ROOT / "evals/folds/mentions.json"


@dataclass(frozen=True)
class Read:
    """A document of re3d as the reader sees it: the features of each token, and the label that it should get."""

    row: dict[str, object]
    words: Words
    tokens: list[list[str]]
    labels: list[str]


def gold(row: dict[str, object], types: dict[str, str] = TYPES) -> set[Span]:
    """The marked spans of a document that enough annotators agreed on."""
    entities: list[dict[str, object]] = row["entities"]  # type: ignore[assignment]
    return {
        (one["begin"], one["end"], types[one["type"]])  # type: ignore[index,misc]
        for one in entities
        if one["confidence"] >= CONFIDENCE and one["type"] in types  # type: ignore[operator]
    }


def labelled(words: Words, marked: set[Span]) -> list[str]:
    """Labels of the tokens: the outermost spans, each cut off at the end of its sentence."""
    labels = ["O"] * len(words.starts)
    past = -1
    for start, stop, kind in sorted(marked, key=lambda span: (span[0], -span[1])):
        if start < past:
            continue
        past = stop
        inside = [i for i, end in enumerate(words.ends) if end > start and words.starts[i] < stop]
        if not inside:
            continue
        close = next(end for first, end in words.sentences if first <= inside[0] < end)
        for i in inside:
            if i < close:
                labels[i] = ("B-" if i == inside[0] else "I-") + kind
    return labels


def read(rows: Sequence[dict[str, object]], model: Path, apart: Path) -> list[Read]:
    """The documents as a reader without any knowledge of re3d sees them."""
    table = features.load_clusters(model / "spans/clusters.txt")
    field = load(apart / "names.npz")
    namer = recogniser.Recogniser(field, field, table)
    documents = [Document(sha256=str(r["id"]), path="", text=str(r["text"]), language="en") for r in rows]
    found = []
    for row, words in zip(
        rows, parse(spans.joined(model, apart / "full"), loading.lemmatizer(), documents), strict=True
    ):
        tokens = features.of_tokens(words, table)
        words.names, _ = namer.names(words)
        for token, keys in zip(tokens, outermost.keys(words, mentions.find(words)), strict=True):
            token += [name for key in keys for name in outermost.named(key, table)]
        found.append(Read(row, words, tokens, labelled(words, gold(row, LEARNT))))
    return found


def fit(learnt: Sequence[Read], path: Path, work: Path) -> Field:
    """The field of some documents, written and read back as the reader will."""
    sentences = [
        (one.tokens[first:end], one.labels[first:end]) for one in learnt for first, end in one.words.sentences
    ]
    save(path, *crf.fit(sentences, work, rounds=60, rare=1, elastic=(0.2, 0.2)))
    return load(path)


def counts(one: Read, field: Field) -> Counts:
    """What the field marks in a document against what people marked."""
    scores = np.array([field.score(token) for token in one.tokens], dtype=np.float32)
    starts, ends = one.words.starts, one.words.ends
    marked = {
        (starts[first], ends[end - 1], kind) for first, end, kind in outermost.spans(one.words, field, scores)
    }
    return phrase_counts(gold(one.row), {span for span in marked if span[2] in TYPES.values()})


def folds(found: Sequence[Read], work: Path) -> Counts:
    """Sums over all documents, each marked by a field that has not learnt from it."""
    every = []
    for fold in range(FOLDS):
        others = [one for number, one in enumerate(found) if number % FOLDS != fold]
        field = fit(others, work / "fold.npz", work)
        every += [counts(one, field) for number, one in enumerate(found) if number % FOLDS == fold]
        print(fold, phrase_figures(added(every)), flush=True)
    return added(every)


def figures(total: Counts) -> dict[str, object]:
    """All in all, and exact F1 by type."""
    by_type = {
        kind: round(
            ratio(2 * total.get(f"exact:{kind}", 0), total.get(f"gold:{kind}", 0) + total.get(f"read:{kind}", 0)),
            3,
        )
        for kind in TYPES.values()
    }
    return {**{name: round(value, 3) for name, value in phrase_figures(total).items()}, "by_type": by_type}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.phrases", description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=spans.ROOT.parent / "shared/data")
    parser.add_argument("--model", type=Path, default=spans.ROOT / "src/whosays/language/en/model")
    parser.add_argument("--work", type=Path, default=spans.ROOT / "build/phrases")
    parser.add_argument("--stage", nargs="*", default=["apart", "ship", "folds"])
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    if "apart" in options.stage:
        base = loading.load(options.model)
        known = [text for text in spans.texts(base, options.data) if text.source != "re3d"]
        dev = list(names.from_gum(options.data / "gum/dev.conllu"))
        spans.opinions(base, known, dev, options.work)
        spans.store(spans.recogniser(base, known, dev, spans.EPOCHS), options.work / "full")
        spans.field(options.model, options.work, known, options.work, options.work / "names.npz")
    rows = [json.loads(line) for line in (options.data / "re3d/re3d.jsonl").open(encoding="utf-8")]
    found = read(sorted(rows, key=lambda row: str(row["id"])), options.model, options.work)
    if "ship" in options.stage:
        held = evaluate.held_out_ids(options.data)
        fit([one for one in found if one.row["id"] not in held], options.model / "spans/phrases.npz", options.work)
    if "folds" in options.stage:
        result = {"documents": len(found), "folds": FOLDS, **figures(folds(found, options.work))}
        RESULT.parent.mkdir(exist_ok=True)
        RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
