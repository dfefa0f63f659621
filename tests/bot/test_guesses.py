"""A photo that the recogniser only guesses at: the person chooses, or says it in words, and nothing counts before."""

import pytest

from nutrition.ports.recognition import Sight, Verdict
from tests.bot.conversation import Conversation
from tests.fakes.recognition import seen, sight_of

PLATE = bytes([10, 20, 100, 3] * 20)
CANDIDATES = (seen("pizza", "pizza", 0.2), seen("soup", "vegetable_soup", 0.06), seen("banana", "banana", 0.03))
GUESSES = sight_of(*CANDIDATES, verdict=Verdict.UNSURE, looks=PLATE)
UNKNOWN = sight_of(verdict=Verdict.UNSURE, looks=PLATE)
PIZZA = sight_of(seen("pizza", "pizza", 0.9, 200))


def test_the_doubt_is_told_and_the_guesses_are_buttons(bot: Conversation) -> None:
    bot.photo(GUESSES)
    assert bot.last.text.startswith("Не уверен, что это за еда. Может быть, что-то из этого?")
    assert "напишите" in bot.last.text
    assert "штрихкод" in bot.last.text
    labels = ["Пицца", "Овощной суп", "Банан", "✏️ Другое, напишу словами", "🏷 Это этикетка", "🍱 Здесь несколько блюд"]
    assert bot.last.labels() == labels
    assert "ккал" not in bot.last.text
    assert len(bot.outside.messenger.chat) == 1


def test_an_english_speaker_is_asked_and_answered_in_english(bot: Conversation) -> None:
    guest = bot.other(9, "en")
    guest.photo(GUESSES)
    assert guest.last.text.startswith("I’m not sure what this is. Perhaps one of these?")
    assert guest.last.labels()[:4] == ["Pizza", "Vegetable soup", "Banana", "✏️ Something else, I’ll write it"]
    guest.press("Something else")
    assert guest.last.text.startswith("Write what it is")
    guest.say("rice 200 g")
    assert "Draft" in guest.last.text
    assert "Rice" in guest.last.text


def test_a_single_guess_is_asked_about_as_one(bot: Conversation) -> None:
    one = sight_of(CANDIDATES[0], verdict=Verdict.UNSURE)
    bot.photo(one)
    assert "Может быть, вот это?" in bot.last.text
    guest = bot.other(9, "en")
    guest.photo(one)
    assert "Perhaps this?" in guest.last.text


def test_a_chosen_guess_becomes_the_draft_in_the_same_message_and_can_be_saved(bot: Conversation) -> None:
    bot.photo(GUESSES)
    bot.press("Овощной суп")
    assert len(bot.outside.messenger.chat) == 1
    assert "вощной суп" in bot.last.text
    assert "ицца" not in bot.last.text
    assert "Итого" in bot.last.text
    assert "назвала модель" not in bot.last.text  # it was the person themselves
    bot.press("Сохранить")
    assert "Записано" in bot.last.text


def test_choosing_is_the_same_as_writing_the_name(bot: Conversation) -> None:
    bot.photo(GUESSES)
    bot.press("Овощной суп")
    chosen = bot.last.text
    other = bot.other(8)
    other.photo(UNKNOWN)
    other.say("овощной суп")
    assert other.last.text == chosen


def test_a_chosen_plate_is_known_the_next_time(bot: Conversation) -> None:
    bot.photo(GUESSES)
    bot.press("Овощной суп")
    bot.press("Сохранить")
    bot.photo(GUESSES)
    assert "Похоже на вашу тарелку" in bot.last.text
    assert "вощной суп" in bot.last.text


@pytest.mark.parametrize("sight", [GUESSES, UNKNOWN])
@pytest.mark.parametrize("asked_first", [False, True])
def test_words_name_the_photo_as_they_name_one_without_guesses(
    bot: Conversation, sight: Sight, asked_first: bool
) -> None:
    bot.photo(sight)
    if asked_first and sight is GUESSES:
        bot.press("Другое, напишу")
        assert bot.last.text.startswith("Напишите, что это")
    bot.say("плов 250 г и чай 200 мл")
    assert "лов" in bot.last.text
    assert "ицца" not in bot.last.text
    bot.press("Сохранить")
    bot.photo(sight)
    assert "Похоже на вашу тарелку" in bot.last.text


