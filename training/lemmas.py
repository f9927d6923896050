"""Makes the lemma table from the training trees: only what the regular endings get wrong is kept."""

import json
from collections import Counter, defaultdict
from pathlib import Path

from training import conllu
from whosays.language.en.lemmas import Lemmatizer, regular


def build(data: Path) -> dict[str, object]:
    """The content of lemmas.json."""
    counts: dict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
    known: dict[str, set[str]] = defaultdict(set)
    for name in ("gum", "ud_ewt"):
        for sentence in conllu.read(data / name / "train.conllu"):
            for word, lemma, tag in zip(sentence.words, sentence.lemmas, sentence.tags, strict=True):
                upos, xpos = tag.split("_", 1)
                if not word.isascii() or lemma == "_" or upos in ("PUNCT", "SYM", "NUM", "X"):
                    continue
                counts[word.lower(), upos][lemma.lower(), xpos] += 1
                if upos in ("NOUN", "VERB", "AUX"):
                    known[upos].add(lemma.lower())
    words = {upos: frozenset(found) for upos, found in known.items()}
    table: dict[str, dict[str, str]] = defaultdict(dict)
    for (low, upos), found in sorted(counts.items()):
        (lemma, tag), _ = max(found.items(), key=lambda item: (item[1], item[0]))
        if upos == "PROPN":
            continue
        if regular(low, upos, tag, words.get(upos, frozenset())) != lemma:
            table[upos][low] = lemma
    return {"table": table, "known": {upos: " ".join(sorted(found)) for upos, found in sorted(words.items())}}


def measure(content: dict[str, object], path: Path) -> float:
    """Share of right lemmas on gold tags (case ignored, proper names left out)."""
    known = {upos: frozenset(found.split()) for upos, found in content["known"].items()}  # type: ignore[attr-defined]
    lemmatizer = Lemmatizer(content["table"], known)  # type: ignore[arg-type]
    right = total = 0
    for sentence in conllu.read(path):
        for word, lemma, tag in zip(sentence.words, sentence.lemmas, sentence.tags, strict=True):
            upos, xpos = tag.split("_", 1)
            if upos in ("PUNCT", "SYM", "PROPN", "NUM", "X"):
                continue
            total += 1
            right += lemmatizer.lemma(word, upos, xpos) == lemma.lower()
    return right / total


def save(content: dict[str, object], folder: Path) -> None:
    """Write lemmas.json."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    (folder / "lemmas.json").write_text(text, encoding="utf-8")
