"""A log-linear ranking of what a mention may stand for, with weights learned from GUM (`training/coreference.py`)."""

import json
import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files


@cache
def weights() -> dict[str, float]:
    """Weights by feature; a feature that is not there weighs nothing."""
    found: dict[str, float] = json.loads(files(__package__).joinpath("coreference.json").read_text("utf-8"))
    return found


def score(features: Sequence[str], known: dict[str, float]) -> float:
    """The sum of the weights."""
    get = known.get
    return sum([get(feature, 0.0) for feature in features])


def probabilities(scores: Sequence[float]) -> list[float]:
    """Softmax."""
    top = max(scores)
    raised = [math.exp(value - top) for value in scores]
    whole = sum(raised)
    return [value / whole for value in raised]
