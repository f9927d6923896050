"""Killing the program at any moment loses nothing that was reported as done and leaves a case that opens."""

import random
import subprocess
import sys
import time
from pathlib import Path

from whosays import store

WRITER = """
import hashlib, sys
from pathlib import Path
from whosays import store
from whosays.model.document import Document, Original
root, first = Path(sys.argv[1]), int(sys.argv[2])
with store.open_case(root) as case:
    print("open", flush=True)
    for number in range(first, first + 100_000):
        data = f"Document {number}. ".encode() * 400
        sha256 = hashlib.sha256(data).hexdigest()
        path = f"{number:06}.txt"
        store.keep_original(case, sha256, data)
        with store.writing(case) as unit:
            store.receive(unit, Original(sha256=sha256, path=path, size=len(data), media_type="text/plain"))
            store.put_document(unit, Document(sha256=sha256, path=path, text=data.decode(), language="en"))
        print(path, flush=True)
"""


def test_a_killed_writer_loses_nothing_it_reported(tmp_path: Path) -> None:
    root = tmp_path / "case"
    store.create_case(root, store.Settings())
    chance = random.Random(7)
    reported: list[str] = []
    for round_ in range(6):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(root), str(round_ * 100_000)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        assert writer.stdout.readline() == "open\n"
        seen = [writer.stdout.readline() for _ in range(chance.randrange(1, 12))]
        time.sleep(chance.uniform(0.0, 0.05))
        writer.kill()
        lines = writer.stdout.read().split("\n")
        writer.wait()
        writer.stdout.close()
        reported += [line.strip() for line in seen] + lines[
            :-1
        ]  # what follows the last line end was not reported whole
        with store.open_case(root) as case, store.viewing(case) as unit:
            assert unit.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
            kept = {document.path: document for document in store.documents(unit)}
            assert set(reported) <= set(kept)
            for path in reported[-3:]:
                assert store.read_original(case, kept[path].sha256).decode() == kept[path].text
            hits = store.search(unit, "Document", limit=1_000_000)
            assert len(hits) == len(kept)
    assert len(reported) >= 6


def test_a_killed_start_leaves_no_half_case(tmp_path: Path) -> None:
    start = "import sys; from pathlib import Path; from whosays import store; print('go', flush=True); "
    start += "store.create_case(Path(sys.argv[1]), store.Settings())"
    chance = random.Random(11)
    for number in range(4):
        root = tmp_path / f"case{number}"
        starter = subprocess.Popen([sys.executable, "-c", start, str(root)], stdout=subprocess.PIPE, text=True)
        assert starter.stdout is not None
        starter.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.4))
        starter.kill()
        starter.wait()
        starter.stdout.close()
        if not root.exists():
            store.create_case(root, store.Settings())
        with store.open_case(root) as case, store.viewing(case) as unit:
            assert store.count_documents(unit) == 0
