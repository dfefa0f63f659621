"""People's own portions."""

from decimal import Decimal

import pytest

from nutrition.domain.food import Unit
from nutrition.domain.usual_portions import Correction
from nutrition.errors import ConflictError
from nutrition.ports.repositories import UnitOfWork
from tests.support.examples import ANNA, BORIS, NOON, minutes

RICE = Correction("rice", None, "rice", "рис", Decimal("180.5"), 0.25)
SPOON = Correction("rice", Unit.TABLESPOON, "rice", None, Decimal(15), -0.5)
SOUP = Correction("soup", None, "soup", "суп", Decimal(300), 0.125)


def test_corrections_of_a_measure_add_up(work: UnitOfWork) -> None:
    """Two of the same measure in one meal both count; the newest name and weight stay."""
    work.usual_portions.learn(ANNA, [RICE, RICE, SPOON], NOON)
    work.commit()
    work.usual_portions.learn(ANNA, [Correction("rice", None, "boiled rice", None, Decimal(200), -0.125)], NOON)
    work.commit()
    rice, spoon = sorted(work.usual_portions.of(ANNA, ["rice"]), key=lambda each: each.unit or "")
    assert (rice.n, rice.larger, rice.log_sum) == (3, 2, 0.375)
    assert (rice.name_en, rice.name_ru, rice.grams) == ("boiled rice", None, Decimal(200))
    assert (spoon.unit, spoon.n, spoon.larger, spoon.log_sum) == (Unit.TABLESPOON, 1, 0, -0.5)


def test_only_the_persons_own_of_the_foods_asked_for_are_found(work: UnitOfWork) -> None:
    work.usual_portions.learn(ANNA, [RICE, SOUP], NOON)
    work.usual_portions.learn(BORIS, [RICE], NOON)
    assert [each.food_key for each in work.usual_portions.of(ANNA, ["soup", "bread"])] == ["soup"]
    assert work.usual_portions.of(ANNA, []) == []


def test_all_come_with_the_one_that_changed_last_first(work: UnitOfWork) -> None:
    work.usual_portions.learn(ANNA, [RICE], NOON)
    work.usual_portions.learn(ANNA, [SOUP], minutes(2))
    work.usual_portions.learn(ANNA, [SPOON], minutes(1))
    assert [each.measure for each in work.usual_portions.all_of(ANNA)] == [
        ("soup", None), ("rice", Unit.TABLESPOON), ("rice", None)
    ]  # fmt: skip


def test_one_is_forgotten_or_all_and_never_another_persons(work: UnitOfWork) -> None:
    work.usual_portions.learn(ANNA, [RICE, SOUP], NOON)
    work.usual_portions.learn(BORIS, [RICE], NOON)
    (boris,) = work.usual_portions.all_of(BORIS)
    rice = next(each for each in work.usual_portions.all_of(ANNA) if each.food_key == "rice")
    work.usual_portions.forget(ANNA, boris.portion_id)
    work.usual_portions.forget(ANNA, rice.portion_id)
    work.usual_portions.forget(ANNA, rice.portion_id)
    assert [each.food_key for each in work.usual_portions.all_of(ANNA)] == ["soup"]
    work.usual_portions.forget(ANNA)
    assert work.usual_portions.all_of(ANNA) == []
    assert work.usual_portions.all_of(BORIS) == [boris]


def test_they_are_erased_with_the_person(work: UnitOfWork) -> None:
    work.usual_portions.learn(ANNA, [RICE], NOON)
    work.usual_portions.learn(BORIS, [RICE], NOON)
    work.users.erase(ANNA)
    assert work.usual_portions.all_of(ANNA) == []
    assert len(work.usual_portions.all_of(BORIS)) == 1


def test_nobody_unknown_is_learnt_about(work: UnitOfWork) -> None:
    with pytest.raises(ConflictError):
        work.usual_portions.learn(5, [RICE], NOON)
