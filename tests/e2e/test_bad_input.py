"""Whatever is sent, the answer is a clear sentence in the person's language and nothing is lost."""

import io
import json
import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import httpx
import pytest
from PIL import Image

from tests.e2e.person import Person, total_kcal, words_of
from tests.e2e.photos import COFFEE
from tests.e2e.stack import Stack

pytestmark = pytest.mark.e2e

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
MEGABYTE = 1024 * 1024
SIGNS_OF_A_CRASH = ("Traceback", "Error", "Exception", "None", "error-", "{ $", "http", "localhost", "127.0.0.1")


@dataclass(frozen=True)
class Case:
    """What is sent, and a part of the answer in Russian and in English."""

    send: Callable[[Person], int]
    russian: str
    english: str


def picture() -> bytes:
    """Noise: a picture with no food in it."""
    content = io.BytesIO()
    Image.frombytes("RGB", (400, 300), random.Random(1).randbytes(400 * 300 * 3)).save(content, "JPEG")
    return content.getvalue()


CASES = {
    "a picture without food": Case(
        lambda person: person.send_document("noise.jpg", picture(), "image/jpeg"), "Не вижу здесь еды", "any food here"
    ),
    "a broken image": Case(
        lambda person: person.send_document("cut.jpg", picture()[:300], "image/jpeg"), "повреждена", "damaged"
    ),
    "text that calls itself a picture": Case(
        lambda person: person.send_document("hello.png", b"hello", "image/png"), "JPEG, PNG", "JPEG, PNG"
    ),
    "25 MB": Case(
        lambda person: person.send_document("big.jpg", picture() + bytes(25 * MEGABYTE), "image/jpeg"),
        "больше 20 МБ",
        "larger than 20 MB",
    ),
    "a GIF": Case(
        lambda person: person.send_document("cat.gif", b"GIF89a" + bytes(100), "image/gif"), "JPEG, PNG", "JPEG, PNG"
    ),
    "a video": Case(lambda person: person.send_video(bytes(1000)), "JPEG, PNG", "JPEG, PNG"),
    "a sticker": Case(lambda person: person.send_sticker(bytes(100)), "JPEG, PNG", "JPEG, PNG"),
    "a voice message": Case(lambda person: person.send_voice(b"OggS" + bytes(100)), "пока не понимаю", "yet"),
    "the longest text": Case(lambda person: person.say("яблоко " * 585), "Слишком длинно", "too long"),
    "an absurd weight": Case(lambda person: person.say("banana 900000 g"), "Такой вес не подойдёт", "That weight"),
    "a weight of zero": Case(lambda person: person.say("dinner: 0 g of rice"), "больше нуля", "above zero"),
    "a negative weight": Case(lambda person: person.say("banana -200 g"), "минус", "minus"),
    "words that are no food": Case(lambda person: person.say("qwzx vbnm"), "/help", "/help"),
    "an unknown command": Case(lambda person: person.say("/abracadabra"), "Такой команды нет", "no such command"),
    "finishing nothing": Case(lambda person: person.say("/finish"), "нечего заканчивать", "nothing to finish"),
}


@pytest.fixture(scope="module")
def russian(stack: Stack) -> Person:
    return stack.person("ru")


@pytest.fixture(scope="module")
def english(stack: Stack) -> Person:
    return stack.person("en")


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_the_answer_says_what_is_wrong_in_the_persons_language(case: Case, russian: Person, english: Person) -> None:
    for person, part in ((russian, case.russian), (english, case.english)):
        answer = person.answer_to(partial(case.send, person), part)
        assert not [sign for sign in SIGNS_OF_A_CRASH if sign in words_of(answer)]


def test_telegram_itself_refuses_empty_and_over_long_texts(stack: Stack) -> None:
    person = stack.person("ru")
    for text in ("", "   ", "я" * 5000):
        assert person.refusal("text", json={"text": text}) == 400


def test_a_wrong_answer_to_a_prompt_gets_the_reason_and_the_question_stays_open(stack: Stack) -> None:
    person = stack.person("en")
    person.answer_to(lambda: person.say("banana 100 g"), "Draft")
    person.press("Banana · 100 g")
    person.press("Grams")
    person.wait_for_text("How many grams")
    person.answer_to(lambda: person.say("-50"), "above zero")
    person.answer_to(lambda: person.say("many"), "number of grams")
    person.answer_to(lambda: person.say("130"), "130 g", "116 kcal")


def test_a_second_start_in_mid_wizard_keeps_the_answers(stack: Stack) -> None:
    person = stack.person("ru")
    person.say("/start")
    person.press("Женский")
    person.wait_for_text("Вопрос 2")
    person.answer_to(lambda: person.say("сто двадцать тысяч"), "Не понял возраст", "Вопрос 2")
    person.answer_to(lambda: person.say("/start"), "Вопрос 2")
    person.wait_for_any("С возвращением")


