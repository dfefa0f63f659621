"""/profile ai, and the tone of messages."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from nutrition.domain.profile_document import TONES
from nutrition.errors import DependencyUnavailableError
from tests.bot.conversation import Conversation
from tests.bot.people import Person
from tests.fakes.profiles import InMemoryProfiles

AT = datetime(2026, 11, 19, 9, 30, tzinfo=UTC)


@pytest.fixture
def person(bot: Conversation) -> Person:
    person = Person(bot)
    person.say("/settings")
    person.tap("Часовой пояс")
    person.say("UTC+3")
    return person


@pytest.fixture
def store(person: Person) -> Iterator[InMemoryProfiles]:
    store = person.bot.outside.profiles
    yield store
    store.failure = None


def _document(days: int = 24, foods: int = 60, corrections: int = 12) -> dict[str, Any]:
    share = {"share": 0.75, "n": days}
    taste = {"share": 0.2, "n": foods}
    favourite = {"food_key": "rice", "name_en": "rice <b>", "name_ru": None, "times": 9}
    return {
        "schema_version": 1,
        "updated_at": AT,
        "behavioral_patterns": {
            "breakfast_consistency": share,
            "late_eating": {"share": 0.25, "n": days},
            "meal_regularity": {"value": 1.26, "n": days},
            "meals_per_day": {"value": 3.0, "n": days},
            "logging_completeness": {"share": 0.8, "n": days + 6},
            "portion_bias": {"factor": 1.2, "low": 1.1, "high": 1.31, "n": corrections},
        },
        "taste_preferences": {
            "evolution": [
                {
                    "month": "2026-11",
                    "favourite_foods": [favourite],
                    "groups": [{"group": "grains", "times": foods // 2}, {"group": "fruit", "times": foods // 4}],
                    "sweet_share": taste,
                    "salty_share": taste,
                    "fat_share": {"share": 0.0, "n": 3},
                    "variety": 18,
                    "n": foods,
                }
            ]
        },
    }


def test_an_empty_profile_says_so_and_offers_nothing_to_erase(person: Person) -> None:
    shown = person.say("/profile ai")
    assert "Пока ничего" in shown.text
    assert shown.labels() == ["Учитывать тон сообщений"]


def test_every_finding_is_shown_with_its_n_and_doubt(person: Person, store: InMemoryProfiles) -> None:
    store.save(person.bot.person_id, _document())
    text = person.say("/profile AI").text
    assert "18 из 24 дней (75 %, вероятно, 55–88 %)" in text
    assert "6 из 24 дней (25 %, вероятно, 12–45 %)" in text
    assert "±1,3 ч (по 24 дням)" in text
    assert "24 из 30 (80 %)" in text
    assert "больше обычных примерно на 20 % (вероятно, 10–31 %, поправок: 12)" in text
    assert "rice &lt;b&gt; ×9" in text
    assert "крупы и хлеб 50 %, фрукты 25 %" in text
    assert "Сладкого: 20 %" in text
    assert "Жирного" not in text  # known of three foods only


def test_below_the_thresholds_there_is_not_enough_data(person: Person, store: InMemoryProfiles) -> None:
    store.save(person.bot.person_id, _document(days=4, foods=19, corrections=7))
    text = person.say("/profile ai").text
    assert text.count("Пока мало данных") == 3
    assert "75 %" not in text
    assert "20 %" not in text


def test_a_difference_that_may_be_chance_is_not_claimed(person: Person, store: InMemoryProfiles) -> None:
    document = _document()
    document["behavioral_patterns"]["portion_bias"] = {"factor": 1.05, "low": 0.95, "high": 1.16, "n": 12}
    store.save(person.bot.person_id, document)
    assert "заметной разницы не видно" in person.say("/profile ai").text


def test_the_profile_command_itself_is_another(person: Person) -> None:
    assert "понял" not in person.say("/profile").text


def test_an_outage_is_said_and_only_the_consent_can_be_changed(person: Person, store: InMemoryProfiles) -> None:
    store.failure = DependencyUnavailableError("mongo: down")
    shown = person.say("/profile ai")
    assert "не отвечает" in shown.text
    assert shown.labels() == ["Учитывать тон сообщений"]
    shown = person.tap("Учитывать")
    assert "Теперь учитываю тон сообщений" in shown.text
    assert person.preferences.tone_consent


def test_an_outage_at_erasing_changes_nothing_and_says_so(person: Person, store: InMemoryProfiles) -> None:
    store.save(person.bot.person_id, _document())
    shown = person.say("/profile ai")
    store.failure = DependencyUnavailableError("mongo: down")
    assert "не отвечает" in person.tap("Стереть выводы", shown).text
    store.failure = None
    assert store.documents[person.bot.person_id]["behavioral_patterns"]


def test_habits_can_be_erased_and_rebuilt(person: Person, store: InMemoryProfiles) -> None:
    store.save(person.bot.person_id, _document())
    shown = person.say("/profile ai")
    shown = person.tap("Стереть выводы", shown)
    assert "Выводы стёрты" in shown.text
    assert "behavioral_patterns" not in store.documents[person.bot.person_id]
    assert not any("Стереть выводы" in label for label in shown.labels())
    shown = person.tap("Пересчитать", shown)
    assert "Пересчитал" in shown.text
    assert "learned_from" not in store.documents[person.bot.person_id]
    assert "behavioral_patterns" in store.documents[person.bot.person_id]


def _tones(store: InMemoryProfiles, person: Person) -> list[dict[str, Any]]:
    document = store.documents.get(person.bot.person_id, {})
    return list(document.get(TONES, {}).get("message_tone_history", []))


def test_tone_is_noted_only_with_consent_and_without_the_words(person: Person, store: InMemoryProfiles) -> None:
    person.say("мне грустно, съел рис 100 г")
    assert _tones(store, person) == []
    person.say("/profile ai")
    assert "Сам текст не хранится" in person.tap("Учитывать").text
    person.say("мне грустно, съел рис 100 г")
    (entry,) = _tones(store, person)
    assert entry.keys() == {"at", "tone", "score", "source"}
    assert "рис" not in repr(entry)
    person.say("/today")
    person.say("/profile ai")
    assert len(_tones(store, person)) == 1  # commands have no tone
    person.tap("Не учитывать")
    person.say("рис 100 г")
    assert len(_tones(store, person)) == 1


def test_an_update_that_comes_again_is_noted_once(person: Person, store: InMemoryProfiles) -> None:
    person.say("/profile ai")
    person.tap("Учитывать")
    person.say("рис 100 г")
    person.bot.feed(person.bot.latest_update)
    assert len(_tones(store, person)) == 1


def test_the_answer_does_not_suffer_when_the_tone_cannot_be_noted(person: Person, store: InMemoryProfiles) -> None:
    person.say("/profile ai")
    person.tap("Учитывать")
    store.failure = DependencyUnavailableError("mongo: down")
    assert "100 г" in person.say("рис 100 г").text


def test_the_tone_history_is_bounded_shown_from_ten_on_and_erasable(person: Person, store: InMemoryProfiles) -> None:
    person.say("/profile ai")
    person.tap("Учитывать")
    for minute in range(9):
        entry = {"at": AT + timedelta(minutes=minute), "tone": "joy", "score": 0.9, "source": "rules"}
        store.append_tone(person.bot.person_id, entry, 200)
    assert "9 сообщений, нужно 10" in person.say("/profile ai").text
    for minute in range(300):
        entry = {"at": AT + timedelta(hours=minute), "tone": "guilt", "score": 0.9, "source": "rules"}
        store.append_tone(person.bot.person_id, entry, 200)
    shown = person.say("/profile ai")
    assert "вина 100 % (сообщений: 200)" in shown.text
    shown = person.tap("Стереть историю тона", shown)
    assert "История тона стёрта" in shown.text
    assert _tones(store, person) == []
    assert not any("историю тона" in label for label in shown.labels())
