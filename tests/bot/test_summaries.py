"""/today, /week and /month."""

from datetime import timedelta

import pytest

from nutrition.domain.deadline import Deadline
from nutrition.ports.messenger import OutgoingMessage
from tests.bot.conversation import Conversation
from tests.bot.people import Person
from tests.fakes.unit_of_work import InMemoryUnitOfWork

CAPTION_LIMIT = 1024


@pytest.fixture
def person(bot: Conversation) -> Person:
    """In Moscow, by the settings."""
    person = Person(bot)
    person.say("/settings")
    person.tap("Часовой пояс")
    person.say("UTC+3")
    return person


def _eat(person: Person, words: str) -> None:
    person.say(words)
    person.tap("Сохранить")


def _picture(person: Person, command: str) -> OutgoingMessage:
    person.say(command)
    call = person.bot.outside.messenger.calls[-1]
    assert call.method == "sendPhoto"
    assert call.payload["photo"] == "attach://photo"
    assert call.attachment is not None
    assert call.attachment.content.startswith(b"\x89PNG")
    assert len(str(call.payload["caption"])) <= CAPTION_LIMIT
    return call


def _caption(person: Person, command: str) -> str:
    return str(_picture(person, command).payload["caption"])


@pytest.mark.parametrize("command", ["/today", "/week", "/month"])
def test_without_a_time_zone_it_is_asked_for(bot: Conversation, command: str) -> None:
    assert "/settings" in Person(bot).say(command).text


def test_a_day_without_entries_is_no_data_and_no_zero(person: Person) -> None:
    text = person.say("/today").text
    assert "Пока нет записей" in text
    assert "0 ккал" not in text
    assert person.bot.outside.messenger.calls[-1].method == "sendMessage"
    assert "Записей за это время нет" in person.say("/week").text


def test_today_shows_the_meals_of_the_persons_day(person: Person) -> None:
    _eat(person, "рис 200 г")
    _eat(person, "яблоко 100 г")
    caption = _caption(person, "/today")
    assert "20 ноября" in caption
    assert "2 записи" in caption
    assert "/goals" in caption  # no target is set


def test_a_meal_after_midnight_belongs_to_the_evening_before(person: Person) -> None:
    person.bot.outside.clock.move(timedelta(hours=13))  # 01:30 in Moscow, the day begins at 04:00
    _eat(person, "рис 200 г")
    assert "20 ноября" in _caption(person, "/today")
    person.bot.outside.clock.move(timedelta(hours=4))
    assert "Пока нет записей" in person.say("/today").text


def test_a_target_is_said_when_there_is_one(person: Person) -> None:
    person.say("/goals")
    person.tap("вручную")
    person.tap("алори")
    person.say("2000")
    _eat(person, "рис 200 г")
    assert "До цели 2000 ккал" in _caption(person, "/today")
    assert "Рядом с целью (±10 %): 0 из 1 дня" in _caption(person, "/week")


def test_an_average_counts_days_with_entries_only_and_says_so(person: Person) -> None:
    _eat(person, "рис 200 г")
    first = _caption(person, "/today").splitlines()[1].split(" · ")[0]
    assert "только за сегодня" in _caption(person, "/week")
    person.bot.outside.clock.move(timedelta(days=3))
    week = _caption(person, "/week")
    assert f"В среднем за день: {first}" in week
    assert "по 1 дню с записями." in week
    assert "5 дней без записей" in week  # of the six days before today
    _eat(person, "рис 800 г")
    with_today = _caption(person, "/week")
    assert f"В среднем за день: {first}" in with_today
    assert "сегодняшний ещё идёт" in with_today


def test_a_month_has_thirty_days(person: Person) -> None:
    _eat(person, "рис 200 г")
    person.bot.outside.clock.move(timedelta(days=29))
    assert "по 1 дню" in _caption(person, "/month")
    person.bot.outside.clock.move(timedelta(days=1))
    assert "Записей за это время нет" in person.say("/month").text


def test_hidden_calories_are_in_no_summary(person: Person) -> None:
    _eat(person, "рис 200 г")
    person.say("/settings")
    person.tap("алори")
    for command in ("/today", "/week", "/month"):
        assert "ккал" not in _caption(person, command)


def test_no_transaction_is_open_while_a_picture_is_drawn(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[InMemoryUnitOfWork] = []
    factory = person.bot.outside.database.unit_of_work
    draw = type(person.bot.app.charts).day

    def day(charts: object, chart: object) -> bytes:
        assert opened
        assert not any(work.active for work in opened)
        return draw(charts, chart)  # type: ignore[arg-type] # handed on as it came

    def remembered(deadline: Deadline | None = None) -> InMemoryUnitOfWork:
        opened.append(factory(deadline))
        return opened[-1]

    _eat(person, "рис 200 г")
    monkeypatch.setattr(type(person.bot.app.charts), "day", day)
    object.__setattr__(person.bot.app, "new_unit_of_work", remembered)
    assert _caption(person, "/today")


def test_english_is_english(bot: Conversation) -> None:
    person = Person(bot.other(8, "en"))
    person.say("/settings")
    person.tap("Time zone")
    person.say("UTC+3")
    person.say("rice 200 g")
    person.tap("Save")
    caption = _caption(person, "/week")
    assert "Nov 14 – 20" in caption
    assert "entries for today only" in caption
