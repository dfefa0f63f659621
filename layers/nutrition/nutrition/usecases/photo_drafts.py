"""What a photo showed becomes a draft, or a part of its album's draft."""

from dataclasses import dataclass, replace
from datetime import datetime

from nutrition.domain.editing import MealEditor
from nutrition.domain.meal import Meal, MealItem, MealOrigin, MealStatus
from nutrition.domain.photo import Features, SentPhoto
from nutrition.domain.user import User
from nutrition.ports.clock import Clock
from nutrition.ports.repositories import UnitOfWork

PHOTOS_KEPT = 200  # of one person; the personal recogniser compares with every one of them
_HOW = "photo"


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture message: `file_id` is Telegram's, `media_group_id` is set for a photo of an album."""

    file_id: str
    caption: str
    media_group_id: str | None
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Named:
    """Items and who named them: an engine, or None for the person's own words."""

    items: tuple[MealItem, ...]
    engine: str | None


class PhotoDrafts:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def album(self, uow: UnitOfWork, person: User, photo: Photo) -> Meal | None:
        """The open draft of the photo's album."""
        if photo.media_group_id is None:
            return None
        meal = uow.meals.of_media_group(person.telegram_user_id, photo.media_group_id)
        return meal if meal and meal.status is MealStatus.DRAFT else None

    def start(self, uow: UnitOfWork, person: User, photo: Photo, named: Named) -> Meal:
        meal = Meal(
            user_id=person.telegram_user_id,
            status=MealStatus.DRAFT,
            origin=MealOrigin.PHOTO,
            items=named.items,
            eaten_at=photo.sent_at,
            created_at=self._clock.now(),
            media_group_id=photo.media_group_id,
            recognised_by=named.engine,
        )
        return uow.meals.add(meal)

    def join(self, uow: UnitOfWork, album: Meal, named: Named) -> Meal:
        """The same food on two photos of an album is the same food; a caption speaks for the whole album.

        What is on which photo is not known afterwards, so the album's photos are not remembered.
        """
        uow.photos.forget_meal(album.meal_id, album.user_id)
        editor = MealEditor(album, _HOW, self._clock.now())
        if named.engine is None and album.recognised_by is not None:
            editor.clear()
        elif named.engine is not None and album.recognised_by is None:
            return album
        known = {item.food.key for item in editor.meal.items}
        for item in named.items:
            if item.food.key not in known:
                editor.add(item)
        change = editor.finish()
        if not change:
            return album
        meal = replace(change.meal, recognised_by=named.engine)
        uow.meals.save(meal, change.edits)
        return meal

    def remember(
        self, uow: UnitOfWork, person: User, photo: Photo, features: Features | None, meal: Meal | None
    ) -> SentPhoto:
        """Keep what the photo looks like, and for a day where Telegram has it."""
        sent = SentPhoto(
            user_id=person.telegram_user_id,
            file_id=photo.file_id,
            sent_at=photo.sent_at,
            created_at=self._clock.now(),
            features=features,
            meal_id=None if meal is None else meal.meal_id,
        )
        return uow.photos.add(sent, PHOTOS_KEPT)
