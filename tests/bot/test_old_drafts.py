"""A draft that nobody came back to is left alone by words; its buttons go on working."""

from datetime import timedelta

import pytest

from nutrition.domain.meal import Meal
from tests.bot.conversation import Conversation
from tests.fakes.recognition import seen, sight_of

PIZZA = sight_of(seen("pizza", "pizza", 0.9, 200))
BANANA = sight_of(seen("banana", "banana", 0.9, 120))


@pytest.fixture
def four_days_later(bot: Conversation) -> Conversation:
    """A draft of a pizza was left, days ago."""
    bot.photo(PIZZA)
    bot.outside.clock.move(timedelta(days=4))
    return bot


def _latest(bot: Conversation) -> Meal:
    meal = bot.outside.database.unit_of_work().meals.latest(bot.person_id)
    assert meal is not None
    return meal


def test_a_meal_in_words_is_a_new_one_on_its_own_day(four_days_later: Conversation) -> None:
    four_days_later.say("гречка 200 г")
    assert "ицца" not in four_days_later.last.text
    four_days_later.say("готово")
    assert "Записано" in four_days_later.last.text
    assert "ицца" not in four_days_later.last.text
    assert _latest(four_days_later).eaten_at == four_days_later.outside.clock.now()


def test_done_finishes_the_meal_that_was_saved(four_days_later: Conversation) -> None:
    four_days_later.photo(BANANA)
    four_days_later.press("Сохранить")
    four_days_later.say("это всё")
    assert "Приём пищи закончен. Готовлю разбор" in four_days_later.last.text
    assert len(four_days_later.outside.analyses.sent) == 1


def test_finishing_counts_the_drafts_of_this_meal_only(four_days_later: Conversation) -> None:
    four_days_later.photo(BANANA)
    four_days_later.press("Сохранить")
    four_days_later.photo(PIZZA)
    four_days_later.say("/finish")
    assert "1 черновик не сохранён" in four_days_later.last.text


def test_there_is_nothing_to_save_but_its_button_saves_it(four_days_later: Conversation) -> None:
    pizza = four_days_later.last
    four_days_later.say("сохрани")
    assert "Сохранять нечего" in four_days_later.last.text
    four_days_later.press("Сохранить", pizza)
    assert "Записано" in pizza.text


def test_an_edit_in_words_does_not_reach_it(four_days_later: Conversation) -> None:
    four_days_later.say("убери пиццу")
    assert len(_latest(four_days_later).items) == 1
