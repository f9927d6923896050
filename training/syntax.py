"""Tagger and parser: what they learn from, how they are measured on raw text."""

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from training import conllu
from training.pipeline import FEATURES, SYNTAX, fit, listener, tok2vec, transitions

UPPER, LOWER, BARE = 0.15, 0.04, 0.05


def add_components(nlp: Language) -> None:
    """Tagger (labels UPOS_XPOS) and parser (UD relations and sentence starts) over one shared embedding."""
    nlp.add_pipe("tok2vec", config={"model": tok2vec(FEATURES, SYNTAX)})
    tagger = {"@architectures": "spacy.Tagger.v2", "tok2vec": listener("tok2vec", SYNTAX)}
    nlp.add_pipe("tagger", config={"model": tagger})
    parser = transitions("tok2vec", "parser", SYNTAX)
    nlp.add_pipe("parser", config={"model": parser, "min_action_freq": 20})


def load(data: Path, parts: Sequence[str]) -> list[list[conllu.Sentence]]:
    """Paragraphs of GUM; EWT comes without them: each of its sentences alone."""
    gum = [block for part in parts for block in conllu.paragraphs(conllu.read(data / f"gum/{part}.conllu"))]
    ewt = [[sentence] for part in parts for sentence in conllu.read(data / f"ud_ewt/{part}.conllu")]
    return gum + ewt


def epoch(nlp: Language, blocks: list[list[conllu.Sentence]], rng: random.Random) -> Iterable[Example]:
    """One pass: paragraphs cut at random into runs of up to eight sentences; lone sentences joined by up to
    four.
    """
    lone: list[conllu.Sentence] = []
    want = 1
    for block in blocks:
        if len(block) == 1:
            lone.append(block[0])
            if len(lone) >= want:
                yield example(nlp, lone, rng)
                lone, want = [], rng.choice((1, 1, 2, 3, 4))
            continue
        start = 0
        while start < len(block):
            size = rng.randint(2, 8)
            yield example(nlp, block[start : start + size], rng)
            start += size
    if lone:
        yield example(nlp, lone, rng)


def cased(words: list[str], rng: random.Random) -> list[str]:
    """The words, sometimes all in capitals (wire text), seldom all in small letters."""
    draw = rng.random()
    if draw < UPPER:
        return [word.upper() for word in words]
    return [word.lower() for word in words] if draw < UPPER + LOWER else words


def example(nlp: Language, sentences: list[conllu.Sentence], rng: random.Random | None = None) -> Example:
    """Gold trees of a run of sentences as one spaCy example."""
    if rng and len(sentences) == 1 and rng.random() < BARE:
        sentences = [_bare(sentences[0])]
    words = [word for one in sentences for word in one.words]
    spaces = [space for one in sentences for space in one.spaces]
    heads: list[int] = []
    for one in sentences:
        offset = len(heads)
        heads += [head + offset for head in one.heads]
    words = cased(words, rng) if rng else words
    reference = Doc(
        nlp.vocab,
        words=words,
        spaces=spaces,
        tags=[tag for one in sentences for tag in one.tags],
        heads=heads,
        deps=[dep for one in sentences for dep in one.deps],
        sent_starts=[index == 0 for one in sentences for index in range(len(one.words))],
    )
    return Example(Doc(nlp.vocab, words=words, spaces=spaces), reference)


def _bare(sentence: conllu.Sentence) -> conllu.Sentence:
    """The sentence without its full stop, as headlines and list items are."""
    last = len(sentence.words) - 1
    if last < 2 or sentence.words[last] != "." or last in sentence.heads[:last]:
        return sentence
    return replace(
        sentence,
        words=sentence.words[:last],
        spaces=sentence.spaces[:last],
        tags=sentence.tags[:last],
        heads=sentence.heads[:last],
        deps=sentence.deps[:last],
        lemmas=sentence.lemmas[:last],
    )


def measure(nlp: Language, blocks: list[list[conllu.Sentence]], upper: bool = False) -> dict[str, float]:
    """UAS, LAS, tags, sentences on raw text: F1 over tokens that have the gold's exact characters."""
    hits: Counter[str] = Counter()
    texts = [conllu.text_of(block) for block in blocks]
    if upper:
        texts = [t.upper() if len(t.upper()) == len(t) else t for t in texts]
    for block, text, doc in zip(blocks, texts, nlp.pipe(texts, batch_size=64), strict=True):
        gold, place = {}, 0
        starts = set()
        for one in block:
            spots = []
            for word in one.words:
                place = text.lower().index(word.lower(), place) if upper else text.index(word, place)
                spots.append((place, place + len(word)))
                place += len(word)
            starts.add(spots[0][0])
            for i, spot in enumerate(spots):
                head = None if one.heads[i] == i else spots[one.heads[i]]
                gold[spot] = (head, one.deps[i], one.tags[i])
        tokens = [token for token in doc if not token.is_space]
        hits["gold"] += len(gold)
        hits["read"] += len(tokens)
        hits["gold_s"] += len(starts)
        read_starts = {sent[0].idx for sent in doc.sents if len(sent)}
        hits["read_s"] += len(read_starts)
        hits["sents"] += len(starts & read_starts)
        for token in tokens:
            want = gold.get((token.idx, token.idx + len(token)))
            if want is None:
                continue
            hits["tok"] += 1
            head = None if token.head is token or token.head.i == token.i else token.head
            spot = (head.idx, head.idx + len(head)) if head is not None else None
            hits["tags"] += token.tag_.split("_")[-1] == want[2].split("_")[-1]
            hits["upos"] += token.tag_.split("_")[0] == want[2].split("_")[0]
            hits["uas"] += spot == want[0]
            hits["las"] += spot == want[0] and token.dep_ == want[1]
    size = (hits["gold"] + hits["read"]) / 2
    figures = {key: hits[key] / size for key in ("tok", "tags", "upos", "uas", "las")}
    figures["sents"] = hits["sents"] / ((hits["gold_s"] + hits["read_s"]) / 2)
    return figures


def train(nlp: Language, data: Path, epochs: int, *, dev_run: bool = False) -> dict[str, float]:
    """Add and train the components on the train and dev parts; returns the last figures.

    With `dev_run` the dev parts are left out, and measured: so the shape of the network and the number of passes
    were chosen.
    """
    add_components(nlp)
    blocks = load(data, ("train",) if dev_run else ("train", "dev"))
    gum = [block for block in blocks if len(block) > 1]  # its kinds of text are nearer to ours: it counts twice
    dev = list(conllu.paragraphs(conllu.read(data / "gum/dev.conllu")))

    def score(pipeline: Language) -> tuple[float, dict[str, float]]:
        figures = measure(pipeline, dev)
        capitals = measure(pipeline, dev[::4], upper=True)
        figures["las_upper"] = capitals["las"]
        return (figures["las"] + figures["tags"] + figures["sents"]) / 3 + 0.2 * capitals["las"], figures

    return fit(
        nlp,
        lambda rng: chain(epoch(nlp, blocks, rng), epoch(nlp, gum, rng)),
        [example(nlp, block) for block in blocks],
        score,
        epochs=epochs,
        rate=0.002,
        dropout=0.25,
    )
