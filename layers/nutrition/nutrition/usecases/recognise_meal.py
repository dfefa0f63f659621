"""A photo, its caption and the album it belongs to become a draft."""

from dataclasses import dataclass
from datetime import datetime

from nutrition.domain.deadline import Deadline
from nutrition.domain.editing import MealEditor
from nutrition.domain.meal import Meal, MealItem, MealOrigin, MealStatus
from nutrition.domain.user import User
from nutrition.errors import DependencyUnavailableError, DomainError
from nutrition.ports.clock import Clock
from nutrition.ports.recognition import Language, Mention, Sight, Verdict, Vision
from nutrition.ports.repositories import UnitOfWork
from nutrition.usecases.compose_items import ComposeItems, Composition
from nutrition.usecases.fetch_photo import FetchPhoto
from nutrition.usecases.personal_items import personal_items


class RecogniserDownError(DomainError):
    """The picture cannot be looked at now; the person can type the meal instead."""

    code = "recogniser_down"
    text_key = "error-recogniser-down"


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture message: `file_id` is Telegram's, `media_group_id` is set for a photo of an album."""

    file_id: str
    caption: str
    media_group_id: str | None
    sent_at: datetime


@dataclass(frozen=True, slots=True)
class Recognition:
    """`meal` is the draft, None when nothing could be named; `joined` when the photo was added to its album's draft."""

    meal: Meal | None
    verdict: Verdict
    joined: bool = False
    unknown: tuple[str, ...] = ()


class RecogniseMeal:
    def __init__(
        self, fetch_photo: FetchPhoto, vision: Vision, language: Language, compose: ComposeItems, clock: Clock
    ) -> None:
        self._fetch_photo = fetch_photo
        self._vision = vision
        self._language = language
        self._compose = compose
        self._clock = clock

    def __call__(self, uow: UnitOfWork, person: User, photo: Photo, deadline: Deadline) -> Recognition:
        """Raises ImageRefusedError, FileTooLargeError and RecogniserDownError for the person to read, and
        DependencyUnavailableError when the photo should be tried again."""
        uow.release()
        image = self._fetch_photo(person.telegram_user_id, photo.file_id, deadline)
        mentions = self._caption(photo.caption, person, deadline)
        sight = self._look(image, deadline, words_known=bool(mentions))
        composition = self._compose_from(mentions, sight, person, deadline)
        verdict = sight.verdict if sight else Verdict.UNSURE
        if not composition.items:
            return Recognition(None, verdict, unknown=composition.unknown)
        album = self._album_draft(uow, person, photo)
        if album is not None:
            return Recognition(self._join(uow, album, composition.items), verdict, joined=True)
        items = personal_items(uow, person.telegram_user_id, composition.items)
        meal = self._new_draft(person, photo, items, None if mentions or not sight else sight.engine)
        return Recognition(uow.meals.add(meal), verdict, unknown=composition.unknown)

    def _caption(self, caption: str, person: User, deadline: Deadline) -> tuple[Mention, ...]:
        """The foods that the caption names; a caption is a hint, so the photo goes on without it."""
        if not caption.strip():
            return ()
        try:
            mentions = self._language.parse_meal(caption, person.locale, deadline)
        except DependencyUnavailableError:
            return ()
        return tuple(mention for mention in mentions if mention.confidence > 0)

    def _look(self, image: bytes, deadline: Deadline, *, words_known: bool) -> Sight | None:
        try:
            return self._vision.recognise(image, deadline)
        except DependencyUnavailableError as error:
            if words_known:
                return None
            raise RecogniserDownError from error

    def _compose_from(
        self, mentions: tuple[Mention, ...], sight: Sight | None, person: User, deadline: Deadline
    ) -> Composition:
        """Words beat pixels: what the caption names is taken as it stands."""
        if mentions:
            return self._compose.from_words(mentions, person.locale, deadline)
        return self._compose.from_sight(sight.items if sight else (), deadline)

    def _album_draft(self, uow: UnitOfWork, person: User, photo: Photo) -> Meal | None:
        if photo.media_group_id is None:
            return None
        meal = uow.meals.of_media_group(person.telegram_user_id, photo.media_group_id)
        return meal if meal and meal.status is MealStatus.DRAFT else None

    def _join(self, uow: UnitOfWork, album: Meal, items: tuple[MealItem, ...]) -> Meal:
        """The same food on two photos of an album is the same food."""
        editor = MealEditor(album, "photo", self._clock.now())
        known = {item.food.key for item in album.items}
        for item in items:
            if item.food.key not in known:
                editor.add(item)
        change = editor.finish()
        if change:
            uow.meals.save(change.meal, change.edits)
        return change.meal

    def _new_draft(self, person: User, photo: Photo, items: tuple[MealItem, ...], engine: str | None) -> Meal:
        return Meal(
            user_id=person.telegram_user_id,
            status=MealStatus.DRAFT,
            origin=MealOrigin.PHOTO,
            items=items,
            eaten_at=photo.sent_at,
            created_at=self._clock.now(),
            media_group_id=photo.media_group_id,
            recognised_by=engine,
        )
