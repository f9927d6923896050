"""One module a measure; each holds a `MEASURE` (see `evals.measure`)."""
