"""Users, preferences and goals."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from nutrition.domain.user import Activity, Body, Dialogue, LifeStage, Locale, Preferences, Sex, UnitSystem
from nutrition.errors import ConflictError
from nutrition.ports.repositories import UnitOfWork
from tests.support.examples import ANNA, BORIS, a_goal, a_user, minutes

FULL = a_user(
    locale=Locale.EN,
    time_zone="Europe/Moscow",
    day_start_hour=5,
    body=Body(
        Sex.FEMALE, 34, date(2026, 2, 28), Decimal("170.50"), Decimal("64.3"), Decimal("24.5"), Activity.LIGHT,
        LifeStage.BREASTFEEDING,
    ),
    dialogue=Dialogue("goal.pace", {"asked": 2, "unit": "kg", "previous": None}, Dialogue("wizard.age", {"a": None})),
    registered_at=minutes(1),
    blocked_at=minutes(2),
)  # fmt: skip


def test_a_user_comes_back_as_saved(work: UnitOfWork) -> None:
    work.users.save(FULL)
    work.commit()
    assert work.users.get(ANNA) == FULL
    assert str(work.users.get(ANNA).body.height_cm) == "170.50"  # type: ignore[union-attr] # asserted above


def test_saving_again_replaces_the_whole_row(work: UnitOfWork) -> None:
    work.users.save(FULL)
    work.users.save(a_user())
    assert work.users.get(ANNA) == a_user()
    assert work.users.get(BORIS) == a_user(BORIS)


def test_an_unknown_person_is_none(work: UnitOfWork) -> None:
    assert work.users.get(5) is None


def test_preferences_are_the_defaults_until_saved(work: UnitOfWork) -> None:
    assert work.users.preferences(ANNA) == Preferences()
    chosen = Preferences(UnitSystem.IMPERIAL, hide_calories=True, tone_consent=True)
    work.users.save_preferences(ANNA, chosen)
    assert work.users.preferences(ANNA) == chosen
    work.users.save_preferences(ANNA, replace(chosen, tone_consent=False))
    assert work.users.preferences(ANNA) == replace(chosen, tone_consent=False)
    assert work.users.preferences(BORIS) == Preferences()


def test_preferences_of_an_unknown_person_are_refused(work: UnitOfWork) -> None:
    with pytest.raises(ConflictError):
        work.users.save_preferences(5, Preferences())


def test_a_goal_comes_back_as_stored(work: UnitOfWork) -> None:
    assert work.goals.current(ANNA) is None
    work.goals.replace(ANNA, a_goal())
    work.commit()
    assert work.goals.current(ANNA) == a_goal()
    assert work.goals.current(BORIS) is None


def test_a_new_goal_ends_the_old_one(work: UnitOfWork) -> None:
    work.goals.replace(ANNA, a_goal())
    later = a_goal(minutes(5), pace_kg_per_week=Decimal(0), inputs={}, manual=frozenset())
    work.goals.replace(ANNA, later)
    assert work.goals.current(ANNA) == later


def test_a_goal_of_the_same_moment_takes_the_place_of_the_old_one(work: UnitOfWork) -> None:
    work.goals.replace(ANNA, a_goal())
    other = a_goal(pace_kg_per_week=Decimal("0.25"))
    work.goals.replace(ANNA, other)
    assert work.goals.current(ANNA) == other


def test_a_goal_of_an_unknown_person_is_refused(work: UnitOfWork) -> None:
    with pytest.raises(ConflictError):
        work.goals.replace(5, a_goal())
