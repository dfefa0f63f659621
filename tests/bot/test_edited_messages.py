"""Telegram lets people change what they have sent; the bot says that it does not read that again."""

import pytest

from tests.bot.conversation import Conversation
from tests.fakes.recognition import seen, sight_of

RU = "исправление новым сообщением"
EN = "correction as a new message"


@pytest.mark.parametrize(("language_code", "told"), [("ru", RU), ("en", EN)])
def test_who_corrects_a_message_is_told_to_send_the_correction(
    bot: Conversation, language_code: str, told: str
) -> None:
    person = bot.other(8, language_code)
    person.say("rice 150 g")
    person.edit({"text": "rice 250 g"})
    assert told in person.last.text
    assert [meal.items[0].amount.grams for meal in bot.outside.database.tables.meals.rows.values()] == [150]


def test_an_edit_that_is_brought_twice_is_answered_once(bot: Conversation) -> None:
    bot.say("рис 150 г")
    bot.feed(bot.edit({"text": "рис 250 г"}))
    assert [RU in message.text for message in bot.outside.messenger.chat.values()].count(True) == 1


def test_an_edited_caption_is_answered_too(bot: Conversation) -> None:
    update = bot.photo(sight_of(seen("pizza", "pizza", 0.9, 200)))
    photo = update["message"]["photo"]
    bot.edit({"photo": photo, "caption": "пицца 300 г"})
    assert RU in bot.last.text


def test_an_open_question_stays_open(bot: Conversation) -> None:
    bot.say("рис 150 г")
    bot.press("Рис")
    bot.press("Граммы")
    bot.edit({"text": "рис 250 г"})
    bot.say("170")
    assert "170" in bot.last.text


def test_a_position_that_moves_by_itself_is_no_edit_of_the_persons(bot: Conversation) -> None:
    bot.say("рис 150 г")
    before = len(bot.outside.messenger.chat)
    bot.edit({"location": {"latitude": 55.7, "longitude": 37.6, "live_period": 900}})
    assert len(bot.outside.messenger.chat) == before
