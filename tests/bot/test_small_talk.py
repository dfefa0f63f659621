"""Not every message is about food."""

import pytest

from nutrition.domain.user import Locale
from scenarios.small_talk import KINDS
from tests.bot.conversation import Conversation


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("привет", "Привет!"),
        ("Здравствуйте!", "Привет!"),
        ("hi", "Привет!"),
        ("Спасибо большое!! 🙏", "Пожалуйста!"),
        ("ОК", "Хорошо"),
        ("понятно)", "Хорошо"),
        ("Спокойной ночи.", "До встречи!"),
    ],
)
def test_small_talk_is_answered_in_kind_and_in_the_persons_language(bot: Conversation, words: str, answer: str) -> None:
    bot.say(words)
    assert bot.last.text.startswith(answer)
    assert "фото" in bot.last.text


def test_an_english_speaker_is_thanked_in_english(bot: Conversation) -> None:
    other = bot.other(8, "en")
    other.say("Thanks!")
    assert other.last.text.startswith("You’re welcome!")


def test_a_greeting_with_food_is_a_meal(bot: Conversation) -> None:
    bot.say("привет, рис 150 г")
    assert "Черновик" in bot.last.text


def test_small_talk_changes_no_draft(bot: Conversation) -> None:
    bot.say("рис 150 г")
    draft = bot.last
    shown = draft.text
    bot.say("спасибо")
    assert draft.text == shown
    bot.press("Сохранить", draft)
    assert "Записано" in draft.text


def test_a_greeting_does_not_answer_the_wizard(bot: Conversation) -> None:
    bot.say("/start")
    question = bot.last
    bot.say("привет")
    assert bot.last.text.startswith("Привет! 👋 Пришлите")
    assert question.buttons


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("locale", Locale)
def test_every_listed_word_is_met(bot: Conversation, kind: str, locale: Locale) -> None:
    """Listed as messages are compared: small letters, no "ё", nothing but commas between."""
    expected = bot.app.texts.format(Locale.RU, f"answer-{kind}")
    for words in bot.app.texts.format(locale, f"words-{kind}").split(", "):
        bot.say(words)
        assert bot.last.text == expected, words
