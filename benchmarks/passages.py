"""Passages with a known share of copies among them, their words drawn as often as real texts have them."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import accumulate

from benchmarks.corpus import documents
from evals.rewording import reworded

SEED = 20261123
SOURCES = 500  # texts that the words are counted in
COPIES = {"verbatim": 0.0, "10 %": 0.1, "20 %": 0.2, "40 %": 0.4}
SHARE = 0.06  # of the passages are copies of one kind, each of another passage
NOTICES, WITH_NOTICE = 20, 0.2  # so many agencies end this share of all passages with a notice of 30 words


def passages(number: int) -> Iterator[tuple[str, str, str | None, str]]:
    """`number` passages of 100 to 200 words as (id, text, id of the passage it is a copy of, kind of copy)."""
    chance = random.Random(SEED)
    counts = Counter(word for _, text in documents(SOURCES) for word in text.split())
    vocabulary = sorted(counts)
    weights = list(accumulate(counts[word] for word in vocabulary))

    def drawn(words: int) -> str:
        return " ".join(chance.choices(vocabulary, cum_weights=weights, k=words))

    notices = [drawn(30) for _ in range(NOTICES)]
    copied = round(number * SHARE)
    originals = number - copied * len(COPIES)
    texts = [drawn(chance.randint(100, 200)) for _ in range(originals)]

    def ended(text: str) -> str:
        return f"{text}\n\n{chance.choice(notices)}" if chance.random() < WITH_NOTICE else text

    sources = iter(chance.sample(range(originals), copied * len(COPIES)))
    for kind, share in COPIES.items():
        for _ in range(copied):
            source = next(sources)
            text = reworded(texts[source], share, vocabulary, chance)
            yield f"{kind} of {source}", ended(text), f"{source}", kind
    for place, text in enumerate(texts):
        yield f"{place}", ended(text), None, ""


def found(pairs: set[frozenset[str]], sources: Mapping[str, tuple[str, str]]) -> dict[str, float]:
    """The share of copies of each kind whose pair was found; `sources` are id -> (source, kind)."""
    made = Counter(kind for _, kind in sources.values())
    right = Counter(kind for id_, (source, kind) in sources.items() if frozenset((id_, source)) in pairs)
    return {kind: right[kind] / made[kind] for kind in COPIES}
