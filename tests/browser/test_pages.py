"""The pages in a real browser: nothing is fetched, nothing is refused by the policy, every step leads on."""

from __future__ import annotations

import re
from pathlib import Path

import fiction
import pytest
from hostile import poisoned
from playwright.sync_api import Browser, Page, expect

from whosays.faces.report import render_html


def scrolls_sideways(page: Page) -> bool:
    return bool(page.evaluate("document.scrollingElement.scrollWidth > window.innerWidth + 1"))


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("report") / "brief.html"
    path.write_text(render_html(fiction.rich()), "utf-8")
    return path.as_uri()


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_the_report_fits_the_screen(page: Page, report: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(report)
    assert not scrolls_sideways(page)
    expect(page.get_by_role("heading", name="Tarn Valley Rangers")).to_be_visible()
    assert page.locator(".chart-wide").is_visible() == (width > 760)
    assert page.locator(".chart-narrow").is_visible() == (width <= 760)
    assert page.evaluate("getComputedStyle(document.querySelector('.pip.on')).fill") == "rgb(23, 25, 28)"


def test_a_number_leads_to_its_passage(page: Page, report: str) -> None:
    page.goto(report)
    page.locator(".says .ref").first.click()
    assert page.url.endswith("#n1")
    expect(page.locator("#n1")).to_be_in_viewport()
    assert page.evaluate("getComputedStyle(document.querySelector('#n1')).backgroundColor") == "rgb(255, 243, 191)"


def test_the_dark_page_is_dark(page: Page, report: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(report)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(19, 21, 24)"


def test_the_keyboard_comes_to_the_content_first(page: Page, report: str) -> None:
    page.goto(report)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


def test_the_drawn_labels_stay_in_their_boxes(page: Page, report: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(report)
    outside = page.evaluate(
        """() => [...document.querySelectorAll('.chart-wide svg text')].filter(text => {
             const box = text.parentElement.querySelector('rect');
             if (!box) return false;
             const a = text.getBBox(), b = box.getBBox();
             return a.x + a.width > b.x + b.width || a.y + a.height > b.y + b.height;
           }).map(text => text.textContent)"""
    )
    assert outside == []


def test_a_hostile_report_does_nothing(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    path.write_text(render_html(poisoned(fiction.rich())), "utf-8")
    page.set_viewport_size({"width": 1024, "height": 900})
    page.goto(path.as_uri())
    assert page.locator("img, script, iframe").count() == 0
    assert not scrolls_sideways(page)


def test_from_the_brief_to_the_words_in_the_document_and_the_finding(page: Page, address: str) -> None:
    page.goto(address)
    assert "token" not in page.url
    expect(page.get_by_role("heading", name="Structure")).to_be_visible()
    page.locator("#n4 > a.no").click()
    expect(page).to_have_url(re.compile(r"/documents/.*#c"))
    page.wait_for_load_state()
    ground = page.evaluate("getComputedStyle(document.querySelector('.hl.on')).backgroundColor")
    assert ground == "rgb(255, 243, 191)"
    page.locator("article.open .origin").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Aldous Rook commanded the Lower Section")
    page.get_by_role("link", name="Documents").click()
    expect(page.get_by_role("heading", name="3 documents")).to_be_visible()


@pytest.mark.parametrize("width", [1440, 1024, 390])
@pytest.mark.parametrize("path", ["", "documents", "documents/x?open=c0000000000000003", "findings/f1"])
def test_every_page_fits_the_screen(page: Page, address: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    page.goto(address.partition("?")[0] + path)
    assert not scrolls_sideways(page)


def test_no_page_needs_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("heading", name="In short")).to_be_visible()
    context.close()
