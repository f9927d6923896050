"""Loads the shipped English models, once a process; nothing is ever fetched."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from spacy.language import Language, create_tokenizer
from spacy.util import load_model_from_path
from spacy.vectors import Vectors
from thinc.api import NumpyOps, get_current_ops, set_current_ops

from whosays.language.en import english, kinds, lemmas  # noqa: F401  (registers the language and the component)

FOLDER = Path(__file__).parent / "model"


@contextmanager
def numpy_products() -> Iterator[None]:
    """Networks made within multiply by NumPy's OpenBLAS: thinc's own BLIS takes 2.7 times as long (measured with
    8.3.14 on products of 2,000 x 384 by 384 x 384, one thread).
    """
    before = get_current_ops()
    set_current_ops(NumpyOps(use_blis=False))
    try:
        yield
    finally:
        set_current_ops(before)


def load(folder: Path) -> Language:
    """A pipeline from disk, with the tokenizer of `english.py`.

    spaCy does not store that vectors are looked up by lower-cased form: said again here.
    """
    with numpy_products():
        nlp = load_model_from_path(folder, exclude=["tokenizer"])
    nlp.tokenizer = create_tokenizer()(nlp)
    stored = nlp.vocab.vectors
    keys = sorted(stored.key2row, key=stored.key2row.__getitem__)
    nlp.vocab.vectors = Vectors(
        strings=nlp.vocab.strings, data=stored.data, keys=keys, name=stored.name, attr="LOWER"
    )
    return nlp


@cache
def pipeline() -> Language:
    """The spaCy pipeline: tagger, parser, names, kinds."""
    return load(FOLDER)


@cache
def lemmatizer() -> lemmas.Lemmatizer:
    """The lemma table beside the models."""
    return lemmas.load(FOLDER)


@cache
def version() -> str:
    """The version of the models, from the run that made them."""
    meta = json.loads((FOLDER / "meta.json").read_text(encoding="utf-8"))
    return str(meta["version"])
