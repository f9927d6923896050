"""`python -m training.coreference`: learns what mentions stand for, from GUM's train and dev part.

    python -m training.coreference [--data FOLDER] [--out FILE] [--dev]

The texts are read raw with the models that ship, so that the weights fit what the reader sees. Every choice that
the reader makes is one example: its candidates and "none of them"; right are the candidates whose mentions are
mostly of the gold chain of the mention. The first pass makes the right choices, the second its own, with the
weights of the first. Maximum likelihood of the right ones together (Durrett and Klein 2013), squared weights as
penalty, Adam over all examples at once: no seed, no chance. A minute on one core. `--dev` learns from the train
part alone and prints how well it does on the dev part.
"""

import argparse
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ.setdefault(variable, "1")

import numpy as np  # noqa: E402

from evals.chains import documents  # noqa: E402
from whosays.language.en import coreference, loading, mentions, pairs, phrases, ranking  # noqa: E402
from whosays.language.en.clusters import REFERRING  # noqa: E402
from whosays.language.en.drafts import Draft  # noqa: E402
from whosays.language.en.words import Words, parse  # noqa: E402
from whosays.model.document import Document  # noqa: E402
from whosays.scoring.coreference import Place, figures  # noqa: E402
from whosays.scoring.coreference import coreference as compared  # noqa: E402
from whosays.scoring.counts import added  # noqa: E402

ROOT = Path(__file__).resolve().parents[1]
#: Chosen on the dev part and on a fifth of the train part held out.
PENALTY, PENALTY_OF_PRONOUNS, STEPS, RATE, SEEN, LEAST = 9.0, 3.6, 300, 0.1, 4, 0.02
#: How likely a candidate must be for the second pass to take it.
TAKEN = 0.4

Read = tuple[Words, list[list[Place]]]


@dataclass
class Example:
    """One choice: the form of the mention, the features of each candidate and, last, of none; which are right."""

    form: str
    features: list[list[str]]
    right: list[bool]


class Teacher(coreference.Resolver):
    """Makes the reader's choices and writes them down. Without weights it makes the right ones."""

    def __init__(
        self, words: Words, drafts: list[Draft], chains: Sequence[Sequence[Place]], known: ranking.Weights
    ):
        super().__init__(words, drafts)
        self.known = known
        self.examples: list[Example] = []
        number = {tuple(place): n for n, chain in enumerate(chains) for place in chain}
        whole = phrases.wholes(words)
        self.gold = [
            _chain(number, words, (whole[draft.head], (draft.first, draft.end)))
            if draft.type in REFERRING or draft.form == "pronoun"
            else -1
            for draft in drafts
        ]

    def choose(self, i: int, candidates: list[int], features: list[list[str]]) -> int | None:
        right = [self.gold[i] >= 0 and self._mostly(number) == self.gold[i] for number in candidates]
        form = pairs.form_of(self.traits[i])
        self.examples.append(Example(form, features, [*right, not any(right)]))
        if not self.known:
            return next((number for number, good in zip(candidates, right, strict=True) if good), None)
        chances = ranking.probabilities(form, features, self.known)
        best = max(range(len(candidates)), key=lambda n: chances[n])
        return candidates[best] if chances[best] >= TAKEN else None

    def _mostly(self, number: int) -> int:
        found = Counter(self.gold[m] for m in self.clusters[number].members if self.gold[m] >= 0)
        return found.most_common(1)[0][0] if found else -1


def _chain(number: Mapping[Place, int], words: Words, spans: Iterable[tuple[int, int]]) -> int:
    places = ((words.starts[first], words.ends[end - 1]) for first, end in spans)
    return next((number[place] for place in places if place in number), -1)


def read(path: Path) -> Iterator[Read]:
    """The documents of a part as the models see them, with their gold chains."""
    rows = list(documents(path))
    texts = (Document(sha256="0" * 64, path=row["id"], text=row["text"], language="en", parts=()) for row in rows)
    for words, row in zip(parse(loading.pipeline(), loading.lemmatizer(), texts), rows, strict=True):
        yield words, row["chains"]


