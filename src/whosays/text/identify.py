"""The language of a text, by py3langid (a naive Bayes model over byte n-grams; BSD licence)."""

from __future__ import annotations

import io
import lzma
import re
from array import array
from functools import cache
from typing import Any

import numpy as np

UNKNOWN = "und"  # ISO 639-2: undetermined
_SAMPLE = 20_000  # characters
_SHORT = 30  # letters below which only a clear answer counts
# An answer counts from this probability on; or from the lower one, where it leads the next by this factor.
# Headlines in English of the ECB+ set come out at .3 to .5 with a lead of 4 or more.
_SURE, _SURE_SHORT, _LIKELY, _LIKELY_SHORT, _LEAD = 0.5, 0.8, 0.3, 0.5, 4.0
# Languages of news and official papers. The model's other classes (dialects, small wikis) take short texts
# away from these more often than they are right.
_LANGUAGES = re.findall(
    "[a-z]+",
    """af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km
    kn ko ku ky lo lt lv mk ml mn mr ms mt nb ne nl nn no pa pl ps pt ro ru rw si sk sl sq sr sv sw ta te th tl tr
    uk ur uz vi xh zh zu""",
)
_TABLES = ("nextmove", "nextmove_row")  # of the model: the automaton over bytes
_LETTERS = re.compile(r"[^\W\d_]")


@cache
def _identifier() -> Any:
    """py3langid with its own model, unpacked in memory: the library's loader unpacks it into a temporary file,
    which a process that may not write (`confine`) cannot make.
    """
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

    with lzma.open(MODEL_DIR / MODEL_FILE) as packed:
        unpacked = io.BytesIO(packed.read())
    with np.load(unpacked, allow_pickle=False) as model:
        moves, rows = (array(model[name].dtype.char, model[name].tobytes()) for name in _TABLES)
        identifier = LanguageIdentifier(
            model["ptc"],
            model["pc"],
            model["classes"].tolist(),
            moves,
            model["out_feat"].tolist(),
            tk_row=rows,
            norm_probs=True,
        )
    identifier.set_languages([language for language in _LANGUAGES if language in identifier.labels])
    return identifier


def language_of(text: str, declared: str | None = None) -> str:
    """The ISO 639-1 code of the text's language; `und` where it cannot be told.

    `declared` is what the page says of itself; it is taken where the text is too short to tell.
    """
    sample = text[:_SAMPLE]
    letters = len(_LETTERS.findall(sample))
    if letters == 0:
        return declared or UNKNOWN
    (language, probability), (_, next_best) = _identifier().rank(sample)[:2]
    short = letters < _SHORT
    if short and declared:
        return declared
    sure = probability >= (_SURE_SHORT if short else _SURE)
    leads = probability >= (_LIKELY_SHORT if short else _LIKELY) and probability >= _LEAD * next_best
    if sure or leads:
        return "no" if language in ("nb", "nn") else str(language)
    return declared or UNKNOWN
