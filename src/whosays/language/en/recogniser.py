"""Names and outermost mentions by conditional random fields over the first recogniser's opinion, syntax, lists.

The first recogniser (spaCy's) sees a few words around a name; the field also weighs what it said of the same word
elsewhere in the document, the parse and the lists, and finds the best labels of the whole sentence (stacking:
Wolpert 1992; non-local features: Krishnan and Manning 2006). A second field over the same features, and what the
reader then found, marks whole noun phrases (`outermost.py`); both are scored in one go.
"""

from functools import cache
from pathlib import Path

import numpy as np

from whosays.language.en import crf, features, outermost
from whosays.language.en.drafts import Draft
from whosays.language.en.lexicon import gazetteer, noun_types, place_words
from whosays.language.en.words import Words
from whosays.model.mention import MentionType

FOLDER = Path(__file__).parent / "model/spans"


class Recogniser:
    """The two fields and the word clusters that they were made with."""

    def __init__(self, field: crf.Field, phrases: crf.Field, clusters: features.Clusters) -> None:
        self._field, self._phrases, self._clusters = field, phrases, clusters
        self._scorer = crf.Scorer(crf.beside(field, phrases), lambda key: features.named(key, clusters))
        self._further = crf.Scorer(phrases, lambda key: outermost.named(key, clusters))

    def names(self, words: Words) -> tuple[list[tuple[int, int, str]], crf.Matrix]:
        """Names of a document with the labels PERSON, ORG and LOC: (first token, one past the last, label); and
        what the same features speak for in phrases (tokens, labels), for `phrases`.

        The field's, and those of the first recogniser (`words.names`) that overlap none of them and that a list
        or a second word speaks for.
        """
        if not words.forms:
            return [], np.zeros((0, len(self._phrases.labels)), dtype=np.float32)
        both = self._scorer.scores(features.keys(words, self._clusters))
        scores = both[:, : len(self._field.labels)]
        labels = [self._field.labels[number] for number in crf.best(self._field, scores, words.sentences)]
        found = list(crf.spans(labels, words.sentences))
        taken = {i for first, end, _ in found for i in range(first, end)}
        others = (one for one in words.names if taken.isdisjoint(range(one[0], one[1])))
        named = sorted([*found, *(one for one in others if _supported(words, *one))])
        return named, both[:, len(self._field.labels) :]

    def phrases(self, words: Words, drafts: list[Draft], scores: crf.Matrix) -> list[tuple[int, int, MentionType]]:
        """The outermost mentions: (first token, one past the last, type). `scores` are those of `names`."""
        if not words.forms:
            return []
        return outermost.spans(words, self._phrases, scores + self._further.scores(outermost.keys(words, drafts)))


def _supported(words: Words, first: int, end: int, label: str) -> bool:
    """Whether a name has several words, or is a listed place, town or noun for a body ("Army")."""
    low = " ".join(words.lows[first:end])
    if end - first > 1 or low in gazetteer().places:
        return True
    return low in place_words() if label == "LOC" else label == "ORG" and noun_types().get(low) == "organisation"


@cache
def shipped() -> Recogniser:
    """The recogniser beside the models, loaded once a process."""
    names, phrases = (crf.load(FOLDER / f"{part}.npz") for part in ("names", "phrases"))
    return Recogniser(names, phrases, features.load_clusters(FOLDER / "clusters.txt"))
