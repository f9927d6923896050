"""Which program made an OLE file, by the names in its directory ([MS-CFB] sections 2.2 to 2.6).

Only this much is read outside the child process: a few sectors, found by steps whose number is bounded.
"""

from __future__ import annotations

import struct
from typing import BinaryIO

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECTORS = 64  # of the directory; every program names its main stream in the first few
_ENTRY = 128
_LAST_SECTOR = 0xFFFF_FFFA


def names_in(file: BinaryIO) -> frozenset[str]:
    """Names of the streams and storages at the beginning of the directory; none of what is broken."""
    file.seek(0)
    head = file.read(512)
    if len(head) < 512 or not head.startswith(MAGIC):
        return frozenset()
    (shift,) = struct.unpack_from("<H", head, 30)
    if shift not in (9, 12):
        return frozenset()
    size = 1 << shift
    (sector,) = struct.unpack_from("<I", head, 48)
    tables = struct.unpack_from("<109I", head, 76)
    found: set[str] = set()
    for _ in range(_SECTORS):
        if sector >= _LAST_SECTOR:
            break
        file.seek((sector + 1) * size)
        entries = file.read(size)
        for place in range(0, len(entries) - _ENTRY + 1, _ENTRY):
            (length,) = struct.unpack_from("<H", entries, place + 64)
            if 2 <= length <= 64:
                found.add(entries[place : place + length - 2].decode("utf-16-le", "replace"))
        table, entry = divmod(sector, size // 4)
        if table >= len(tables) or tables[table] >= _LAST_SECTOR:
            break
        file.seek((tables[table] + 1) * size + 4 * entry)
        following = file.read(4)
        if len(following) < 4:
            break
        (sector,) = struct.unpack("<I", following)
    return frozenset(found)
