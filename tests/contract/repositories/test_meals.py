"""Meals and their edits."""

from dataclasses import replace
from decimal import Decimal

import pytest

from nutrition.domain.meal import MealEdit, MealStatus
from nutrition.errors import ConflictError, DependencyRejectedError, StaleDraftError
from nutrition.ports.repositories import UnitOfWork
from tests.support.examples import ANNA, BORIS, NOON, a_meal, an_item, minutes
from tests.support.meals import next_version, saved


def test_a_meal_comes_back_with_the_whole_food_and_its_exact_amounts(work: UnitOfWork) -> None:
    """The numbers that a person saw stay reproducible when the nutrient database changes."""
    items = (an_item(1), an_item(2, "33.333333333333333333", settled=False, alternatives=()))
    meal = a_meal(items=items, eaten_share=Decimal("0.75"), media_group_id="album", recognised_by="engine")
    stored = work.meals.add(meal)
    work.commit()
    assert stored.meal_id > 0
    assert stored == replace(meal, meal_id=stored.meal_id)
    assert work.meals.get(stored.meal_id, ANNA) == stored


def test_another_persons_meal_is_not_found(work: UnitOfWork) -> None:
    meal = work.meals.add(a_meal())
    assert work.meals.get(meal.meal_id, BORIS) is None
    with pytest.raises(StaleDraftError):
        work.meals.save(next_version(replace(meal, user_id=BORIS)))


def test_a_meal_of_an_unknown_person_is_refused(work: UnitOfWork) -> None:
    with pytest.raises(ConflictError):
        work.meals.add(a_meal(5))


def test_saving_stores_the_next_version_with_its_edits_in_order(work: UnitOfWork) -> None:
    meal = work.meals.add(a_meal())
    edits = [
        MealEdit("amount", 1, {"grams": "1"}, {"grams": "2"}, "button", minutes(1), 2),
        MealEdit("item", 2, None, {"b": [1, 2.5, True]}, "words", minutes(1), 2),
        MealEdit("eaten_share", None, "1", "0.5", "photo", minutes(1), 2),
    ]
    changed = next_version(meal, items=(), eaten_share=Decimal("0.5"), eaten_at=minutes(9))
    work.meals.save(changed, edits)
    work.commit()
    assert work.meals.get(meal.meal_id, ANNA) == changed
    assert work.meals.edits_of(meal.meal_id) == edits
    assert work.meals.edits_of(meal.meal_id + 1) == []


def test_an_edit_carries_the_version_that_it_made(work: UnitOfWork) -> None:
    meal = work.meals.add(a_meal())
    second = next_version(meal)
    work.meals.save(
        second, [MealEdit("food", 1, "a", "b", "button", NOON), MealEdit("food", 2, "a", "b", "button", NOON)]
    )
    work.meals.save(next_version(second), [MealEdit("food", 1, "b", "c", "button", NOON)])
    assert [(edit.version, edit.item_id) for edit in work.meals.edits_of(meal.meal_id)] == [(2, 1), (2, 2), (3, 1)]


def test_a_persons_edits_since_a_moment_come_oldest_first(work: UnitOfWork) -> None:
    first, second, others = (work.meals.add(a_meal(person)) for person in (ANNA, ANNA, BORIS))
    for meal, offset in ((first, 3), (second, 1), (others, 2)):
        pair = [MealEdit(name, None, "1", offset, "button", minutes(offset)) for name in ("b", "a")]
        work.meals.save(next_version(meal), pair)
    assert [(edit.field, edit.new) for edit in work.meals.edits_since(ANNA, minutes(1))] == [
        ("b", 1), ("a", 1), ("b", 3), ("a", 3)
    ]  # fmt: skip
    assert [edit.new for edit in work.meals.edits_since(ANNA, minutes(2))] == [3, 3]


@pytest.mark.parametrize("version", [1, 3])
def test_saving_over_another_version_is_refused(work: UnitOfWork, version: int) -> None:
    meal = work.meals.add(a_meal())
    with pytest.raises(StaleDraftError):
        work.meals.save(replace(meal, version=version))
    assert work.meals.get(meal.meal_id, ANNA) == meal


def test_a_recorded_message_survives_a_save_that_did_not_know_it(work: UnitOfWork) -> None:
    meal = work.meals.add(a_meal())
    work.meals.record_message(meal.meal_id, 77)
    work.meals.save(next_version(meal))
    stored = work.meals.get(meal.meal_id, ANNA)
    assert stored == next_version(meal, message_id=77)
    work.meals.save(next_version(stored, message_id=78))
    assert work.meals.get(meal.meal_id, ANNA) == replace(stored, version=3, message_id=78)


