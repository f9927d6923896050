"""Fits conditional random fields with CRFsuite (python-crfsuite, MIT; needed for training only)."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

#: Features with no weight of this size are dropped.
SMALL = 0.02
#: Features that say which data a text is from: they take up the habits of its annotators and are not stored.
SOURCE = "x="


def fit(
    sentences: Iterable[tuple[Sequence[Sequence[str]], Sequence[str]]],
    work: Path,
    *,
    rounds: int,
    rare: int,
    elastic: tuple[float, float] | None = None,
) -> tuple[list[str], list[str], np.ndarray, np.ndarray]:
    """Labels, features, weights (features, labels) and moves (labels, labels) of a field fitted to sentences.

    By the averaged perceptron (Collins 2002), which needs ten passes where L-BFGS needs hundreds; with `elastic`,
    the weights of its L1 and L2 penalties, by L-BFGS, which is better on little data. `rare`: features seen less
    often are left out.
    """
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs" if elastic else "ap", verbose=False)
    trainer.set_params({"max_iterations": rounds, "feature.minfreq": rare})
    if elastic:
        trainer.set_params({"c1": elastic[0], "c2": elastic[1]})
    else:
        trainer.set_params({"feature.possible_transitions": True})
    for features, labels in sentences:
        trainer.append(features, labels)
    path = str(work / "field.crfsuite")
    trainer.train(path)
    tagger = pycrfsuite.Tagger()
    tagger.open(path)
    info = tagger.info()
    labels = sorted(info.labels, key=lambda label: (label != "O", label))
    column = {label: i for i, label in enumerate(labels)}
    kept = {key: weight for key, weight in info.state_features.items() if not key[0].startswith(SOURCE)}
    strong = {name for (name, _), weight in kept.items() if abs(weight) >= SMALL}
    names = sorted(strong)
    row = {name: i for i, name in enumerate(names)}
    weights = np.zeros((len(names), len(labels)), dtype=np.float32)
    for (name, label), weight in kept.items():
        if name in strong:
            weights[row[name], column[label]] = weight
    moves = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for (before, after), weight in info.transitions.items():
        moves[column[before], column[after]] = weight
    return labels, names, weights, moves
