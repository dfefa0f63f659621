"""The AI profile on a real server that speaks MongoDB's protocol."""

import socket
from collections.abc import Iterator
from datetime import timedelta

import pytest

from nutrition.adapters.mongo.profiles import MongoProfiles
from nutrition.domain.day import day_of
from nutrition.domain.portion_bias import portion_bias
from nutrition.domain.profile import behaviour, tastes
from nutrition.domain.profile_document import TONES, from_document, to_document
from nutrition.errors import DependencyUnavailableError
from tests.factories.analysis import a_food, a_person, eaten
from tests.fakes.clock import START

pytestmark = pytest.mark.integration
ANNA, BORIS = 7_000_000_001, 7_000_000_002  # above 32 bits, as new Telegram ids are


@pytest.fixture
def store(mongo_url: str) -> Iterator[MongoProfiles]:
    store = MongoProfiles(mongo_url)
    yield store
    for person in (ANNA, BORIS):
        store.delete(person)
    store.close()


def _tone(minute: int, label: str = "joy") -> dict[str, object]:
    return {"at": START + timedelta(minutes=minute), "tone": label, "score": 0.75, "source": "rules"}


def test_an_unknown_person_has_no_profile(store: MongoProfiles) -> None:
    assert store.get(ANNA) is None
    store.erase(ANNA, TONES)
    store.delete(ANNA)
    assert store.get(ANNA) is None


def test_a_profile_comes_back_as_it_was_stored(store: MongoProfiles) -> None:
    """Moments keep their time zone and milliseconds, numbers their kind."""
    person, meals = (
        a_person(),
        [eaten(a_food("soup", kcal=50, sugars=1), at=START - timedelta(days=n)) for n in range(6)],
    )
    today = day_of(person, START)
    assert today is not None
    habits = behaviour(meals, "Europe/Moscow", 4, today)
    document = to_document(habits, portion_bias([]), tastes(meals, "Europe/Moscow", 4), START)
    store.save(ANNA, document)
    stored = store.get(ANNA)
    assert stored == {"_id": ANNA, **document}
    read = from_document(stored or {})
    assert (read.behaviour, read.updated_at) == (habits, START)


def test_saving_sets_fields_and_leaves_the_others(store: MongoProfiles) -> None:
    store.append_tone(ANNA, _tone(0), 200)
    store.save(ANNA, {"schema_version": 1, "a": {"b": 1}})
    store.save(ANNA, {"a": {"c": 2}})
    stored = dict(store.get(ANNA) or {})
    assert stored["a"] == {"c": 2}
    assert stored["schema_version"] == 1
    assert stored[TONES] == {"message_tone_history": [_tone(0)]}


def test_the_tone_history_keeps_the_last_ones_in_order(store: MongoProfiles) -> None:
    for minute in range(8):
        store.append_tone(ANNA, _tone(minute, "stress" if minute % 2 else "joy"), 5)
    history = dict(store.get(ANNA) or {})[TONES]
    assert history == {
        "message_tone_history": [_tone(minute, "stress" if minute % 2 else "joy") for minute in range(3, 8)]
    }
    assert from_document(store.get(ANNA) or {}).tones == {"stress": 3, "joy": 2}


def test_erasing_forgets_one_field_of_one_person(store: MongoProfiles) -> None:
    for person in (ANNA, BORIS):
        store.append_tone(person, _tone(0), 5)
        store.save(person, {"kept": 1})
    store.erase(ANNA, TONES)
    store.erase(ANNA, TONES)
    assert store.get(ANNA) == {"_id": ANNA, "kept": 1}
    assert TONES in (store.get(BORIS) or {})


def test_deleting_leaves_nothing_of_the_person(store: MongoProfiles) -> None:
    store.save(ANNA, {"kept": 1})
    store.delete(ANNA)
    store.delete(ANNA)
    assert store.get(ANNA) is None


def test_an_outage_is_an_unavailable_dependency_and_says_nothing_of_the_document() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        port = nobody.getsockname()[1]
    store = MongoProfiles(f"mongodb://127.0.0.1:{port}/nutrition?directConnection=true&serverSelectionTimeoutMS=100")
    with pytest.raises(DependencyUnavailableError) as reading:
        store.get(ANNA)
    with pytest.raises(DependencyUnavailableError) as writing:
        store.save(ANNA, {"secret": "borscht"})
    assert "borscht" not in str(reading.value) + str(writing.value)
    store.close()
