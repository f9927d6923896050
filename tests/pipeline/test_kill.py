"""A build killed at any moment keeps what it reported, leaves no process behind, and is taken up again."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from whosays import pipeline

BUILD = """
import sys
from pathlib import Path
from whosays import pipeline
if __name__ == "__main__":
    tell = lambda stage, done, total: print(stage, done, flush=True)
    pipeline.build(Path(sys.argv[1]), jobs=int(sys.argv[2]), progress=tell)
"""
DOCUMENTS = 40


def children(process: int) -> list[int]:
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = entry.read_text(encoding="utf-8").rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == process:
            found.append(int(entry.parent.name))
    return found


def alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_killed_build_keeps_what_it_reported(tmp_path: Path, jobs: int) -> None:
    place = tmp_path / "documents"
    place.mkdir()
    for number in range(DOCUMENTS):
        text = f"Dana Orr is the deputy head of the Oskel Guard. It has {number + 2} members.\n" * 30
        (place / f"{number:03}.txt").write_text(text, encoding="utf-8")
    root = tmp_path / "case"
    pipeline.new_case(root)
    pipeline.add(root, [place])
    script = tmp_path / "build.py"
    script.write_text(BUILD, encoding="utf-8")
    builder = subprocess.Popen(
        [sys.executable, str(script), str(root), str(jobs)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
    )
    assert builder.stdout is not None
    reported = 0
    for line in builder.stdout:
        reported = int(line.split()[1])
        if reported >= 3:
            break
    workers = children(builder.pid) if Path("/proc").is_dir() else []
    builder.kill()
    builder.wait()
    builder.stdout.close()
    status = pipeline.status(root)
    assert status.read >= reported
    assert sum(row.message == "not built yet" for row in status.listing) == DOCUMENTS - status.read
    deadline = time.monotonic() + 20
    while any(alive(worker) for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(alive(worker) for worker in workers)
    if jobs == 1:
        assert pipeline.build(root).read == DOCUMENTS - status.read
