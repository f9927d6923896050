"""Regular endings, with and without a list of known lemmas."""

import pytest

from whosays.language.en.lemmas import Lemmatizer, regular

KNOWN = frozenset(("bake", "stop", "call", "carry", "die", "church", "house", "wolf", "box"))


@pytest.mark.parametrize(
    ("form", "upos", "tag", "lemma"),
    [
        ("cities", "NOUN", "NNS", "city"),
        ("churches", "NOUN", "NNS", "church"),
        ("houses", "NOUN", "NNS", "house"),
        ("wolves", "NOUN", "NNS", "wolf"),
        ("boxes", "NOUN", "NNS", "box"),
        ("baked", "VERB", "VBD", "bake"),
        ("stopped", "VERB", "VBD", "stop"),
        ("calling", "VERB", "VBG", "call"),
        ("carried", "VERB", "VBN", "carry"),
        ("glass", "NOUN", "NN", "glass"),
        ("dies", "VERB", "VBZ", "die"),
    ],
)
def test_regular_endings(form: str, upos: str, tag: str, lemma: str) -> None:
    assert regular(form, upos, tag, KNOWN) == lemma


def test_the_table_goes_first() -> None:
    lemmatizer = Lemmatizer({"VERB": {"took": "take"}}, {})
    assert lemmatizer.lemma("TOOK", "VERB", "VBD") == "take"


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("overthrew", "VBD", "overthrow"),
        ("slain", "VBN", "slay"),
        ("underwent", "VBD", "undergo"),
        ("shot", "VBN", "shoot"),
    ],
)
def test_irregular_verbs_behind_prefixes_too(form: str, tag: str, lemma: str) -> None:
    assert regular(form, "VERB", tag, KNOWN) == lemma


def test_men_are_men() -> None:
    assert regular("airmen", "NOUN", "NNS", KNOWN) == "airman"
    assert regular("men", "NOUN", "NNS", KNOWN) == "men"  # the table's business


@pytest.mark.parametrize(
    ("form", "lemma"), [("overtook", "overtake"), ("praised", "praise"), ("endorsed", "endorse")]
)
def test_irregular_forms_behind_a_prefix_and_hissing_stems(form: str, lemma: str) -> None:
    lemmatizer = Lemmatizer({"VERB": {"took": "take"}}, {})
    assert lemmatizer.lemma(form, "VERB", "VBD") == lemma
