"""`python -m benchmarks.pages`: pages a second of born-digital PDF, and recognition against tesseract by itself.

Both on files made by script (`tests/makers`), on whatever cores the machine gives; the floors are those of the
issue: 300 pages a second (two documents at a time on two cores), 1.2 times the time of bare tesseract.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from tests.makers import pdf, prose
from whosays.model.document import Original
from whosays.text import convert


def report(pages: int, columns: int, seed: int = 5) -> bytes:
    """A born-digital PDF of about so many full pages of prose."""
    said = [" ".join(paragraph) for paragraph in prose.paragraphs("en", 7 * pages, seed)]
    return pdf.born_digital(said, columns=columns, head="Report on the coast", foot="{page}")


def converted(file: Path) -> int:
    """Convert the file; how many pages it has."""
    data = file.read_bytes()
    original = Original(
        sha256=hashlib.sha256(data).hexdigest(), path=file.name, size=len(data), media_type="application/pdf"
    )
    return len(convert(original, data).document.pages)


def born_digital(pages: int, jobs: int) -> dict[str, float]:
    """Pages a second over `jobs` documents at a time, their processes warm."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number in range(2 * jobs):
            file = Path(folder) / f"{number}.pdf"
            file.write_bytes(report(pages, columns=1 + number % 2))
            files.append(file)
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
            small = Path(folder) / "small.pdf"
            small.write_bytes(report(30, columns=1))
            list(pool.map(converted, [small] * (6 * jobs)))  # each process gets its models and its child
            start = time.perf_counter()
            count = sum(pool.map(converted, files))
            seconds = time.perf_counter() - start
    return {"pages": count, "seconds": round(seconds, 2), "pages_per_second": round(count / seconds, 1)}


def recognition(pages: int, seed: int = 6) -> dict[str, float]:
    """Seconds to convert a scan (black and white), and for tesseract alone on the same pages as PNG files."""
    said = [" ".join(paragraph) for paragraph in prose.paragraphs("en", 7 * pages, seed)]
    images = [page.point(lambda value: 255 * (value > 128)).convert("1") for page in pdf.painted(said)]
    images = images[:pages]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "scan.pdf"
        images[0].save(file, "PDF", resolution=200, save_all=True, append_images=images[1:])
        names = []
        for number, image in enumerate(images):
            names.append(Path(folder) / f"{number}.png")
            image.save(names[-1], dpi=(200, 200))
        ours = min(timed(lambda: converted(file)) for _ in range(2))
        bare = min(timed(lambda: _bare(names)) for _ in range(2))
    return {
        "pages": len(images),
        "seconds": round(ours, 2),
        "bare": round(bare, 2),
        "ratio": round(ours / bare, 3),
    }


def timed(work: Callable[[], object]) -> float:
    """Seconds that it took."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _bare(names: Sequence[Path]) -> None:
    for name in names:
        subprocess.run(
            ["tesseract", str(name), "stdout", "-l", "eng", "tsv"],
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            capture_output=True,
            check=True,
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print both measurements as JSON, one a line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--pages", type=int, default=300, help="pages of each born-digital document")
    parser.add_argument("--scans", type=int, default=8, help="pages of the scan")
    parser.add_argument("--jobs", type=int, default=2, help="documents at a time")
    options = parser.parse_args(arguments)
    print(json.dumps({"born digital": born_digital(options.pages, options.jobs)}), flush=True)
    if shutil.which("tesseract"):
        print(json.dumps({"recognition": recognition(options.scans)}))
    else:
        print("tesseract is not there: sh tools/ocr.sh", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
