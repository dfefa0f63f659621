"""A photo of a package's nutrition table becomes a food with the values of the label, used as they stand."""

from dataclasses import dataclass

from nutrition.domain import portions
from nutrition.domain.deadline import Deadline
from nutrition.domain.label import NutritionLabel, to_food
from nutrition.domain.meal import Meal, MealItem, MealOrigin, MealStatus
from nutrition.domain.nutrients import Nutrient
from nutrition.domain.photo import SentPhoto
from nutrition.domain.plausibility import atwater_kcal
from nutrition.domain.user import User
from nutrition.errors import DependencyUnavailableError, InvalidInputError, NotFoundError
from nutrition.ports.clock import Clock
from nutrition.ports.recognition import Vision
from nutrition.ports.repositories import UnitOfWork
from nutrition.usecases.fetch_photo import FetchPhoto
from nutrition.usecases.see_photo import RecogniserDownError


@dataclass(frozen=True, slots=True)
class LabelName:
    """What to call a food that only its label describes, in both languages."""

    en: str
    ru: str


class ReadLabel:
    def __init__(self, fetch_photo: FetchPhoto, vision: Vision, clock: Clock) -> None:
        self._fetch_photo = fetch_photo
        self._vision = vision
        self._clock = clock

    def __call__(self, uow: UnitOfWork, person: User, photo_id: int, deadline: Deadline) -> NutritionLabel | None:
        """What the label on a photo says; None when there is nothing to read. Nothing is stored yet.

        Raises NotFoundError when the photo is gone, ImageRefusedError, LabelsNotReadError and RecogniserDownError.
        """
        photo = sent_photo(uow, person, photo_id)
        uow.release()
        image = self._fetch_photo(person.telegram_user_id, photo.file_id or "", deadline)
        try:
            return self._vision.read_label(image, deadline)
        except DependencyUnavailableError as error:
            raise RecogniserDownError from error

    def confirm(self, uow: UnitOfWork, person: User, label: NutritionLabel, name: LabelName, photo_id: int) -> Meal:
        """The draft with the label's food in it; how much of it is the draft's question.

        Raises InvalidInputError while neither energy nor all three macronutrients are known.
        """
        food = to_food(_with_energy(label), f"label_{photo_id}", name.en, name.ru)
        photo = uow.photos.get(photo_id, person.telegram_user_id)
        now = self._clock.now()
        meal = uow.meals.add(
            Meal(
                user_id=person.telegram_user_id,
                status=MealStatus.DRAFT,
                origin=MealOrigin.PHOTO,
                items=(MealItem(1, food, portions.assumed(food)),),
                eaten_at=photo.sent_at if photo else now,
                created_at=now,
                recognised_by="label",
            )
        )
        uow.photos.attach(photo_id, person.telegram_user_id, meal.meal_id)
        return meal


def sent_photo(uow: UnitOfWork, person: User, photo_id: int) -> SentPhoto:
    """The person's photo while Telegram's file of it is known. Raises NotFoundError."""
    photo = uow.photos.get(photo_id, person.telegram_user_id)
    if photo is None or photo.file_id is None:
        raise NotFoundError("the photo is gone")
    return photo


def _with_energy(label: NutritionLabel) -> NutritionLabel:
    """Energy that could not be read follows from the three macronutrients."""
    if label.per_100.get(Nutrient.ENERGY_KCAL) is not None:
        return label
    energy = atwater_kcal(label.per_100)
    if energy is None:
        raise InvalidInputError("error-label-incomplete")
    values = {**label.per_100.values, Nutrient.ENERGY_KCAL: energy}
    return NutritionLabel(type(label.per_100)(values), label.is_per_100_ml, label.serving, label.package)
