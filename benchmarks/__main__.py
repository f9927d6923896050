"""Run all measurements, print them, and write docs/benchmarks.md. `--quick` takes a minute instead of ten.

`--copies` measures the near copies alone, and writes their part of the page.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks import corpus

PAGE = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"
GOAL = 2000  # words a second on one core, for the whole reader
READER = ("text", "language", "claims")
# Numerical libraries would take every core there is; one thread each is what "one core" means.
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def measured(name: str, *numbers: int) -> dict[str, Any]:
    """The result of a measurement in its own process."""
    command = [sys.executable, "-m", "benchmarks.measure", name, *map(str, numbers)]
    print(f"measuring: {' '.join(command[3:])}", file=sys.stderr)
    done = subprocess.run(command, env={**os.environ, **ONE_THREAD}, stdout=subprocess.PIPE, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """A Markdown table; all columns but the first are numbers."""
    lines = [head, ("---", *["---:"] * (len(head) - 1)), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def stage_table(found: dict[str, Any]) -> str:
    words, seconds = found["words"], found["seconds"]
    reader = sum(seconds[stage] for stage in READER)
    rows = [
        (stage, f"{spent:.2f}", f"{words / spent:,.0f}", f"{spent / reader:.0%}" if stage in READER else "")
        for stage, spent in seconds.items()
    ]
    total = ("**the reader** (text, language, claims)", f"{reader:.2f}", f"**{words / reader:,.0f}**", "100%")
    rows.append(total)
    return table(("stage", "seconds", "words/s", "share of the reader"), rows)


def build_rows(found: list[dict[str, Any]]) -> str:
    rows = [
        (
            f"{one['documents']:,}",
            str(one["jobs"]),
            f"{one['words']:,}",
            f"{one['claims']:,}",
            f"{one['words'] / one['reading']['seconds']:,.0f}",
            f"{one['seconds']:.1f}",
            f"{one['again']:.2f}",
            f"{one['reading']['peak_mb']:,.0f}",
            f"{one['peak_mb']:,.0f}",
        )
        for one in found
    ]
    head = (
        "documents",
        "jobs",
        "words",
        "claims",
        "words/s reading",
        "build, s",
        "build again, s",
        "peak MB reading",
        "peak MB in all",
    )
    return table(head, rows)


def adding_rows(found: list[dict[str, Any]]) -> str:
    rows = [
        (
            f"{one['files']:,}",
            str(one["jobs"]),
            f"{one['seconds']:.0f}",
            f"{one['files'] / one['seconds']:.0f}",
            f"{one['again']:.1f}",
            f"{one['peak_mb']:,.0f}",
            f"{one['grown_after_a_tenth_mb']:,.0f}",
        )
        for one in found
    ]
    head = ("files", "jobs", "add, s", "files/s", "add again, s", "peak MB", "MB grown after the first tenth")
    return table(head, rows)


def copies_rows(found: list[dict[str, Any]]) -> str:
    rows = [
        (
            f"{one['documents']:,}",
            f"{one['words']:,}",
            f"{one['copies']:,}",
            f"{one['seconds']:.1f}",
            f"{one['processor']:.1f}",
            f"{one['texts_mb']:,.0f}",
            f"{one['peak_mb']:,.0f}",
            *(f"{share:.3f}" for share in one["found"].values()),
            f"{one['others']:,}",
        )
        for one in found
    ]
    kinds = tuple(f"found: {kind}" for kind in found[0]["found"])
    measured_of = ("passages", "words", "copies", "seconds", "of a processor", "MB before", "peak MB")
    return table((*measured_of, *kinds, "other pairs"), rows)


def page(
    stages: dict[str, Any],
    speed: list[dict[str, Any]],
    growth: list[dict[str, Any]],
    added: list[dict[str, Any]],
    copies: list[dict[str, Any]],
) -> str:
    reader = sum(stages["seconds"][stage] for stage in READER)
    rate = stages["words"] / reader
    small, large = growth[0], growth[-1]
    ratio = large["reading"]["peak_mb"] / small["reading"]["peak_mb"]
    slowest = max(READER, key=lambda stage: stages["seconds"][stage])
    return f"""# Benchmarks

Made by `make bench`; do not edit. Python {platform.python_version()}, {platform.system()} {platform.machine()},
{os.cpu_count()} cores. The documents: {corpus.describe()}.
Other work on the machine makes all figures worse.

## Where the time goes

{stages["documents"]} whole documents, {stages["words"]:,} words, {stages["claims"]:,} claims, one core,
processor time. The reader does {rate:,.0f} words a second (wanted: {GOAL:,}); most of its time goes into
{slowest}. Loading it takes {stages["loading"]:.1f} s once, peak memory {stages["peak_mb"]:,.0f} MB.
What is in brackets is part of `claims`, measured alone.

{stage_table(stages)}

## One core and two

A new case of whole documents. Reading counts the loading of the models, once in each process; "peak MB" is that
of the largest process; "build again" finds nothing new.

{build_rows(speed)}

## Taking in

Small text files of about a page, each to the disk before it is reported (wanted: 10,000 in 600 s on two cores).
"Add again" finds nothing new in the same folder.

{adding_rows(added)}

## Growth

Short documents, one process. From {small["documents"]:,} to {large["documents"]:,} documents the peak memory
of reading grows {ratio:.2f}-fold. Putting the picture together holds all claims at once and grows with them.

{build_rows(growth)}

{copies_section(copies)}"""


COPIES = "## Copies\n"
"""Where the part of the page begins that `--copies` makes again alone; it is the last."""


def copies_section(found: list[dict[str, Any]]) -> str:
    return f"""{COPIES}
Passages of 100 to 200 words, each word drawn as often as the documents above have it; a fifth end with one of
twenty notices. 6 % each are copies of another, verbatim or with 10, 20 or 40 % of the words changed. One process;
wanted for 100,000 are 60 s and 1,000 MB. "Of a processor" leaves out what other work on the machine costs; "MB
before" is what the passages themselves take; "other pairs" were not put there.

{copies_rows(found)}
"""


def main() -> None:
    quick = "--quick" in sys.argv[1:]
    copies = [measured("copies", size) for size in ((1000, 10_000) if quick else (10_000, 100_000))]
    if "--copies" in sys.argv[1:]:
        kept = PAGE.read_text("utf-8").partition(f"\n{COPIES}")[0].rstrip("\n")
        PAGE.write_text(f"{kept}\n\n{copies_section(copies)}", encoding="utf-8")
        return
    whole, sizes = (30, (50, 150)) if quick else (120, (100, 500, 1500))
    stages = measured("stages", whole)
    speed = [measured("build", whole, jobs, 0) for jobs in (1, 2)]
    growth = [measured("build", size, 1, 1000) for size in sizes]
    files = ((500, 2),) if quick else ((2000, 1), (10_000, 2))
    added = [measured("adding", number, jobs) for number, jobs in files]
    text = page(stages, speed, growth, added, copies)
    print(text)
    if not quick:
        PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
