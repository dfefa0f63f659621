"""`python -m tools.screenshots`: the pictures of the chat page in docs/images, from a real conversation.

It starts a stack of its own with an empty data directory, so that what is shown is always the same conversation.
"""

import argparse
import io
import sys
from functools import partial
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, ViewportSize, sync_playwright

from tests.e2e.person import Person
from tests.e2e.stack import Stack
from tools.browser import ARGUMENTS, find_browser

ROOT = Path(__file__).resolve().parents[1]
COFFEE = ROOT / "tests" / "data" / "coffee.png"
PHONE = ViewportSize(width=430, height=1000)
SCALE = 2
GAP = 48
COLOURS = 256

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.screenshots", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "images")
    out: Path = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    stack = Stack()
    try:
        stack.up()
        person = stack.person("ru")
        get_to_know(person)
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_browser(), args=list(ARGUMENTS))
            url = f"{stack.simulator_url}/?chat={person.chat}"
            send_the_photo(person)
            drafts = [photograph(browser, url, scheme) for scheme in SCHEMES]
            save_and_finish(person)
            reports = [photograph(browser, url, scheme) for scheme in SCHEMES]
            browser.close()
    finally:
        stack.erase()
    for name, draft, report in zip(("chat.png", "chat-dark.png"), drafts, reports, strict=True):
        sheet = side_by_side(draft, report)
        sheet.save(out / name, optimize=True, transparency=sheet.getpixel((draft.width, 0)))
        print(f"{name}: {(out / name).stat().st_size // 1024} KB")
    return 0


def get_to_know(person: Person) -> None:
    """The wizard and the day so far, which the pictures do not show."""
    person.say("/start")
    person.press("Мужской")
    person.wait_for_text("Вопрос 2")
    for answer, next_question in (("34", "Ваш рост"), ("180", "Ваш вес"), ("80,5", "движения")):
        person.answer_to(partial(person.say, answer), next_question)
    for choice in ("Средняя", "Снизить", "0,5", "Москва"):
        person.press(choice)
    person.wait_for_any("Цели на день")
    person.answer_to(partial(person.say, "овсянка 250 г, банан и творог 150 г"), "Творог")
    person.press("Сохранить")
    person.answer_to(partial(person.say, "борщ 300 г, куриная грудка 150 г, гречка 200 г"), "Гречка")
    person.press("Сохранить")
    person.answer_to(partial(person.say, "/finish"), "Разбор")


def send_the_photo(person: Person) -> None:
    person.answer_to(partial(person.send_photo, COFFEE, "эспрессо и круассан"), "Круассан")


def save_and_finish(person: Person) -> None:
    person.answer_to(partial(person.say, "круассан 60 г"), "Круассан — 60 г")
    person.press("Сохранить")
    person.wait_for_text("Записано", "круассан 60 г")
    person.press("Закончить")
    person.wait_for_text("Разбор приёма пищи")


def photograph(browser: Browser, url: str, scheme: Scheme) -> Image.Image:
    """The end of the conversation on a phone."""
    page = browser.new_page(viewport=PHONE, device_scale_factor=SCALE, color_scheme=scheme)
    page.goto(url)
    page.get_by_test_id("message").last.wait_for()
    page.evaluate("Promise.all([...document.images].map((image) => image.decode().catch(() => null)))")
    picture = Image.open(io.BytesIO(page.screenshot(animations="disabled")))
    page.close()
    return picture.convert("RGB")


def side_by_side(*pictures: Image.Image) -> Image.Image:
    """With an indexed palette, which looks the same and is a third as large; the gap has a colour of its own in it."""
    width = sum(picture.width for picture in pictures) + GAP * (len(pictures) - 1)
    sheet = Image.new("RGB", (width, pictures[0].height), "magenta")
    left = 0
    for picture in pictures:
        sheet.paste(picture, (left, 0))
        left += picture.width + GAP
    return sheet.quantize(COLOURS, dither=Image.Dither.NONE)


if __name__ == "__main__":
    sys.exit(main())
