"""A photo that nobody recognised is named, in words or by choosing a guess, and known from then on."""

from nutrition.domain import written_amounts
from nutrition.domain.deadline import Deadline
from nutrition.domain.meal import Meal, MealItem, MealOrigin, MealStatus
from nutrition.domain.photo import SentPhoto
from nutrition.domain.user import User
from nutrition.errors import NotFoundError
from nutrition.ports.clock import Clock
from nutrition.ports.recognition import Language
from nutrition.ports.repositories import UnitOfWork
from nutrition.usecases.compose_items import ComposeItems
from nutrition.usecases.meals_in_reach import meal_in_front
from nutrition.usecases.personal_items import personal_items
from nutrition.usecases.understand_words import Understood, draft_lines


class NamePhoto:
    def __init__(self, language: Language, compose: ComposeItems, clock: Clock) -> None:
        self._language = language
        self._compose = compose
        self._clock = clock

    def __call__(
        self, uow: UnitOfWork, person: User, photo_id: int, text: str, deadline: Deadline
    ) -> Understood | None:
        """The photo's meal; None when the words name no food, ask to change another meal, or the photo is gone.

        Raises InvalidInputError for an absurd amount and DependencyUnavailableError.
        """
        photo = uow.photos.get(photo_id, person.telegram_user_id)
        other = meal_in_front(uow, person, self._clock.now())
        uow.release()
        if photo is None or (other is not None and self._changes(other, person, text, deadline)):
            return None
        written_amounts.refuse_zero(text)
        mentions = self._language.parse_meal(text, person.locale, deadline)
        composition = self._compose.from_words(mentions, person.locale, deadline)
        if not composition.items:
            return None
        return Understood(self._start(uow, person, photo, composition.items), unknown=composition.unknown)

    def choose(self, uow: UnitOfWork, person: User, photo_id: int, food_key: str, deadline: Deadline) -> Meal:
        """The photo's meal of the one food chosen among the guesses.

        Raises NotFoundError when the photo or the food is gone or the photo was named already, and
        DependencyUnavailableError.
        """
        photo = unnamed_photo(uow, person, photo_id)
        uow.release()
        return self._start(uow, person, photo, self._compose.from_guess(food_key, person.locale, deadline).items)

    def _start(self, uow: UnitOfWork, person: User, photo: SentPhoto, items: tuple[MealItem, ...]) -> Meal:
        meal = uow.meals.add(
            Meal(
                user_id=person.telegram_user_id,
                status=MealStatus.DRAFT,
                origin=MealOrigin.PHOTO,
                items=personal_items(uow, person.telegram_user_id, items),
                eaten_at=photo.sent_at,
                created_at=self._clock.now(),
            )
        )
        uow.photos.attach(photo.photo_id, person.telegram_user_id, meal.meal_id)
        return meal

    def _changes(self, meal: Meal, person: User, text: str, deadline: Deadline) -> bool:
        """Whether the words themselves ask for a change: "remove the bread" is no name of a photo."""
        reading = self._language.parse_edit(text, person.locale, draft_lines(meal, person), deadline)
        return bool(reading.operations) and reading.explicit


def unnamed_photo(uow: UnitOfWork, person: User, photo_id: int) -> SentPhoto:
    """The person's photo that no meal came of yet. Raises NotFoundError."""
    photo = uow.photos.get(photo_id, person.telegram_user_id)
    if photo is None or photo.meal_id is not None:
        raise NotFoundError("no photo waits for a name")
    return photo
