"""Named features of tokens for the fields of `crf.py`: the word and its neighbours, word clusters, lists, syntax,
the recogniser's opinion here and elsewhere in the document.

The reader makes keys, each of which stands for several features (`keys`, `named`), and a field's scorer remembers
the scores of a key: most of a text is the same words and the same tags again.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from whosays.language.en.crf import Key
from whosays.language.en.lexicon import (
    gazetteer,
    name_words,
    noun_types,
    place_words,
    ranks,
    role_words,
    titles,
)
from whosays.language.en.words import Words

#: Distances at which a word's own features count, from two tokens before to two after.
OFFSETS = (-2, -1, 0, 1, 2)
_NEAR = ("w=", "s=", "c", "p3=", "s3=", "l=")
_FAR = ("w=", "s=", "ca=", "cb=", "l=")
_REPEATED = re.compile(r"(.)\1{2,}")
#: Share of words in capitals from which a sentence's capitals say nothing.
ALL_CAPITALS = 0.7
#: Labels of the recogniser, in the order of the counts.
_NAMES = ("O", "PERSON", "ORG", "LOC")

Clusters = dict[str, tuple[str, str, str]]


def load_clusters(path: Path) -> Clusters:
    """Word clusters, coarse, middle and fine, by lower-cased word: one line a word."""
    rows = (line.split(" ") for line in path.read_text(encoding="utf-8").split("\n") if line)
    return {word: (coarse, middle, fine) for word, coarse, middle, fine in rows}


def of_form(form: str, capitals: bool, clusters: Clusters) -> list[str]:
    """Features of a word by itself. In a sentence all in capitals the shape says no more than that."""
    low = form.lower()
    shape = "CAPITALS" if capitals and form.isupper() else _shape(form)
    found = [f"w={low}", f"s={shape}"]
    for size in (1, 2, 3, 4):
        if len(low) > size:
            found += (f"p{size}={low[:size]}", f"s{size}={low[-size:]}")
    known = clusters.get(low)
    if known:
        found += (f"ca={known[0]}", f"cb={known[1]}", f"cc={known[2]}")
    else:
        found.append(f"c?={shape[:3]}")
    for name in _lists(low):
        found += (f"l={name}", f"l={name}|{shape[:2]}")
    return found


def _shape(form: str) -> str:
    letters = ("X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c for c in form[:20])
    return _REPEATED.sub(r"\1\1", "".join(letters))[:8]


@cache
def _tables() -> tuple[tuple[str, frozenset[str]], ...]:
    table = gazetteer()
    return (
        ("role", role_words()),
        ("rank", ranks()),
        ("title", titles()),
        ("person", name_words()),
        ("town", place_words()),
        ("place", frozenset(table.places)),
        ("origin", frozenset(table.adjectives)),
        ("people", frozenset(table.people)),
    )


def _lists(low: str) -> list[str]:
    singular = low.removesuffix("s")
    kind = noun_types().get(low) or noun_types().get(singular)
    found = [kind] if kind else []
    return found + [name for name, words in _tables() if low in words or (name == "role" and singular in words)]


def _at(form: str, capitals: bool, offset: int, clusters: Clusters) -> list[str]:
    """The features of the word at a distance from the token in question."""
    found = of_form(form, capitals, clusters)
    if not offset:
        return found
    kept = _NEAR if abs(offset) == 1 else _FAR
    return [f"{offset}:{one}" for one in found if one.startswith(kept)]


def all_capitals(words: Words, first: int, end: int) -> bool:
    """Whether a sentence is written in capitals."""
    letters = [form.isupper() for form in words.forms[first:end] if form[:1].isalpha()]
    return sum(letters) > ALL_CAPITALS * len(letters) if letters else False


def labels_of(words: Words) -> list[str]:
    """The recogniser's names as one label a token."""
    found = ["O"] * len(words.forms)
    for first, end, label in words.names:
        found[first:end] = [f"B-{label}", *[f"I-{label}"] * (end - first - 1)]
    return found


def elsewhere(words: Words, labels: Sequence[str]) -> list[list[str]]:
    """What the recogniser makes of the same word elsewhere in the document, for words with a capital."""
    counts: dict[str, Counter[str]] = {}
    for low, label in zip(words.lows, labels, strict=True):
        counts.setdefault(low, Counter())[label[2:] or "O"] += 1
    found: list[list[str]] = []
    for form, low, label in zip(words.forms, words.lows, labels, strict=True):
        count, own = counts[low], label[2:] or "O"
        others = [(name, count[name] - (name == own)) for name in _NAMES]
        total = sum(number for _, number in others)
        if not total or not form[:1].isupper():
            found.append([])
            continue
        most = max(others, key=lambda pair: pair[1])[0]
        found.append([f"m={most}", f"m={most}{min(3, total)}", f"m={most}|{label}"])
    return found


