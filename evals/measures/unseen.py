"""Claims of thirty passages of six kinds that nobody developed on: see `evals/README.md`."""

from __future__ import annotations

from evals.measures.passages import of_cases

MEASURE = of_cases(
    "unseen",
    "Claims of unseen passages (all of subject, predicate, object, chain, stance)",
    "30 passages: news, wire, court, interview, agency report, encyclopedia, five each, annotated blind by one "
    "annotator, a language model that had seen neither the program nor its output; never developed on",
)
