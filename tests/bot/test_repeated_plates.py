"""The personal recogniser: a plate that the person corrected once is known the next time."""

import pytest

from nutrition.ports.recognition import Verdict
from tests.bot.conversation import Conversation
from tests.fakes.recognition import seen, sight_of

PLATE = bytes([10, 20, 100, 3] * 20)
SAME_PLATE = bytes([11, 19, 98, 5] * 20)
OTHER_PLATE = bytes([100, 3, 10, 90] * 20)
UNKNOWN = sight_of(verdict=Verdict.UNSURE, looks=PLATE)
AGAIN = sight_of(verdict=Verdict.UNSURE, looks=SAME_PLATE)


def eat(bot: Conversation) -> None:
    """A plate that nobody knows, named in words and saved."""
    bot.photo(UNKNOWN)
    bot.say("плов 250 г и чай 200 мл")
    bot.press("Сохранить")
    assert "Записано" in bot.last.text


def test_a_minus_in_a_photos_name_is_told(bot: Conversation) -> None:
    bot.photo(UNKNOWN)
    bot.say("банан -200 г")
    assert "минус" in bot.last.text


def test_a_plate_named_once_is_offered_first_with_its_amounts(bot: Conversation) -> None:
    eat(bot)
    bot.photo(AGAIN)
    assert "Похоже на вашу тарелку" in bot.last.text
    assert "как 2" in bot.last.text or "как 1" in bot.last.text
    assert "лов" in bot.last.text
    assert "≈ 250 г" in bot.last.text
    assert "назвала модель" not in bot.last.text  # it was the person themselves
    assert "ай" in bot.last.text
    bot.press("Сохранить")
    assert "Записано" in bot.last.text


def test_naming_an_unknown_photo_is_a_meal_of_its_own_beside_an_open_draft(bot: Conversation) -> None:
    bot.say("гречка 200 г")
    bot.photo(UNKNOWN)
    bot.say("плов 250 г")
    assert "лов" in bot.last.text
    assert "речка" not in bot.last.text


def test_an_edit_in_words_still_edits_the_open_draft(bot: Conversation) -> None:
    bot.say("гречка 200 г и хлеб")
    bot.photo(UNKNOWN)
    bot.say("убери хлеб")
    assert "речка" in bot.last.text
    assert "леб" not in bot.last.text


def test_small_talk_after_an_unknown_photo_is_small_talk(bot: Conversation) -> None:
    bot.photo(UNKNOWN)
    bot.say("спасибо")
    assert "Пожалуйста" in bot.last.text
    bot.say("плов 250 г")
    bot.press("Сохранить")
    bot.photo(AGAIN)
    assert "Похоже на вашу тарелку" in bot.last.text


def test_a_correction_of_the_saved_meal_is_what_is_offered_next_time(bot: Conversation) -> None:
    bot.photo(sight_of(seen("pizza", "pizza", 0.9, 200), looks=PLATE))
    bot.press("Сохранить")
    bot.say("это индейка, а не пицца")
    if "Верно" in " ".join(bot.last.labels()):
        bot.press("Верно")
    bot.photo(sight_of(seen("pizza", "pizza", 0.9, 200), looks=SAME_PLATE))
    assert "ндейк" in bot.last.text
    assert "ицца" not in bot.last.text


def test_another_plate_is_not_taken_for_it(bot: Conversation) -> None:
    eat(bot)
    bot.photo(sight_of(verdict=Verdict.UNSURE, looks=OTHER_PLATE))
    assert "Похоже на еду" in bot.last.text


def test_a_draft_that_was_not_saved_teaches_nothing(bot: Conversation) -> None:
    bot.photo(UNKNOWN)
    bot.say("плов 250 г")
    bot.press("Отмена")
    bot.photo(AGAIN)
    assert "Похоже на еду" in bot.last.text


def test_a_deleted_meal_is_forgotten(bot: Conversation) -> None:
    eat(bot)
    bot.press("Изменить")
    bot.press("Удалить")
    bot.photo(AGAIN)
    assert "Похоже на еду" in bot.last.text


def test_nobody_learns_from_another_persons_plates(bot: Conversation) -> None:
    eat(bot)
    stranger = bot.other(8)
    stranger.photo(AGAIN)
    assert "Похоже на еду" in stranger.last.text


def test_a_wrong_guess_gives_way_to_the_recognisers_own(bot: Conversation) -> None:
    eat(bot)
    bot.photo(sight_of(seen("pizza", "pizza", 0.9, 200), looks=SAME_PLATE))
    assert "лов" in bot.last.text
    bot.press("Это другое")
    assert "ицца" in bot.last.text
    assert "лов" not in bot.last.text
    bot.press("Сохранить")
    assert "Записано" in bot.last.text


def test_a_wrong_guess_of_something_nobody_knows_asks(bot: Conversation) -> None:
    eat(bot)
    bot.photo(AGAIN)
    draft = bot.last
    bot.press("Это другое")
    assert "Похоже на еду" in bot.last.text
    bot.press("Отмена", draft)
    assert "Черновик отменён" in draft.text


def test_words_beat_memory(bot: Conversation) -> None:
    eat(bot)
    bot.photo(AGAIN, caption="борщ 300 г")
    assert "орщ" in bot.last.text
    assert "лов" not in bot.last.text


def test_an_albums_photos_teach_nothing(bot: Conversation) -> None:
    """What is on which of them is not known."""
    bot.photo(sight_of(seen("pizza", "pizza", 0.9), looks=PLATE), group="1")
    bot.photo(sight_of(seen("banana", "banana", 0.9), looks=OTHER_PLATE), group="1")
    bot.press("Сохранить")
    bot.photo(sight_of(verdict=Verdict.UNSURE, looks=PLATE))
    assert "Похоже на еду" in bot.last.text


@pytest.mark.parametrize("first", ["gone", "kept"])
def test_erasing_the_account_erases_the_memory(bot: Conversation, first: str) -> None:
    eat(bot)
    bot.say("/delete_me")
    bot.press("Да, стереть всё" if first == "gone" else "Нет, оставить")
    bot.photo(AGAIN)
    assert ("Похоже на еду" in bot.last.text) == (first == "gone")
