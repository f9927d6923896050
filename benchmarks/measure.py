"""One measurement in a process of its own: `python -m benchmarks.measure NAME ARGUMENTS` prints one JSON object.

A process of its own, so that peak memory is that of the thing measured and nothing warm is left from another.
"""

from __future__ import annotations

import hashlib
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from typing import TypeVar

from benchmarks.corpus import documents

T = TypeVar("T")
PUBLISHED = date(2020, 11, 1)


def megabytes(who: int = resource.RUSAGE_SELF) -> float:
    """Peak resident memory so far, in MB (Linux counts in KiB)."""
    return round(resource.getrusage(who).ru_maxrss / 1024, 1)


def stages(number: int) -> dict[str, object]:
    """Processor seconds of each stage for whole documents, on one core, after one document to warm up."""
    from whosays import claims, corroboration, language, picture, resolution, text
    from whosays.claims.numbers import find_quantities
    from whosays.claims.when import find_times
    from whosays.model.document import Metadata, Original

    stated = Metadata(publisher="Bench", published=PUBLISHED, language="en", title="Bench")
    spent: dict[str, float] = {}

    def timed(stage: str, work: Callable[[], T]) -> T:
        start = time.process_time()
        result = work()
        spent[stage] = spent.get(stage, 0.0) + time.process_time() - start
        return result

    def original(name: str, data: bytes) -> Original:
        sha256 = hashlib.sha256(data).hexdigest()
        return Original(sha256=sha256, path=name, size=len(data), media_type="text/plain", stated=stated)

    start = time.perf_counter()
    warm = text.convert(
        original("warm.txt", b"Anna Berg led the unit in 2014."), b"Anna Berg led the unit in 2014."
    ).document
    reading = language.read(warm)
    assert reading is not None
    claims.claims_of(warm, reading)
    loading = time.perf_counter() - start

    held, readings, found = [], [], []
    words = 0
    for name, body in documents(number):
        data = body.encode()
        document = timed("text", lambda n=name, d=data: text.convert(original(n, d), d).document)
        reading = timed("language", lambda d=document: language.read(d))
        assert reading is not None
        claimed = timed("claims", lambda d=document, r=reading: claims.claims_of(d, r))
        times = timed("(dates alone)", lambda d=document: find_times(d.text, PUBLISHED))
        spans = [(item.start, item.end) for item in times]
        timed("(quantities alone)", lambda d=document, s=spans: find_quantities(d.text, s))
        words += len(document.text.split())
        held.append(document)
        readings.append(reading)
        found.extend(claimed.claims)
    resolved = timed("resolution", lambda: resolution.resolve(held, readings, found))
    corroborated = timed("corroboration", lambda: corroboration.corroborate(held, found, resolved, ()))
    timed("picture", lambda: picture.brief("Bench", held, found, resolved, corroborated, ()))
    return {"documents": number, "words": words, "claims": len(found), "loading": loading, "seconds": spent,
            "peak_mb": megabytes()}  # fmt: skip


def build(number: int, jobs: int, characters: int) -> dict[str, object]:
    """A whole build of a new case: seconds and peak memory of reading, and of all."""
    from whosays import pipeline

    reading: dict[str, float] = {}

    with tempfile.TemporaryDirectory() as folder:
        source, case = Path(folder) / "documents", Path(folder) / "case"
        source.mkdir()
        words = 0
        for name, body in documents(number, characters or None):
            (source / name).write_text(body, encoding="utf-8")
            words += len(body.split())
        pipeline.new_case(case)
        pipeline.add(case, [source])
        start = time.perf_counter()

        def progress(stage: str, done: int, total: int | None) -> None:
            if stage == "read" and done == total:
                reading["seconds"] = time.perf_counter() - start
                reading["peak_mb"] = megabytes()

        report = pipeline.build(case, jobs, progress)
        seconds = time.perf_counter() - start
        # Reading processes have ended by now, and only those that have are counted.
        reading["peak_mb"] = max(reading["peak_mb"], megabytes(resource.RUSAGE_CHILDREN))
        # A second build finds nothing new: what it costs to see that.
        start = time.perf_counter()
        pipeline.build(case, jobs)
        again = time.perf_counter() - start
    return {"documents": number, "jobs": jobs, "words": words, "claims": report.claims, "reading": reading,
            "seconds": seconds, "again": again, "peak_mb": megabytes()}  # fmt: skip


def adding(number: int, jobs: int) -> dict[str, object]:
    """Small files taken into a new case, and the same folder added again: seconds, and what memory grew by."""
    from whosays import pipeline, store  # noqa: F401  loaded before the memory is taken

    with tempfile.TemporaryDirectory() as folder:
        source, case = Path(folder) / "documents", Path(folder) / "case"
        size = 0
        for index, (name, body) in enumerate(islice(cycle(documents(1000, 1500)), number)):
            place = source / f"{index // 500:03}"
            place.mkdir(parents=True, exist_ok=True)
            text = f"Document {index}.\n\n{body}"
            (place / f"{index:06}-{name}").write_text(text, encoding="utf-8")
            size += len(text)
        pipeline.new_case(case)
        before = megabytes()
        peaks = []

        def progress(stage: str, done: int, total: int | None) -> None:
            if total is not None and done <= total // 10:
                peaks.append(megabytes())

        start = time.perf_counter()
        report = pipeline.add(case, [source], progress, jobs)
        seconds = time.perf_counter() - start
        peak = megabytes()
        start = time.perf_counter()
        pipeline.add(case, [source], None, jobs)
        again = time.perf_counter() - start
    return {"files": number, "jobs": jobs, "characters": size, "added": report.count("added"), "seconds": seconds,
            "again": again, "peak_mb": peak, "grown_mb": peak - before,
            "grown_after_a_tenth_mb": peak - (peaks[-1] if peaks else before),
            "peak_mb_child": megabytes(resource.RUSAGE_CHILDREN)}  # fmt: skip


def copies(number: int) -> dict[str, object]:
    """Copies among passages, all of them in memory: seconds, peak memory, what is found of what was put there."""
    from benchmarks.passages import found, passages
    from whosays.corroboration.reuse import copies as reused
    from whosays.model.document import Document

    held: dict[str, Document] = {}
    sources: dict[str, tuple[str, str]] = {}
    for id_, text, source, kind in passages(number):
        sha256 = hashlib.sha256(id_.encode()).hexdigest()
        held[sha256] = Document(sha256=sha256, path=id_, text=text, language="en")
        if source is not None:
            sources[id_] = (source, kind)
    words = sum(len(one.text.split()) for one in held.values())
    before = megabytes()
    start, worked = time.perf_counter(), time.process_time()
    made = reused(held.values(), lambda sha256: held[sha256].text)
    seconds, processor = time.perf_counter() - start, time.process_time() - worked
    pairs = {frozenset((held[reuse.left].path, held[reuse.right].path)) for reuse in made.reuses}
    wanted = {frozenset((id_, source)) for id_, (source, _) in sources.items()}
    return {"documents": number, "words": words, "seconds": seconds, "processor": processor,
            "peak_mb": megabytes(), "texts_mb": before, "copies": len(sources), "found": found(pairs, sources),
            "others": len(pairs - wanted)}  # fmt: skip


def main() -> None:
    name, *rest = sys.argv[1:]
    if name == "stages":
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    work: dict[str, Callable[..., dict[str, object]]] = {
        "stages": stages,
        "build": build,
        "adding": adding,
        "copies": copies,
    }
    print(json.dumps(work[name](*map(int, rest))))


if __name__ == "__main__":
    main()
