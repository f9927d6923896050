"""`serve` answers on this machine, to who has the address with its token, until it is stopped."""

import http.client
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def served(built: Path) -> "Iterator[subprocess.Popen[str]]":
    process = subprocess.Popen(
        [sys.executable, "-m", "whosays", "serve", str(built)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def status(port: int, target: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", target)
        return connection.getresponse().status
    finally:
        connection.close()


def test_serve_gives_its_address_and_stops_on_ctrl_c(served: "subprocess.Popen[str]") -> None:
    assert served.stdout is not None
    line = served.stdout.readline()
    address = re.match(r"Open http://127\.0\.0\.1:(\d+)(/\?token=\S+)", line)
    assert address, line
    assert status(int(address[1]), address[2]) in (200, 302, 303, 307)
    assert status(int(address[1]), "/") in (401, 403)
    served.send_signal(signal.SIGINT)
    _, errors = served.communicate(timeout=30)
    assert "Traceback" not in errors
    assert served.returncode in (0, 130)
