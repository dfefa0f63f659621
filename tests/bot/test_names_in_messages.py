"""Names of foods come from people, packages and databases: whatever is in them, Telegram takes the message.

The recorded chat refuses what Telegram refuses: broken HTML and texts that are too long.
"""

from dataclasses import replace

import pytest

from nutrition.domain.meal import Alternative
from nutrition.domain.user import Locale
from nutrition.ports.products import Product
from tests.bot.conversation import Conversation
from tests.bot.people import Person
from tests.bot.test_labels import LABEL
from tests.fakes.recognition import seen, sight_of

NAME = "йогурт <&> <5% жира"
ESCAPED = "огурт &lt;&amp;&gt; &lt;5% жира"
PIZZA = sight_of(seen("pizza", "pizza", 0.9, 200))
LONG = "Beef, rib, shortribs, separable lean and fat, choice, cooked, braised, with gravy and rice, " * 2


@pytest.fixture
def chat(bot: Conversation) -> Person:
    return Person(bot)


def _rename(chat: Person, name: str, copies: int = 1) -> None:
    """Calls every food of the newest draft by this name, `copies` times over, and shows it."""
    work = chat.bot.outside.database.unit_of_work()
    meal = work.meals.latest(chat.bot.person_id)
    assert meal is not None
    items = tuple(
        replace(
            item,
            item_id=number,
            food=replace(item.food, name_en=name, name_ru=name),
            alternatives=(Alternative("x", name, name),),
        )
        for number, item in enumerate(meal.items * copies, start=1)
    )
    work.meals.save(replace(meal, items=items, version=meal.version + 1))
    work.commit()
    chat.bot.press_data(f"m:{meal.meal_id}:{meal.version + 1}:open:0:0", meal.message_id or 1)


def test_the_draft_its_question_and_its_end_show_the_name(chat: Person) -> None:
    draft = chat.say("плов")
    _rename(chat, NAME)
    assert draft.text.count(ESCAPED) == 2  # the line, and the question how much it was
    assert any("Йогурт <&> <5% жира" in label for label in draft.labels())
    chat.tap("Сохранить", draft)
    assert ESCAPED in draft.text


@pytest.mark.parametrize(("button", "asked"), [("Граммы", "Сколько граммов"), ("Другое блюдо", "Что это вместо")])
def test_questions_about_an_item_show_its_name(chat: Person, button: str, asked: str) -> None:
    draft = chat.say("плов")
    _rename(chat, NAME)
    chat.tap("Йогурт", draft)
    question = chat.tap(button, draft)
    assert asked in question.text
    assert ESCAPED in question.text


def test_a_proposed_change_shows_old_and_new_names(chat: Person) -> None:
    chat.say("рис 150 г и хлеб 50 г")
    _rename(chat, NAME)
    proposal = chat.say("200 г")
    assert "Понял так" in proposal.text
    assert ESCAPED in proposal.text


def test_words_that_nobody_knows_are_named(chat: Person) -> None:
    assert "Такого продукта я не знаю: квазюмбр" in chat.say("квазюмбр<&> 100 г").text


def test_a_label_shows_what_its_caption_calls_it(chat: Person) -> None:
    chat.bot.outside.vision.label = LABEL
    chat.bot.photo(sight_of(label=True), caption=f"этикетка {NAME}")
    assert ESCAPED in chat.last.text
    draft = chat.tap("Верно")
    assert ESCAPED in draft.text
    chat.tap("огурт", draft)
    assert ESCAPED in chat.tap("Граммы", draft).text


def test_a_product_without_values_is_named(chat: Person) -> None:
    chat.bot.outside.products.products["4600000000001"] = Product("4600000000001", NAME, None)
    chat.bot.photo(sight_of(barcodes=("4600000000001",)))
    assert ESCAPED in chat.last.text


def test_several_foods_are_counted_by_name(chat: Person) -> None:
    chat.bot.photo(PIZZA)
    draft = chat.last
    chat.tap("несколько блюд", draft)
    _rename(chat, NAME, 2)
    assert draft.text.count(ESCAPED) >= 2


def test_fat_names_what_it_belongs_to(chat: Person) -> None:
    chat.say("жареный лук 200 г")
    _rename(chat, NAME)
    assert f"({NAME[0]}{ESCAPED})" in chat.last.text


def test_what_was_learnt_is_listed_by_name(chat: Person) -> None:
    for _ in range(2):
        draft = chat.say("плов")
        _rename(chat, NAME)
        chat.tap("Йогурт", draft)
        chat.tap("Граммы", draft)
        chat.say("400")
        chat.tap("Сохранить")
    chat.bot.app.update_profile(chat.bot.person_id)
    listed = chat.say("/profile ai")
    assert ESCAPED in listed.text
    assert any("<&>" in label for label in listed.labels())


def test_a_refusal_under_a_button_is_plain_text(chat: Person) -> None:
    draft = chat.say("плов")
    stale = draft.button("+")
    chat.tap("+", draft)
    chat.press(stale, draft)
    assert "&" not in chat.bot.outside.messenger.toasts[-1]


@pytest.mark.parametrize("locale", Locale)
def test_twenty_long_names_fit_into_one_message(bot: Conversation, locale: Locale) -> None:
    chat = Person(bot.other(8, locale.value))
    draft = chat.say("рис 150 г")
    _rename(chat, LONG, 20)
    assert draft.text.count("shortribs") >= 20
    assert "20. " in draft.text
    edits = draft.edits
    chat.tap("+", draft)
    assert draft.edits == edits + 1
    chat.tap("✅", draft)
    assert draft.text.count("shortribs") == 20
