"""Scenario 1 through the whole bot: /start, the wizard, and everything that may be done to it."""

from decimal import Decimal

import pytest

from nutrition.domain.goals import GoalKind
from nutrition.domain.user import Activity, LifeStage, Locale, Sex, UnitSystem
from tests.bot.conversation import Conversation
from tests.bot.people import Person
from tests.fakes.messenger import ChatMessage


@pytest.fixture
def chat(bot: Conversation) -> Person:
    return Person(bot)


def through_to(chat: Person, question: str) -> None:
    """A man of 34, 180 cm, 80 kg, moderately active, up to the given question."""
    chat.say("/start")
    for name, label, text in (
        ("age", "Мужской", ""),
        ("height", "", "34"),
        ("weight", "", "180 см"),
        ("activity", "", "80"),
        ("goal", "Средняя", ""),
        ("pace", "Снизить", ""),
        ("zone", "0,5 кг", ""),
    ):
        (chat.tap(label) if label else chat.say(text))
        if name == question:
            return


def shown_with(chat: Person, words: str) -> ChatMessage:
    return next(message for message in chat.bot.outside.messenger.chat.values() if words in message.text)


def test_start_greets_in_the_persons_language_and_says_what_is_kept_and_how_to_delete_it(chat: Person) -> None:
    chat.say("/start")
    greeting, question = chat.bot.outside.messenger.texts()
    assert "Привет" in greeting
    assert "/delete_me" in greeting
    assert "фото" in greeting
    assert "Вопрос 1 из" in question


def test_start_greets_in_english_whoever_uses_telegram_in_another_language(bot: Conversation) -> None:
    chat = Person(bot.other(8, "en-GB"))
    chat.say("/start")
    assert "Hi!" in chat.bot.outside.messenger.texts()[0]


def test_the_language_can_be_changed_from_the_greeting(chat: Person) -> None:
    chat.say("/start")
    question = chat.tap("English")
    assert chat.user.locale is Locale.EN
    assert "Hi!" in chat.bot.outside.messenger.texts()[0]
    assert "Your sex?" in question.text


def test_the_wizard_ends_with_targets_that_can_be_checked_by_hand(chat: Person) -> None:
    through_to(chat, "zone")
    done = chat.say("Москва")
    # The sum of tests/unit/registration/test_energy.py.
    for part in ("1760", "2728", "2180 ккал", "128 г", "253 г"):
        assert part in done.text
    assert "Миффлин" in done.text
    assert "у вас сейчас 12:30" in done.text
    assert chat.goal is not None
    assert chat.goal.targets.energy_kcal == 2180
    assert chat.user.time_zone == "Europe/Moscow"
    assert chat.user.registered_at == chat.bot.outside.clock.now()
    assert chat.user.dialogue is None
    body = chat.user.body
    assert (body.sex, body.age_years, body.height_cm, body.weight_kg) == (Sex.MALE, 34, Decimal(180), Decimal(80))
    assert body.activity is Activity.MODERATE


def test_a_wrong_answer_gets_the_reason_an_example_and_the_question_again(chat: Person) -> None:
    through_to(chat, "height")
    before = chat.user
    asked = chat.last
    shown = chat.say("высокий")
    assert "Не понял рост" in shown.text
    assert "например: 180" in shown.text
    assert "Ваш рост?" in shown.text
    assert chat.user.body == before.body
    assert not asked.buttons
    assert shown.buttons
    assert "Такой рост не подойдёт" in (chat.say("18")).text
    assert "Ваш вес?" in (chat.say("180")).text


def test_a_question_answered_in_words_loses_its_buttons(chat: Person) -> None:
    through_to(chat, "zone")
    assert not shown_with(chat, "Ваш рост?").buttons
    zone = shown_with(chat, "Где вы живёте")
    assert zone.buttons
    chat.say("Москва")
    assert not zone.buttons


def test_a_question_pushed_aside_by_a_meal_keeps_its_buttons(chat: Person) -> None:
    chat.say("/start")
    question = chat.last
    chat.say("рис")
    chat.tap("Рис")
    chat.tap("Граммы")
    chat.say("200")
    assert "Сколько вам полных лет" in chat.tap("Женский", question).text


def test_every_step_can_be_skipped_and_the_end_says_what_is_missing(chat: Person) -> None:
    chat.say("/start")
    for _ in range(7):
        chat.tap("Пропустить")
    text = chat.last.text
    assert "не хватает: пол, возраст, рост, вес, активность, цель" in text
    assert "Часовой пояс пока неизвестен" in text
    assert chat.goal is None
    assert chat.user.registered_at is not None


def test_back_shows_the_question_before_with_what_was_answered(chat: Person) -> None:
    through_to(chat, "weight")
    shown = chat.tap("Назад")
    assert "Ваш рост?" in shown.text
    assert "Сейчас: 180 см" in shown.text
    assert "Ваш вес?" in (chat.say("182")).text
    assert chat.user.body.height_cm == 182


def test_starting_over_asks_from_the_first_question(chat: Person) -> None:
    through_to(chat, "goal")
    assert "Ваш пол?" in (chat.tap("Сначала")).text


def test_start_in_the_middle_loses_nothing(chat: Person) -> None:
    through_to(chat, "pace")
    shown = chat.say("/start")
    assert "На сколько снижать вес" in shown.text
    chat.tap("0,5 кг")
    chat.say("+3")
    assert chat.goal is not None
    assert chat.goal.kind is GoalKind.LOSE


