"""The shape of the shipped pipeline and the one training loop that both halves use."""

import random
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.training import Example
from spacy.util import fix_random_seed
from spacy.vectors import Vectors
from thinc.api import Adam

from whosays.language.en.english import WhosaysEnglish


@dataclass(frozen=True, slots=True)
class Shape:
    """How large a network is: numbers a token, layers of convolution, hidden numbers of the transitions.

    `wide_state`: transitions look at 13 tokens of their state rather than at 8.
    """

    width: int
    depth: int
    hidden: int
    wide_state: bool


#: Trees gain by size (width 128: GUM dev LAS .835, against .822 for the shape of names).
SYNTAX = Shape(width=144, depth=5, hidden=128, wide_state=True)
NAMES = Shape(width=96, depth=4, hidden=64, wide_state=False)


def new_pipeline(words: list[str], vectors: np.ndarray) -> Language:
    """An empty English pipeline with word vectors looked up by lower-cased form."""
    nlp = WhosaysEnglish()
    nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, data=vectors, keys=words, name="whosays", attr="LOWER")
    return nlp


#: Hashed features and rows of their tables; the flags of `english.py` are for names only.
FEATURES = {"NORM": 3500, "PREFIX": 1500, "SUFFIX": 2000, "SHAPE": 500}
NAME_FEATURES = {"NORM": 3000, "PREFIX": 1000, "SUFFIX": 2000, "SHAPE": 500, "FLAG19": 4, "FLAG20": 4}


def tok2vec(features: dict[str, int], shape: Shape) -> dict[str, Any]:
    """Configuration of one embedding: hashed features beside the word vector."""
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": shape.width,
            "attrs": list(features),
            "rows": list(features.values()),
            "include_static_vectors": True,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": shape.width,
            "depth": shape.depth,
            "window_size": 1,
            "maxout_pieces": 3,
        },
    }


def listener(upstream: str, shape: Shape) -> dict[str, Any]:
    """A component's link to the embedding named `upstream`."""
    return {"@architectures": "spacy.Tok2VecListener.v1", "width": shape.width, "upstream": upstream}


def transitions(upstream: str, state: str, shape: Shape) -> dict[str, Any]:
    """Configuration of a transition-based parser or recogniser."""
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": state,
        "extra_state_tokens": shape.wide_state,
        "hidden_width": shape.hidden,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": listener(upstream, shape),
    }


def fit(
    nlp: Language,
    epoch: Callable[[random.Random], Iterable[Example]],
    sample: list[Example],
    score: Callable[[Language], tuple[float, dict[str, float]]],
    *,
    epochs: int,
    rate: float,
    l2: float = 0.01,
    dropout: float,
    batch_words: int = 900,
    score_every: int = 1,
    seed: int = 7,
    checkpoint: Callable[[Language], None] | None = None,
) -> dict[str, float]:
    """Train in place for `epochs` passes, the rate falling linearly to a tenth; keep the best averaged weights.

    Returns the figures of the kept weights. `score` gives the number to maximise and figures to print.
    """
    fix_random_seed(seed)
    rng = random.Random(seed)
    nlp.initialize(lambda: sample)
    sgd = Adam(rate, beta1=0.9, beta2=0.999, L2=l2, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    best: tuple[float, bytes, dict[str, float]] = (-1.0, b"", {})
    started = time.monotonic()
    for number in range(epochs):
        losses: dict[str, float] = {}
        batches = list(_by_words(epoch(rng), batch_words, rng))
        for step, batch in enumerate(batches):
            done = (number + step / len(batches)) / epochs
            warm = min(1.0, 0.1 + number + step / 100)
            sgd.learn_rate = rate * warm * (1 - 0.9 * done)
            nlp.update(batch, drop=dropout, sgd=sgd, losses=losses)
        if (number + 1) % score_every and number + 1 < epochs:
            continue
        with nlp.use_params(sgd.averages):
            value, figures = score(nlp)
            shown = {key: round(figure, 4) for key, figure in {**losses, **figures}.items()}
            print(f"{time.monotonic() - started:6.0f} s  epoch {number + 1}  {value:.4f}  {shown}", flush=True)
            if value > best[0]:
                best = (value, nlp.to_bytes(exclude=["vocab"]), figures)
                if checkpoint:
                    checkpoint(nlp)
    nlp.from_bytes(best[1], exclude=["vocab"])
    sys.stdout.flush()
    return best[2]


def _by_words(examples: Iterable[Example], size: int, rng: random.Random) -> Iterable[list[Example]]:
    shuffled = list(examples)
    rng.shuffle(shuffled)
    batch: list[Example] = []
    words = 0
    for example in shuffled:
        batch.append(example)
        words += len(example.reference)
        if words >= size:
            yield batch
            batch, words = [], 0
    if batch:
        yield batch
