"""What can be changed after the wizard: /profile, /goals, /settings."""

from datetime import timedelta
from decimal import Decimal

import pytest

from nutrition.domain.goals import Formula, GoalKind
from nutrition.domain.user import LifeStage, Locale, UnitSystem
from tests.bot.conversation import Conversation
from tests.bot.people import Person


@pytest.fixture
def newcomer(bot: Conversation) -> Person:
    return Person(bot)


@pytest.fixture
def chat(newcomer: Person) -> Person:
    """A woman of 30, 165 cm, 65 kg, moderately active, losing 0.5 kg a week: 1370 · 1.55 = 2124, − 550 → 1570 kcal."""
    newcomer.say("/start")
    newcomer.tap("Женский")
    newcomer.say("30")
    newcomer.tap("Нет")
    newcomer.say("165")
    newcomer.say("65")
    newcomer.tap("Средняя")
    newcomer.tap("Снизить")
    newcomer.tap("0,5 кг")
    newcomer.tap("Москва")
    return newcomer


def energy(chat: Person) -> Decimal:
    assert chat.goal is not None
    return chat.goal.targets.energy_kcal


def test_the_profile_shows_every_figure(chat: Person) -> None:
    text = chat.say("/profile").text
    for figure in ("Женский", "30 лет", "165 см", "65 кг", "Жир в теле: —"):
        assert figure in text


def test_a_new_weight_moves_the_targets_and_the_old_goal_stays_as_history(chat: Person) -> None:
    chat.bot.outside.clock.move(timedelta(days=7))
    chat.say("/profile")
    chat.tap("Вес")
    text = chat.say("62,5 кг").text
    assert "Вес: 62,5 кг" in text
    assert energy(chat) == 1540  # BMR 1345, TDEE 2085 (1345 · 1.55 = 2084.75), − 550 = 1535 → 1540
    assert "1540 ккал" in text
    rows = chat.bot.outside.database.tables.goals.rows.values()
    assert [row.goal.valid_to for row in rows] == [chat.bot.outside.clock.now(), None]


def test_a_wrong_figure_keeps_the_question_open(chat: Person) -> None:
    chat.say("/profile")
    chat.tap("Рост")
    question = chat.last
    assert "Не понял рост" in chat.say("метр с кепкой").text
    assert chat.waits_for() == "profile:height"
    assert "Рост: 170 см" in chat.say("170").text
    assert chat.waits_for() is None
    assert not question.buttons


def test_known_body_fat_changes_the_formula_shown(chat: Person) -> None:
    chat.say("/profile")
    chat.tap("Жир в теле")
    chat.say("25 %")
    assert chat.goal is not None
    assert chat.goal.formula is Formula.KATCH_MCARDLE
    assert "Кетч — Макардл" in chat.say("/goals").text


def test_a_pregnancy_told_later_ends_the_loss_goal(chat: Person) -> None:
    chat.say("/profile")
    chat.tap("Беременность")
    text = chat.tap("Беременность").text
    assert chat.user.body.life_stage is LifeStage.PREGNANT
    assert chat.goal is not None
    assert chat.goal.kind is GoalKind.KEEP
    assert "дефицит может навредить" in text


def test_goals_show_formula_inputs_and_result(chat: Person) -> None:
    text = chat.say("/goals").text
    for part in ("10 × 65 кг + 6,25 × 165 см − 5 × 30 − 161 = 1370", "× 1,55", "− 550"):
        assert part in text
    assert "1570 ккал" in text


def test_another_goal_and_another_pace(chat: Person) -> None:
    chat.say("/goals")
    chat.tap("Набрать")
    assert energy(chat) == 2400  # 2124 + 275 = 2399
    chat.tap("Темп")
    chat.say("0,1")
    assert energy(chat) == 2230  # 2124 + 110 = 2234
    assert "Темп" not in chat.tap("Держать").labels()
    assert energy(chat) == 2120


