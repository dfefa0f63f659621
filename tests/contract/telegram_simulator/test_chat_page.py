"""The chat page in a real browser: what a person sees and can do."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.types import BotCommand, InlineKeyboardButton, InlineKeyboardMarkup
from playwright.async_api import FilePayload, Page, ViewportSize, async_playwright, expect

from tests.factories.telegram_simulator import jpeg
from tools.browser import ARGUMENTS, find_browser

_BROWSER = find_browser()
_PHONE = ViewportSize(width=390, height=844)
_KEYBOARD = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Save", callback_data="save")]])

pytestmark = pytest.mark.skipif(_BROWSER is None, reason="needs Chromium")


@pytest.fixture
async def page(address: str) -> AsyncIterator[Page]:
    """Chat 7 on a phone; a script error or a refused resource fails the test."""
    problems: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=_BROWSER, args=list(ARGUMENTS))
        opened = await browser.new_page(viewport=_PHONE)
        opened.on("pageerror", lambda error: problems.append(str(error)))
        opened.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
        await opened.goto(f"{address}/?chat=7")
        yield opened
        await browser.close()
    assert problems == []


async def _start(page: Page) -> None:
    await page.get_by_test_id("start").click()
    await expect(page.get_by_test_id("message")).to_have_count(1)


async def test_a_new_person_starts_writes_and_presses_a_button(page: Page, bot: Bot) -> None:
    await _start(page)
    await page.get_by_test_id("composer").fill("rice 200 g")
    await page.keyboard.press("Enter")
    await bot.send_chat_action(7, "typing")
    await expect(page.get_by_test_id("typing")).to_be_visible()
    sent = await bot.send_message(7, "<b>Rice</b>", parse_mode="HTML", reply_markup=_KEYBOARD)
    await expect(page.get_by_test_id("typing")).to_be_hidden()
    await page.get_by_test_id("inline-button").click()
    (update,) = await bot.get_updates(offset=-1)
    assert update.callback_query is not None
    await bot.answer_callback_query(update.callback_query.id, text="Saved!")
    await expect(page.get_by_test_id("toast")).to_have_text("Saved!")
    await bot.edit_message_text("Done", chat_id=7, message_id=sent.message_id)
    await expect(page.get_by_test_id("message").last).to_have_attribute("data-edited", "")
    await expect(page.get_by_test_id("inline-button")).to_have_count(0)
    texts = await page.get_by_test_id("message-text").all_inner_texts()
    assert texts == ["/start", "rice 200 g", "Done"]


async def test_several_photos_with_a_caption_are_one_album_and_enlarge(page: Page) -> None:
    await _start(page)
    pictures = [
        FilePayload(name=f"{colour}.jpg", mimeType="image/jpeg", buffer=jpeg(colour=colour))
        for colour in ("red", "blue")
    ]
    await page.get_by_test_id("attach-input").set_input_files(pictures)
    await page.get_by_test_id("composer").fill("lunch")
    await page.get_by_test_id("send").click()
    album = page.get_by_test_id("message").last
    await expect(album.get_by_test_id("message-photo")).to_have_count(2)
    await expect(album.get_by_test_id("message-text")).to_have_text("lunch")
    await album.get_by_test_id("message-photo").first.click()
    await expect(page.get_by_test_id("viewer")).to_be_visible()


async def test_what_is_written_is_shown_as_text_and_never_runs(page: Page, bot: Bot) -> None:
    await _start(page)
    markup = "<img src=x onerror=alert(1)>"
    await bot.send_message(7, markup)
    await expect(page.get_by_test_id("message-text").last).to_have_text(markup)
    await expect(page.locator("#messages img")).to_have_count(0)


async def test_the_page_speaks_the_persons_language_and_offers_the_bots_commands(page: Page, bot: Bot) -> None:
    await bot.set_my_commands([BotCommand(command="today", description="the day so far")])
    await expect(page.get_by_test_id("start")).to_have_text("Начать")
    await page.get_by_test_id("choose-en").click()
    await expect(page.get_by_test_id("start")).to_have_text("Start")
    await _start(page)
    await page.get_by_test_id("composer").fill("/to")
    await page.get_by_test_id("command").click()
    await expect(page.get_by_test_id("message-text").last).to_have_text("/today")
    (update,) = await bot.get_updates(offset=-1)
    assert update.message is not None
    assert update.message.from_user is not None
    assert update.message.from_user.language_code == "en"


async def test_a_phone_has_no_sideways_scrolling_and_every_button_has_a_name(page: Page, bot: Bot) -> None:
    await _start(page)
    await bot.send_message(7, "x" * 500, reply_markup=_KEYBOARD)
    await expect(page.get_by_test_id("inline-button")).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    unnamed = """[...document.querySelectorAll("button")].filter(
        (button) => button.checkVisibility() && !button.textContent.trim() && !button.ariaLabel).length"""
    assert await page.evaluate(unnamed) == 0