def keys(words: Words, clusters: Clusters) -> list[list[Key]]:
    """The keys of every token's features (`named` spells them out)."""
    labels = labels_of(words)
    coarse = [known[0] if (known := clusters.get(low)) else "?" for low in words.lows]
    found: list[list[Key]] = [[(name,) for name in names] for names in elsewhere(words, labels)]
    for first, end in words.sentences:
        _sentence(words, first, end, labels, coarse, found)
    _listed(words, found)
    return found


def _sentence(
    words: Words, first: int, end: int, labels: Sequence[str], coarse: Sequence[str], found: list[list[Key]]
) -> None:
    capitals = all_capitals(words, first, end)
    capital = "C" if capitals else "X"
    forms = words.forms[first:end]
    case = [capital if f[:1].isupper() else "x" if f[:1].isalpha() else f[:1] for f in forms]
    columns = (
        ["^", *case, "$"],
        ["^", *coarse[first:end], "$"],
        ["^", *words.lows[first:end], "$"],
        ["^", *words.tags[first:end], "$"],
        ["^", *labels[first:end], "$"],
        ["^", *words.kinds[first:end], "$"],
    )
    windows = zip(*(zip(one, one[1:], one[2:], strict=False) for one in columns), strict=True)
    for i, ((a, b, c), (d, e, f), (g, h, j), (k, t, m), (n, o, p), (q, r, s)) in enumerate(windows, first):
        head, dep = words.heads[i], words.deps[i]
        side = "<" if head < i else ">"
        distance = str(max(-3, min(3, head - i)))
        found[i] += (
            ("case", a, b, c), ("coarse", d, e, f), ("tags", k, t, m, words.upos[i]), ("names", n, o, p, t),
            ("kinds", q, r, s, o), ("head", dep, distance, words.tags[head], coarse[head]),
            (f"w-={g}|{h}",), (f"w+={h}|{j}",), (f"hl={words.lows[head]}{side}",), (f"nw={o}|{h}",),
        )  # fmt: skip
    size = end - first
    for place in range(size):
        token = found[first + place]
        for offset in OFFSETS:
            inside = 0 <= place + offset < size
            token.append(("word", forms[place + offset], capitals, str(offset)) if inside else (f"{offset}:END",))


def named(key: Key, clusters: Clusters) -> list[str]:
    """The features that a key stands for."""
    match key:
        case (str(name),):
            return [name]
        case ("word", str(form), bool(capitals), str(offset)):
            return _at(form, capitals, int(offset), clusters)
        case ("case", a, b, c):
            return [f"ss={a}{b}{c}"]
        case ("coarse", d, e, f):
            return [f"c-={d}|{e}", f"c+={e}|{f}"]
        case ("tags", k, t, m, upos):
            both = [f"t-0={k}|{t}", f"t0+={t}|{m}", f"t-0+={k}|{t}|{m}"]
            return [f"t0={t}", f"t-={k}", f"t+={m}", *both, f"u0={upos}"]
        case ("names", n, o, p, t):
            return [f"n0={o}", f"n-={n}", f"n+={p}", f"n-0+={n}{o}{p}", f"nt={o}|{t}"]
        case ("kinds", q, r, s, o):
            return [f"k0={r}", f"k-={q}", f"k+={s}", f"nk={o}|{r}"]
        case ("head", dep, distance, tag, cluster):
            return [f"d={dep}", f"hd={distance}{dep}", f"ht={tag}|{dep}", f"hc={cluster}|{dep}"]
        case _:
            raise ValueError(key)


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Names of the gazetteer by their first word."""
    table = gazetteer()
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for names, label in ((table.places, "place"), (table.adjectives, "origin"), (table.people, "people")):
        for name in names:
            parts = tuple(name.split(" "))
            found.setdefault(parts[0], []).append((parts, label))
    return {first: tuple(rows) for first, rows in found.items()}


def _listed(words: Words, found: list[list[Key]]) -> None:
    """Marks the names of the gazetteer, of one word or several."""
    phrases = _phrases()
    for i, low in enumerate(words.lows):
        for parts, label in phrases.get(low, ()):
            if tuple(words.lows[i : i + len(parts)]) == parts:
                for k in range(i, i + len(parts)):
                    found[k].append((f"g={label}{'B' if k == i else 'I'}",))


def of_tokens(words: Words, clusters: Clusters) -> list[list[str]]:
    """All features of every token by name, as the training recipe needs them."""
    return [[name for key in token for name in named(key, clusters)] for token in keys(words, clusters)]
