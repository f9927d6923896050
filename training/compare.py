"""`python -m training.compare`: four ways to mark whole noun phrases, learnt and measured on the same documents.

    python -m training.compare [--data FOLDER] [--model FOLDER] [--work FOLDER] [--epochs N]

On re3d, learnt without the held-out fifth and measured on it: spaCy's transition recogniser, its span categoriser
and a tagger of BIO labels, all three over the embedding that names were learnt with, and the field that ships.
`training.phrases --stage apart` must have run. Short runs: they show what to build on, no more.
"""

import argparse
import json
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from spacy.util import fix_random_seed, minibatch
from thinc.api import Adam

from training import evaluate, phrases, spans
from training.phrases import Read
from training.pipeline import NAME_FEATURES, NAMES, listener, new_pipeline, tok2vec, transitions
from whosays.language.en import crf, loading
from whosays.scoring.counts import Counts, added
from whosays.scoring.mentions import phrase_counts, phrase_figures

EMBEDDING = "names_tok2vec"
#: The span categoriser looks at every span of up to so many tokens (19 of 20 marked ones).
LONGEST = 8
Marked = list[tuple[int, int, str]]


def sentences(one: Read) -> Iterator[tuple[int, list[str], list[str]]]:
    """First token, words and labels of each sentence."""
    for first, end in one.words.sentences:
        yield first, one.words.forms[first:end], one.labels[first:end]


def transition(nlp: Language) -> Callable[[Doc], Marked]:
    nlp.add_pipe("ner", config={"model": transitions(EMBEDDING, "ner", NAMES)})
    return lambda doc: [(one.start, one.end, one.label_) for one in doc.ents]


def categoriser(nlp: Language) -> Callable[[Doc], Marked]:
    model: dict[str, Any] = {
        "@architectures": "spacy.SpanCategorizer.v1",
        "tok2vec": listener(EMBEDDING, NAMES),
        "reducer": {"@layers": "spacy.mean_max_reducer.v1", "hidden_size": 96},
        "scorer": {"@layers": "spacy.LinearLogistic.v1"},
    }
    suggester = {"@misc": "spacy.ngram_range_suggester.v1", "min_size": 1, "max_size": LONGEST}
    nlp.add_pipe("spancat", config={"model": model, "suggester": suggester, "spans_key": "sc", "threshold": 0.4})

    def outermost(doc: Doc) -> Marked:
        group = doc.spans["sc"]
        best = sorted(zip(group.attrs["scores"], group, strict=True), key=lambda pair: -pair[0])
        kept: list[Span] = []
        for _, one in best:
            if all(one.end <= other.start or other.end <= one.start for other in kept):
                kept.append(one)
        return [(one.start, one.end, one.label_) for one in kept]

    return outermost


def tagger(nlp: Language) -> Callable[[Doc], Marked]:
    nlp.add_pipe(
        "tagger",
        config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener(EMBEDDING, NAMES)}},
    )

    def marked(doc: Doc) -> Marked:
        labels = [token.tag_ for token in doc]
        for i, label in enumerate(labels):  # what goes on without having begun begins
            if label.startswith("I-") and (not i or labels[i - 1][2:] != label[2:]):
                labels[i] = "B-" + label[2:]
        return list(crf.spans(labels, [(0, len(doc))]))

    return marked


WAYS = {"transition recogniser": transition, "span categoriser": categoriser, "BIO tagger": tagger}


def example(nlp: Language, words: list[str], labels: list[str]) -> Example:
    """A sentence with its labels as entities, as spans and as tags, for whichever is asked for."""
    doc = Doc(nlp.vocab, words=words, ents=labels, tags=labels)
    doc.spans["sc"] = list(doc.ents)
    return Example(Doc(nlp.vocab, words=words), doc)


def learnt(way: str, found: Sequence[Read], base: Language, apart: Path, epochs: int) -> Callable[[Read], Marked]:
    """A reader of documents, by one of the ways."""
    stored = base.vocab.vectors
    keys = sorted(stored.key2row, key=stored.key2row.__getitem__)
    nlp = new_pipeline(keys, stored.data)
    nlp.add_pipe("tok2vec", name=EMBEDDING, config={"model": tok2vec(NAME_FEATURES, NAMES)})
    marked = WAYS[way](nlp)
    rows = [example(nlp, words, labels) for one in found for _, words, labels in sentences(one)]
    fix_random_seed(7)
    nlp.initialize(lambda: rows)
    nlp.get_pipe(EMBEDDING).from_disk(apart / "full" / EMBEDDING, exclude=["vocab"])
    sgd, rng = Adam(0.001, use_averages=True), random.Random(7)
    for _ in range(epochs):
        rng.shuffle(rows)
        for batch in minibatch(rows, 24):
            nlp.update(batch, drop=0.35, sgd=sgd)
    averages = sgd.averages

    def read(one: Read) -> Marked:
        with nlp.use_params(averages):
            return [
                (first + a, first + b, kind)
                for first, words, _ in sentences(one)
                for a, b, kind in marked(nlp(Doc(nlp.vocab, words=words)))
            ]

    return read


def counts(one: Read, marked: Marked) -> Counts:
    starts, ends = one.words.starts, one.words.ends
    found = {(starts[a], ends[b - 1], kind) for a, b, kind in marked}
    return phrase_counts(phrases.gold(one.row), {span for span in found if span[2] in phrases.TYPES.values()})


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.compare", description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=spans.ROOT.parent / "shared/data")
    parser.add_argument("--model", type=Path, default=spans.ROOT / "src/whosays/language/en/model")
    parser.add_argument("--work", type=Path, default=spans.ROOT / "build/phrases")
    parser.add_argument("--epochs", type=int, default=15)
    options = parser.parse_args()
    rows = [json.loads(line) for line in (options.data / "re3d/re3d.jsonl").open(encoding="utf-8")]
    found = phrases.read(sorted(rows, key=lambda row: str(row["id"])), options.model, options.work)
    held = evaluate.held_out_ids(options.data)
    known = [one for one in found if one.row["id"] not in held]
    test = [one for one in found if one.row["id"] in held]
    field = phrases.fit(known, options.work / "compare.npz", options.work)
    print("random field", phrase_figures(added([phrases.counts(one, field) for one in test])), flush=True)
    base = loading.load(options.model)
    for way in WAYS:
        read = learnt(way, known, base, options.work, options.epochs)
        print(way, phrase_figures(added([counts(one, read(one)) for one in test])), flush=True)


if __name__ == "__main__":
    main()
