"""Archives made by hand, good ones and ones that mean harm."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import stat
import struct
import tarfile
import zipfile
import zlib

WORDS = b"The harbour office withdrew the licence of Blue Strait Ferries on Tuesday, its director said.\n"


def zipped(files: dict[str, bytes], *, links: dict[str, str] | None = None) -> bytes:
    """A ZIP archive of the files, and of symbolic links."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
        for name, target in (links or {}).items():
            info = zipfile.ZipInfo(name)
            info.create_system = 3
            info.external_attr = (stat.S_IFLNK | 0o777) << 16
            archive.writestr(info, target)
    return data.getvalue()


def tarred(files: dict[str, bytes], *special: tarfile.TarInfo, packed: str = "") -> bytes:
    """A TAR archive of the files and of other entries, compressed by `packed` (gz, bz2, xz)."""
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        for entry in special:
            archive.addfile(entry)
    pack = {"gz": lambda raw: gzip.compress(raw, mtime=0), "bz2": bz2.compress, "xz": lzma.compress}
    return pack[packed](data.getvalue()) if packed else data.getvalue()


def special(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    """An entry of a TAR archive that is no file: a link, a device, a pipe."""
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


def encrypted(data: bytes) -> bytes:
    """The archive with the mark that its members are encrypted."""
    found = bytearray(data)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = found.find(mark)
        while at >= 0:
            found[at + place] |= 1
            at = found.find(mark, at + 4)
    return bytes(found)


def flat_bomb(size: int = 1_000_000_000, files: int = 1) -> bytes:
    """A small ZIP archive of files of zeros."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for number in range(files):
            with archive.open(f"{number}.txt", "w", force_zip64=True) as file:
                for _ in range(size // 1_000_000):
                    file.write(bytes(1_000_000))
    return data.getvalue()


def nested_bomb(levels: int, width: int, size: int = 1_500_000, tag: bytes = b"") -> bytes:
    """Archives of archives of archives, all different, so that each must be opened: width ** levels files."""
    if levels == 0:
        return gzip.compress(bytes(size) + tag, mtime=0)
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        for n in range(width):
            name = f"{n}.{'zip' if levels > 1 else 'txt.gz'}"
            archive.writestr(name, nested_bomb(levels - 1, width, size, tag + bytes([n])))
    return stored.getvalue()


def overlapping(files: int = 200) -> bytes:
    """A ZIP archive whose table names one member many times (D. Fifield, 2019, in its simplest form)."""
    content = bytes(1_000_000)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(content) + packer.flush()
    sizes = (zlib.crc32(content), len(packed), len(content))
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 33, *sizes, 5, 0) + b"a.txt" + packed
    line = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 8, 0, 33, *sizes, 5, 0, 0, 0, 0, 0, 0) + b"a.txt"
    table = line * files
    return local + table + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, files, files, len(table), len(local), 0)


def wrong_size(size: int, real: bytes = WORDS) -> bytes:
    """A ZIP archive that states another size of its member than it has."""
    data = bytearray(zipped({"a.txt": real}))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<L", data, data.find(mark) + place, size)
    return bytes(data)
