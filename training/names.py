"""Recogniser of proper names and tagger of noun kinds: data, training, measures."""

import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from training import conllu
from training.pipeline import NAME_FEATURES, NAMES, fit, listener, tok2vec, transitions
from training.syntax import cased
from whosays.language.en.kinds import KEY
from whosays.language.en.lexicon import gazetteer, noun_types, offices, ranks, role_words, titles

KIND_OF_GUM = {
    "person": "person",
    "organization": "organisation",
    "place": "place",
    "time": "time",
    "event": "event",
    "object": "object",
    "abstract": "abstract",
    "animal": "object",
    "plant": "object",
    "substance": "object",
}
KIND_OF_RE3D = {
    "Person": "person",
    "Organisation": "organisation",
    "Location": "place",
    "Temporal": "time",
    "Weapon": "weapon",
    "MilitaryPlatform": "vehicle",
    "Vehicle": "vehicle",
    "DocumentReference": "document",
}
NAME_OF_KIND = {"person": "PERSON", "organisation": "ORG", "place": "LOC", "facility": "LOC"}
UNKNOWN = ""


@dataclass
class Item:
    """One training text: words, name labels in IOB ("" is unknown), kinds (None is unknown)."""

    words: list[str]
    spaces: list[bool]
    names: list[str]
    kinds: list[str | None]


@dataclass
class Tree:
    """The syntax that names and kinds are read from; heads are indexes, a root is its own."""

    words: list[str]
    upos: list[str]
    xpos: list[str]
    heads: list[int]
    deps: list[str]


def tree_of(sentence: conllu.Sentence) -> Tree:
    """A gold tree."""
    pairs = [tag.split("_", 1) for tag in sentence.tags]
    return Tree(sentence.words, [u for u, _ in pairs], [x for _, x in pairs], sentence.heads, sentence.deps)


def parsed(doc: Doc) -> Tree:
    """A tree read by the syntax components."""
    pairs = [token.tag_.split("_", 1) for token in doc]
    return Tree(
        [token.text for token in doc],
        [pair[0] for pair in pairs],
        [pair[-1] for pair in pairs],
        [token.head.i for token in doc],
        [token.dep_ for token in doc],
    )


def head_of(tree: Tree, start: int, end: int) -> int | None:
    """The token of [start, end] whose head lies outside; None if several do."""
    heads = [i for i in range(start, end + 1) if tree.heads[i] == i or not start <= tree.heads[i] <= end]
    heads = [i for i in heads if tree.deps[i] not in ("punct", "case", "cc", "det", "mark")]
    return heads[0] if len(heads) == 1 else None


def is_proper(tree: Tree, i: int) -> bool:
    """Whether token i is tagged as part of a proper name."""
    return tree.xpos[i].startswith("NNP")


def name_run(tree: Tree, start: int, end: int, head: int, kind: str) -> tuple[int, int] | None:
    """The proper name within a noun phrase: the head with what is built into it, titles and articles off."""
    if not is_proper(tree, head):
        return None
    children: dict[int, list[int]] = {}
    for i in range(start, end + 1):
        if tree.heads[i] != i:
            children.setdefault(tree.heads[i], []).append(i)
    keep = {head}
    queue = [head]
    linked = {"flat", "compound", "goeswith", "fixed", "amod", "nummod", "punct"}
    while queue:
        node = queue.pop()
        for child in children.get(node, ()):
            proper = is_proper(tree, child)
            dep = tree.deps[child]
            inner = kind != "person" and node != head and dep in ("case", "cc", "conj", "det")
            nested = kind != "person" and dep == "nmod" and proper
            if tree.words[child].lower() in _NOT_IN_NAMES and child == start:
                continue
            built = dep in linked and (proper or tree.xpos[child] == "HYPH" or tree.words[child][:1].isupper())
            if child not in keep and (built or nested or (inner and (proper or dep != "conj"))):
                keep.add(child)
                queue.append(child)
    first = last = head
    while first - 1 >= start and first - 1 in keep:
        first -= 1
    while last + 1 <= end and last + 1 in keep:
        last += 1
    while first < last and (not is_proper(tree, first) and not tree.words[first][:1].isupper()):
        first += 1
    if kind == "person":
        while first < last and tree.words[first].lower() in _TITLES:
            first += 1
        of_something = last < end and tree.words[last + 1].lower() == "of"
        if first == last and (of_something or tree.words[first].lower().rstrip("s") in _TITLES):
            return None
    while last > first and tree.words[last].lower() in {"'s", "’s", "'", "’", "of", "and", "-", ".", ","}:
        last -= 1
    return first, last


