"""Serving on loopback. The only code of the project that opens a socket."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from whosays.faces.web.app import create_app
from whosays.faces.web.guard import new_token
from whosays.model.errors import CaseError

HOST = "127.0.0.1"


def _listening(port: int) -> socket.socket:
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((HOST, port))
        bound.listen()  # from now on a browser that opens the address waits instead of being turned away
    except OSError as error:
        bound.close()
        raise CaseError(
            f"Port {port} cannot be used: {error.strerror}.", "Choose another one with --port."
        ) from None
    return bound


def serve(case_path: Path, port: int = 0, announce: Callable[[str], None] = print) -> None:
    """Serve the case until it is interrupted. Port 0 takes any free one.

    `announce` gets the start address, with its token, once the port is bound. Raises `CaseError` where the port
    cannot be used. Requests are not logged: addresses say what somebody is looking into.
    """
    token = new_token()
    bound = _listening(port)
    announce(f"http://{HOST}:{bound.getsockname()[1]}/?token={token}")
    config = uvicorn.Config(
        create_app(case_path, token),
        access_log=False,
        log_level="warning",
        lifespan="off",
        server_header=False,
        date_header=False,
        ws="none",
    )
    try:
        uvicorn.Server(config).run(sockets=[bound])
    except KeyboardInterrupt:
        pass  # Ctrl-C is how serving ends; uvicorn raises it again once it has shut down
    finally:
        bound.close()
