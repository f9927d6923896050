"""What the process that reads files may not do, tried from inside it."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from whosays.text import confine, worker

linux = pytest.mark.skipif(sys.platform != "linux", reason="a measure of Linux")
START = "import os, sys\nfrom whosays.text.confine import confine\nconfine(os.getppid())\n"


def confined(code: str, *arguments: object, before: str = "") -> "subprocess.CompletedProcess[str]":
    """Run code in a process confined as the reader of files is, with its environment."""
    return subprocess.run(
        [sys.executable, "-P", "-c", before + START + code, *map(str, arguments)],
        env=confine.environment(os.environ),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def listening() -> "socket.socket":
    server = socket.create_server(("127.0.0.1", 0))
    yield server
    server.close()


CONNECT = "import socket; socket.create_connection(('127.0.0.1', int(sys.argv[1])), 5)"


def test_python_cannot_connect(listening: socket.socket) -> None:
    port = listening.getsockname()[1]
    done = confined(CONNECT, port)
    assert "may not make a connection" in done.stderr
    assert done.returncode == 1


@linux
def test_a_program_started_by_the_child_cannot_connect(listening: socket.socket) -> None:
    """The kernel forbids it, without Python's help; where this system lets a process leave the network."""
    port = listening.getsockname()[1]
    tried = f"import sys; {CONNECT}"
    alone = subprocess.run([sys.executable, "-c", tried, str(port)], timeout=60, check=False)
    assert alone.returncode == 0
    done = confined(f"os.execv(sys.executable, [sys.executable, '-c', {tried!r}, sys.argv[1]])", port)
    if done.returncode == 0:
        pytest.skip("this kernel offers neither a network namespace nor Landlock here")
    assert "Error" in done.stderr


WRITES = {
    "a new file": "open(sys.argv[1] + '/new', 'w')",
    "an old file": "open(sys.argv[1] + '/old', 'a')",
    "remove": "os.remove(sys.argv[1] + '/old')",
    "rename": "os.rename(sys.argv[1] + '/old', sys.argv[1] + '/other')",
    "a folder": "os.mkdir(sys.argv[1] + '/folder')",
    "a link": "os.symlink('/etc/passwd', sys.argv[1] + '/link')",
    "a temporary file": "import tempfile; tempfile.NamedTemporaryFile(dir=sys.argv[1])",
}


@pytest.mark.parametrize("code", WRITES.values(), ids=WRITES.keys())
def test_the_child_writes_nothing(tmp_path: Path, code: str) -> None:
    (tmp_path / "old").write_text("words")
    done = confined(code, tmp_path)
    assert done.returncode == 1
    assert "PermissionError" in done.stderr
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"old": "words"}


def test_a_program_started_by_the_child_writes_nothing(tmp_path: Path) -> None:
    code = "import subprocess; subprocess.run(['sh', '-c', f'echo words > {sys.argv[1]}/new'], check=True)"
    done = confined(code, tmp_path)
    assert done.returncode != 0
    assert [path.read_text() for path in tmp_path.iterdir()] in ([], [""])  # without Landlock an empty one is made


def test_the_child_reads_and_starts_programs() -> None:
    code = "import subprocess; print(open(sys.argv[1]).read(3), subprocess.run(['true']).returncode)"
    done = confined(code, __file__)
    assert (done.stdout, done.stderr) == ('""" 0\n'.replace('"""', '"""'), "")


def test_the_child_gets_little_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_TOKEN", "secret")
    monkeypatch.setenv("https_proxy", "http://proxy.example")
    kept = confine.environment(os.environ)
    assert "secret" not in kept.values()
    assert "https_proxy" not in kept
    assert kept["PATH"] == os.environ["PATH"]


def _status(pid: int) -> dict[str, str]:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return dict(line.split(":\t", 1) for line in lines if ":\t" in line)


@linux
def test_the_child_that_reads_is_confined() -> None:
    list(worker.answers("web page, straight", b"<html><p>some words</p></html>"))
    child = worker._workers[os.getpid()][-1].process
    assert _status(child.pid)["NoNewPrivs"] == "1"
    limits = Path(f"/proc/{child.pid}/limits").read_text()
    sizes = {line[:26].strip(): line[26:].split()[0] for line in limits.splitlines()[1:]}
    assert sizes["Max file size"] == "0"
    assert int(sizes["Max address space"]) <= confine.MEMORY
    assert Path(f"/proc/{child.pid}/fd/0").readlink() == Path(os.devnull)
    assert Path(f"/proc/{child.pid}/fd/1").readlink() == Path(os.devnull)


@linux
def test_the_child_ends_with_its_parent() -> None:
    code = """
import os, signal, time
from whosays.text import worker
list(worker.answers("web page, straight", b"<p>some words</p>"))
child = worker._workers[os.getpid()][-1].process
os.kill(child.pid, signal.SIGSTOP)  # as busy as can be: it will not see that its pipe is closed
print(child.pid, flush=True)
time.sleep(60)
"""
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    parent.send_signal(signal.SIGKILL)
    parent.communicate(timeout=60)
    for _ in range(200):
        try:
            state = _status(pid)["State"]
        except FileNotFoundError:
            return
        if state.startswith("Z"):
            return
        time.sleep(0.05)
    pytest.fail(f"the child lives on: {state}")
