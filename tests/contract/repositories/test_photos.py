"""What is remembered of photos."""

from datetime import datetime, timedelta

import pytest

from nutrition.domain.meal import MealStatus
from nutrition.domain.photo import Features, RememberedPhoto, SentPhoto
from nutrition.errors import ConflictError
from nutrition.ports.repositories import UnitOfWork
from tests.support.examples import ANNA, BORIS, NOON, a_meal, minutes

MODEL = "model/1"


def a_photo(
    vector: bytes = b"\x01\x7f\xff", *, user_id: int = ANNA, meal_id: int | None = None, at: datetime = NOON
) -> SentPhoto:
    return SentPhoto(user_id, "file", at, at, Features(MODEL, vector), meal_id)


def saved_meal(work: UnitOfWork, user_id: int = ANNA) -> int:
    session = work.sessions.open_of(user_id) or work.sessions.start(user_id, NOON)
    meal = a_meal(user_id, status=MealStatus.SAVED, session_id=session.session_id, saved_at=NOON)
    return work.meals.add(meal).meal_id


def test_a_photo_comes_back_as_it_was_and_to_its_owner_only(work: UnitOfWork) -> None:
    photo = work.photos.add(a_photo(bytes(range(256))), keep=10)
    plain = work.photos.add(SentPhoto(ANNA, None, NOON, NOON), keep=10)
    assert work.photos.get(photo.photo_id, ANNA) == photo
    assert work.photos.get(plain.photo_id, ANNA) == plain
    assert work.photos.get(photo.photo_id, BORIS) is None
    assert work.photos.get(photo.photo_id + 1000, ANNA) is None


def test_only_photos_of_saved_meals_and_of_the_same_model_are_remembered(work: UnitOfWork) -> None:
    first, second = saved_meal(work), saved_meal(work)
    draft = work.meals.add(a_meal()).meal_id
    work.photos.add(a_photo(b"\x01", meal_id=first), keep=10)
    work.photos.add(a_photo(b"\x02", meal_id=draft), keep=10)
    work.photos.add(a_photo(b"\x03"), keep=10)
    work.photos.add(a_photo(b"\x04", user_id=BORIS, meal_id=saved_meal(work, BORIS)), keep=10)
    later = work.photos.add(a_photo(b"\x05"), keep=10)
    work.photos.attach(later.photo_id, ANNA, second)
    assert work.photos.remembered(ANNA, MODEL) == [RememberedPhoto(second, b"\x05"), RememberedPhoto(first, b"\x01")]
    assert work.photos.remembered(ANNA, "model/2") == []


def test_a_photo_can_be_taken_from_its_meal_again(work: UnitOfWork) -> None:
    photo = work.photos.add(a_photo(meal_id=saved_meal(work)), keep=10)
    work.photos.attach(photo.photo_id, BORIS, None)
    assert len(work.photos.remembered(ANNA, MODEL)) == 1
    work.photos.attach(photo.photo_id, ANNA, None)
    assert work.photos.remembered(ANNA, MODEL) == []


def test_a_photo_cannot_be_of_another_persons_meal(work: UnitOfWork) -> None:
    meal = saved_meal(work, BORIS)
    with pytest.raises(ConflictError):
        work.photos.add(a_photo(meal_id=meal), keep=10)


def test_the_oldest_photos_of_the_person_make_room(work: UnitOfWork) -> None:
    other = work.photos.add(a_photo(user_id=BORIS), keep=2)
    photos = [work.photos.add(a_photo(), keep=2) for _ in range(3)]
    assert [work.photos.get(photo.photo_id, ANNA) for photo in photos] == [None, *photos[1:]]
    assert work.photos.get(other.photo_id, BORIS) == other


def test_a_meals_photos_are_forgotten_alone(work: UnitOfWork) -> None:
    album, other = saved_meal(work), saved_meal(work)
    for meal in (album, album, other):
        work.photos.add(a_photo(meal_id=meal), keep=10)
    work.photos.forget_meal(album, BORIS)
    work.photos.forget_meal(album, ANNA)
    assert [photo.meal_id for photo in work.photos.remembered(ANNA, MODEL)] == [other]


def test_after_a_day_only_what_the_photos_of_saved_meals_look_like_is_left(work: UnitOfWork) -> None:
    kept = work.photos.add(a_photo(meal_id=saved_meal(work)), keep=10)
    loose = work.photos.add(a_photo(), keep=10)
    draft = work.photos.add(a_photo(meal_id=work.meals.add(a_meal()).meal_id), keep=10)
    fresh = work.photos.add(a_photo(at=minutes(30)), keep=10)
    assert work.photos.purge(NOON + timedelta(minutes=1), limit=10) == 3
    assert work.photos.purge(NOON + timedelta(minutes=1), limit=10) == 0
    assert [work.photos.get(photo.photo_id, ANNA) for photo in (loose, draft)] == [None, None]
    left = work.photos.get(kept.photo_id, ANNA)
    assert left is not None
    assert left.file_id is None
    assert left.features == kept.features
    assert work.photos.get(fresh.photo_id, ANNA) == fresh


def test_erasing_the_person_erases_their_photos(work: UnitOfWork) -> None:
    photo = work.photos.add(a_photo(meal_id=saved_meal(work)), keep=10)
    work.users.erase(ANNA)
    assert work.photos.get(photo.photo_id, ANNA) is None
