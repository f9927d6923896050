"""A log-linear ranking of what a mention may stand for; its weights are learned by `training/coreference.py`."""

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from whosays.language.en import pairs

#: Weight of a feature, by form of mention, and by group of forms.
Weights = Mapping[str, Mapping[str, float]]


@cache
def weights() -> Weights:
    """The weights that ship, ready for use."""
    return merged(json.loads(files(__package__).joinpath("coreference.json").read_text("utf-8")))


def merged(found: Weights) -> Weights:
    """Weights by form, those of the form's group added; a feature that is not there weighs nothing."""
    return {form: _with_group(found, form) for form in found}


def _with_group(found: Weights, form: str) -> dict[str, float]:
    own, shared = found[form], found.get(pairs.group_of(form), {})
    return {feature: own.get(feature, 0.0) + shared.get(feature, 0.0) for feature in own.keys() | shared.keys()}


def probabilities(form: str, candidates: Sequence[Sequence[str]], known: Weights) -> list[float]:
    """How likely each candidate is, given its features (softmax of summed weights)."""
    get = known.get(form, {}).get
    scores = [sum([get(feature, 0.0) for feature in features]) for features in candidates]
    top = max(scores)
    raised = [math.exp(value - top) for value in scores]
    whole = sum(raised)
    return [value / whole for value in raised]
