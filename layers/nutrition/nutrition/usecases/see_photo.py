"""What is on a photo, as far as anybody can tell; nothing is stored.

What says most about the food comes first: the person's words, a barcode, a plate they had before, the recogniser.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from nutrition.domain.deadline import Deadline
from nutrition.domain.food import Food
from nutrition.domain.label import NutritionLabel, asks_for_label
from nutrition.domain.user import User
from nutrition.errors import DependencyUnavailableError, DomainError
from nutrition.ports.recognition import Language, Mention, Sight, Verdict, Vision
from nutrition.ports.repositories import UnitOfWork
from nutrition.usecases.compose_items import ComposeItems
from nutrition.usecases.fetch_photo import FetchPhoto
from nutrition.usecases.find_label import FindLabel
from nutrition.usecases.find_product import FindProduct, FoundProduct
from nutrition.usecases.photo_drafts import Named, Photo
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
class Seen:
    """`named` are the foods, none when nothing could be named; `unknown` the words that no database knows.

    `product` is what came of a barcode, `like` when a meal was eaten that looked the same and is offered again,
    `label` what a nutrition table says, to be confirmed under the name `label_name`; `label_failed` when the person
    asked for that and it could not be read. `guesses` are foods that it may be, for the person to choose from.
    `sight` is None when the recogniser was down and words were enough.
    """

    named: Named
    sight: Sight | None
    unknown: tuple[str, ...] = ()
    product: FoundProduct | None = None
    like: datetime | None = None
    label: NutritionLabel | None = None
    label_name: str = ""
    label_failed: bool = False
    guesses: tuple[Food, ...] = ()

    @property
    def verdict(self) -> Verdict:
        return self.sight.verdict if self.sight else Verdict.UNSURE


class SeePhoto:
    def __init__(
        self,
        fetch_photo: FetchPhoto,
        vision: Vision,
        language: Language,
        compose: ComposeItems,
        find_product: FindProduct,
    ) -> None:
        self._fetch_photo = fetch_photo
        self._vision = vision
        self._language = language
        self._compose = compose
        self._find_product = find_product
        self._product_items = ProductItems(language)
        self._find_label = FindLabel(vision)

    def __call__(self, uow: UnitOfWork, person: User, photo: Photo, deadline: Deadline, look: Look) -> Seen:
        """Only a FIRST look asks the person's own photos; a look for SEVERAL foods asks the recogniser alone.

        Raises ImageRefusedError, FileTooLargeError and RecogniserDownError for the person to read, and
        DependencyUnavailableError when the photo should be tried again.
        """
        uow.release()
        image = self._fetch_photo(person.telegram_user_id, photo.file_id, deadline)
        if look is Look.SEVERAL:
            return self._as_seen(self._look(image, deadline, words_known=False, several=True), deadline)
        wanted, name = asks_for_label(photo.caption)
        mentions = () if wanted else self._caption(photo.caption, person, deadline)
        sight = self._look(image, deadline, words_known=bool(mentions))
        label = None if mentions else self._find_label(image, sight, deadline, wanted=wanted)
        if wanted or label is not None:
            return Seen(Named((), None), sight, label=label, label_name=name, label_failed=label is None)
        said = self._by_words_or_code(person, photo, mentions, sight, deadline)
        if said is not None:
            return said
        recall = look is Look.FIRST and photo.media_group_id is None
        recalled = self._recalled(uow, person, sight) if recall else None
        return recalled or self._as_seen(sight, deadline)

    def _by_words_or_code(
        self, person: User, photo: Photo, mentions: tuple[Mention, ...], sight: Sight | None, deadline: Deadline
    ) -> Seen | None:
        """What the caption names; a barcode beside at most one food says more of it. None when there is neither."""
        product = self._find_product(sight.barcodes, deadline) if sight and len(mentions) < 2 else None
        if product is not None and product.product is not None and product.product.food is not None:
            item = self._product_items(product.product.food, photo.caption, mentions, person, deadline)
            return Seen(Named((item,), product.product.food.source), sight, product=product)
        if mentions:
            said = self._compose.from_words(mentions, person.locale, deadline)
            return Seen(Named(said.items, None), sight, said.unknown)
        return None if product is None else Seen(Named((), None), sight, product=product)

    def _recalled(self, uow: UnitOfWork, person: User, sight: Sight | None) -> Seen | None:
        """A plate that the person had before."""
        recalled = recall_meal(uow, person, sight.features if sight else None)
        uow.release()
        return None if recalled is None else Seen(Named(recalled.items, PERSONAL), sight, like=recalled.eaten_at)

    def _as_seen(self, sight: Sight | None, deadline: Deadline) -> Seen:
        """What the recogniser says by itself."""
        if sight is not None and sight.verdict is Verdict.UNSURE:
            return Seen(Named((), None), sight, guesses=self._compose.guesses(sight.items))
        seen = self._compose.from_sight(sight.items if sight else (), deadline)
        return Seen(Named(seen.items, sight.engine if sight else None), sight, seen.unknown)

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
