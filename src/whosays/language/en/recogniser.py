"""Proper names by a conditional random field over the first recogniser's opinion, syntax, clusters and lists.

The first recogniser (spaCy's) sees a few words around a name; the field also weighs what it said of the same word
elsewhere in the document, the parse and the lists, and finds the best labels of the whole sentence (stacking:
Wolpert 1992; non-local features: Krishnan and Manning 2006).
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from whosays.language.en import crf, features
from whosays.language.en.words import Words

FOLDER = Path(__file__).parent / "model/spans"


@dataclass(frozen=True, slots=True)
class Recogniser:
    """A field and the word clusters that it was made with."""

    field: crf.Field
    clusters: features.Clusters

    def names(self, words: Words) -> list[tuple[int, int, str]]:
        """Names of a document with the labels PERSON, ORG and LOC: (first token, one past the last, label)."""
        if not words.forms:
            return []
        scores = features.static_scores(self.field, words, self.clusters)
        scores += self.field.scores(features.in_context(words, self.clusters))
        labels = [self.field.labels[number] for number in crf.best(self.field, scores, words.sentences)]
        return list(crf.spans(labels, words.sentences))


@cache
def shipped() -> Recogniser:
    """The recogniser beside the models, loaded once a process."""
    return Recogniser(crf.load(FOLDER / "names.npz"), features.load_clusters(FOLDER / "clusters.txt"))
