"""The case in a browser: who is answered, what a page may do, and that hostile text stays text."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import fiction
import httpx
import pytest
from fastapi import FastAPI
from hostile import poisoned
from pagecheck import check, parsed

from whosays.faces.web import app as web
from whosays.faces.web.guard import COOKIE, HEADERS, new_token, own_host
from whosays.model.errors import CaseError, NotFoundError

TOKEN = "a-token-of-the-test"
OWN = ("/", "?")
PAGES = ["/", "/entity?id=tarn", "/documents", f"/documents/{'4' * 64}", f"/findings/f{'1' * 16}"]


class Case:
    """Stands for the pipeline: the fiction, and a note of what was asked."""

    def __init__(self) -> None:
        self.asked: list[Any] = []
        self.brief_record = fiction.rich()
        self.article = fiction.article()
        self.opened = fiction.opened()
        self.listing = fiction.LISTING

    def brief(self, case: Path, entity: str | None, at: date | None) -> Any:
        self.asked.append((case, entity, at))
        if entity == "nobody":
            raise NotFoundError("The case knows no entity nobody.", "Look at the brief for names.")
        if entity == "broken":
            raise RuntimeError("secret detail")
        return self.brief_record

    def status(self, case: Path) -> Any:
        return SimpleNamespace(name="Tarn case", listing=self.listing)

    def document_view(self, case: Path, which: str) -> Any:
        self.asked.append(which)
        if which == "gone":
            raise CaseError("The case was built with another version.", "Run: whosays build .")
        return self.article

    def why(self, case: Path, which: str) -> Any:
        return self.opened

    def document_page_image(self, case: Path, which: str, page: int, claim: str) -> Any:
        self.asked.append((which, page, claim))
        if page == 2:
            raise CaseError("The image of page 2 is withheld.", "Read the passage as text.")
        return SimpleNamespace(png=b"png")


@pytest.fixture
def case(monkeypatch: pytest.MonkeyPatch) -> Case:
    stand_in = Case()
    monkeypatch.setattr(web, "pipeline", stand_in)
    return stand_in


class Browser:
    """Asks the application itself, with no socket; follows nothing, keeps cookies."""

    def __init__(self, app: FastAPI) -> None:
        self.app = app
        self.cookies = httpx.Cookies()

    def ask(self, method: str, path: str, **how: Any) -> httpx.Response:
        async def asked() -> httpx.Response:
            transport = httpx.ASGITransport(app=self.app)
            base = "http://127.0.0.1:4321"
            async with httpx.AsyncClient(transport=transport, base_url=base, cookies=self.cookies) as client:
                response = await client.request(method, path, **how)
                self.cookies = client.cookies
                return response

        # In a thread of its own: the browser tests keep a loop running in this one.
        with ThreadPoolExecutor(max_workers=1) as pool:
            return pool.submit(asyncio.run, asked()).result()

    def get(self, path: str, **how: Any) -> httpx.Response:
        return self.ask("GET", path, **how)


@pytest.fixture
def stranger(case: Case) -> Browser:
    return Browser(web.create_app(Path("a-case"), TOKEN))


@pytest.fixture
def guest(stranger: Browser) -> Browser:
    stranger.cookies.set(COOKIE, TOKEN)
    return stranger


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_valid_and_stays_at_home(guest: Browser, path: str) -> None:
    response = guest.get(path)
    assert response.status_code == 200
    tree = check(response.text, own=OWN)
    assert not tree.xpath("//a[starts-with(@href, '//')]")


@pytest.mark.parametrize("path", [*PAGES, "/whosays.css", "/nothing", "/entity?id=nobody"])
def test_every_answer_carries_the_headers(guest: Browser, path: str) -> None:
    headers = guest.get(path).headers
    for name, value in HEADERS.items():
        assert headers[name] == value
    assert "unsafe" not in headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", [*PAGES, "/nothing", "/docs", "/openapi.json"])
def test_without_the_cookie_nothing_is_told(stranger: Browser, case: Case, path: str) -> None:
    response = stranger.get(path)
    assert response.status_code == 403
    assert "Tarn" not in response.text
    assert case.asked == []
    check(response.text, own=OWN)


def test_the_start_address_sets_a_strict_cookie_and_drops_the_token(stranger: Browser) -> None:
    response = stranger.get(f"/?token={TOKEN}")
    assert response.status_code == 303
    assert response.headers["location"] == "/"
    cookie = response.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    assert stranger.get("/").status_code == 200


@pytest.mark.parametrize("token", ["", "wrong", TOKEN[:-1], TOKEN + "x", "é\u0000"])
def test_a_wrong_token_opens_nothing(stranger: Browser, token: str) -> None:
    assert stranger.get("/", params={"token": token}).status_code == 403
    stranger.cookies.set(COOKIE, "wrong")
    assert stranger.get("/").status_code == 403


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil:80", "", "[", "10.0.0.1"]
)
def test_another_name_for_this_machine_is_refused(guest: Browser, case: Case, host: str) -> None:
    response = guest.get("/", headers={"host": host})
    assert response.status_code == 400
    assert "Tarn" not in response.text
    assert case.asked == []


def test_the_names_of_loopback_are_allowed() -> None:
    assert all(own_host(host) for host in ("127.0.0.1", "localhost:8000", "[::1]:8000", "LOCALHOST"))


def test_tokens_are_long_and_differ() -> None:
    assert new_token() != new_token()
    assert len(new_token()) >= 40


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json", "/static/../app.py", "/documents/"])
def test_there_are_no_other_doors(guest: Browser, path: str) -> None:
    assert guest.get(path).status_code in (404, 307)


def test_nothing_can_be_written(guest: Browser) -> None:
    response = guest.ask("POST", "/documents")
    assert response.status_code == 405
    assert "can only be read" in response.text


def test_hostile_text_stays_text_on_every_page(guest: Browser, case: Case) -> None:
    case.brief_record = poisoned(case.brief_record)
    case.opened = poisoned(case.opened)
    case.listing = poisoned(case.listing)
    case.article = poisoned(case.article)
    for path in PAGES:
        response = guest.get(path)
        assert response.status_code == 200
        tree = check(response.text, own=OWN)
        assert "alert(1)" in tree.text_content()
        assert "<img" not in response.text
        assert "\u202e" not in response.text


def test_a_day_is_asked_of_the_pipeline(guest: Browser, case: Case) -> None:
    guest.get("/?at=2022-03-01")
    guest.get("/entity?id=e1&at=")
    assert case.asked == [(Path("a-case"), None, date(2022, 3, 1)), (Path("a-case"), "e1", None)]
    wrong = guest.get("/?at=yesterday")
    assert wrong.status_code == 400
    assert "A day is written as 2023-06-30." in wrong.text


def test_the_form_keeps_the_entity_and_the_day(guest: Browser) -> None:
    tree = parsed(guest.get("/entity?id=tarn").text)
    (form,) = tree.xpath("//form")
    assert form.get("action") == "/entity"
    assert form.xpath(".//input[@name='id']/@value") == ["tarn"]
    assert form.xpath(".//input[@name='at']/@value") == ["2023-06-30"]


def test_numbers_lead_to_the_document_at_the_claim(guest: Browser) -> None:
    tree = parsed(guest.get("/").text)
    (href,) = tree.xpath("//li[@id='n4']/a[@class='no']/@href")
    assert href == f"/documents/{4:064x}?open=c{4:016x}#c{4:016x}"
    shown = parsed(guest.get(href).text)
    assert shown.xpath(f"//span[@id='c{4:016x}']")
    assert shown.xpath("//article[contains(@class, 'open')]//a[@class='no']/text()") == ["4"]


def test_the_brief_does_not_link_to_itself(guest: Browser) -> None:
    tree = parsed(guest.get("/").text)
    assert not tree.xpath("//a[@href='/entity?id=tarn']")
    assert tree.xpath("//a[@href='/entity?id=upper']")
    assert tree.xpath("//svg/a[@aria-label='Tarn Valley Rangers']/@href") == ["#n1"]


def test_the_document_shows_comments_as_the_readers(guest: Browser) -> None:
    tree = parsed(guest.get(PAGES[3]).text)
    (comment,) = tree.xpath("//section[@class='comment']")
    assert "by Reader 7c1e (pseudonym)" in " ".join(comment.text_content().split())
    assert len(comment.xpath(".//article")) == 1


def test_the_list_shows_what_was_not_read_and_what_was_refused(guest: Browser) -> None:
    text = parsed(guest.get("/documents").text).text_content()
    for words in ("3 documents", "1 not read", "1 refused", "French has no reader yet.", "documents/scan.pdf"):
        assert words in text


def test_the_finding_shows_assertions_denials_and_ends(guest: Browser) -> None:
    tree = parsed(guest.get(PAGES[4]).text)
    text = " ".join(tree.text_content().split())
    assert "Depends entirely on The Elvory Mail, 20 November 2023 and Lake Courier" in text
    assert len(tree.xpath("//div[@class='evidence']")) == 3
    assert "Denies it" in text
    assert "unresolved" in text


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/entity?id=nobody", 404, "The case knows no entity nobody. Look at the brief for names."),
        ("/documents/gone", 500, "The case was built with another version. Run: whosays build ."),
        ("/nothing", 404, "There is no such page"),
        ("/entity?id=broken", 500, "The program made a mistake."),
    ],
)
def test_errors_are_pages_in_our_words(guest: Browser, path: str, status: int, words: str) -> None:
    response = guest.get(path)
    assert response.status_code == status
    assert words in " ".join(parsed(response.text).text_content().split())
    assert "secret detail" not in response.text
    assert "Traceback" not in response.text


def test_pages_as_images_are_linked_shown_at_the_open_claim_and_withheld_with_a_reason(
    guest: Browser, case: Case
) -> None:
    one, two = (number for number, _, _ in case.article.pages[:2])
    claim = next(c.claim for c in case.article.claims if min(c.evidence)[0] < case.article.pages[1][1])
    case.article = replace(case.article, recognised=(one,), pictured=(one,), withheld=(two,))
    address = f"/documents/{case.article.sha256}/pages/{one}.png"
    plain, opened = guest.get(f"/documents/{'4' * 64}"), guest.get(f"/documents/{'4' * 64}?open={claim}")
    assert parsed(plain.text).xpath(f"//a[@href='{address}']")
    assert not parsed(plain.text).xpath("//figure[@class='pgimg']")
    assert parsed(opened.text).xpath(f"//img[@src='{address}?claim={claim}']")
    assert "read by OCR; approximate" in plain.text
    assert "withheld" in plain.text
    check(opened.text, own=OWN)


def test_a_page_image_is_a_png_behind_the_guard_and_a_withheld_one_says_why(
    guest: Browser, stranger: Browser, case: Case
) -> None:
    address = f"/documents/{'4' * 64}/pages/1.png"
    response = guest.get(f"{address}?claim=c1")
    assert (response.status_code, response.headers["content-type"], response.content) == (200, "image/png", b"png")
    assert case.asked[-1] == ("4" * 64, 1, "c1")
    assert "img-src 'self' data:" in response.headers["Content-Security-Policy"]
    withheld = guest.get(f"/documents/{'4' * 64}/pages/2.png")
    assert withheld.status_code == 403
    assert "withheld" in withheld.text
    stranger.cookies.clear()
    assert stranger.get(address).status_code == 403
