"""`python -m training.spans`: the field that bounds and types proper names, after the shipped tagger and parser.

    python -m training.spans [--data FOLDER] [--model FOLDER] [--work FOLDER] [--stage folds|recogniser|field ...]

Stages: `clusters` of words. `folds`: two recognisers, each trained on half of the data, so that the field learns
from opinions about text that the recogniser has not seen (stacking). `recogniser`: the one that ships, trained on
both halves. `field`: the conditional random field over its opinion, syntax, clusters and lists. Nothing of the
held-out fifth of re3d's documents (`training.evaluate.held_out_ids`) is learnt from.
"""

import argparse
import json
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ.setdefault(variable, "1")

import numpy as np  # noqa: E402
from spacy.language import Language  # noqa: E402
from spacy.tokens import Doc  # noqa: E402

from training import clusters, conllu, crf, evaluate, names, vectors  # noqa: E402
from training.pipeline import fit, new_pipeline  # noqa: E402
from whosays.language.en import features, loading  # noqa: E402
from whosays.language.en.crf import save  # noqa: E402
from whosays.language.en.kinds import KEY, KINDS  # noqa: E402
from whosays.language.en.words import Words  # noqa: E402
from whosays.model.document import Document  # noqa: E402

ROOT = Path(__file__).resolve().parents[1]
PARTS = ("names_tok2vec", "names", "kinds")
FOLD_EPOCHS, EPOCHS = 4, 5
#: Neighbouring sentences of the lists that share a fold; of the items, the share also read in capitals.
RUN, UPPER = 150, 0.1


@dataclass(frozen=True)
class Text:
    """Sentences that belong together; `source` is gum, re3d or lists; `fold` 0 or 1."""

    source: str
    fold: int
    items: list[names.Item]


