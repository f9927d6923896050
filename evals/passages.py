"""Run the reader on the annotated passages and print how much it found, and what it got wrong.

python -m evals.passages [passages|heldout|unseen] [--short]
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from datetime import date

from evals import reference
from whosays.scoring.align import Json
from whosays.scoring.claims import Emitted, Result, Score, score, total

Reader = Callable[[reference.Passage], Json]


def read(passage: reference.Passage) -> Json:
    """Read one passage with the program itself; its `whosays.extract/1` object."""
    from whosays import pipeline

    extract: Json = pipeline.extract_text(
        passage["text"],
        path=f"{passage['id']}.txt",
        title=passage["title"],
        publisher=passage["publisher"],
        published=date.fromisoformat(passage["published"]) if passage["published"] else None,
    )
    return extract


def run(name: str = "passages", reader: Reader = read) -> list[Result]:
    """Read and score every passage of `cases/<name>.jsonl`."""
    return [score(passage, reader(passage)) for passage in reference.load(name)]


def table(results: Iterable[Result]) -> str:
    """The figures: one line a passage, then the sums, then by predicate, then details of the right claims."""
    results = list(results)
    lines = [f"{'':30}{'found/wanted':>14}{'right/wrong':>14}{'optional':>10}{'R':>7}{'P':>7}"]
    lines += [_line(r.passage["id"].replace("re3d:", "re3d ")[:29], r.strict) for r in results]
    strict, loose = total(results)
    lines += [_line("ALL, strict", strict), _line("ALL, without chain", loose)]
    lines += [f"(repeated among the right: {strict.repeated})", "", f"{'strict, by predicate':30}"]
    names = sorted({name for r in results for name in (*r.wanted_by, *r.right_by, *r.wrong_by)})
    for name in names:
        found, wanted, right, wrong = (
            sum(getattr(r, counter)[name] for r in results)
            for counter in ("found_by", "wanted_by", "right_by", "wrong_by")
        )
        lines.append(f"{name:30}{f'{found}/{wanted}':>14}{f'{right}/{wrong}':>14}")
    for label, counter in (("time as annotated", "time"), ("role class as annotated", "role_class")):
        yes, no = (sum(getattr(r, counter)[key] for r in results) for key in (True, False))
        lines.append(f"{label:30}{f'{yes}/{yes + no}':>14}")
    return "\n".join(lines)


def _line(label: str, tally: Score) -> str:
    return (
        f"{label:30}{f'{tally.found}/{tally.wanted}':>14}{f'{tally.right}/{tally.wrong}':>14}{tally.optional:>10}"
        f"{tally.recall:>7.2f}{tally.precision:>7.2f}"
    )


def differences(result: Result) -> str:
    """What is missing and what is spurious in one passage, a line each."""
    lines = [f"== {result.passage['id']}"]
    for claim in result.missing:
        note = " (found, but not who says it or how surely)" if claim["found_without_chain"] else ""
        lines.append(f"  missing   {describe_wanted(claim)}{note}")
    lines += [
        f"  spurious  {describe(emitted, result.passage['text'])}  [{why}]" for emitted, why in result.spurious
    ]
    return "\n".join(lines)


def describe_wanted(claim: Json) -> str:
    """An annotated claim in one line."""
    words = [claim["event_type"] or claim["predicate"]]
    words += [_words(claim[key]) for key in ("subject", "object") if claim[key]]
    words += [f"{p['role']}={_words(p)}" for p in claim["participants"] if not p.get("optional")]
    holders = " <- ".join(_words(step) if step["text"] else "document" for step in claim["chain"])
    return f"{' | '.join(words)}  {{{holders}; {claim['stance']} {claim['polarity']}}}"


def _words(value: Json) -> str:
    return " ".join(str(value.get("text") or value.get("verbatim") or value).split())


def describe(emitted: Emitted, text: str) -> str:
    """An emitted claim in one line."""

    def words(filler: object) -> str:
        own, said = getattr(filler, "own", None), getattr(filler, "words", None)
        quantity = getattr(filler, "quantity", None) or {}
        return " ".join((text[slice(*own)] if own else said or quantity.get("verbatim") or "document").split())

    claim = emitted.claim
    out = [claim.get("event_type") or claim["predicate"]]
    out += [words(filler) for filler in (emitted.subject, emitted.object) if filler]
    out += [f"{role}={words(filler)}" for role, filler in emitted.participants]
    holders = ", ".join(f.kind or "" if not f.own and not f.words else words(f) for f in emitted.deepest)
    return f"{' | '.join(out)}  {{{emitted.deepest_step}: {holders}; {claim['stance']} {claim['polarity']}}}"


def main() -> None:
    """Print the table and, unless `--short`, the differences of every passage."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("cases", nargs="?", default="passages", choices=reference.NAMES)
    parser.add_argument("--short", action="store_true", help="the table only")
    options = parser.parse_args()
    results = run(options.cases)
    if not options.short:
        print("\n\n".join(differences(result) for result in results), end="\n\n")
    print(table(results))


if __name__ == "__main__":
    main()
