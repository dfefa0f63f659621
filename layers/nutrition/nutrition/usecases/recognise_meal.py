"""A photo, its caption and the album it belongs to become a draft.

What says most about the food comes first: the person's words, a barcode, a plate they had before, the recogniser.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from nutrition.domain.deadline import Deadline
from nutrition.domain.food import Food
from nutrition.domain.label import NutritionLabel, asks_for_label, is_usable
from nutrition.domain.meal import Meal
from nutrition.domain.user import User
from nutrition.errors import DependencyUnavailableError, DomainError
from nutrition.ports.recognition import LabelsNotReadError, Language, Mention, Sight, Verdict, Vision
from nutrition.ports.repositories import UnitOfWork
from nutrition.usecases.compose_items import ComposeItems
from nutrition.usecases.fetch_photo import FetchPhoto
from nutrition.usecases.find_product import FindProduct, FoundProduct
from nutrition.usecases.personal_items import personal_items
from nutrition.usecases.photo_drafts import Named, Photo, PhotoDrafts
from nutrition.usecases.product_items import ProductItems
from nutrition.usecases.recall_meal import recall_meal

PERSONAL = "personal"
"""The engine's name of a meal that was recalled."""


class Look(StrEnum):
    """How to look at a photo: as at any, again where a recalled plate was the wrong one, or for several foods."""

    FIRST = "first"
    AGAIN = "again"
    SEVERAL = "several"


class RecogniserDownError(DomainError):
    """The picture cannot be looked at now; the person can type the meal instead."""

    code = "recogniser_down"
    text_key = "error-recogniser-down"


