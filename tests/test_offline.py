"""Nothing connects out: the whole job runs with every connection forbidden."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FORBIDDING = """
import sys
def forbid(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        raise RuntimeError(f"connects out: {event} {args}")
sys.addaudithook(forbid)
from whosays.app import main
sys.argv = ["whosays", *sys.argv[1:]]
main()
"""


def run(*arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FORBIDDING, *arguments], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "connects out" not in done.stderr


def test_the_main_job_needs_no_network(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "a.txt").write_text(
        "Mara Henk has led the Coastal Guard since 2015, a former clerk told the Daily Standard.\n"
        "The Coastal Guard belongs to the National Port Authority.\n"
    )
    (folder / "b.html").write_text(
        "<html><head><title>Guard</title></head><body><article><h1>Guard</h1>"
        "<p>The Coastal Guard is based in Port Ansel, according to the harbour office of the city.</p>"
        "</article></body></html>"
    )
    case = str(tmp_path / "case")
    run("new", case)
    run("add", case, str(folder))
    run("build", case)
    run("brief", case, "--html", str(tmp_path / "brief.html"))
    assert "Coastal Guard" in (tmp_path / "brief.html").read_text()
