"""Takes from the child process what reading a file does not need: the network, writing, new rights.

Each measure is taken where the system has it and passed over where it has not; none of them needs a right that
an ordinary user lacks. The kernel's measures hold for what the child starts too, and for libraries in C.
"""

from __future__ import annotations

import ctypes
import os
import signal
import struct
import sys
from collections.abc import Mapping
from typing import Any, Final

MEMORY: Final = 2_000_000_000  # bytes of address space of the child

# Linux: prctl(2), unshare(2), landlock(7).
_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS = 1, 38
_CLONE_NEWUSER, _CLONE_NEWNET = 0x1000_0000, 0x4000_0000
_LANDLOCK_CREATE, _LANDLOCK_ADD_RULE, _LANDLOCK_RESTRICT = 444, 445, 446
_WRITE_FILE = 1 << 1
_REMOVE_AND_MAKE = 0b1_1111_1111 << 4  # files, folders, devices, pipes, links
_REFER, _TRUNCATE = 1 << 13, 1 << 14
_BIND_TCP, _CONNECT_TCP = 1 << 0, 1 << 1

_KEPT = frozenset(
    ("PATH", "PYTHONPATH", "PYTHONHOME", "LANG", "LC_ALL", "LC_CTYPE", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH",
     "TESSDATA_PREFIX", "OMP_NUM_THREADS", "OMP_THREAD_LIMIT", "SYSTEMROOT", "TMPDIR")
)  # fmt: skip


def environment(given: Mapping[str, str]) -> dict[str, str]:
    """What of the environment the child gets: no tokens, no proxies, no folders of the user."""
    return {name: value for name, value in given.items() if name in _KEPT} | {"PYTHONDONTWRITEBYTECODE": "1"}


def confine(parent: int) -> None:
    """Confine this process, whose parent should have the id `parent`. To be called before any thread starts."""
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        _end_with(parent, libc)
        libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        _leave_network(libc)
        _write_nothing(libc)
    _limit()
    sys.addaudithook(_refuse)


def _end_with(parent: int, libc: ctypes.CDLL) -> None:
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:  # it was gone before the signal was asked for
        sys.exit(1)


def _leave_network(libc: ctypes.CDLL) -> None:
    """Go into a network of our own that has no interface but a loopback that is down.

    A user without the right to do so gets it in a user namespace of its own; where even that is forbidden, as in
    many containers, the other measures must do.
    """
    if libc.unshare(_CLONE_NEWNET) != 0:
        libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)


def _write_nothing(libc: ctypes.CDLL) -> None:
    """Landlock: no file or folder can be written, made, renamed or removed, and TCP can neither bind nor connect.

    Only /dev/null can be written to.
    """
    syscall = libc.syscall
    version = syscall(_LANDLOCK_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint(1))
    if version < 1:
        return
    files = _WRITE_FILE | _REMOVE_AND_MAKE
    files |= _REFER if version >= 2 else 0
    files |= _TRUNCATE if version >= 3 else 0
    handled = struct.pack("=QQ", files, _BIND_TCP | _CONNECT_TCP) if version >= 4 else struct.pack("=Q", files)
    rules = syscall(_LANDLOCK_CREATE, handled, ctypes.c_size_t(len(handled)), ctypes.c_uint(0))
    if rules < 0:
        return
    null = os.open(os.devnull, os.O_PATH | os.O_CLOEXEC)
    rule = struct.pack("=Qi", _WRITE_FILE, null)
    syscall(_LANDLOCK_ADD_RULE, ctypes.c_int(rules), ctypes.c_int(1), rule, ctypes.c_uint(0))
    syscall(_LANDLOCK_RESTRICT, ctypes.c_int(rules), ctypes.c_uint(0))
    os.close(null)
    os.close(rules)


def _limit() -> None:
    if sys.platform == "win32":
        return
    import resource

    for which, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0)):
        _, hard = resource.getrlimit(which)
        limit = most if hard < 0 else min(most, hard)
        resource.setrlimit(which, (limit, limit if most == 0 else hard))


def limit_work(cpu: int) -> None:
    """Let the next request use `cpu` seconds more than was used so far; the kernel ends the process after that."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + cpu
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds if most < 0 else min(seconds, most), most))


_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = frozenset(
    ("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod",
     "os.chown", "os.utime", "os.mkfifo", "os.setxattr", "os.removexattr")
)  # fmt: skip


def _refuse(event: str, given: tuple[Any, ...]) -> None:
    """An audit hook: what the kernel does not forbid everywhere, Python itself refuses."""
    if event.startswith("socket.") and event != "socket.gethostname":
        raise PermissionError("a file that is read may not make a connection")
    if event in _CHANGES:
        raise PermissionError("a file that is read may not change other files")
    if event == "open":
        path, _, flags = given
        if isinstance(flags, int) and flags & _WRITES and path != os.devnull and not isinstance(path, int):
            raise PermissionError("a file that is read may not write another")
