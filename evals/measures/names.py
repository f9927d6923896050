"""Proper names: GUM's persons, organisations and places with a proper head, the run of proper nouns compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from evals.measure import Measure, Row
from whosays.scoring.counts import Counts
from whosays.scoring.mentions import Span, Tree, name_counts, name_figures

TYPES = {"person": "person", "organization": "organisation", "place": "place"}
_OURS = {"person": "person", "organisation": "organisation", "place": "place", "facility": "place"}


def count(rows: Sequence[Row]) -> Mapping[str, Counts]:
    """The reader's mentions but for pronouns; a facility is a place, as in GUM."""
    from whosays import language
    from whosays.model.document import Document

    documents = [Document(sha256=row["id"], path=row["id"], text=row["text"], language="en") for row in rows]
    found = {}
    for row, reading in zip(rows, language.read_many(documents), strict=True):
        assert reading is not None
        gold: list[Span] = [(start, end, TYPES[kind]) for start, end, kind in row["spans"]]
        read = [
            (one.start, one.end, _OURS[one.type], one.name)
            for one in reading.mentions
            if one.type in _OURS and one.form != "pronoun"
        ]
        found[row["id"]] = name_counts(tree_of(row), gold, read)
    return found


def tree_of(row: Row) -> Tree:
    """The gold analysis of a row."""
    starts, ends, upos, heads, deprels = zip(*row["tokens"], strict=True)
    return Tree(starts, ends, upos, heads, deprels)


def whole(data: Path) -> list[Row]:
    """GUM as rows: text of the paragraphs, tokens (start, end, UPOS, head, relation) and entity spans."""
    from training import conllu

    found: list[Row] = []
    for part in ("train", "dev", "test"):
        path = data / f"gum/{part}.conllu"
        names = [line.split("=")[1].strip() for line in path.open(encoding="utf-8") if line.startswith("# newdoc")]
        blocks: list[list[list[conllu.Sentence]]] = []
        for block in conllu.paragraphs(conllu.read(path)):
            if block[0].opens_document:
                blocks.append([])
            blocks[-1].append(block)
        found += [_row(name, part, one) for name, one in zip(names, blocks, strict=True)]
    return found


def _row(name: str, part: str, blocks: Sequence[Sequence[object]]) -> Row:
    from training import conllu

    text = "\n\n".join(conllu.text_of(block) for block in blocks)  # type: ignore[arg-type]
    tokens: list[tuple[int, int, str, int, str]] = []
    spans: list[tuple[int, int, str]] = []
    place = 0
    for sentence in (sentence for block in blocks for sentence in block):
        assert isinstance(sentence, conllu.Sentence)
        base = len(tokens)
        for word, tag, head, dep in zip(sentence.words, sentence.tags, sentence.heads, sentence.deps, strict=True):
            place = text.index(word, place)
            tokens.append((place, place + len(word), tag.split("_")[0], base + head, dep))
            place += len(word)
        spans += [
            (tokens[base + first][0], tokens[base + last][1], kind)
            for first, last, kind in sentence.spans
            if kind in TYPES
        ]
    return {"id": name, "part": part, "source": "GUM", "text": text, "tokens": tokens, "spans": sorted(spans)}


MEASURE = Measure(
    name="names",
    title="Proper names of persons, organisations and places (exact run of proper nouns and type, F1)",
    data="GUM test, 14 documents (annotation CC BY 4.0; texts CC BY 2.5/4.0 and CC BY-SA 3.0). The reader learnt "
    "names from GUM train and was chosen on GUM dev.",
    slice="names",
    count=count,
    figures=name_figures,
    shown=("f1", "person", "organisation", "place", "precision", "recall"),
    whole=whole,
    least={"f1": 0.75},
    aim={"f1": 0.85},
)
