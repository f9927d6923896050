"""The outermost mentions: whole noun phrases with a type, learnt from spans that people marked (re3d).

A random field (`crf.py`) over the features of names and two more of each token: the mention that the reader found
there, and the noun phrase of the parse that holds it. `python -m training.phrases` makes and measures its weights.
"""

from collections.abc import Sequence
from typing import get_args

from whosays.language.en import crf
from whosays.language.en.crf import Key
from whosays.language.en.drafts import Draft
from whosays.language.en.features import Clusters
from whosays.language.en.phrases import wholes
from whosays.language.en.words import Words
from whosays.model.mention import MentionType

#: Taken off the score of "no mention": what the field learnt from left much unmarked, which readers would mark.
EAGER = 0.5
_HEADS = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_NO_HEADS = frozenset(("compound", "flat", "nmod:poss", "fixed", "nummod"))
_TYPES: dict[str, MentionType] = {kind: kind for kind in get_args(MentionType)}


def keys(words: Words, drafts: Sequence[Draft]) -> list[list[Key]]:
    """The keys of every token's further features (`named` spells them out). `drafts` are the mentions found,
    sorted by (first, -end): of those that nest the outer counts.
    """
    read = ["O"] * len(words.forms)
    past = 0
    for draft in drafts:
        if draft.first >= past:
            kind = f"{draft.type[:4]}{draft.form[:1]}"
            read[draft.first : draft.end] = [f"B-{kind}", *[f"I-{kind}"] * (draft.end - draft.first - 1)]
            past = draft.end
    found: list[list[Key]] = []
    before = -1
    around = ["^", *read, "$"]
    for i, head in enumerate(_holders(words)):
        mark = "O" if head < 0 else "I" if head == before else "B"
        before = head
        held: Key = (
            ("O",)
            if head < 0
            else (
                mark,
                words.lemmas[head],
                words.kinds[head],
                words.tags[head],
                words.deps[head],
                words.lows[head],
            )
        )
        found.append([("read", *around[i : i + 3]), ("held", *held)])
    return found


def _holders(words: Words) -> list[int]:
    """The head of the shortest whole noun phrase around each token; -1 for none."""
    whole = wholes(words)
    heads = [i for i, upos in enumerate(words.upos) if upos in _HEADS and words.deps[i] not in _NO_HEADS]
    found = [-1] * len(words.forms)
    for i in sorted(heads, key=lambda i: whole[i][0] - whole[i][1]):  # the longest first, the shorter over it
        first, end = whole[i]
        found[first:end] = [i] * (end - first)
    return found


def named(key: Key, clusters: Clusters) -> list[str]:
    """The features that a key stands for."""
    match key:
        case ("read", before, here, after):
            return [f"rm={here}", f"rm-={before}|{here}", f"rm+={here}|{after}"]
        case ("held", "O"):
            return ["ph=O"]
        case ("held", mark, lemma, kind, tag, dep, str(low)):
            cluster = clusters.get(low, ("?", "?", "?"))[1]
            return [
                f"ph={mark}", f"phl={lemma}", f"phl={mark}|{lemma}", f"phk={mark}|{kind}", f"pht={tag}",
                f"phd={dep}", f"phc={mark}|{cluster}",
            ]  # fmt: skip
        case _:
            raise ValueError(key)


def spans(words: Words, field: crf.Field, scores: crf.Matrix) -> list[tuple[int, int, MentionType]]:
    """The phrases that the scores (tokens, labels) speak for: (first token, one past the last, type)."""
    scores = scores.copy()
    scores[:, field.labels.index("O")] -= EAGER
    labels = [field.labels[number] for number in crf.best(field, scores, words.sentences)]
    return [(first, end, _TYPES[kind]) for first, end, kind in crf.spans(labels, words.sentences)]
