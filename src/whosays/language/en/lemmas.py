"""Lemmas: a table of irregular and ambiguous forms made by the recipe, and regular endings for the rest."""

import json
from functools import lru_cache
from pathlib import Path

from whosays.language.en.lexicon import irregular_verbs

_VOWELS = "aeiou"
#: Ends of short stems that lost an "e": "creat-ed", "us-ing".
_PREFIXES = ("over", "under", "with", "fore", "out", "up", "re", "mis")
_BEFORE_E = ("at", "it", "ut", "ir", "ur", "as", "is", "os", "us")


class Lemmatizer:
    """`table["NOUN"]` maps forms to lemmas where the regular endings go wrong; `known["VERB"]` lists lemmas
    seen.
    """

    def __init__(self, table: dict[str, dict[str, str]], known: dict[str, frozenset[str]]) -> None:
        self._table = table
        self._known = known
        self.lemma = lru_cache(maxsize=50_000)(self._lemma)

    def _lemma(self, form: str, upos: str, tag: str) -> str:
        low = form.lower().replace("’", "'")
        exact = self._table.get(upos, {}).get(low) or self._prefixed(low, upos, tag)
        return exact if exact is not None else regular(low, upos, tag, self._known.get(upos, frozenset()))

    def _prefixed(self, low: str, upos: str, tag: str) -> str | None:
        """The lemma of an irregular form behind a prefix: "oversaw" as "saw"."""
        if upos != "VERB" or tag not in ("VBD", "VBN") or low.endswith("ed"):
            return None
        for prefix in _PREFIXES:
            known = self._table.get(upos, {}).get(low.removeprefix(prefix)) if low.startswith(prefix) else None
            if known is not None:
                return prefix + known
        return None


def load(folder: Path) -> Lemmatizer:
    """The lemmatizer whose data the recipe stored beside the models."""
    data = json.loads((folder / "lemmas.json").read_text(encoding="utf-8"))
    return Lemmatizer(data["table"], {upos: frozenset(words.split()) for upos, words in data["known"].items()})


def regular(low: str, upos: str, tag: str, known: frozenset[str]) -> str:
    """The lemma by regular endings: the first candidate that is a known lemma, else the likeliest."""
    if upos in ("VERB", "AUX") and tag in ("VBD", "VBN") and (irregular := _irregular(low)) is not None:
        return irregular
    if upos == "NOUN" and tag == "NNS" and low.endswith("men") and len(low) > 4:
        return low[:-3] + "man"  # "airmen", "policewomen"
    if (upos == "NOUN" and tag == "NNS") or (upos in ("VERB", "AUX") and tag == "VBZ"):
        candidates = _plural(low)
    elif upos in ("VERB", "AUX") and tag in ("VBD", "VBN") and low.endswith("ed"):
        candidates = _past(low[:-2])
    elif upos in ("VERB", "AUX") and tag == "VBG" and low.endswith("ing"):
        candidates = _past(low[:-3])
    else:
        return low
    return next((word for word in candidates if word in known), candidates[0])


def _irregular(low: str) -> str | None:
    """The lemma of an irregular form, also behind a prefix ("underwent", "retaken"); None for a regular one."""
    known = irregular_verbs()
    if low in known:
        return known[low]
    prefix = next((p for p in _PREFIXES if low.startswith(p) and low[len(p) :] in known), None)
    return prefix + known[low[len(prefix) :]] if prefix is not None else None


def _plural(low: str) -> list[str]:
    if low.endswith("ies") and len(low) > 4:
        return [low[:-3] + "y", low[:-1]]
    if low.endswith(("sses", "shes", "ches", "xes", "zes")):
        return [low[:-2], low[:-1]]
    if low.endswith("ves"):
        return [low[:-1], low[:-3] + "f", low[:-3] + "fe"]
    if low.endswith("s") and not low.endswith("ss") and len(low) > 2:
        return [low[:-1], low[:-2]] if low.endswith("es") else [low[:-1]]
    return [low]


def _past(stem: str) -> list[str]:
    if len(stem) < 2:
        return [stem]
    if stem.endswith("i"):
        return [stem[:-1] + "y", stem]
    if stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        return [stem, stem[:-1]] if stem[-1] in "lsfz" else [stem[:-1], stem]
    short = stem[-1] not in _VOWELS + "wxy" and stem[-2] in _VOWELS and (len(stem) < 3 or stem[-3] not in _VOWELS)
    hissing = stem[-1] == "s" and stem[-2] in _VOWELS + "nr" and not stem.endswith(("focus", "bias", "canvas"))
    silent = (
        hissing or stem[-1] in "vcgzu" or stem.endswith(("iat", "uat")) or (short and stem.endswith(_BEFORE_E))
    )
    return [stem + "e", stem] if silent else [stem, stem + "e"]
