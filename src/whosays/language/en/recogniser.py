"""Proper names by a conditional random field over the first recogniser's opinion, syntax, clusters and lists.

The first recogniser (spaCy's) sees a few words around a name; the field also weighs what it said of the same word
elsewhere in the document, the parse and the lists, and finds the best labels of the whole sentence (stacking:
Wolpert 1992; non-local features: Krishnan and Manning 2006).
"""

from functools import cache
from pathlib import Path

from whosays.language.en import crf, features
from whosays.language.en.lexicon import gazetteer, noun_types, place_words
from whosays.language.en.words import Words

FOLDER = Path(__file__).parent / "model/spans"


class Recogniser:
    """A field and the word clusters that it was made with."""

    def __init__(self, field: crf.Field, clusters: features.Clusters) -> None:
        self._field, self._clusters = field, clusters
        self._scorer = crf.Scorer(field, lambda key: features.named(key, clusters))

    def names(self, words: Words) -> list[tuple[int, int, str]]:
        """Names of a document with the labels PERSON, ORG and LOC: (first token, one past the last, label).

        The field's, and those of the first recogniser (`words.names`) that overlap none of them and that a list
        or a second word speaks for.
        """
        if not words.forms:
            return []
        scores = self._scorer.scores(features.keys(words, self._clusters))
        labels = [self._field.labels[number] for number in crf.best(self._field, scores, words.sentences)]
        found = list(crf.spans(labels, words.sentences))
        taken = {i for first, end, _ in found for i in range(first, end)}
        others = (one for one in words.names if taken.isdisjoint(range(one[0], one[1])))
        return sorted([*found, *(one for one in others if _supported(words, *one))])


def _supported(words: Words, first: int, end: int, label: str) -> bool:
    """Whether a name has several words, or is a listed place, town or noun for a body ("Army")."""
    low = " ".join(words.lows[first:end])
    if end - first > 1 or low in gazetteer().places:
        return True
    return low in place_words() if label == "LOC" else label == "ORG" and noun_types().get(low) == "organisation"


@cache
def shipped() -> Recogniser:
    """The recogniser beside the models, loaded once a process."""
    return Recogniser(crf.load(FOLDER / "names.npz"), features.load_clusters(FOLDER / "clusters.txt"))
