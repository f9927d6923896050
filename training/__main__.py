"""`python -m training`: makes the English models that ship, from ../shared/data, and writes their model card.

    python -m training [--data FOLDER] [--out FOLDER] [--work FOLDER] [--only syntax|names] [--dev-run]
                       [--held-out]

Deterministic: fixed seeds, one thread. About an hour on one core. `--held-out` also trains names without a fifth
of re3d's documents, to measure what the shipped model (trained on all of them) cannot be measured on.
"""

import argparse
import json
import os
from pathlib import Path

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ.setdefault(variable, "1")

from thinc.api import NumpyOps, set_current_ops  # noqa: E402

from training import card, evaluate, lemmas, names, package, syntax, vectors  # noqa: E402
from training.pipeline import new_pipeline  # noqa: E402
from whosays.language.en import loading  # noqa: E402

ROOT = Path(__file__).resolve().parents[1]
SYNTAX_EPOCHS, NAME_EPOCHS = 15, 6


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    parser.add_argument("--out", type=Path, default=ROOT / "src/whosays/language/en/model")
    parser.add_argument("--work", type=Path, default=ROOT / "build/training")
    parser.add_argument("--only", choices=("syntax", "names"), help="this half; the other stays as it is in --out")
    parser.add_argument("--dev-run", action="store_true", help="trees without the dev parts, which are measured")
    parser.add_argument("--held-out", action="store_true", help="also measure names on a fifth of re3d held out")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    set_current_ops(NumpyOps(use_blis=False))  # twice as fast as thinc's own BLIS

    print("word vectors", flush=True)
    words, rows = vectors.train(options.data)
    shipped = loading.load(options.out) if options.only else None
    if shipped is None or options.only == "syntax":
        print("tagger and parser", flush=True)
        nlp = new_pipeline(words, rows)
        syntax.train(nlp, options.data, SYNTAX_EPOCHS, dev_run=options.dev_run)
    else:
        nlp = shipped
    if shipped is None or options.only == "names":
        print("names and kinds", flush=True)
        named = new_pipeline(words, rows)
        names.train(named, nlp, options.data, NAME_EPOCHS)
    else:
        named = shipped

    content = lemmas.build(options.data)
    figures = {}
    if options.held_out:
        print("names without a fifth of re3d", flush=True)
        held = evaluate.held_out_ids(options.data)
        partial = new_pipeline(words, rows)
        names.train(partial, nlp, options.data, NAME_EPOCHS, held_out=held)
        folder = options.work / "held_out"
        package.write(nlp, partial, content, folder)
        figures["re3d"] = evaluate.re3d(loading.load(folder), content, options.data, held)

    package.write(nlp, named, content, options.out)
    figures |= evaluate.measure(loading.load(options.out), content, options.data)
    card.write(options.out, figures)
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