_TITLES = {*titles(), *ranks(), *role_words(), *(word for office in offices() for word in office.split())}
_NOT_IN_NAMES = {"the", "a", "an", "this", "that", "these", "those"}


def from_gum(path: Path) -> Iterator[Item]:
    """Every sentence of GUM: heads of its entity spans give kinds, proper heads give names."""
    for sentence in conllu.read(path):
        tree = tree_of(sentence)
        size = len(tree.words)
        kinds: list[str | None] = ["none" if upos in ("NOUN", "PROPN") else None for upos in tree.upos]
        for i in range(size):
            if tree.deps[i] in ("flat", "compound", "goeswith") and is_proper(tree, i):
                kinds[i] = None
        names = ["O"] * size
        for start, end, label in sorted(sentence.spans, key=lambda span: span[0] - span[1]):
            head = head_of(tree, start, end)
            kind = KIND_OF_GUM[label]
            if head is None:
                continue
            if kinds[head] is not None:
                kinds[head] = specific(kind, tree.words[head])
            run = name_run(tree, start, end, head, kind) if kind in NAME_OF_KIND else None
            if run and names[run[0] : run[1] + 1] == ["O"] * (run[1] - run[0] + 1):
                write(names, run, NAME_OF_KIND[kind])
        yield Item(sentence.words, sentence.spaces, names, kinds)


def specific(kind: str, word: str) -> str:
    """GUM's broad kinds made finer for plain nouns: an "object" that is a rifle is a weapon."""
    known = noun_types().get(word.lower()) or noun_types().get(word.lower().removesuffix("s"))
    if (
        (kind == "object" and known in ("weapon", "vehicle", "document"))
        or (kind == "place" and known == "facility")
        or (kind == "abstract" and known == "document")
    ):
        return str(known)
    return kind


def write(names: list[str], run: tuple[int, int], label: str) -> None:
    """Put one name into IOB labels."""
    for i in range(run[0], run[1] + 1):
        names[i] = ("B-" if i == run[0] else "I-") + label


