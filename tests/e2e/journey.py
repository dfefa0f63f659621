"""The four scenarios from /start to the analysis, as someone who only has the chat meets them.

The same steps wherever the product runs: the embedded stack (tests/e2e) and the emulated cloud (tests/cloud).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from pymongo import MongoClient
from sqlalchemy import Engine, RowMapping, text

from tests.e2e.person import Person
from tests.e2e.photos import BORSCHT, PLATES
from tests.e2e.stack import wait_until


@dataclass(frozen=True)
class Script:
    """What is written and read in one language; `plates` are what the pictures show."""

    language: str
    male: str
    light: str
    lose: str
    city: str
    done: str
    target: str
    save: str
    saved: str
    cancel: str
    cancelled: str
    finish: str
    plates: tuple[str, ...]
    caption: str
    caption_foods: tuple[str, str]
    half_eaten: str
    typed: str
    typed_foods: tuple[str, str]
    new_weight: str
    portion_g: str
    remove: str
    undo: str
    finished: str
    analysis: str


RUSSIAN = Script(
    language="ru",
    male="Мужской",
    light="Лёгкая",
    lose="Снизить",
    city="Москва",
    done="Готово, спасибо",
    target="1880 ккал",
    save="Сохранить",
    saved="Записано",
    cancel="Отмена",
    cancelled="Ничего не записано",
    finish="Закончить",
    plates=tuple(russian for _, russian, _ in PLATES),
    caption="борщ 300 г и хлеб",
    caption_foods=("Борщ", "Хлеб"),
    half_eaten="Съедено 50 %",
    typed="гречка 150 г и котлета",
    typed_foods=("Гречка", "Котлета"),
    new_weight="гречка не 150, а 200 г",
    portion_g="200 г",
    remove="убери котлету",
    undo="Вернуть",
    finished="Приём пищи закончен",
    analysis="Разбор приёма пищи",
)
ENGLISH = Script(
    language="en",
    male="Male",
    light="Light",
    lose="Lose",
    city="Chicago",
    done="Done, thank you",
    target="1880 kcal",
    save="Save",
    saved="Saved",
    cancel="Cancel",
    cancelled="Nothing was saved",
    finish="Finish",
    plates=tuple(english for _, _, english in PLATES),
    caption="borscht 300 g and bread",
    caption_foods=("Borscht", "bread"),
    half_eaten="50%",
    typed="rice 150 g and an apple",
    typed_foods=("Rice", "Apple"),
    new_weight="rice was 200 g, not 150",
    portion_g="200 g",
    remove="remove the apple",
    undo="Undo",
    finished="Meal finished",
    analysis="About this meal",
)


def from_start_to_the_analysis(script: Script, person: Person, postgres: Engine, mongo_url: str) -> None:
    """Wizard, photos, a caption, an album, edits by buttons and by words, the chart; then the rows are there."""
    _register(person, script)
    _log_plates(person, script)
    _log_by_caption(person, script)
    _give_up_an_album(person, script)
    _log_by_words(person, script)
    person.press(script.finish)
    person.wait_for_any(script.finished)
    report = person.wait_for_text(script.analysis)
    assert report["photo"], "the analysis comes with a chart"
    _check_postgres(postgres, person.chat, script)
    _check_profile(mongo_url, person.chat)


def _register(person: Person, script: Script) -> None:
    person.say("/start")
    person.press(script.male)
    person.wait_for_text("2 ")
    person.answer_to(lambda: person.say("34"), "3 ", "180")
    person.answer_to(lambda: person.say("180"), "4 ", "165 lb")
    person.answer_to(lambda: person.say("80.5"), "5 ")
    person.press(script.light)
    person.press(script.lose)
    person.wait_for_text("7 ")
    person.answer_to(lambda: person.say("0.5"))
    person.button(script.city)
    person.answer_to(lambda: person.say(script.city), script.done, script.target)


def _log_plates(person: Person, script: Script) -> None:
    for (photo, *_), food in zip(PLATES, script.plates, strict=True):
        draft = person.answer_to(partial(person.send_photo, photo), food)
        assert "USDA" in draft["text"], "every item shows where its numbers come from"
        person.press(script.save)
        person.wait_for_text(script.saved, food)


def _log_by_caption(person: Person, script: Script) -> None:
    draft = person.answer_to(lambda: person.send_photo(BORSCHT, script.caption), *script.caption_foods)
    assert "300" in draft["text"], "words beat pixels"
    person.press("+")
    person.wait_for_text("350")
    person.press("−")
    person.wait_for_text("300")
    person.press("½")
    person.wait_for_text(script.half_eaten)
    person.press(script.save)
    person.wait_for_text(script.saved, script.half_eaten)


def _give_up_an_album(person: Person, script: Script) -> None:
    """Pictures sent together are one draft, and a food that is on two of them counts once."""
    pictures = [photo for photo, *_ in PLATES]
    draft = person.answer_to(lambda: person.send_album([*pictures, pictures[0]]), *script.plates)
    person.press(script.cancel)
    closed = person.wait_for_text(script.cancelled)
    assert closed["message_id"] == draft["message_id"]


def _log_by_words(person: Person, script: Script) -> None:
    grain, other = script.typed_foods
    person.answer_to(lambda: person.say(script.typed), grain, other, "150")
    person.answer_to(lambda: person.say(script.new_weight), script.portion_g, other)
    shorter = person.answer_to(lambda: person.say(script.remove), grain, script.portion_g)
    assert other not in shorter["text"]
    person.press(script.undo)
    person.wait_for_text(grain, other)
    person.press(script.save)
    person.wait_for_text(script.saved, grain, other.lower())


def _check_postgres(postgres: Engine, user_id: int, script: Script) -> None:
    def rows(query: str) -> Sequence[RowMapping]:
        with postgres.connect() as connection:
            return connection.execute(text(query), {"user": user_id}).mappings().all()

    (user,) = rows("SELECT * FROM users WHERE telegram_user_id = :user")
    assert (user["locale"], user["sex"], user["height_cm"]) == (script.language, "male", 180)
    (goal,) = rows("SELECT * FROM user_goals WHERE telegram_user_id = :user AND valid_to IS NULL")
    assert (goal["kind"], goal["energy_kcal"]) == ("lose", 1880)
    meals = rows("SELECT status, origin, energy_kcal FROM meals WHERE telegram_user_id = :user ORDER BY meal_id")
    assert [(meal["status"], meal["origin"]) for meal in meals] == [
        *[("saved", "photo")] * (len(PLATES) + 1),
        ("cancelled", "photo"),
        ("saved", "text"),
    ]
    assert all(meal["energy_kcal"] > 0 for meal in meals)
    edits = rows("SELECT how, field FROM meal_edits WHERE telegram_user_id = :user")
    assert {edit["how"] for edit in edits} >= {"button", "words"}
    wait_until(lambda: _all_delivered(postgres, user_id), "every answer to be marked as delivered", 10)
    (session,) = rows("SELECT * FROM meal_sessions WHERE telegram_user_id = :user")
    assert session["status"] == "analysed"


def _all_delivered(postgres: Engine, user_id: int) -> bool:
    query = """SELECT count(*) FROM outbox JOIN inbox ON inbox.key = outbox.inbox_key
        WHERE outbox.chat_id = :user AND (inbox.status <> 'done' OR outbox.status <> 'sent')"""
    with postgres.connect() as connection:
        left: int = connection.execute(text(query), {"user": user_id}).scalar_one()
    return left == 0


def _check_profile(mongo_url: str, user_id: int) -> None:
    with MongoClient[dict[str, Any]](mongo_url) as client:
        profiles = client["nutrition"]["user_dynamic_profiles"]
        wait_until(lambda: profiles.find_one({"_id": user_id}) is not None, "the AI profile", 10)
        profile = profiles.find_one({"_id": user_id})
    assert profile is not None
    assert profile["behavioral_patterns"]["breakfast_consistency"]["n"] >= 1
    assert profile["taste_preferences"]["evolution"], "the month's tastes are there"