def test_the_latest_meal_is_the_draft_or_saved_one_created_last(work: UnitOfWork) -> None:
    assert work.meals.latest(ANNA) is None
    session = work.sessions.start(ANNA, NOON)
    first = work.meals.add(a_meal(created_at=minutes(3)))
    work.meals.save(saved(first, session.session_id))
    work.meals.add(a_meal(created_at=minutes(2)))
    assert work.meals.latest(ANNA) == saved(first, session.session_id)
    last = work.meals.add(a_meal(created_at=minutes(4)))
    assert work.meals.latest(ANNA) == last
    work.meals.save(next_version(last, status=MealStatus.CANCELLED))
    assert work.meals.latest(ANNA) == saved(first, session.session_id)


def test_an_album_has_one_draft(work: UnitOfWork) -> None:
    draft = work.meals.add(a_meal(media_group_id="album"))
    work.meals.add(a_meal(BORIS, media_group_id="album"))
    assert work.meals.of_media_group(ANNA, "album") == draft
    assert work.meals.of_media_group(ANNA, "other") is None
    with pytest.raises(ConflictError):
        work.meals.add(a_meal(media_group_id="album"))


def test_a_photo_that_comes_after_its_album_was_saved_begins_another_draft(work: UnitOfWork) -> None:
    session = work.sessions.start(ANNA, NOON)
    first = work.meals.add(a_meal(media_group_id="album"))
    work.meals.save(saved(first, session.session_id))
    assert work.meals.of_media_group(ANNA, "album") == saved(first, session.session_id)
    second = work.meals.add(a_meal(media_group_id="album", created_at=minutes(1)))
    assert work.meals.of_media_group(ANNA, "album") == second


def test_a_cancelled_album_is_gone(work: UnitOfWork) -> None:
    meal = work.meals.add(a_meal(media_group_id="album"))
    work.meals.save(next_version(meal, status=MealStatus.CANCELLED))
    assert work.meals.of_media_group(ANNA, "album") is None


def test_meals_of_a_session_are_the_saved_ones_oldest_first(work: UnitOfWork) -> None:
    session = work.sessions.start(ANNA, NOON)
    late = work.meals.add(a_meal(eaten_at=minutes(30)))
    early = work.meals.add(a_meal(eaten_at=minutes(10)))
    work.meals.add(a_meal())
    for meal in (late, early):
        work.meals.save(saved(meal, session.session_id))
    found = work.meals.of_session(session.session_id)
    assert [meal.meal_id for meal in found] == [early.meal_id, late.meal_id]


def test_saved_meals_of_a_period_include_its_first_moment_and_not_its_last(work: UnitOfWork) -> None:
    session = work.sessions.start(ANNA, NOON)
    meals = [work.meals.add(a_meal(eaten_at=minutes(offset))) for offset in (20, -1, 0, 60)]
    for meal in meals:
        work.meals.save(saved(meal, session.session_id))
    work.meals.add(a_meal(eaten_at=minutes(5)))
    work.meals.add(a_meal(BORIS, eaten_at=minutes(5)))
    found = work.meals.saved_between(ANNA, NOON, minutes(60))
    assert [meal.meal_id for meal in found] == [meals[2].meal_id, meals[0].meal_id]


def test_drafts_are_listed_oldest_first(work: UnitOfWork) -> None:
    later = work.meals.add(a_meal(created_at=minutes(2)))
    earlier = work.meals.add(a_meal(created_at=minutes(1)))
    gone = work.meals.add(a_meal())
    work.meals.save(next_version(gone, status=MealStatus.DELETED))
    assert work.meals.drafts_of(ANNA) == [earlier, later]


def test_a_saved_meal_needs_a_session(work: UnitOfWork) -> None:
    meal = work.meals.add(a_meal())
    with pytest.raises(DependencyRejectedError):
        work.meals.save(next_version(meal, status=MealStatus.SAVED, saved_at=NOON))


def test_a_meal_does_not_join_another_persons_session(work: UnitOfWork) -> None:
    session = work.sessions.start(BORIS, NOON)
    meal = work.meals.add(a_meal())
    with pytest.raises(ConflictError):
        work.meals.save(saved(meal, session.session_id))


@pytest.mark.parametrize("share", ["0", "1.01"])
def test_an_impossible_share_is_refused(work: UnitOfWork, share: str) -> None:
    with pytest.raises(DependencyRejectedError):
        work.meals.add(a_meal(eaten_share=Decimal(share)))
