"""The stored profile follows the diary, and the person's wish to have it forgotten."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from nutrition.domain.profile_document import from_document
from nutrition.domain.user import User
from nutrition.errors import DependencyUnavailableError
from nutrition.usecases.update_profile import UpdateProfile
from tests.factories.analysis import a_food, a_person, eaten
from tests.fakes.clock import START, FixedClock
from tests.fakes.profiles import InMemoryProfiles
from tests.fakes.unit_of_work import InMemoryDatabase
from tests.support.sessions import a_session


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def database() -> InMemoryDatabase:
    return InMemoryDatabase()


@pytest.fixture
def store() -> InMemoryProfiles:
    return InMemoryProfiles()


@pytest.fixture
def update(database: InMemoryDatabase, store: InMemoryProfiles, clock: FixedClock) -> UpdateProfile:
    return UpdateProfile(database.unit_of_work, store, clock)


def _log(database: InMemoryDatabase, clock: FixedClock, days: int, person: User | None = None) -> int:
    """A meal on each of the last days; the session they are in."""
    soup = a_food("soup", kcal=50, sugars=1)
    meals = [eaten(soup, at=clock.now() - timedelta(days=back)) for back in range(days)]
    return a_session(database.unit_of_work, person or a_person(), meals, at=clock.now())


def test_what_is_stored_can_be_read_back(
    update: UpdateProfile, database: InMemoryDatabase, store: InMemoryProfiles, clock: FixedClock
) -> None:
    session = _log(database, clock, 6)
    update.after_session(session)
    profile = from_document(store.documents[7])
    assert profile.updated_at == START
    assert profile.behaviour is not None
    assert profile.behaviour.logging_completeness.n == 6
    assert profile.latest_month is not None
    assert (profile.latest_month.n, profile.latest_month.favourites[0].times) == (6, 6)
    assert profile.portion_bias is not None
    assert profile.portion_bias.n == 0


def test_updating_again_changes_nothing_and_leaves_the_tones(
    update: UpdateProfile, database: InMemoryDatabase, store: InMemoryProfiles, clock: FixedClock
) -> None:
    _log(database, clock, 3)
    store.append_tone(7, {"at": START, "tone": "joy", "score": 0.9, "source": "rules"}, 200)
    update(7)
    first = store.get(7)
    update(7)
    assert store.get(7) == first
    assert from_document(first or {}).tones == {"joy": 1}


def test_without_a_time_zone_nothing_is_said_of_hours(
    update: UpdateProfile, database: InMemoryDatabase, store: InMemoryProfiles, clock: FixedClock
) -> None:
    _log(database, clock, 6, a_person(None))
    update(7)
    profile = from_document(store.documents[7])
    assert profile.behaviour is None
    assert profile.portion_bias is not None


def test_erased_habits_are_learnt_anew_from_later_entries_only(
    update: UpdateProfile, database: InMemoryDatabase, store: InMemoryProfiles, clock: FixedClock
) -> None:
    _log(database, clock, 6)
    update(7)
    clock.move(timedelta(minutes=1))
    update.erase_habits(7)
    assert from_document(store.documents[7]).behaviour is None
    clock.move(timedelta(days=2))
    _log(database, clock, 1)
    update(7)
    learnt = from_document(store.documents[7])
    assert learnt.behaviour is not None
    assert learnt.behaviour.breakfast_consistency.n == 1
    update.rebuild_habits(7)
    rebuilt = from_document(store.documents[7])
    assert rebuilt.behaviour is not None
    assert (rebuilt.behaviour.breakfast_consistency.n, rebuilt.learned_from) == (7, None)


def test_a_document_of_another_version_is_not_read() -> None:
    profile = from_document(
        {"schema_version": 0, "behavioral_patterns": {"portion_bias": "?"}, "taste_preferences": {}}
    )
    assert (profile.behaviour, profile.portion_bias, profile.latest_month) == (None, None, None)


def test_an_unknown_person_or_session_leaves_no_document(update: UpdateProfile, store: InMemoryProfiles) -> None:
    update(7)
    update.after_session(99)
    assert not store.documents


def test_an_outage_is_said(update: UpdateProfile, store: InMemoryProfiles) -> None:
    store.failure = DependencyUnavailableError("down")
    with pytest.raises(DependencyUnavailableError):
        update(7)


def test_a_person_who_erases_everything_while_their_profile_is_written_has_none_afterwards(
    update: UpdateProfile,
    database: InMemoryDatabase,
    store: InMemoryProfiles,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    session = _log(database, clock, 1)
    save = store.save

    def erased_meanwhile(telegram_user_id: int, fields: Mapping[str, object]) -> None:
        uow = database.unit_of_work()
        uow.users.erase(telegram_user_id)
        uow.commit()
        save(telegram_user_id, fields)

    monkeypatch.setattr(store, "save", erased_meanwhile)
    update.after_session(session)
    assert not store.documents
