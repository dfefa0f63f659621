"""What the bot asked last: answered by its buttons or in words, for the meal that it was about, and never lost."""

from dataclasses import replace
from datetime import timedelta

import pytest

from nutrition.domain.goals import GoalKind
from nutrition.domain.meal import Meal, MealStatus
from nutrition.domain.user import Locale
from tests.bot.conversation import Conversation
from tests.bot.people import Person
from tests.fakes.messenger import ChatMessage
from tests.fakes.recognition import seen, sight_of

PIZZA = sight_of(seen("pizza", "pizza", 0.9, 200))


@pytest.fixture
def chat(bot: Conversation) -> Person:
    return Person(bot)


def _proposed(chat: Person) -> ChatMessage:
    """A change in words that wants a yes: bread from 50 to 200 g, beside rice of 150 g."""
    chat.say("рис 150 г и хлеб 50 г")
    proposal = chat.say("200 г")
    assert "Понял так" in proposal.text
    return proposal


def _grams_asked(chat: Person, words: str = "рис 100 г") -> ChatMessage:
    """The draft, after its first item's grams were asked for."""
    draft = chat.say(words)
    chat.tap("Рис · ", draft)
    assert "Сколько граммов" in chat.tap("Граммы", draft).text
    return draft


# Yes and no in words


@pytest.mark.parametrize("words", ["все верно", "Да!", "верно", "ок", "сохрани", "готово", "yes"])
def test_a_yes_in_words_stores_the_proposed_change_and_not_the_draft(chat: Person, words: str) -> None:
    proposal = _proposed(chat)
    draft = chat.say(words)
    assert "Черновик" in draft.text
    assert "200 г" in draft.text
    assert not proposal.buttons
    assert chat.waits_for() is None


@pytest.mark.parametrize("words", ["нет", "Не верно.", "неправильно", "no", "отмена"])
def test_a_no_in_words_changes_nothing(chat: Person, words: str) -> None:
    proposal = _proposed(chat)
    assert chat.say(words).text == "Хорошо, ничего не меняю."
    assert not proposal.buttons
    assert chat.waits_for() is None
    assert "200 г" not in chat.say("убери рис").text


def test_when_nothing_is_asked_a_yes_is_small_talk_and_done_saves(chat: Person) -> None:
    chat.say("рис 150 г")
    assert chat.say("да").text.startswith("Хорошо 👌")
    assert "Записано" in chat.say("все верно").text


@pytest.mark.parametrize("locale", Locale)
def test_the_refusals_are_listed_as_messages_are_compared(bot: Conversation, locale: Locale) -> None:
    for phrase in bot.app.texts.format(locale, "words-refusal").split(", "):
        assert phrase == phrase.strip().casefold().replace("ё", "е")
        assert phrase.replace("'", "").replace(" ", "").isalpha(), phrase


# A question is about one meal


def test_a_yes_changes_the_meal_that_it_was_asked_for_not_the_newest(chat: Person) -> None:
    proposal = _proposed(chat)
    chat.bot.photo(PIZZA)
    pizza = chat.last
    shown = pizza.text
    chat.tap("Верно", proposal)
    assert pizza.text == shown
    assert "200 г" in chat.last.text
    assert "леб" in chat.last.text
    assert "ицца" not in chat.last.text


def test_a_yes_to_an_older_question_leaves_the_open_one_open(chat: Person) -> None:
    yes = _proposed(chat).button("Верно")
    chat.bot.outside.clock.move(timedelta(hours=3))
    chat.say("гречка 150 г и сыр 50 г")
    assert "Понял так" in chat.say("90 г").text
    chat.bot.press_data(yes)
    assert chat.bot.outside.messenger.toasts[-1].startswith("Этого уже нет")
    assert chat.waits_for() == "meal:confirm"


def test_a_change_proposed_for_an_older_version_is_not_stored(chat: Person) -> None:
    draft = chat.say("рис 150 г и хлеб 50 г")
    chat.say("200 г")
    chat.tap("½", draft)
    answer = chat.say("да")
    assert "изменилась" in answer.text
    assert "50 %" in answer.text
    assert "200 г" not in answer.text
    assert chat.waits_for() is None


def test_a_yes_to_a_change_that_another_question_took_the_place_of_is_refused(chat: Person) -> None:
    draft = chat.say("рис 150 г и хлеб 50 г")
    yes = chat.say("200 г").button("Верно")
    chat.tap("Рис · ", draft)
    chat.tap("Граммы", draft)
    chat.bot.press_data(yes)
    assert chat.bot.outside.messenger.toasts[-1].startswith("Этого уже нет")
    assert chat.waits_for() == "meal:grams"


def test_an_old_no_does_not_end_the_registration(chat: Person) -> None:
    proposal = _proposed(chat)
    chat.say("/start")
    chat.tap("Мужской")
    chat.tap("Нет", proposal)
    assert chat.waits_for() == "registration:age"
    assert "Ваш рост" in chat.say("34").text


# A question whose meal or item is gone


def test_grams_of_an_item_that_was_removed_are_not_waited_for(chat: Person) -> None:
    draft = _grams_asked(chat, "рис 100 г и хлеб 50 г")
    chat.tap("Убрать", draft)
    assert "Этого уже нет" in chat.say("170").text
    assert chat.waits_for() is None
    assert "Черновик" in chat.say("банан 120 г").text


