"""The whole way from /start to the analysis as a person with a browser goes it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect, sync_playwright

from tests.e2e.photos import COFFEE
from tests.e2e.stack import Stack
from tools.browser import ARGUMENTS, find_browser

_BROWSER = find_browser()
_PATIENCE_MS = 20_000

pytestmark = [pytest.mark.e2e, pytest.mark.skipif(_BROWSER is None, reason="needs Chromium: make browser")]


@pytest.fixture
def page(stack: Stack) -> Iterator[Page]:
    """A new person's chat on a phone; a script error or a refused resource fails the test."""
    expect.set_options(timeout=_PATIENCE_MS)
    problems: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_BROWSER, args=list(ARGUMENTS))
        opened = browser.new_page(viewport=ViewportSize(width=390, height=844))
        opened.on("pageerror", lambda error: problems.append(str(error)))
        opened.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
        opened.goto(f"{stack.simulator_url}/?chat=990001")
        yield opened
        browser.close()
    assert problems == []


def test_from_start_to_the_chart(page: Page, tmp_path: Path) -> None:
    """Wizard, a real photo, a correction in words and one by a button, saving, finishing, the chart."""
    page.get_by_test_id("start").click()
    _register(page)
    page.screenshot(path=tmp_path / "1-targets.png")
    _send_coffee(page)
    page.screenshot(path=tmp_path / "2-draft.png")
    _correct(page)
    page.screenshot(path=tmp_path / "3-corrected.png")
    _press(page, "Сохранить")
    expect(_newest(page)).to_contain_text("Записано")
    _press(page, "Закончить приём пищи")
    expect(_newest(page)).to_contain_text("Разбор приёма пищи")
    chart = _newest(page).get_by_test_id("message-photo")
    expect(chart).to_be_visible()
    assert chart.evaluate("async (image) => { await image.decode(); return image.naturalWidth; }") > 300
    page.screenshot(path=tmp_path / "4-analysis.png")


def _register(page: Page) -> None:
    _press(page, "Мужской")
    expect(_newest(page)).to_contain_text("Вопрос 2")
    for answer, question in (("34", "Ваш рост"), ("180", "Ваш вес"), ("80,5", "Сколько движения")):
        _write(page, answer)
        expect(_newest(page)).to_contain_text(question)
    _press(page, "Лёгкая")
    _press(page, "Держать вес")
    expect(_newest(page)).to_contain_text("местоположение")
    _press(page, "Москва")
    expect(_newest(page)).to_contain_text("Цели на день")


def _send_coffee(page: Page) -> None:
    page.get_by_test_id("attach-input").set_input_files(COFFEE)
    page.get_by_test_id("composer").fill("эспрессо и круассан")
    page.get_by_test_id("send").click()
    expect(_newest(page)).to_contain_text("Круассан")
    expect(_newest(page)).to_contain_text("ккал")


def _correct(page: Page) -> None:
    _write(page, "круассан 60 г")
    expect(_newest(page)).to_contain_text("Круассан — 60 г")
    _press(page, "½")
    expect(_newest(page)).to_contain_text("Съедено 50 %")


def _newest(page: Page) -> Locator:
    return page.locator('[data-testid="message"][data-from="bot"]').last


def _press(page: Page, label: str) -> None:
    page.get_by_test_id("inline-button").filter(has_text=label).last.click()


def _write(page: Page, text: str) -> None:
    page.get_by_test_id("composer").fill(text)
    page.keyboard.press("Enter")