def test_later_leaves_the_wizard_and_start_goes_on_where_it_was(chat: Person) -> None:
    through_to(chat, "weight")
    assert "/start" in (chat.tap("Позже")).text
    assert chat.user.dialogue is None
    assert "Ваш вес?" in (chat.say("/start")).text


def test_two_taps_on_one_button_answer_once(chat: Person) -> None:
    chat.say("/start")
    question = chat.last
    data = question.button("Пропустить")
    chat.press(data, question)
    shown = chat.press(data, question)
    assert "Сколько вам полных лет" in shown.text


def test_a_button_of_a_finished_wizard_says_so(chat: Person) -> None:
    through_to(chat, "zone")
    question = chat.last
    data = shown_with(chat, "Где вы живёте").button("Назад")
    chat.say("Казань")
    chat.press(data, question)
    assert "уже закончена" in chat.bot.outside.messenger.toasts[-1]


def test_imperial_figures_are_understood_and_kept_imperial(chat: Person) -> None:
    chat.say("/start")
    chat.tap("Мужской")
    chat.say("34")
    chat.say("5'11")
    chat.say("165 lb")
    assert chat.user.body.height_cm == Decimal("180.3")
    assert chat.user.body.weight_kg == Decimal("74.84")
    assert chat.preferences.units is UnitSystem.IMPERIAL
    profile = chat.say("/profile").text
    assert "Рост: 5'11\"" in profile
    assert "Вес: 165 фнт" in profile


def test_a_shared_location_gives_the_time_zone(chat: Person) -> None:
    through_to(chat, "zone")
    assert "местоположением" in chat.last.text
    done = chat.share(54.99, 82.9)
    assert chat.user.time_zone == "Asia/Novosibirsk"
    assert "Новосибирск" in done.text


def test_a_misheard_city_is_offered_to_choose(chat: Person) -> None:
    through_to(chat, "zone")
    shown = chat.say("Масква")
    assert "Может быть" in shown.text
    chat.tap("Москва · 12:30", on=shown)
    assert chat.user.time_zone == "Europe/Moscow"
    assert chat.goal is not None


def test_an_unknown_city_gets_an_example(chat: Person) -> None:
    through_to(chat, "zone")
    assert "например: Казань или +3" in (chat.say("qqqq")).text


@pytest.mark.parametrize(
    ("stage", "words"), [("Беременность", "Беременность требует"), ("Кормление", "Кормление треб")]
)
@pytest.mark.parametrize("goal", ["Держать", "Снизить"])
def test_what_pregnancy_and_breastfeeding_take_is_said_once_to_be_left_out(
    chat: Person, stage: str, words: str, goal: str
) -> None:
    """By the guard where it stepped in, by a remark of its own with any other goal."""
    chat.say("/start")
    chat.tap("Женский")
    chat.say("30")
    chat.tap(stage)
    for figure in ("165", "65"):
        chat.say(figure)
    chat.tap("Средняя")
    chat.tap(goal)
    done = chat.say("Москва")
    assert (words in done.text) == (goal == "Держать")
    assert done.text.count("💛") == 1
    assert "врач" in done.text


def test_no_loss_goal_in_pregnancy_and_the_reason_is_said_kindly(chat: Person) -> None:
    chat.say("/start")
    chat.tap("Женский")
    chat.say("30")
    chat.tap("Беременность")
    chat.say("165")
    chat.say("65")
    chat.tap("Средняя")
    shown = chat.tap("Снизить")
    assert "местоположением" in shown.text, "no pace is asked for"
    done = chat.tap("Москва")
    assert "Во время беременности дефицит может навредить" in done.text
    assert chat.user.body.life_stage is LifeStage.PREGNANT
    assert chat.goal is not None
    assert chat.goal.kind is GoalKind.KEEP


def test_the_pace_offered_stays_within_1_percent_and_a_typed_one_is_capped(chat: Person) -> None:
    chat.say("/start")
    chat.tap("Мужской")
    chat.say("34")
    chat.say("180")
    chat.say("70")
    chat.tap("Средняя")
    shown = chat.tap("Снизить")
    assert [label for label in shown.labels() if "кг" in label] == ["0,25 кг", "0,5 кг"]
    chat.say("1,5")
    done = chat.say("+3")
    assert "больше 1 % веса" in done.text
    assert chat.goal is not None
    assert chat.goal.pace_kg_per_week == Decimal("0.7")


def test_a_meal_can_be_written_before_any_question_is_answered(chat: Person) -> None:
    chat.say("/start")
    draft = chat.say("гречка 200 г")
    assert "Черновик" in draft.text
    chat.tap("Сохранить", on=draft)
    assert "Сколько вам полных лет" in (chat.tap("Мужской")).text, "the wizard is still open"


def test_an_english_wizard_speaks_english_to_its_end(bot: Conversation) -> None:
    chat = Person(bot.other(8, "en"))
    chat.say("/start")
    chat.tap("Female")
    chat.say("30")
    chat.tap("Neither")
    chat.say("5'5")
    chat.say("143 lb")
    chat.tap("Moderate")
    chat.tap("Lose")
    chat.tap("1 lb")
    done = chat.tap("New York")
    assert "Mifflin–St Jeor" in done.text
    assert "Minus 1 lb a week" in done.text
    assert chat.user.time_zone == "America/New_York"
    assert all(
        not any("а" <= letter <= "я" for letter in text.lower()) for text in chat.bot.outside.messenger.texts()[1:]
    )
