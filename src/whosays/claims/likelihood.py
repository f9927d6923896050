"""How likely a claim was read right: a logistic regression over how it was read, fitted on judged claims.

`p_extraction` says nothing about the world. The features are those of the reading alone (construction, length
and shape of the sentence, what the arguments are), so that no name makes a claim likelier. Weights: the file
`likelihood.json`, made by `python -m training.likelihood` from `evals/judged/blind-*`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import exp, log

from whosays.claims.tree import Tree
from whosays.model.claim import Argument, Claim

Features = dict[str, float]

_LOWEST, _HIGHEST = 0.02, 0.98


def features(claim: Claim, tree: Tree, anchor: int, happened: float, spoken: float) -> Features:
    """What speaks for and against a claim that was read at token `anchor`, by name.

    Its `p_extraction` is still the chance that its construction states. `happened` is the number of
    `factuality` at the anchor, `spoken` the share of "I" and "you" among the document's words (`speech_share`).
    """
    first, last = tree.reading.sentences[tree.sentence[anchor]]
    stated = claim.p_extraction
    words = [tree.text[tree.reading.starts[t] : tree.reading.ends[t]] for t in range(first, last)]
    letters = [word for word in words if word.isalpha()]
    deepest = claim.chain[-1]
    found: Features = {
        "stated": log(stated / (1 - stated)),
        f"predicate={claim.predicate}": 1.0,
        f"construction={(claim.extractor.construction or '').partition(':')[0]}": 1.0,
        f"at={tree.base[anchor]}": 1.0,
        f"tag={tree.tag[anchor]}": 1.0,
        "length": log(max(1, last - first) / 20),
        "capitals": float(bool(letters) and sum(word.isupper() for word in letters) > 0.7 * len(letters)),
        "lists": min(4, sum(tree.base[t] in ("conj", "list") for t in range(first, last))) / 4,
        "broken": min(4, sum(tree.base[t] in ("parataxis", "dep", "orphan") for t in range(first, last))) / 4,
        "quotes": float(any(word in ('"', "“", "”", "''", "``") for word in words)),
        "no verb": float(not any(tree.upos[t] in ("VERB", "AUX") for t in range(first, last))),
        "steps": float(len({step.step for step in claim.chain}) - 1),
        f"holder={deepest.kind}": 1.0,
        "inherited": float(deepest.inherited),
        "stance=" + claim.stance: 1.0,
        "denied": float(claim.polarity == "denied"),
        "happened": happened / 3,
        "spoken": min(1.0, 20 * spoken),
        "opened late": min(1.0, (anchor - first) / 40),
    }
    known = tree.entity_names
    if claim.event_type:
        found[f"event={claim.event_type}"] = 1.0
        found["participants"] = min(5, len(claim.participants)) / 5
    for part in claim.participants:
        mention = tree.by_id.get(part.mention or "")
        if mention is not None:
            found[f"{part.role}={mention.type}"] = 1.0
    filled = [a for a in (claim.subject, claim.object) if a is not None]
    spans = sorted((a.span.start, a.span.end) for a in filled if a.span is not None)
    found["one inside the other"] = float(any(b[0] < a[1] for a, b in pairwise(spans)))
    filled += [Argument(mention=p.mention, span=p.span) for p in claim.participants if p.mention]
    for argument in filled:
        mention = tree.by_id.get(argument.mention or "")
        if mention is not None:
            found[f"{mention.form}"] = found.get(mention.form, 0.0) + 1 / len(filled)
            found[f"type={mention.type}"] = 1.0
            if mention.form != "name" and mention.entity in known:
                found["taken up"] = found.get("taken up", 0.0) + 1 / len(filled)
            if mention.form == "description":
                opens = mention.text.split()[0].lower()
                found[f"opens={opens}" if opens in _OPENERS else "opens=bare"] = 1.0
            if mention.form == "name" and " " not in mention.text:
                found["one word"] = found.get("one word", 0.0) + 1 / len(filled)
        if argument.span is not None:
            size = len(argument.span.text.split())
            found["long argument"] = max(found.get("long argument", 0.0), min(1.0, size / 12))
    return found


def speech_share(tree: Tree) -> float:
    """How much of a document is spoken to somebody: the share of "I", "you" and their forms among its tokens."""
    return sum(word in _SPEAKERS for word in tree.words) / max(1, tree.size)


_OPENERS = frozenset("the a an this his her its their one two some many several".split())
_SPEAKERS = frozenset("i me my you your we us our".split())


def likelihood(found: Mapping[str, float]) -> float:
    """The chance, between .02 and .98, rounded to 4 digits."""
    weights = _weights()
    total = weights["intercept"] + sum(weights.get(name, 0.0) * value for name, value in found.items())
    p = 1 / (1 + exp(-max(-30.0, min(30.0, total))))
    return round(min(_HIGHEST, max(_LOWEST, p)), 4)


@cache
def _weights() -> dict[str, float]:
    text = files("whosays.claims").joinpath("likelihood.json").read_text("utf-8")
    found: dict[str, float] = json.loads(text)["weights"]
    return found