def test_calories_by_hand_stay_until_they_are_changed(chat: Person) -> None:
    chat.say("/goals")
    chat.tap("вручную")
    chat.tap("Калории")
    shown = chat.say("1800")
    assert "1800 ккал</b> ✍️" in shown.text
    chat.say("/profile")
    chat.tap("Вес")
    chat.say("60")
    assert energy(chat) == 1800
    chat.say("/goals")
    chat.tap("вручную")
    chat.tap("Калории: по формуле")
    assert energy(chat) == 1500  # BMR 1320, TDEE 2046, − 550 = 1496


def test_calories_by_hand_below_the_floor_are_kept_with_a_kind_note(chat: Person) -> None:
    chat.say("/goals")
    chat.tap("вручную")
    chat.tap("Калории")
    text = chat.say("1000").text
    assert energy(chat) == 1000
    assert "под присмотром врача" in text
    assert "от 800 до" in refused_calories(chat, "500").replace("\N{NO-BREAK SPACE}", "")
    assert energy(chat) == 1000


def refused_calories(chat: Person, figure: str) -> str:
    chat.tap("вручную")
    chat.tap("Калории")
    return chat.say(figure).text


def test_calories_alone_make_a_goal_for_whoever_told_nothing_else(newcomer: Person) -> None:
    newcomer.say("/goals")
    newcomer.tap("вручную")
    newcomer.tap("Белки")
    assert "Сначала задайте калории" in newcomer.say("100").text
    newcomer.say("/goals")
    newcomer.tap("вручную")
    newcomer.tap("Калории")
    assert "2000 ккал" in newcomer.say("2000").text
    assert newcomer.goal is not None
    assert newcomer.goal.formula is Formula.MANUAL


def test_a_goal_without_figures_says_which_are_missing(newcomer: Person) -> None:
    newcomer.say("/goals")
    assert "не хватает: пол, возраст, рост, вес, активность" in newcomer.tap("Снизить").text
    assert newcomer.goal is None


def test_hidden_calories_are_not_shown_with_the_targets(chat: Person) -> None:
    chat.say("/settings")
    chat.tap("Скрыть калории")
    assert chat.preferences.hide_calories
    assert "👁 Показать калории" in chat.last.labels()
    text = chat.say("/goals").text
    assert "ккал" not in text
    assert "Белки: 104 г" in text


def test_language_units_and_the_first_hour_of_the_day(chat: Person) -> None:
    chat.say("/settings")
    chat.tap("lb и футы")
    assert chat.preferences.units is UnitSystem.IMPERIAL
    chat.tap("Начало дня")
    assert "05:00" in chat.tap("05:00").text
    assert chat.user.day_start_hour == 5
    assert "Settings" in chat.tap("English").text
    assert chat.user.locale is Locale.EN


def test_consent_to_tone_is_asked_for_and_can_be_taken_back(chat: Person) -> None:
    consents = [chat.preferences.tone_consent]
    chat.say("/settings")
    for label in ("Учитывать тон", "Не учитывать тон"):
        chat.tap(label)
        consents.append(chat.preferences.tone_consent)
    assert consents == [False, True, False]


def test_the_time_zone_can_be_changed(chat: Person) -> None:
    chat.say("/settings")
    chat.tap("Часовой пояс")
    assert "Не нашёл такого места" in chat.say("qqqq").text
    assert "Казань" in chat.say("Казань").text
    assert chat.user.time_zone == "Europe/Moscow"
    assert chat.user.dialogue is None


def test_a_location_sent_at_any_time_moves_the_time_zone(chat: Person) -> None:
    assert "Владивосток" in chat.share(43.1, 131.9).text
    assert chat.user.time_zone == "Asia/Vladivostok"


def test_profile_ai_is_another_command(chat: Person) -> None:
    assert "О вас" not in chat.say("/profile ai").text


def test_the_wizard_can_be_gone_through_again_from_the_profile(chat: Person) -> None:
    chat.say("/profile")
    shown = chat.tap("Пройти анкету")
    assert "Ваш пол?" in shown.text
    assert "Сейчас: Женский" in shown.text
