"""Files that mean harm: each has its documented outcome (docs/safety.md), and nothing else happens.

The set is made here by script. A process of its own adds one file after the other: its memory is looked at each
time, what it wrote is looked for in all folders that it might use, and connections are forbidden.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.makers import archives, mail
from tests.makers.outlook import outlook

GOOD = "The harbour office withdrew the licence of Blue Strait Ferries on Tuesday.\n"
MB = 1_000_000
MEMORY = 200 * MB  # by which the parent may grow
ADDING = """
import json, sys
def forbid(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        print("connects out", event, args, file=sys.stderr)
        raise RuntimeError("connects out")
sys.addaudithook(forbid)
from pathlib import Path
from whosays import pipeline
def memory(which):
    return int(Path("/proc/self/status").read_text().split(which)[1].split()[0]) * 1024
case, good, *hostile = map(Path, sys.argv[1:])
pipeline.add(case, [good])  # a file as it should be: now everything is loaded
before = memory("VmRSS:")
for path in hostile:
    Path("/proc/self/clear_refs").write_text("5")  # the peak counts from here
    report = pipeline.add(case, [path])
    lines = [[line.path, line.outcome, line.message] for line in report.lines]
    print(json.dumps({"name": path.name, "grown": memory("VmHWM:") - before, "lines": lines}))
"""


def nested(tags: int) -> bytes:
    return b"<div><b>" * tags + GOOD.encode()


def laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "ha">{entities}]><html><body><p>&l9;</p></body></html>'
    ).encode()


def wide_text(size: int) -> bytes:
    return GOOD.encode() * (size // len(GOOD))


def big_members() -> bytes:
    """Members near the limit that do not pack, inside one another."""
    noise = os.urandom(45 * MB)
    return archives.tarred({"a.tar": archives.tarred({"b.tar": archives.tarred({"noise.bin": noise})})})


ESCAPES = {
    "../../out.txt": b"x",
    "/tmp/out.txt": b"y",
    "C:\\out.txt": b"z",
    "good.txt": b"The boats stay in port.",
}
LINKS = (
    archives.special("passwd", tarfile.SYMTYPE, "/etc/passwd"),
    archives.special("zero", tarfile.CHRTYPE),
    archives.special("hard", tarfile.LNKTYPE, "/etc/passwd"),
)

# Name of the file -> how it is made; what is said of it, by the end of the path: (outcome, words of the message).
HOSTILE: dict[str, tuple[Callable[[], bytes], dict[str, tuple[str, str]]]] = {
    "empty.eml": (lambda: b"", {"empty.eml": ("refused", "is empty")}),
    "noise.eml": (lambda: os.urandom(50_000), {"noise.eml": ("refused", "unknown binary data")}),
    "program.pdf": (lambda: b"MZ\x90\x00" + bytes(5000), {"program.pdf": ("refused", "program")}),
    "letter.pdf": (mail.mail, {"letter.pdf": ("added", "")}),
    "page.zip": (lambda: f"<html><p>{GOOD}".encode(), {"page.zip": ("added", "")}),
    "torn.zip": (
        lambda: archives.zipped({"a.txt": GOOD.encode()})[:-30],
        {"torn.zip": ("refused", "no whole ZIP archive")},
    ),
    "torn.tar.gz": (
        lambda: archives.tarred({"a.bin": os.urandom(9000)}, packed="gz")[:-99],
        {"torn.tar.gz": ("refused", "no whole archive")},
    ),
    "torn.msg": (lambda: outlook()[:-512], {"torn.msg": ("refused", "no whole Outlook mail")}),
    "closed.zip": (
        lambda: archives.encrypted(archives.zipped({"a.txt": GOOD.encode()})),
        {"closed.zip/a.txt": ("refused", "is encrypted. Unpack it with its password")},
    ),
    "closed.eml": (
        lambda: mail.mail(mail.part(b"MIIB", "application/pkcs7-mime; smime-type=enveloped-data; name=a.p7m")),
        {"closed.eml": ("added", "encrypted"), "a.p7m": ("refused", "encrypted")},
    ),
    "bomb.zip": (archives.flat_bomb, {"bomb.zip": ("refused", "would unpack to 1.0 GB")}),
    "bomb.gz": (lambda: gzip.compress(bytes(500 * MB)), {"bomb.gz": ("refused", "grew to")}),
    "overlap.zip": (archives.overlapping, {"overlap.zip": ("refused", "members overlap")}),
    "nested.zip": (
        lambda: archives.nested_bomb(3, 3, 5 * MB),
        {"0.txt.gz": ("refused", "grew to")},
    ),
    "size.zip": (lambda: archives.wrong_size(10), {"size.zip/a.txt": ("refused", "cannot be unpacked")}),
    "escape.zip": (
        lambda: archives.zipped(ESCAPES),
        {
            "escape.zip/out.txt": ("refused", "leads out"),
            "escape.zip/tmp/out.txt": ("refused", "leads out"),
            "escape.zip/C/out.txt": ("refused", "leads out"),
            "escape.zip/good.txt": ("added", ""),
        },
    ),
    "links.tar": (
        lambda: archives.tarred({"good.txt": b"The pier at Quill stays open."}, *LINKS),
        {
            "links.tar/passwd": ("refused", "is a link"),
            "links.tar/hard": ("refused", "is a link"),
            "links.tar/zero": ("refused", "is a device"),
            "links.tar/good.txt": ("added", ""),
        },
    ),
    "large.tar": (big_members, {"noise.bin": ("refused", "unknown binary data")}),
    "deep.eml": (lambda: mail.deep_mail(2000), {"deep.eml": ("added", "inside more than 50 others")}),
    "mails.eml": (
        lambda: mail.mails_in_mails(2000),
        {".eml": ("refused", "inside more than 8 other files")},
    ),
    "parts.eml": (lambda: mail.many_parts(100_000), {"parts.eml": ("added", "more than 5,000 parts")}),
    "fields.eml": (lambda: mail.many_fields(100_000), {"fields.eml": ("added", "only the beginning")}),
    "brackets.eml": (lambda: mail.mail(To="(" * 100_000, From="(" * 100_000), {"brackets.eml": ("added", "")}),
    "long.eml": (
        lambda: mail.mail(mail.part(wide_text(50 * MB))),
        {"long.eml": ("refused", "characters, too many")},
    ),
    "long.txt": (lambda: wide_text(50 * MB), {"long.txt": ("refused", "too large to read as one document")}),
    "wide.txt": (lambda: ("\U0001f600 " * 3_900_000).encode(), {"wide.txt": ("refused", "characters, too many")}),
    "tags.html": (lambda: nested(100_000), {"tags.html": ("added", "")}),
    "paragraphs.html": (lambda: b"<p>a" * 1_600_000, {"paragraphs.html": ("added", "")}),
    "more.html": (lambda: b"<p>a" * 4_900_000, {"more.html": ("refused", "characters, too many")}),
    "laughs.html": (laughs, {"laughs.html": ("refused|added", "")}),
    "page.mhtml": (lambda: mail.saved_page("<b><p>" * 100_000 + GOOD), {"page.mhtml": ("added", "")}),
}


def tree(*folders: Path) -> set[str]:
    return {str(path) for folder in folders for path in folder.rglob("*")}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What `add` said of each file, and by how much its process grew; nothing was written outside the case."""
    if sys.platform != "linux":
        pytest.skip("the peak of memory is read from /proc")
    top = tmp_path_factory.mktemp("hostile")
    folders = {part: top / part for part in ("home", "tmp", "work", "in")}
    for folder in folders.values():
        folder.mkdir()
    (folders["in"] / "good.txt").write_text(GOOD)
    for name, (made, _) in HOSTILE.items():
        (folders["in"] / name).write_bytes(made())
    environment = {
        **os.environ,
        "HOME": str(folders["home"]),
        "XDG_DATA_HOME": str(folders["home"] / "data"),
        "TMPDIR": str(folders["tmp"]),
        "PYTHONDONTWRITEBYTECODE": "1",
    }

    def run(*arguments: str | Path) -> str:
        done = subprocess.run(
            [sys.executable, *map(str, arguments)],
            cwd=folders["work"],
            env=environment,
            capture_output=True,
            text=True,
            timeout=1200,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-3000:]
        assert "connects out" not in done.stderr
        return done.stdout

    run("-m", "whosays", "new", top / "case")
    before = tree(*folders.values())
    said = run("-c", ADDING, top / "case", folders["in"] / "good.txt", *(folders["in"] / name for name in HOSTILE))
    assert tree(*folders.values()) == before, "something was written outside the case"
    return {report["name"]: report for report in map(json.loads, said.splitlines())}


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_has_its_outcome(name: str, reports: dict[str, dict[str, Any]]) -> None:
    lines = reports[name]["lines"]
    for end, (outcome, message) in HOSTILE[name][1].items():
        found = [line for line in lines if line[0].endswith(end)]
        assert any(re.fullmatch(outcome, line[1]) and message in line[2] for line in found), (end, lines[:20])
    assert "Traceback" not in json.dumps(lines)


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_the_parent_does_not_grow(name: str, reports: dict[str, dict[str, Any]]) -> None:
    assert reports[name]["grown"] < MEMORY, f"{reports[name]['grown'] / MB:.0f} MB"


def test_every_hostile_file_is_in_the_documentation() -> None:
    table = (Path(__file__).parents[2] / "docs" / "safety.md").read_text("utf-8")
    missing = [name for name in HOSTILE if f"`{name}`" not in table]
    assert missing == []
