"""Puts the two halves together and writes what ships: models, lemma table, licence."""

import json
import shutil
from pathlib import Path

from spacy.language import Language

from training import lemmas
from whosays.language.en.english import WhosaysEnglish

SYNTAX = ("tok2vec", "tagger", "parser")
NAMES = ("names_tok2vec", "names", "kinds")
VERSION = "1.0.0"
#: Folder of what `python -m training.spans` makes, which reads the other models.
SPANS = "spans"


def write(syntax: Language, names: Language, table: dict[str, object], folder: Path) -> None:
    """One pipeline out of both halves, which share vectors, with the lemma table beside it.

    The tokenizer is code (`english.py`) and is not stored; figures are in the model card, not in meta.json.
    """
    whole = WhosaysEnglish()
    whole.vocab.vectors = syntax.vocab.vectors
    for component in SYNTAX:
        whole.add_pipe(component, source=syntax)
    for component in NAMES:
        whole.add_pipe(component, source=names)
    whole.meta.update(
        name="whosays_en",
        version=VERSION,
        description="Tagger, parser, proper names and noun kinds for the WhoSays English reader",
        license="CC BY-SA 4.0",
        author="the WhoSays authors",
    )
    if folder.exists():
        for entry in folder.iterdir():
            if entry.is_dir() and entry.name != SPANS:
                shutil.rmtree(entry)
    whole.to_disk(folder, exclude=["tokenizer"])
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    meta["performance"] = {}
    (folder / "meta.json").write_text(json.dumps(meta, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    lemmas.save(table, folder)


def size_of(folder: Path) -> float:
    """Megabytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
