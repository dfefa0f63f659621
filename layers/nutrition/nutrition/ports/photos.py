"""What is remembered of the photos that people sent."""

from datetime import datetime
from typing import Protocol

from nutrition.domain.photo import RememberedPhoto, SentPhoto


class Photos(Protocol):
    def add(self, photo: SentPhoto, keep: int) -> SentPhoto:
        """Store a new photo; the stored one carries its `photo_id`. The person's oldest beyond `keep` go."""
        ...

    def get(self, photo_id: int, telegram_user_id: int) -> SentPhoto | None:
        """The person's photo, or None when there is none or it is another person's."""
        ...

    def attach(self, photo_id: int, telegram_user_id: int, meal_id: int | None) -> None:
        """This meal came of the photo; None: none did, after all."""
        ...

    def remembered(self, telegram_user_id: int, model: str) -> list[RememberedPhoto]:
        """Photos of saved meals that have features of this model, the newest first."""
        ...

    def forget_meal(self, meal_id: int, telegram_user_id: int) -> None:
        """Delete the photos of one meal, for what is on which of them is not known."""
        ...

    def purge(self, before: datetime, limit: int) -> int:
        """Of at most `limit` photos created before the moment, forget Telegram's file, and all of those whose meal was
        not saved; how many they were."""
        ...
