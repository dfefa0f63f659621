"""Photos in memory."""

from dataclasses import replace
from datetime import datetime

from nutrition.domain.meal import Meal, MealStatus
from nutrition.domain.photo import RememberedPhoto, SentPhoto
from nutrition.errors import ConflictError
from tests.fakes.database import View
from tests.fakes.people import require_user


class InMemoryPhotos:
    def __init__(self, view: View) -> None:
        self._view = view

    def add(self, photo: SentPhoto, keep: int) -> SentPhoto:
        require_user(self._view, photo.user_id)
        self._check(photo.user_id, photo.meal_id)
        stored = replace(photo, photo_id=self._view.next_id())
        self._view.photos.put(stored.photo_id, stored)
        for old in sorted(key for key, row in self._view.photos.items() if row.user_id == photo.user_id)[:-keep]:
            self._view.photos.delete(old)
        return stored

    def get(self, photo_id: int, telegram_user_id: int) -> SentPhoto | None:
        photo = self._view.photos.get(photo_id)
        return photo if photo and photo.user_id == telegram_user_id else None

    def attach(self, photo_id: int, telegram_user_id: int, meal_id: int | None) -> None:
        photo = self.get(photo_id, telegram_user_id)
        if photo is not None:
            self._check(telegram_user_id, meal_id)
            self._view.photos.put(photo_id, replace(photo, meal_id=meal_id))

    def remembered(self, telegram_user_id: int, model: str) -> list[RememberedPhoto]:
        own = [row for _, row in self._view.photos.items() if row.user_id == telegram_user_id and self._is_saved(row)]
        return [
            RememberedPhoto(row.meal_id, row.features.vector)
            for row in sorted(own, key=lambda row: -row.photo_id)
            if row.meal_id is not None and row.features is not None and row.features.model == model
        ]

    def forget_meal(self, meal_id: int, telegram_user_id: int) -> None:
        for key in [key for key, row in self._view.photos.items() if row.meal_id == meal_id]:
            if self.get(key, telegram_user_id):
                self._view.photos.delete(key)

    def purge(self, before: datetime, limit: int) -> int:
        old = [row for _, row in self._view.photos.items() if row.file_id is not None and row.created_at < before]
        found = sorted(old, key=lambda row: row.created_at)[:limit]
        for row in found:
            if self._is_saved(row):
                self._view.photos.put(row.photo_id, replace(row, file_id=None))
            else:
                self._view.photos.delete(row.photo_id)
        return len(found)

    def _meal(self, photo: SentPhoto) -> Meal | None:
        return None if photo.meal_id is None else self._view.meals.get(photo.meal_id)

    def _is_saved(self, photo: SentPhoto) -> bool:
        meal = self._meal(photo)
        return meal is not None and meal.status is MealStatus.SAVED

    def _check(self, telegram_user_id: int, meal_id: int | None) -> None:
        """The foreign key to the person's own meals."""
        meal = None if meal_id is None else self._view.meals.get(meal_id)
        if meal_id is not None and (meal is None or meal.user_id != telegram_user_id):
            self._view.refuse(ConflictError("no such meal of this person"))