def texts(nlp: Language, data: Path) -> list[Text]:
    """All that names are learnt from."""
    found: list[Text] = []
    for number, sentence_items in enumerate(_gum(data / "gum/train.conllu")):
        found.append(Text("gum", number % 2, sentence_items))
    held = evaluate.held_out_ids(data)
    rows = [json.loads(line) for line in (data / "re3d/re3d.jsonl").open(encoding="utf-8")]
    for number, row in enumerate(rows):
        if row["id"] not in held:
            found.append(Text("re3d", number % 2, names.from_re3d(nlp, [row])))
    lists = list(names.from_lists(nlp, data))
    names.add_kinds(nlp, lists)
    found += [Text("lists", number // RUN % 2, [item]) for number, item in enumerate(lists)]
    return found


def _gum(path: Path) -> Iterator[list[names.Item]]:
    items: list[names.Item] = []
    for sentence, item in zip(conllu.read(path), names.from_gum(path), strict=True):
        if sentence.opens_document and items:
            yield items
            items = []
        items.append(item)
    yield items


def recogniser(base: Language, found: list[Text], dev: list[names.Item], epochs: int) -> Language:
    """Names and kinds over the word vectors of `base`."""
    stored = base.vocab.vectors
    keys = sorted(stored.key2row, key=stored.key2row.__getitem__)
    nlp = new_pipeline(keys, np.asarray(stored.data))
    names.add_components(nlp)
    lists, gum, re3d = (
        [item for text in found if text.source == source for item in text.items]
        for source in ("lists", "gum", "re3d")
    )

    def score(pipeline: Language) -> tuple[float, dict[str, float]]:
        figures = names.measure(pipeline, dev)
        return figures["names"] + 0.5 * figures["kinds"], figures

    fit(
        nlp,
        lambda rng: names.epoch(nlp, [(lists, 0.5), (gum, 2), (re3d, 3)], rng),
        [names.example(nlp, [item]) for item in gum[:400] + lists[:400] + re3d[:200]],
        score,
        epochs=epochs,
        rate=0.0015,
        dropout=0.35,
    )
    return nlp


def store(nlp: Language, folder: Path) -> None:
    """The recogniser's parts, each in its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        nlp.get_pipe(part).to_disk(folder / part, exclude=["vocab"])


def joined(model: Path, parts: Path) -> Language:
    """The pipeline of `model` with the recogniser stored in `parts`."""
    nlp = loading.load(model)
    for part in PARTS:
        nlp.get_pipe(part).from_disk(parts / part, exclude=["vocab"])
    return nlp


def read(nlp: Language, found: list[Text], upper: bool = False) -> list[Words]:
    """The texts as the reader would see them, over the given tokens, one sentence an item."""
    docs = (
        Doc(nlp.vocab, words=[word.upper() for word in item.words] if upper else item.words, spaces=item.spaces)
        for text in found
        for item in text.items
    )
    stream = nlp.pipe(docs, batch_size=128)
    return [_words(text, stream) for text in found]


def _words(text: Text, docs: Iterator[Doc]) -> Words:
    words = Words(Document(sha256="", path="", text="", language="en"))
    for item in text.items:
        doc = next(docs)
        base = len(words.forms)
        words.forms += [token.text for token in doc]
        pairs = [token.tag_.split("_") for token in doc]
        words.upos += [pair[0] for pair in pairs]
        words.tags += [pair[-1] for pair in pairs]
        words.heads += [token.head.i + base for token in doc]
        words.deps += ["root" if token.dep_ == "ROOT" else token.dep_ for token in doc]
        words.kinds += [KINDS[kind] for kind in doc.user_data[KEY]]
        words.names += [(ent.start + base, ent.end + base, ent.label_) for ent in doc.ents]
        words.sentences.append((base, base + len(item.words)))
    words.lows = [form.lower() for form in words.forms]
    return words


def sentences(
    pairs: list[tuple[Text, Words]], table: features.Clusters
) -> Iterator[tuple[list[list[str]], list[str]]]:
    """Features and labels of every sentence. Texts of the lists say so, as their annotators had other habits."""
    for text, words in pairs:
        tokens = features.of_tokens(words, table)
        if text.source == "lists":
            for token in tokens:
                token.append(crf.SOURCE)
        labels = [name or "O" for item in text.items for name in item.names]
        for first, end in words.sentences:
            yield tokens[first:end], labels[first:end]


def opinions(base: Language, found: list[Text], dev: list[names.Item], work: Path) -> None:
    """Train and store the two recognisers that have each seen half of the texts."""
    for fold in (0, 1):
        others = [text for text in found if text.fold != fold]
        store(recogniser(base, others, dev, FOLD_EPOCHS), work / str(fold))


def field(model: Path, folds: Path, found: list[Text], work: Path, path: Path) -> None:
    """Fit the field on the folds' opinions and write it to `path`."""
    path.parent.mkdir(exist_ok=True)
    table = features.load_clusters(model / "spans/clusters.txt")
    rng = random.Random(7)
    upper = [Text(text.source, text.fold, text.items) for text in found if rng.random() < UPPER]
    rows: list[tuple[list[list[str]], list[str]]] = []
    for fold in (0, 1):
        nlp = joined(model, folds / str(fold))
        for part, capitals in ((found, False), (upper, True)):
            mine = [text for text in part if text.fold == fold]
            pairs = list(zip(mine, read(nlp, mine, capitals), strict=True))
            rows += sentences(pairs, table)
            rows += sentences([pair for pair in pairs if pair[0].source != "lists"], table)  # our habits: twice
            print(fold, capitals, len(rows), flush=True)
    labels, known, weights, moves = crf.fit(rows, work, rounds=10, rare=3)
    print(len(known), "features", flush=True)
    save(path, labels, known, weights, moves)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.spans", description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    parser.add_argument("--model", type=Path, default=ROOT / "src/whosays/language/en/model")
    parser.add_argument("--work", type=Path, default=ROOT / "build/spans")
    parser.add_argument("--stage", nargs="*", default=["clusters", "folds", "recogniser", "field"])
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    base = loading.load(options.model)
    found = texts(base, options.data)
    dev = list(names.from_gum(options.data / "gum/dev.conllu"))
    if "clusters" in options.stage:
        (options.model / "spans").mkdir(exist_ok=True)
        clusters.save(clusters.build(*vectors.train(options.data)), options.model / "spans/clusters.txt")
    if "folds" in options.stage:
        opinions(base, found, dev, options.work)
    if "recogniser" in options.stage:
        store(recogniser(base, found, dev, EPOCHS), options.model)
    if "field" in options.stage:
        field(options.model, options.work, found, options.work, options.model / "spans/names.npz")


if __name__ == "__main__":
    main()