def test_grams_of_a_draft_that_gave_way_to_another_change_nothing(chat: Person) -> None:
    bot = chat.bot
    bot.photo(PIZZA)
    draft, several = bot.last, bot.last.button("несколько блюд")
    bot.press("Пицца · ", draft)
    bot.press("Граммы", draft)
    bot.press_data(several, draft.message_id)
    assert chat.waits_for() is None
    bot.say("170")
    assert "Черновик" in bot.last.text  # the one that is there now
    assert _first(chat).items[0].amount.grams == 200


def test_grams_of_a_meal_that_was_given_up_elsewhere_are_refused_and_waited_for_no_more(chat: Person) -> None:
    """A restored copy, a second client, an operator: whatever closed the meal, the question does not outlive it."""
    _grams_asked(chat)
    _give_up_newest(chat)
    assert "Этого уже нет" in chat.say("170").text
    assert chat.waits_for() is None


def test_a_yes_for_a_meal_that_is_gone_is_refused_and_waited_for_no_more(chat: Person) -> None:
    _proposed(chat)
    _give_up_newest(chat)
    assert "Этого уже нет" in chat.say("да").text
    assert chat.waits_for() is None


# The wizard is interrupted and goes on


def _at_the_pace(chat: Person) -> ChatMessage:
    """A draft of a pizza, and the wizard at its question of the pace."""
    chat.bot.photo(PIZZA)
    draft = chat.last
    chat.say("/start")
    chat.tap("Мужской")
    for answer in ("34", "180 см", "80"):
        chat.say(answer)
    chat.tap("Средняя")
    chat.tap("Снизить")
    assert chat.waits_for() == "registration:pace"
    return draft


def test_a_question_about_a_meal_interrupts_the_wizard_and_loses_nothing(chat: Person) -> None:
    draft = _at_the_pace(chat)
    chat.tap("Пицца · ", draft)
    chat.tap("Граммы", draft)
    assert "170 г" in chat.say("170").text
    assert chat.waits_for() == "registration:pace"
    chat.say("0,5")
    assert "Готово" in chat.say("Москва").text
    assert chat.goal is not None
    assert chat.goal.kind is GoalKind.LOSE


def test_the_wizards_own_button_takes_it_up_again(chat: Person) -> None:
    draft = _at_the_pace(chat)
    chat.tap("Пицца · ", draft)
    chat.tap("Граммы", draft)
    chat.tap("0,5 кг")
    chat.say("Москва")
    assert chat.goal is not None
    assert chat.goal.kind is GoalKind.LOSE


def test_questions_one_after_another_keep_the_wizard(chat: Person) -> None:
    draft = _at_the_pace(chat)
    chat.tap("Добавить", draft)
    chat.tap("Пицца · ", draft)
    chat.tap("Другое блюдо", draft)
    chat.tap("Отмена")
    assert chat.waits_for() == "registration:pace"
    chat.say("/settings")
    chat.tap("Часовой пояс")
    chat.say("UTC+3")
    assert chat.waits_for() == "registration:pace"


# A question about an amount can be left


def test_a_command_is_no_answer(chat: Person) -> None:
    draft = _grams_asked(chat)
    assert "Такой команды нет" in chat.say("/billing").text
    assert chat.waits_for() == "meal:grams"
    for button in ("Другое блюдо", "Граммы"):
        chat.tap(button, draft)
        assert "Такой команды нет" in chat.say("/billing").text


def test_the_question_has_a_way_out(chat: Person) -> None:
    _grams_asked(chat)
    question = chat.last
    assert "ничего не меняю" in chat.tap("Отмена", question).text
    assert not question.buttons
    assert chat.waits_for() is None


@pytest.mark.parametrize(
    ("words", "shown"),
    [("гречка 200 г", "речк"), ("банан", "анан"), ("рис 200 г и хлеб", "леб"), ("съел половину", "50 %")],
)
def test_words_about_something_else_leave_the_question(chat: Person, words: str, shown: str) -> None:
    _grams_asked(chat)
    question = chat.last
    assert shown in chat.say(words).text
    assert chat.waits_for() is None
    assert not question.buttons


@pytest.mark.parametrize("words", ["170", "170 г", "рис 170 г", "примерно 170", "сто семьдесят"])
def test_an_amount_answers_it(chat: Person, words: str) -> None:
    _grams_asked(chat)
    assert "170 г" in chat.say(words).text
    assert chat.waits_for() is None


def test_words_that_are_no_amount_get_an_example_and_the_question_stays(chat: Person) -> None:
    _grams_asked(chat)
    assert "Не понял вес" in chat.say("сто пятьсот мешков").text
    assert chat.waits_for() == "meal:grams"


def _first(chat: Person) -> Meal:
    meals = chat.bot.outside.database.tables.meals.rows
    return meals[min(meals)]


def _give_up_newest(chat: Person) -> None:
    work = chat.bot.outside.database.unit_of_work()
    meal = work.meals.latest(chat.bot.person_id)
    assert meal is not None
    work.meals.save(replace(meal, status=MealStatus.CANCELLED, version=meal.version + 1))
    work.commit()
