"""What stands before every page: who may ask (host, token), and what a browser may do with the answer.

Documents are hostile text and other web pages are hostile neighbours: a page elsewhere must not be able to read
a case through a name that it points at this machine (DNS rebinding), nor through a guess of the port.
"""

from __future__ import annotations

import secrets
from urllib.parse import urlsplit

from starlette.requests import Request

COOKIE = "whosays"
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def new_token() -> str:
    """A token that cannot be guessed: 256 random bits."""
    return secrets.token_urlsafe(32)


def own_host(host: str) -> bool:
    """Whether a Host header names this machine's loopback, with any port."""
    try:
        return (urlsplit(f"//{host}").hostname or "") in LOOPBACK
    except ValueError:
        return False


def knows(offered: str | None, token: str) -> bool:
    """Whether the token offered is the right one, compared in constant time."""
    return secrets.compare_digest((offered or "").encode(), token.encode())


def allowed(request: Request, token: str) -> bool:
    """Whether the request carries the cookie that the start address sets."""
    return knows(request.cookies.get(COOKIE), token)