def test_nothing_counts_until_the_person_chooses(bot: Conversation) -> None:
    bot.photo(GUESSES)
    assert bot.outside.database.unit_of_work().meals.latest(bot.person_id) is None
    bot.say("/finish")
    assert bot.outside.analyses.sent == []


def test_a_photo_is_named_once(bot: Conversation) -> None:
    """A second tap, or one after the words, is told that it came too late."""
    bot.photo(GUESSES)
    question = bot.last
    soup, other = question.button("Овощной суп"), question.button("Другое")
    bot.press("Банан")
    bot.press_data(soup, question.message_id)
    assert bot.outside.messenger.toasts[-1].startswith("Этого уже нет")
    bot.press_data(other, question.message_id)
    assert len([toast for toast in bot.outside.messenger.toasts if toast.startswith("Этого уже нет")]) == 2
    assert "анан" in bot.last.text
    assert "вощной суп" not in bot.last.text


def test_another_persons_photo_cannot_be_named(bot: Conversation) -> None:
    bot.photo(GUESSES)
    stranger = bot.other(8)
    stranger.press_data(bot.last.button("Банан"))
    assert bot.outside.messenger.toasts[-1].startswith("Этого уже нет")


def test_a_food_that_is_in_no_table_cannot_be_chosen(bot: Conversation) -> None:
    bot.photo(GUESSES)
    bot.press_data(bot.last.button("Банан").replace("banana", "ambrosia"), bot.last.message_id)
    assert bot.outside.messenger.toasts[-1].startswith("Этого уже нет")
    bot.press("Банан")
    assert "Черновик" in bot.last.text


def test_each_of_two_photos_keeps_its_own_guesses(bot: Conversation) -> None:
    bot.photo(GUESSES)
    first = bot.last
    bot.photo(sight_of(seen("apple", "apple", 0.1), verdict=Verdict.UNSURE, looks=PLATE[::-1]))
    bot.press("Банан", first)
    assert "анан" in first.text
    bot.say("плов 250 г")
    assert "лов" in bot.last.text
    assert "анан" not in bot.last.text


def test_a_guess_that_no_table_knows_is_not_offered(bot: Conversation) -> None:
    bot.photo(sight_of(seen("ambrosia", "", 0.2), verdict=Verdict.UNSURE))
    assert "Похоже на еду" in bot.last.text
    assert not any("Другое" in label for label in bot.last.labels())


def test_words_in_the_caption_leave_nothing_to_guess(bot: Conversation) -> None:
    bot.photo(GUESSES, caption="борщ 300 г")
    assert "орщ" in bot.last.text
    assert not any("Банан" in label for label in bot.last.labels())


def test_guesses_at_a_photo_of_an_album_change_nothing(bot: Conversation) -> None:
    bot.photo(PIZZA, group="1")
    draft = bot.last.text
    bot.photo(sight_of(seen("banana", "banana", 0.1), verdict=Verdict.UNSURE), group="1")
    assert len(bot.outside.messenger.chat) == 1
    assert bot.last.text == draft


def test_an_album_that_begins_with_a_guess_goes_on_with_what_is_known(bot: Conversation) -> None:
    bot.photo(GUESSES, group="1")
    question = bot.last
    bot.photo(PIZZA, group="1")
    assert "ицца" in bot.last.text
    bot.press("Банан", question)
    assert "анан" in question.text
    assert "анан" not in bot.last.text


def test_guesses_do_not_keep_a_label_from_being_read(bot: Conversation) -> None:
    bot.photo(sight_of(*CANDIDATES, verdict=Verdict.UNSURE, label=True))
    assert bot.outside.vision.labels_read == 1
    assert "Не уверен" in bot.last.text


def test_the_persons_own_portion_stands_for_the_tables(bot: Conversation) -> None:
    for _ in range(2):
        bot.say("овощной суп")
        bot.press("· ")
        bot.press("Граммы")
        bot.say("200")
        bot.press("Сохранить")
    bot.photo(GUESSES)
    bot.press("Овощной суп")
    assert "обычно у вас" in bot.last.text
