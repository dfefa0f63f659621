"""A photo, its caption and the album it belongs to become a draft."""

from dataclasses import dataclass, replace

from nutrition.domain.deadline import Deadline
from nutrition.domain.meal import Meal
from nutrition.domain.user import User
from nutrition.ports.repositories import UnitOfWork
from nutrition.usecases.personal_items import personal_items
from nutrition.usecases.photo_drafts import Named, Photo, PhotoDrafts
from nutrition.usecases.see_photo import Look, Seen, SeePhoto


@dataclass(frozen=True, slots=True)
class Recognition:
    """What was seen and what came of it.

    `meal` is the draft, None when nothing could be named; `joined` when the photo was added to its album's draft.
    `photo_id`: under which number the photo is remembered (0: it is not).
    """

    seen: Seen
    meal: Meal | None
    joined: bool = False
    photo_id: int = 0


class RecogniseMeal:
    def __init__(self, see_photo: SeePhoto, drafts: PhotoDrafts) -> None:
        self._see_photo = see_photo
        self._drafts = drafts

    def __call__(
        self, uow: UnitOfWork, person: User, photo: Photo, deadline: Deadline, look: Look = Look.FIRST
    ) -> Recognition:
        """Raises what `SeePhoto` raises."""
        seen = self._see_photo(uow, person, photo, deadline, look)
        album = None if seen.label else self._drafts.album(uow, person, photo)
        if album is not None:
            joined = self._drafts.join(uow, album, seen.named) if seen.named.items else album
            return Recognition(seen, joined, joined=True)
        meal = self._drafts.start(uow, person, photo, _as_usual(uow, person, seen)) if seen.named.items else None
        features = seen.sight.features if seen.sight else None
        sent = self._drafts.remember(uow, person, photo, features, meal)
        return Recognition(seen, meal, photo_id=sent.photo_id)


def _as_usual(uow: UnitOfWork, person: User, seen: Seen) -> Named:
    """With the person's usual portions for guesses; a meal of theirs that is recalled has its own amounts."""
    if seen.like is not None:
        return seen.named
    return replace(seen.named, items=personal_items(uow, person.telegram_user_id, seen.named.items))