def from_lists(nlp: Language, data: Path) -> Iterator[Item]:
    """CrossNER, UNER-EWT and Re-DocRED (not its test part), cut into our tokens; adjectives of origin are no
    names.
    """
    held_back = " ".join(
        " ".join(json.loads(line)["text"].split())
        for line in (data / "redocred/redocred.jsonl").open(encoding="utf-8")
        if json.loads(line)["split"] == "test"
    )
    origin = {*gazetteer().adjectives, *gazetteer().people} - set(gazetteer().places)
    for line in (data / "ner_extra/ner.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        if row["src"] == "ReDocRED" and " ".join(" ".join(row["tokens"]).split()) in held_back:
            continue
        words: list[str] = []
        spaces: list[bool] = []
        names: list[str] = []
        for token, tag in zip(row["tokens"], row["tags"], strict=True):
            pieces = [piece.text for piece in nlp.make_doc(token)] if token.strip() else []
            tag = tag if tag.endswith(("PERSON", "ORG", "LOC")) else "O"
            words += pieces
            spaces += [False] * (len(pieces) - 1) + [True] * bool(pieces)
            names += [tag] + [tag.replace("B-", "I-")] * (len(pieces) - 1) if pieces else []
        if not words:
            continue
        _tidy(words, names, origin)
        if any(name.startswith("I-") and (i == 0 or names[i - 1] == "O") for i, name in enumerate(names)):
            continue
        yield Item(words, spaces, names, [None] * len(words))


def _tidy(words: list[str], names: list[str], origin: set[str]) -> None:
    """Articles and possessives off; "Syrian" alone off."""
    for i, name in enumerate(names):
        if not name.startswith("B-"):
            continue
        end = i + 1
        while end < len(names) and names[end].startswith("I-"):
            end += 1
        label, start = name[2:], i
        if " ".join(words[i:end]).lower() in origin and label == "LOC":
            names[i:end] = ["O"] * (end - i)
            continue
        if words[start].lower() == "the" and end - start > 1:
            names[start] = "O"
            start += 1
            names[start] = f"B-{label}"
        if words[end - 1] in ("'s", "’s") and end - start > 1:
            names[end - 1] = "O"


def add_kinds(nlp: Language, items: list[Item]) -> None:
    """Give heads of listed names their kind, using the parser's idea of the head."""
    docs = [Doc(nlp.vocab, words=item.words, spaces=item.spaces) for item in items]
    back = {"PERSON": "person", "ORG": "organisation", "LOC": "place"}
    for item, doc in zip(items, nlp.pipe(docs, batch_size=128), strict=True):
        tree = parsed(doc)
        for start, end, label in runs(item.names):
            head = head_of(tree, start, end - 1)
            if head is not None and tree.upos[head] in ("NOUN", "PROPN"):
                item.kinds[head] = back[label]


def runs(names: list[str]) -> Iterator[tuple[int, int, str]]:
    """(first, one past the last, label) of every name in IOB labels."""
    start = -1
    for i in range(len(names) + 1):
        if start >= 0 and (i == len(names) or not names[i].startswith("I-")):
            yield start, i, names[start][2:]
            start = -1
        if i < len(names) and names[i].startswith("B-"):
            start = i


def from_re3d(nlp: Language, rows: list[dict[str, object]]) -> list[Item]:
    """re3d by paragraph, trees from the syntax components; what a span holds beside its head stays unknown."""
    found = []
    places = gazetteer().places
    for row in rows:
        text = str(row["text"])
        spans = [e for e in row["entities"] if e["confidence"] >= 0.5]  # type: ignore[attr-defined]
        offset = 0
        for block in text.split("\n"):
            doc = nlp(block)
            tree = parsed(doc)
            names: list[str] = ["O"] * len(doc)
            kinds: list[str | None] = [None] * len(doc)
            inside = []
            for span in spans:
                chars = doc.char_span(span["begin"] - offset, span["end"] - offset, alignment_mode="contract")
                if span["begin"] < offset or span["end"] > offset + len(block) or chars is None or not len(chars):
                    continue
                names[chars.start : chars.end] = [UNKNOWN] * len(chars)
                inside.append((span["type"], chars.start, chars.end - 1))
            for label, start, end in inside:
                head = head_of(tree, start, end)
                kind = KIND_OF_RE3D.get(label)
                if head is None or kind is None:
                    continue
                if tree.words[head].lower().rstrip("s") in ("strike", "attack", "airstrike"):
                    kind = "event"
                if tree.words[head].lower() in places and kind == "organisation":
                    kind = "place"
                crowd = kind == "organisation" and tree.xpos[head] == "NNS"
                if tree.upos[head] in ("NOUN", "PROPN") and not crowd:
                    kinds[head] = specific(kind, tree.words[head])
                run = name_run(tree, start, end, head, kind) if kind in NAME_OF_KIND else None
                if run:
                    write(names, run, NAME_OF_KIND[kind])
            if len(doc):
                spaces = [bool(token.whitespace_) for token in doc]
                found.append(Item(tree.words, spaces, names, kinds))
            offset += len(block) + 1
    return found


def example(nlp: Language, items: list[Item], rng: random.Random | None = None) -> Example:
    """One or several items as one spaCy example."""
    words = [word for item in items for word in item.words]
    spaces = [space for item in items for space in item.spaces]
    words = cased(words, rng) if rng else words
    reference = Doc(nlp.vocab, words=words, spaces=spaces, ents=[name for item in items for name in item.names])
    reference.user_data[KEY] = [kind for item in items for kind in item.kinds]
    return Example(Doc(nlp.vocab, words=words, spaces=spaces), reference)


def epoch(nlp: Language, groups: list[tuple[list[Item], float]], rng: random.Random) -> Iterable[Example]:
    """One pass; a group counts as often as its weight (a half: half of it, drawn anew); neighbours joined by up to
    three.
    """
    for items, weight in groups:
        for _ in range(max(1, round(weight))):
            start = 0
            while start < len(items):
                size = rng.choice((1, 1, 2, 3))
                if weight >= 1 or rng.random() < weight:
                    yield example(nlp, items[start : start + size], rng)
                start += size


def measure(nlp: Language, items: list[Item], upper: bool = False) -> dict[str, float]:
    """Exact-span F1 of names with type, and accuracy of kinds where they are known."""
    hits: Counter[str] = Counter()
    docs = [
        Doc(nlp.vocab, words=[w.upper() for w in item.words] if upper else item.words, spaces=item.spaces)
        for item in items
    ]
    for item, doc in zip(items, nlp.pipe(docs, batch_size=128), strict=True):
        gold = set(runs(item.names))
        read = {(ent.start, ent.end, ent.label_) for ent in doc.ents}
        read = {span for span in read if UNKNOWN not in item.names[span[0] : span[1]]}
        hits["gold"] += len(gold)
        hits["read"] += len(read)
        hits["both"] += len(gold & read)
        for label in ("PERSON", "ORG", "LOC"):
            hits[f"gold_{label}"] += sum(span[2] == label for span in gold)
            hits[f"read_{label}"] += sum(span[2] == label for span in read)
            hits[f"both_{label}"] += sum(span[2] == label for span in gold & read)
        for kind, index in zip(item.kinds, doc.user_data[KEY], strict=True):
            if kind is not None:
                hits["kinds"] += 1
                hits["right"] += nlp.get_pipe("kinds").labels[index] == kind
    figures = {"names": 2 * hits["both"] / max(1, hits["gold"] + hits["read"])}
    for label in ("PERSON", "ORG", "LOC"):
        total = hits[f"gold_{label}"] + hits[f"read_{label}"]
        figures[label] = 2 * hits[f"both_{label}"] / max(1, total)
    figures["kinds"] = hits["right"] / max(1, hits["kinds"])
    return figures


def add_components(nlp: Language) -> None:
    """Names and kinds over an embedding of their own."""
    nlp.add_pipe("tok2vec", name="names_tok2vec", config={"model": tok2vec(NAME_FEATURES, NAMES)})
    nlp.add_pipe("ner", name="names", config={"model": transitions("names_tok2vec", "ner", NAMES)})
    nlp.add_pipe(
        "whosays_kinds",
        name="kinds",
        config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": listener("names_tok2vec", NAMES)}},
    )


def train(  # type: ignore[no-untyped-def]
    nlp: Language, syntax: Language, data: Path, epochs: int, held_out: set[str] | None = None, checkpoint=None
) -> dict[str, float]:
    """Add and train the components. `held_out` are ids of re3d documents kept out. Figures on GUM dev."""
    add_components(nlp)
    rows = [json.loads(line) for line in (data / "re3d/re3d.jsonl").open(encoding="utf-8")]
    lists = list(from_lists(nlp, data))
    add_kinds(syntax, lists)
    gum = list(from_gum(data / "gum/train.conllu"))
    re3d = from_re3d(syntax, [row for row in rows if row["id"] not in (held_out or set())])
    dev = list(from_gum(data / "gum/dev.conllu"))
    print(len(lists), len(gum), len(re3d), flush=True)

    def score(pipeline: Language) -> tuple[float, dict[str, float]]:
        figures = measure(pipeline, dev)
        figures["names_upper"] = measure(pipeline, dev, upper=True)["names"]
        return figures["names"] + 0.3 * figures["names_upper"] + 0.5 * figures["kinds"], figures

    return fit(
        nlp,
        lambda rng: epoch(nlp, [(lists, 0.5), (gum, 2), (re3d, 3)], rng),
        [example(nlp, [item]) for item in gum[:400] + lists[:400] + re3d[:200]],
        score,
        epochs=epochs,
        rate=0.0015,
        dropout=0.35,
        checkpoint=checkpoint,
    )