def test_two_fast_taps_change_the_meal_once(stack: Stack) -> None:
    """The second tap meets a newer version of the draft: it changes nothing and the draft is shown as it is."""
    person = stack.person("ru")
    person.answer_to(lambda: person.say("гречка 200 г"), "Итого", "ккал")
    button = person.button("+")
    person.press_data(*button)
    person.press_data(*button)
    person.answer_to(lambda: person.say("/help"), "/finish")  # handled after both taps
    draft = person.wait_for_any("Черновик")
    assert "225 г" in words_of(draft)


def test_a_button_of_an_old_draft_changes_nothing(stack: Stack) -> None:
    person = stack.person("en")
    person.answer_to(lambda: person.say("rice 200 g"), "Draft")
    save = person.button("Save")
    person.answer_to(lambda: person.say("rice 150 g"), "150 g")
    person.press_data(*save)
    person.answer_to(lambda: person.say("/finish"), "nothing to finish")
    person.wait_for_any("Draft", "150 g")


def test_a_button_of_someone_elses_meal_does_nothing(stack: Stack) -> None:
    owner, stranger = stack.person("ru"), stack.person("ru")
    owner.answer_to(lambda: owner.say("гречка 200 г"), "Итого", "ккал")
    own = stranger.answer_to(lambda: stranger.say("рис 100 г"), "Черновик")
    _, save = owner.button("Сохранить")
    _, more = owner.button("+")
    for data in (save, more, "m:1:1:no-such-act:0:0", "nothing:known", "м" * 30):
        stranger.press_data(own["message_id"], data)
    stranger.answer_to(lambda: stranger.say("/finish"), "нечего заканчивать")
    owner.answer_to(lambda: owner.say("/finish"), "нечего заканчивать")
    assert "200 г" in words_of(owner.wait_for_any("Черновик"))


def test_a_replayed_update_is_answered_once(stack: Stack) -> None:
    person = stack.person("ru")
    person.answer_to(lambda: person.say("гречка 200 г"), "Итого", "ккал")
    more = person.press("+")
    person.wait_for_any("225 г")
    text = person.say("творог 100 г")
    person.wait_for_text("Творог", "225 г")
    person.replay(more)
    person.replay(text)
    person.answer_to(lambda: person.say("/finish"), "нечего заканчивать")
    drafts = [message for message in person.bot_messages() if "Черновик" in words_of(message)]
    assert len(drafts) == 2
    assert "225 г" in words_of(drafts[-1])
    assert words_of(drafts[-1]).count("Творог") == 1


def test_a_photo_saved_twice_is_one_meal(stack: Stack) -> None:
    person = stack.person("en")
    draft = person.answer_to(lambda: person.send_photo(COFFEE), "Espresso")
    save = person.button("Save")
    person.press_data(*save)
    person.press_data(*save)
    person.answer_to(lambda: person.say("/finish"), "Meal finished")
    report = person.wait_for_text("About this meal")
    assert f"You ate {total_kcal(draft)} kcal" in words_of(report)


UPDATE = {
    "update_id": 900_000_001,
    "message": {
        "message_id": 1,
        "date": 1,
        "chat": {"id": 6, "type": "private", "first_name": "A"},
        "from": {"id": 6, "is_bot": False, "first_name": "A"},
        "text": "/help",
    },
}


def _post(stack: Stack, content: bytes, **headers: str) -> int:
    sent = {"Content-Type": "application/json", **{name.replace("_", "-"): value for name, value in headers.items()}}
    return httpx.post(stack.webhook_url, content=content, headers=sent).status_code


def test_the_webhook_answers_by_the_book(stack: Stack) -> None:
    """No secret 401, a wrong one 403, a wrong type 415, too much 413, no JSON 400, what the bot does not use 200."""
    secret = {SECRET_HEADER: stack.environment()["TELEGRAM_WEBHOOK_SECRET"]}
    body = json.dumps(UPDATE).encode()
    assert _post(stack, body) == 401
    assert _post(stack, body, **{SECRET_HEADER: "wrong"}) == 403
    assert _post(stack, body, **secret, Content_Type="text/plain") == 415
    assert _post(stack, body + b" " * 3 * MEGABYTE, **secret) == 413
    assert _post(stack, b"{", **secret) == 400
    assert _post(stack, b"[]", **secret) == 400
    for kind in ("poll", "channel_post", "something_new"):
        assert _post(stack, json.dumps({"update_id": 900_000_002, kind: {}}).encode(), **secret) == 200
