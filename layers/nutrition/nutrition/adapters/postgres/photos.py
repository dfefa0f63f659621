"""What is remembered of photos."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import delete, insert, select, update

from nutrition.adapters.postgres.tables import meals, photos
from nutrition.adapters.postgres.transaction import Transaction
from nutrition.domain.meal import MealStatus
from nutrition.domain.photo import Features, RememberedPhoto, SentPhoto


class PostgresPhotos:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, photo: SentPhoto, keep: int) -> SentPhoto:
        features = photo.features
        values = {
            "telegram_user_id": photo.user_id,
            "meal_id": photo.meal_id,
            "file_id": photo.file_id,
            "model": features.model if features else None,
            "features": features.vector if features else None,
            "sent_at": photo.sent_at,
            "created_at": photo.created_at,
        }
        photo_id = self._transaction.write(insert(photos).values(values).returning(photos.c.photo_id)).scalar_one()
        newest = (
            select(photos.c.photo_id)
            .where(photos.c.telegram_user_id == photo.user_id)
            .order_by(photos.c.photo_id.desc())
            .limit(keep)
        )
        self._transaction.write(
            delete(photos).where(photos.c.telegram_user_id == photo.user_id, photos.c.photo_id.not_in(newest))
        )
        return replace(photo, photo_id=photo_id)

    def get(self, photo_id: int, telegram_user_id: int) -> SentPhoto | None:
        query = select(photos).where(photos.c.photo_id == photo_id, photos.c.telegram_user_id == telegram_user_id)
        row = self._transaction.read(query).one_or_none()
        if row is None:
            return None
        return SentPhoto(
            user_id=row.telegram_user_id,
            file_id=row.file_id,
            sent_at=row.sent_at,
            created_at=row.created_at,
            features=None if row.features is None else Features(row.model, bytes(row.features)),
            meal_id=row.meal_id,
            photo_id=row.photo_id,
        )

    def attach(self, photo_id: int, telegram_user_id: int, meal_id: int | None) -> None:
        self._transaction.write(
            update(photos)
            .where(photos.c.photo_id == photo_id, photos.c.telegram_user_id == telegram_user_id)
            .values(meal_id=meal_id)
        )

    def remembered(self, telegram_user_id: int, model: str) -> list[RememberedPhoto]:
        query = (
            select(photos.c.meal_id, photos.c.features)
            .join(meals, meals.c.meal_id == photos.c.meal_id)
            .where(
                photos.c.telegram_user_id == telegram_user_id,
                photos.c.model == model,
                meals.c.status == MealStatus.SAVED.value,
            )
            .order_by(photos.c.photo_id.desc())
        )
        return [RememberedPhoto(row.meal_id, bytes(row.features)) for row in self._transaction.read(query)]

    def forget_meal(self, meal_id: int, telegram_user_id: int) -> None:
        self._transaction.write(
            delete(photos).where(photos.c.meal_id == meal_id, photos.c.telegram_user_id == telegram_user_id)
        )

    def purge(self, before: datetime, limit: int) -> int:
        """`file_id` marks those that were not looked at yet."""
        old = (
            select(photos.c.photo_id)
            .where(photos.c.file_id.is_not(None), photos.c.created_at < before)
            .order_by(photos.c.created_at)
            .limit(limit)
        )
        found = [row.photo_id for row in self._transaction.read(old)]
        if not found:
            return 0
        saved = select(meals.c.meal_id).where(
            meals.c.meal_id == photos.c.meal_id, meals.c.status == MealStatus.SAVED.value
        )
        self._transaction.write(delete(photos).where(photos.c.photo_id.in_(found), ~saved.exists()))
        self._transaction.write(update(photos).where(photos.c.photo_id.in_(found)).values(file_id=None))
        return len(found)
