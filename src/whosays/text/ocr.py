"""Character recognition by the tesseract command (version 4 or later). Runs in the child, under its limits."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from statistics import median

import numpy as np
from numpy.typing import NDArray

from whosays.text.decode import normalised
from whosays.text.extracted import FormatError
from whosays.text.sheets import Line, Recogniser, Word

Grey = NDArray[np.uint8]  # shades of grey, rows by columns; 255 is white

DPI = 200
WALL = 120  # seconds for one page
#: Packs that are tried where nothing is known of a page's language: each reads a script.
SCRIPTS = ("eng", "ara")
_FEW = 2


def recogniser(data: bytes, argument: str) -> Iterator[Recogniser]:
    """The command with its version and packs; neither argument is used."""
    yield engine()


@cache
def engine() -> Recogniser:
    """The command on this machine."""
    command = shutil.which("tesseract")
    if command is None:
        return Recogniser()
    version = _ran([command, "--version"], b"").decode("utf-8", "replace")
    packs = _ran([command, "--list-langs"], b"").decode("utf-8", "replace").split("\n")[1:]
    found = re.search(r"tesseract v?(\d[\d.]*)", version)
    return Recogniser(
        name=f"tesseract {found[1] if found else '?'}",
        packs=sorted(pack for pack in map(str.strip, packs) if re.fullmatch(r"[a-z]{3}", pack) and pack != "osd"),
    )


def _ran(command: list[str], given: bytes) -> bytes:
    """What a command says. Raises `FormatError` where it fails or takes too long."""
    environment = {
        name: os.environ[name] for name in ("PATH", "TESSDATA_PREFIX", "HOME", "TMPDIR") if name in os.environ
    }
    try:
        done = subprocess.run(
            command,
            input=given,
            capture_output=True,
            timeout=WALL,
            env={**environment, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C"},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise FormatError(f"tesseract took more than {WALL} seconds", "Scan the page again.") from error
    if done.returncode != 0:
        raise FormatError("tesseract could not read it", "Scan the page again.")
    return done.stdout or done.stderr


def lines_of(image: Grey, pack: str, *, layout: int = 3) -> list[Line]:
    """The recognised lines of an image in reading order, their places in its pixels.

    `layout` is tesseract's page segmentation mode: 3 finds columns, 6 takes the image for one block.
    """
    command = [shutil.which("tesseract") or "tesseract", "stdin", "stdout", "-l", pack, "--psm", str(layout)]
    said = _ran([*command, "--dpi", str(DPI), "tsv"], pgm(image)).decode("utf-8", "replace")
    return _lines(said)


def pgm(image: Grey) -> bytes:
    """The image in the Netpbm format, which costs no packing."""
    height, width = image.shape
    return b"P5 %d %d 255\n" % (width, height) + np.ascontiguousarray(image).tobytes()


def _lines(said: str) -> list[Line]:
    rows: dict[tuple[str, str, str], list[Word]] = {}
    for row in csv.DictReader(said.split("\n"), delimiter="\t", quoting=csv.QUOTE_NONE):
        words = normalised(row.get("text") or "").strip()
        if row.get("level") != "5" or not words:
            continue
        left, top = float(row["left"]), float(row["top"])
        word = Word(
            text=" ".join(words.split()),
            confidence=max(0.0, min(1.0, float(row["conf"]) / 100)),
            left=left,
            top=top,
            right=left + float(row["width"]),
            bottom=top + float(row["height"]),
        )
        place = (row["block_num"], row["par_num"], row["line_num"])
        rows.setdefault(place, []).append(word)
    if not rows:
        return []
    usual = median(_height(words) for words in rows.values())
    found: list[Line] = []
    for group in rows.values():
        tall = _height(group)
        line = Line(
            text=" ".join(word.text for word in group),
            left=min(word.left for word in group),
            top=min(word.top for word in group),
            right=max(word.right for word in group),
            bottom=max(word.bottom for word in group),
            base=median(word.bottom for word in group),
            size=usual if 0.6 * usual < tall < 1.5 * usual else tall,
            words=group,
        )
        region = found[-1].region + (not _is_below(found[-1], line)) if found else 0
        found.append(replace(line, region=region))
    return found


def _is_below(above: Line, line: Line) -> bool:
    """Whether a line goes on in the column of the one before it. (Tesseract's own blocks cut paragraphs.)"""
    shared = min(above.right, line.right) - max(above.left, line.left)
    return line.base > above.base and shared > 0.5 * min(above.right - above.left, line.right - line.left)


def _height(words: list[Word]) -> float:
    return max(max(word.bottom for word in words) - min(word.top for word in words), 1.0)


def confidence(lines: list[Line]) -> float:
    """Mean confidence over the letters; 0 where nothing was recognised."""
    sure = [(word.confidence, len(word.text)) for line in lines for word in line.words]
    return sum(value * size for value, size in sure) / max(1, sum(size for _, size in sure))


def is_text(lines: list[Line]) -> bool:
    """Whether this was text, and not what a recogniser makes of a photograph."""
    words = [word for line in lines for word in line.words if any(sign.isalnum() for sign in word.text)]
    good = sum(word.confidence > 0.6 for word in words)
    return good > _FEW and good > 0.2 * len(words)


def strip_of(image: Grey) -> Grey:
    """The rows with most ink, a tenth of the image: enough to tell a language by."""
    height = image.shape[0]
    size = max(height // 10, min(height, 160))
    if size >= height:
        return image
    ink = np.concatenate(([0], np.cumsum((image < 128).sum(axis=1))))
    sums = ink[size:] - ink[:-size]
    start = int(np.argmax(sums))
    return image[start : start + size]
