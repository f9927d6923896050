"""What the stages are made of, as a hash: work is done again when the code or the models that did it change."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


@cache
def fingerprint(*parts: str) -> str:
    """The SHA-256 over all files of these parts of the package ("language", "claims"), models included."""
    digest = hashlib.sha256()
    for part in parts:
        for file in sorted((_PACKAGE / part).rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(file.relative_to(_PACKAGE).as_posix().encode() + b"\0")
                digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def joined(*parts: str) -> str:
    """One hash for a list of hashes and versions."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
