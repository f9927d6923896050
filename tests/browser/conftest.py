"""A real Chromium, the system's own, and a rule: a request to any other host fails the test."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import fiction
import pytest
import uvicorn
from playwright.sync_api import BrowserContext, Page, Route

from whosays.faces.web import app as web

CHROMIUM = Path("/usr/bin/chromium")
TOKEN = "a-token-of-the-test"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark these tests; without Chromium skip them, but never where the project is checked as a whole."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM.exists() and not os.environ.get("CI"):
                item.add_marker(pytest.mark.skip(reason=f"{CHROMIUM} is not here: apt-get install chromium"))


@pytest.fixture(scope="session")
def base_url() -> None:
    """No base address. The plugin's own fixture of this name is written in a way that pytest 9 warns of."""


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    if not CHROMIUM.exists():
        pytest.fail(f"{CHROMIUM} is not here: apt-get install chromium")
    return {
        "executable_path": str(CHROMIUM),
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
        ],
    }


@pytest.fixture(autouse=True)
def at_home(context: BrowserContext) -> Iterator[None]:
    """Fail on a request to any other host, and on anything that the browser complains about."""
    away: list[str] = []
    complaints: list[str] = []

    def routed(route: Route) -> None:
        address = urlsplit(route.request.url)
        if address.scheme in ("file", "data") or address.hostname == "127.0.0.1":
            route.continue_()
        else:
            away.append(route.request.url)
            route.abort()

    def watched(page: Page) -> None:
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))

    context.route("**/*", routed)
    context.on("page", watched)
    yield
    assert away == []
    assert complaints == []


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The fiction, served on a free port of loopback; the address with its token."""
    kept = web.pipeline
    web.pipeline = SimpleNamespace(  # type: ignore[assignment]
        brief=lambda case, entity, at: fiction.rich(),
        status=lambda case: SimpleNamespace(name="Tarn case", listing=fiction.LISTING),
        document_view=lambda case, which: fiction.article(),
        why=lambda case, which: fiction.opened(),
    )
    bound = socket.socket()
    bound.bind(("127.0.0.1", 0))
    server = uvicorn.Server(
        uvicorn.Config(web.create_app(Path("a-case"), TOKEN), log_level="error", lifespan="off", ws="none")
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{bound.getsockname()[1]}/?token={TOKEN}"
    server.should_exit = True
    thread.join(timeout=10)
    bound.close()
    web.pipeline = kept