def examples(texts: Sequence[Read], known: ranking.Weights) -> list[Example]:
    """Every choice in the texts."""
    found = []
    for words, chains in texts:
        teacher = Teacher(words, mentions.phrases(words, mentions.find(words)), chains, known)
        teacher.run()
        found += teacher.examples
    return found


def fit(found: Sequence[Example]) -> dict[str, dict[str, float]]:
    """Weights by form and by group of forms."""
    keys = [
        [[(owner, one) for owner in (example.form, pairs.group_of(example.form)) for one in features]
         for features in example.features]
        for example in found
    ]  # fmt: skip
    counts = Counter(key for example in keys for features in example for key in features)
    names = sorted(key for key, n in counts.items() if n >= SEEN)
    column = {key: n for n, key in enumerate(names)}
    nothing = len(names)
    flat, rows, groups, right = list[int](), list[int](), list[int](), list[bool]()
    for example, features_of in zip(found, keys, strict=True):
        groups.append(len(rows))
        right += example.right
        for features in features_of:
            rows.append(len(flat))
            flat += [column[key] for key in features if key in column] or [nothing]
    penalty = np.array([_penalty(owner) for owner, _ in names] + [PENALTY])
    weights = _descend(np.array(flat), np.array(rows), np.array(groups), np.array(right), penalty)
    kept: dict[str, dict[str, float]] = {}
    for (owner, feature), weight in zip(names, weights.tolist(), strict=False):
        if abs(weight) >= LEAST:
            kept.setdefault(owner, {})[feature] = round(weight, 2)
    return kept


def _penalty(owner: str) -> float:
    group = owner if owner in ("pronoun", "speaker", "phrase") else pairs.group_of(owner)
    return PENALTY if group == "phrase" else PENALTY_OF_PRONOUNS


def _descend(
    flat: np.ndarray, rows: np.ndarray, groups: np.ndarray, right: np.ndarray, penalty: np.ndarray
) -> np.ndarray:
    """Adam with a falling rate over all examples: `flat` features of `rows` of `groups`, `right` by row."""
    of_feature = np.repeat(np.arange(len(rows)), np.diff(np.append(rows, len(flat))))
    of_row = np.repeat(np.arange(len(groups)), np.diff(np.append(groups, len(rows))))
    weights, mean, square = (np.zeros(len(penalty)) for _ in range(3))
    for step in range(1, STEPS + 1):
        scores = np.add.reduceat(weights[flat], rows)
        raised = np.exp(scores - np.maximum.reduceat(scores, groups)[of_row])
        chance = raised / np.add.reduceat(raised, groups)[of_row]
        wanted = np.where(right, raised, 0.0)
        wanted /= np.add.reduceat(wanted, groups)[of_row]
        slope = (
            np.bincount(flat, weights=(chance - wanted)[of_feature], minlength=len(weights)) + penalty * weights
        )
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        rate = RATE * (1 - step / STEPS) + 0.005
        weights -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return weights


def measured(texts: Iterable[Read]) -> Mapping[str, float]:
    """The figures of the reader as it stands, on these texts."""
    counts = []
    for words, gold in texts:
        chains: dict[int, list[Place]] = {}
        for draft, number in coreference.resolved(words, mentions.find(words)):
            chains.setdefault(number, []).append((words.starts[draft.first], words.ends[draft.end - 1]))
        counts.append(compared([[(a, b) for a, b in chain] for chain in gold], chains.values()))
    return figures(added(counts))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.coreference", description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    parser.add_argument("--out", type=Path, default=ROOT / "src/whosays/language/en/coreference.json")
    parser.add_argument("--dev", action="store_true", help="learn from the train part alone, measure on dev")
    options = parser.parse_args()
    train, dev = (list(read(options.data / "gum" / f"{part}.conllu")) for part in ("train", "dev"))
    texts = train if options.dev else train + dev
    first = ranking.merged(fit(examples(texts, {})))
    found = fit(examples(texts, first))
    options.out.write_text(json.dumps(found, sort_keys=True, indent=0, separators=(",", ":")) + "\n", "utf-8")
    if options.dev:
        ranking.weights.cache_clear()
        print({name: round(value, 3) for name, value in measured(dev).items()})


if __name__ == "__main__":
    main()
