# ruff: noqa: E501 (pieces of files)
"""Old binary Office files made from known words: the OLE container, Word 97 and Excel 97 inside it."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

_FREE, _END, _TABLE = 0xFFFF_FFFF, 0xFFFF_FFFE, 0xFFFF_FFFD
_SECTOR = 512
_SMALL = 4096  # below, a stream would lie in another one


def ole(streams: Mapping[str, bytes]) -> bytes:
    """An OLE file of these streams, each at least as long as a stream that has sectors of its own."""
    names = sorted(streams, key=lambda name: (len(name), name.upper()))
    contents = [streams[name].ljust(_SMALL, b"\x00") for name in names]
    sizes = [-(-len(content) // _SECTOR) for content in contents]
    directory = -(-(len(names) + 1) // 4)
    total = directory + sum(sizes)
    tables = -(-total // (_SECTOR // 4 - 1))
    chain = [_TABLE] * tables
    firsts = []
    for size in (directory, *sizes):
        firsts.append(len(chain))
        chain += [*range(len(chain) + 1, len(chain) + size), _END]
    chain += [_FREE] * (tables * 128 - len(chain))
    entries = [_entry("Root Entry", 5, _END, 0, child=1)]
    for number, (name, content, first) in enumerate(zip(names, contents, firsts[1:], strict=True), start=1):
        following = number + 1 if number < len(names) else _FREE
        entries.append(_entry(name, 2, first, len(content), right=following))
    entries += [bytes(128)] * (directory * 4 - len(entries))
    head = struct.pack("<8s16xHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, tables,
                       firsts[0], 0, _SMALL, _END, 0, _END, 0)  # fmt: skip
    head += struct.pack("<109I", *range(tables), *([_FREE] * (109 - tables)))
    body = b"".join(content.ljust(-(-len(content) // _SECTOR) * _SECTOR, b"\x00") for content in contents)
    return head + struct.pack(f"<{len(chain)}I", *chain) + b"".join(entries) + body


def _entry(name: str, kind: int, first: int, size: int, *, child: int = _FREE, right: int = _FREE) -> bytes:
    raw = name.encode("utf-16-le") + b"\x00\x00"
    return raw.ljust(64, b"\x00") + struct.pack(
        "<HBBIII36xIQ", len(raw), kind, 1, _FREE, right, child, first, size
    )


def summary(title: str, author: str, code: int = 1252) -> bytes:
    """The stream of properties with a title and an author."""
    values = [(1, struct.pack("<Ii", 2, code))]
    for identity, words in ((2, title), (4, author)):
        raw = words.encode("utf-8" if code == 65001 else f"cp{code}") + b"\x00"
        values.append((identity, struct.pack("<II", 30, len(raw)) + raw.ljust(-(-len(raw) // 4) * 4, b"\x00")))
    place, plan, data = 8 + 8 * len(values), b"", b""
    for identity, value in values:
        plan += struct.pack("<II", identity, place + len(data))
        data += value
    section = struct.pack("<II", place + len(data), len(values)) + plan + data
    form = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")
    return struct.pack("<HHI16xI", 0xFFFE, 0, 2, 1) + form + struct.pack("<I", 48) + section


def doc(
    paragraphs: Sequence[str],
    *,
    deleted: Sequence[str] = (),
    rows: Sequence[Sequence[str]] = (),
    notes: Sequence[str] = (),
    heads: Sequence[str] = (),
    comments: Sequence[tuple[str, str]] = (),
    properties: bytes = b"",
    locked: bool = False,
    narrow: bool = False,
) -> bytes:
    """A Word 97 document; `deleted` are words of its body under tracking, `comments` (author, words).

    The rows of a table follow the paragraphs. `narrow` keeps the words as Windows-1252.
    """
    body = "".join(words + "\r" for words in paragraphs)
    ends = []  # of rows
    table_start = len(body)
    for row in rows:
        body += "".join(words + "\x07" for words in row)
        ends.append(len(body))
        body += "\x07"
    table_end = len(body)
    body += "\r"
    said = [words + "\r" for words in notes]
    headed = ["", "", "", "", "", "", *(words + "\r" for words in heads)]
    remarks = [words + "\r" for _, words in comments]
    parts = [body, "".join(said), "".join(headed), "".join(remarks)]
    text = "".join(parts) + "\r"
    start, width = 1024, 1 if narrow else 2
    raw = text.encode("cp1252" if narrow else "utf-16-le")
    main = bytes(start) + raw
    main = main.ljust(-(-len(main) // _SECTOR) * _SECTOR, b"\x00")

    def at(place: int) -> int:
        return start + place * width

    cuts = [(body.index(words), body.index(words) + len(words)) for words in deleted]
    character_page, main = len(main) // _SECTOR, main + _page(
        [(at(low), at(high), struct.pack("<HB", 0x0800, 1)) for low, high in cuts], start, at(len(text)), 1
    )  # fmt: skip
    inside = struct.pack("<HB", 0x2416, 1)
    stretches, low = [], table_start
    for end in ends:
        stretches += [(at(low), at(end), inside), (at(end), at(end + 1), inside + struct.pack("<HB", 0x2417, 1))]
        low = end + 1
    assert low == table_end
    paragraph_page, main = len(main) // _SECTOR, main + _page(stretches, start, at(len(text)), 13)
    place = at(0) * 2 | 0x4000_0000 if narrow else at(0)
    plan = struct.pack("<II", 0, len(text)) + struct.pack("<HIH", 0, place, 0)
    tables = {
        33: b"\x02" + struct.pack("<I", len(plan)) + plan,
        12: struct.pack("<III", start, at(len(text)), character_page),
        13: struct.pack("<III", start, at(len(text)), paragraph_page),
        11: _edges(headed) if heads else b"",
        4: struct.pack(f"<{len(comments) + 1}I", *range(len(comments) + 1))
        + b"".join(struct.pack("<20xH8x", number) for number in range(len(comments))),
        5: _edges(remarks) if comments else b"",
        36: b"".join(struct.pack("<H", len(by)) + by.encode("utf-16-le") for by, _ in comments),
    }
    kept, pairs = b"", [(0, 0)] * 93
    for number, content in tables.items():
        pairs[number] = (len(kept), len(content))
        kept += content
    counts = [0, 0, 0, *(len(part) for part in parts[:3]), 0, len(parts[3]), *([0] * 14)]
    head = struct.pack("<HHHHHHH18x", 0xA5EC, 0xC1, 0, 0x409, 0, 0x0200 | (0x0100 if locked else 0), 0)
    head += struct.pack("<H28xH22i", 14, 22, *counts) + struct.pack("<H", 93)
    head += b"".join(struct.pack("<II", *pair) for pair in pairs)
    streams = {"WordDocument": head.ljust(start, b"\x00") + main[start:], "1Table": kept}
    return ole(streams | ({"\x05SummaryInformation": properties} if properties else {}))


def _edges(parts: Sequence[str]) -> bytes:
    places = [0]
    for part in parts:
        places.append(places[-1] + len(part))
    return struct.pack(f"<{len(places)}I", *places)


def _page(stretches: Sequence[tuple[int, int, bytes]], first: int, last: int, width: int) -> bytes:
    """A page of properties: every stretch between `first` and `last`, those not named without any."""
    runs: list[tuple[int, bytes]] = []
    place = first
    for low, high, said in sorted(stretches):
        if low > place:
            runs.append((place, b""))
        runs.append((low, said))
        place = high
    if place < last:
        runs.append((place, b""))
    page = bytearray(_SECTOR)
    page[-1] = len(runs)
    struct.pack_into(f"<{len(runs) + 1}I", page, 0, *(start for start, _ in runs), last)
    free = _SECTOR - 2
    for number, (_, said) in enumerate(runs):
        if not said:
            continue
        if width == 1:
            kept = bytes([len(said)]) + said
        else:
            kept = b"\x00\x00" + said
            kept = (
                bytes([(len(kept) + 1) // 2]) + kept if len(kept) % 2 else b"\x00" + bytes([len(kept) // 2]) + kept
            )
        free = (free - len(kept)) // 2 * 2
        page[free : free + len(kept)] = kept
        page[4 * (len(runs) + 1) + number * width] = free // 2
    return bytes(page)


def xls(
    sheets: Mapping[str, Sequence[Sequence[str | float]]], *, hidden: Sequence[str] = (), locked: bool = False
) -> bytes:
    """An Excel 97 workbook; words are shared strings, a float is a day."""
    words = [cell for rows in sheets.values() for row in rows for cell in row if isinstance(cell, str)]
    strings = list(dict.fromkeys(words))

    def record(kind: int, content: bytes = b"") -> bytes:
        return struct.pack("<HH", kind, len(content)) + content

    def opened(kind: int) -> bytes:
        return record(0x809, struct.pack("<HHHHII", 0x600, kind, 0, 1997, 0, 0))

    bodies = []
    for rows in sheets.values():
        body = opened(0x10)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    body += record(0xFD, struct.pack("<HHHI", number, column, 0, strings.index(value)))
                else:
                    body += record(0x203, struct.pack("<HHHd", number, column, 1, value))
        bodies.append(body + record(0x0A))
    shared = struct.pack("<II", len(words), len(strings))
    shared += b"".join(struct.pack("<HB", len(said), 1) + said.encode("utf-16-le") for said in strings)
    head = opened(5) + (record(0x2F, struct.pack("<HHHH16s16s16s", 1, 1, 1, 1, b"", b"", b"")) if locked else b"")
    head += record(0x42, struct.pack("<H", 1200))
    for number_format in (0, 14):
        head += record(0xE0, struct.pack("<HHH14x", 0, number_format, 0))
    tail = record(0xFC, shared) + record(0x0A)
    names = [name.encode("utf-16-le") for name in sheets]
    place = len(head) + sum(4 + 8 + len(name) for name in names) + len(tail)
    for name, title, body in zip(names, sheets, bodies, strict=True):
        head += record(0x85, struct.pack("<IBBBB", place, title in hidden, 0, len(name) // 2, 1) + name)
        place += len(body)
    return ole({"Workbook": head + tail + b"".join(bodies)})
