"""What has a button or a command can be said in words too."""

import pytest

from nutrition.domain.user import Locale
from tests.bot.conversation import Conversation


def test_a_draft_is_saved_and_the_meal_finished_in_words(bot: Conversation) -> None:
    bot.say("рис 150 г")
    draft = bot.last
    bot.say("Сохрани")
    assert "Записано" in bot.last.text
    assert bot.last is not draft, "the answer stands where the person is writing"
    assert not draft.buttons
    bot.say("закончила!")
    assert "Готовлю разбор" in bot.last.text
    assert len(bot.outside.analyses.sent) == 1


def test_done_saves_the_draft_first_and_finishes_the_meal_the_next_time(bot: Conversation) -> None:
    other = bot.other(8, "en")
    other.say("rice 150 g")
    other.say("Done")
    assert "Saved" in other.last.text
    other.say("that’s all")
    assert "Preparing the analysis" in other.last.text


def test_without_a_draft_there_is_nothing_to_save(bot: Conversation) -> None:
    bot.say("сохрани")
    assert "Сохранять нечего" in bot.last.text


def test_the_draft_shown_last_is_the_one_that_is_saved(bot: Conversation) -> None:
    bot.say("рис 150 г")
    bot.press("Сохранить")
    saved = bot.last.text
    bot.say("банан 100 г")
    bot.say("сохрани")
    assert bot.last.text != saved
    assert "анан" in bot.last.text


@pytest.mark.parametrize(
    ("words", "command"),
    [("Сколько сегодня?", "/today"), ("за неделю", "/week"), ("month", "/month"), ("что ты умеешь?", "/help")],
)
def test_words_get_the_answer_of_the_command(bot: Conversation, words: str, command: str) -> None:
    bot.say(command)
    answer = bot.last.text
    bot.say(words)
    assert bot.last.text == answer


@pytest.mark.parametrize("kind", ["done", "save", "finish", "help", "today", "week", "month"])
def test_the_phrases_are_listed_as_messages_are_compared(bot: Conversation, kind: str) -> None:
    """Small letters, no "ё", no punctuation but apostrophes and the commas between."""
    for locale in Locale:
        for phrase in bot.app.texts.format(locale, f"words-{kind}").split(", "):
            assert phrase == phrase.strip().casefold()
            assert "ё" not in phrase
            assert phrase.replace("'", "").replace(" ", "").isalpha(), phrase


def test_food_beside_the_word_is_a_meal(bot: Conversation) -> None:
    bot.say("всё, банан 120 г")
    assert "Черновик" in bot.last.text
