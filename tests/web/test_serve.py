"""Serving: loopback only, a free port, the address announced once it answers."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from whosays.faces.web import serving
from whosays.model.errors import CaseError


def test_the_socket_is_on_loopback_and_the_address_is_announced(monkeypatch: pytest.MonkeyPatch) -> None:
    bound: list[socket.socket] = []

    class Server:
        def __init__(self, config: object) -> None:
            assert not config.access_log  # type: ignore[attr-defined]

        def run(self, sockets: list[socket.socket]) -> None:
            bound.extend(sockets)
            assert sockets[0].getsockname()[0] == "127.0.0.1"

    monkeypatch.setattr(serving.uvicorn, "Server", Server)
    said: list[str] = []
    serving.serve(Path("a-case"), announce=said.append)
    (address,) = said
    assert address.startswith("http://127.0.0.1:")
    assert len(address.partition("?token=")[2]) >= 40
    assert bound[0].fileno() == -1  # closed again


def test_a_port_in_use_is_named_with_the_remedy() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CaseError, match=f"Port {port} cannot be used") as raised:
            serving.serve(Path("a-case"), port)
        assert "--port" in raised.value.remedy


def test_ctrl_c_ends_serving_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    class Server:
        def __init__(self, config: object) -> None:
            pass

        def run(self, sockets: list[socket.socket]) -> None:
            raise KeyboardInterrupt

    monkeypatch.setattr(serving.uvicorn, "Server", Server)
    serving.serve(Path("a-case"), announce=lambda address: None)
