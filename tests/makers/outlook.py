"""Outlook mails made by hand: a compound file ([MS-CFB]) with the properties of a message ([MS-OXMSG])."""

from __future__ import annotations

import struct
from datetime import UTC, datetime

from compressed_rtf import compress

Tree = dict[str, "bytes | Tree"]
_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_CLASS = bytes.fromhex("0b0d020000000000c000000000000046")


def compound(tree: Tree, class_id: bytes = _CLASS) -> bytes:
    """A compound file that holds the tree of storages (dicts) and streams (bytes)."""
    names: list[tuple[str, int, bytes]] = [("Root Entry", 5, b"")]
    links: list[list[int]] = [[_NONE, _NONE, _NONE]]  # left, right, child

    def put(folder: Tree, parent: int) -> None:
        before = -1
        for name, held in sorted(folder.items(), key=lambda item: (len(item[0]), item[0].upper())):
            number = len(names)
            names.append((name, 2 if isinstance(held, bytes) else 1, held if isinstance(held, bytes) else b""))
            links.append([_NONE, _NONE, _NONE])
            if before < 0:
                links[parent][2] = number
            else:
                links[before][1] = number
            before = number
            if not isinstance(held, bytes):
                put(held, number)

    put(tree, 0)
    sectors: list[bytes] = []
    fat: list[int] = []

    def store(data: bytes) -> int:
        if not data:
            return _END
        first = len(sectors)
        count = -(-len(data) // _SECTOR)
        for n in range(count):
            sectors.append(data[n * _SECTOR : (n + 1) * _SECTOR].ljust(_SECTOR, b"\0"))
            fat.append(first + n + 1 if n + 1 < count else _END)
        return first

    mini, mini_fat, starts = b"", [], []
    for _, kind, data in names:
        if kind != 2:
            starts.append(_END)
        elif len(data) >= _CUTOFF:
            starts.append(store(data))
        elif not data:
            starts.append(_END)
        else:
            starts.append(len(mini_fat))
            count = -(-len(data) // _MINI)
            mini_fat += [*range(len(mini_fat) + 1, len(mini_fat) + count), _END]
            mini += data.ljust(count * _MINI, b"\0")
    starts[0] = store(mini)
    mini_fat_at = store(struct.pack(f"<{len(mini_fat)}L", *mini_fat).ljust(1, b"\xff"))
    directory = b""
    for (name, kind, data), (left, right, child), start in zip(names, links, starts, strict=True):
        wide = name.encode("utf-16-le") + b"\0\0"
        size = len(mini) if kind == 5 else len(data)
        directory += wide.ljust(64, b"\0") + struct.pack("<HBB3L", len(wide), kind, 1, left, right, child)
        directory += (class_id if kind == 5 else bytes(16)) + bytes(20) + struct.pack("<LQ", start, size)
    directory_at = store(directory)
    fat_sectors = 1
    while fat_sectors * 128 < len(sectors) + fat_sectors:
        fat_sectors += 1
    fat_at = len(sectors)
    fat += [_FAT] * fat_sectors
    fat += [_FREE] * (fat_sectors * 128 - len(fat))
    table = struct.pack(f"<{len(fat)}L", *fat)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<9L", 0, fat_sectors, directory_at, 0, _CUTOFF, mini_fat_at, len(mini_fat) and 1, _END, 0)
    head += struct.pack("<109L", *[fat_at + n if n < fat_sectors else _FREE for n in range(109)])
    return head + b"".join(sectors) + table


def message(
    *,
    subject: str = "The ferry",
    sender: tuple[str, str] = ("Anna Lund", "anna@strait.example"),
    to: str = "Jo Roe",
    cc: str = "",
    sent: datetime | None = datetime(2015, 3, 2, 9, 30, tzinfo=UTC),
    body: str | None = "It left at noon.",
    html: bytes | None = None,
    rtf: bytes | None = None,
    headers: str = "",
    message_id: str = "<1@strait.example>",
    answers: str = "",
    files: tuple[tuple[str, bytes | Tree], ...] = (),
    top: bool = True,
) -> Tree:
    """The storages and streams of one message; `files` are attachments, or messages inside it (trees)."""
    words = {0x0037: subject, 0x0C1A: sender[0], 0x5D01: sender[1], 0x0E04: to, 0x0E03: cc, 0x1035: message_id}
    words |= {0x1042: answers, 0x007D: headers} | ({0x1000: body} if body is not None else {})
    tree: Tree = {f"__substg1.0_{tag:04X}001F": text.encode("utf-16-le") for tag, text in words.items() if text}
    if html is not None:
        tree["__substg1.0_10130102"] = html
    if rtf is not None:
        tree["__substg1.0_10090102"] = compress(rtf)
    properties = bytes(32 if top else 24)
    if sent is not None:
        ticks = int((sent - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
        properties += struct.pack("<HHLQ", 0x0040, 0x0039, 6, ticks)
    tree["__properties_version1.0"] = properties
    for number, (name, held) in enumerate(files):
        one: Tree = {"__substg1.0_3707001F": name.encode("utf-16-le"), "__properties_version1.0": bytes(8)}
        one["__substg1.0_37010102" if isinstance(held, bytes) else "__substg1.0_3701000D"] = held
        tree[f"__attach_version1.0_#{number:08X}"] = one
    return tree


def outlook(**fields: object) -> bytes:
    """A whole Outlook mail; fields as of `message`."""
    return compound(message(**fields))  # type: ignore[arg-type]