@dataclass(frozen=True, slots=True)
class Recognition:
    """`meal` is the draft, None when nothing could be named; `joined` when the photo was added to its album's draft.

    `product` is what came of a barcode, `like` when a meal was eaten that looked the same and is offered again,
    `label` what a nutrition table says, to be confirmed under the name `label_name`; `label_failed` when the person
    asked for that and it could not be read. `guesses` are foods that it may be, for the person to choose from.
    `photo_id`: under which number the photo is remembered (0: it is not).
    """

    meal: Meal | None
    verdict: Verdict
    joined: bool = False
    unknown: tuple[str, ...] = ()
    product: FoundProduct | None = None
    like: datetime | None = None
    label: NutritionLabel | None = None
    label_name: str = ""
    label_failed: bool = False
    guesses: tuple[Food, ...] = ()
    photo_id: int = 0


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the steps found out about one photo before anything is stored."""

    named: Named
    sight: Sight | None
    unknown: tuple[str, ...] = ()
    product: FoundProduct | None = None
    like: datetime | None = None
    label: NutritionLabel | None = None
    label_failed: bool = False
    guesses: tuple[Food, ...] = ()

    @property
    def verdict(self) -> Verdict:
        return self.sight.verdict if self.sight else Verdict.UNSURE


class RecogniseMeal:
    def __init__(
        self,
        fetch_photo: FetchPhoto,
        vision: Vision,
        language: Language,
        compose: ComposeItems,
        find_product: FindProduct,
        drafts: PhotoDrafts,
    ) -> None:
        self._fetch_photo = fetch_photo
        self._vision = vision
        self._language = language
        self._compose = compose
        self._find_product = find_product
        self._product_items = ProductItems(language)
        self._drafts = drafts

    def __call__(
        self, uow: UnitOfWork, person: User, photo: Photo, deadline: Deadline, look: Look = Look.FIRST
    ) -> Recognition:
        """Only a FIRST look asks the person's own photos; a look for SEVERAL foods asks the recogniser alone.

        Raises ImageRefusedError, FileTooLargeError and RecogniserDownError for the person to read, and
        DependencyUnavailableError when the photo should be tried again.
        """
        uow.release()
        image = self._fetch_photo(person.telegram_user_id, photo.file_id, deadline)
        if look is Look.SEVERAL:
            several = self._look(image, deadline, words_known=False, several=True)
            return self._store(uow, person, photo, self._as_seen(several, deadline))
        is_label, name = asks_for_label(photo.caption)
        mentions = () if is_label else self._caption(photo.caption, person, deadline)
        sight = self._look(image, deadline, words_known=bool(mentions))
        if is_label or (sight is not None and not mentions and _may_be_label(sight)):
            label = self._read_label(image, deadline)
            if label is not None or is_label:
                seen = _Seen(Named((), None), sight, label=label, label_failed=label is None)
                return replace(self._store(uow, person, photo, seen), label_name=name)
        recall = look is Look.FIRST and photo.media_group_id is None
        seen = self._name(uow, person, photo, mentions, sight, deadline, recall=recall)
        return self._store(uow, person, photo, seen)

    def _name(
        self,
        uow: UnitOfWork,
        person: User,
        photo: Photo,
        mentions: tuple[Mention, ...],
        sight: Sight | None,
        deadline: Deadline,
        *,
        recall: bool,
    ) -> _Seen:
        product = self._find_product(sight.barcodes, deadline) if sight and len(mentions) < 2 else None
        if product is not None and product.product is not None and product.product.food is not None:
            item = self._product_items(product.product.food, photo.caption, mentions, person, deadline)
            return _Seen(Named((item,), product.product.food.source), sight, product=product)
        if mentions:
            said = self._compose.from_words(mentions, person.locale, deadline)
            return _Seen(Named(said.items, None), sight, said.unknown)
        if product is not None:
            return _Seen(Named((), None), sight, product=product)
        if recall and sight:
            recalled = recall_meal(uow, person, sight.features)
            uow.release()
            if recalled is not None:
                return _Seen(Named(recalled.items, PERSONAL), sight, like=recalled.eaten_at)
        return self._as_seen(sight, deadline)

    def _as_seen(self, sight: Sight | None, deadline: Deadline) -> _Seen:
        if sight is not None and sight.verdict is Verdict.UNSURE:
            return _Seen(Named((), None), sight, guesses=self._compose.guesses(sight.items))
        seen = self._compose.from_sight(sight.items if sight else (), deadline)
        return _Seen(Named(seen.items, sight.engine if sight else None), sight, seen.unknown)

    def _store(self, uow: UnitOfWork, person: User, photo: Photo, seen: _Seen) -> Recognition:
        answer = Recognition(
            None,
            seen.verdict,
            unknown=seen.unknown,
            product=seen.product,
            like=seen.like,
            label=seen.label,
            label_failed=seen.label_failed,
            guesses=seen.guesses,
        )
        album = None if seen.label else self._drafts.album(uow, person, photo)
        if album is not None:
            joined = self._drafts.join(uow, album, seen.named) if seen.named.items else album
            return replace(answer, meal=joined, joined=True, product=None)
        meal = self._drafts.start(uow, person, photo, _as_usual(uow, person, seen)) if seen.named.items else None
        features = seen.sight.features if seen.sight else None
        sent = self._drafts.remember(uow, person, photo, features, meal)
        return replace(answer, meal=meal, photo_id=sent.photo_id)

    def _caption(self, caption: str, person: User, deadline: Deadline) -> tuple[Mention, ...]:
        """The foods that the caption names; a caption is a hint, so the photo goes on without it."""
        if not caption.strip():
            return ()
        try:
            mentions = self._language.parse_meal(caption, person.locale, deadline)
        except DependencyUnavailableError:
            return ()
        return tuple(mention for mention in mentions if mention.confidence > 0)

    def _look(self, image: bytes, deadline: Deadline, *, words_known: bool, several: bool = False) -> Sight | None:
        try:
            return self._vision.recognise(image, deadline, several=several)
        except DependencyUnavailableError as error:
            if words_known:
                return None
            raise RecogniserDownError from error

    def _read_label(self, image: bytes, deadline: Deadline) -> NutritionLabel | None:
        """None when there is none that says enough, or nobody here who reads labels."""
        try:
            label = self._vision.read_label(image, deadline)
        except (DependencyUnavailableError, LabelsNotReadError):
            return None
        return label if label is not None and is_usable(label) else None


def _may_be_label(sight: Sight) -> bool:
    """Much print, no code to look up, and no food that the recogniser is sure of."""
    sure = any(candidates and candidates[0].preselect for candidates in sight.items)
    return sight.looks_like_label and not sight.barcodes and not sure


def _as_usual(uow: UnitOfWork, person: User, seen: _Seen) -> Named:
    """With the person's usual portions for guesses; a meal of theirs that is recalled has its own amounts."""
    if seen.like is not None:
        return seen.named
    return replace(seen.named, items=personal_items(uow, person.telegram_user_id, seen.named.items))
