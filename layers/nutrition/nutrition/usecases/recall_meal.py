"""The personal recogniser: a photo that looks like one whose meal the person has confirmed (decision 0042)."""

from dataclasses import dataclass
from datetime import datetime

from nutrition.domain import portions
from nutrition.domain.meal import MealItem
from nutrition.domain.photo import Features, most_alike
from nutrition.domain.user import User
from nutrition.ports.repositories import UnitOfWork

# Measured with a simulated repeat user (decision 0042).
SAME_PLATE = 0.85


@dataclass(frozen=True, slots=True)
class Recalled:
    """`items` are those of the meal eaten at `eaten_at`, numbered from 1, their amounts as an estimate."""

    items: tuple[MealItem, ...]
    eaten_at: datetime


def recall_meal(uow: UnitOfWork, person: User, features: Features | None) -> Recalled | None:
    """What the person saved of the photo most like this one; None when none is alike enough. Reads only."""
    if features is None:
        return None
    best = most_alike(features.vector, uow.photos.remembered(person.telegram_user_id, features.model))
    if best is None or best[1] < SAME_PLATE:
        return None
    meal = uow.meals.get(best[0].meal_id, person.telegram_user_id)
    items = () if meal is None else meal.settled_items()
    if meal is None or not items:
        return None
    return Recalled(tuple(_estimated(item, number) for number, item in enumerate(items, start=1)), meal.eaten_at)


def _estimated(item: MealItem, number: int) -> MealItem:
    """The same food; the amount of that day is a guess for today."""
    return MealItem(number, item.food, portions.as_before(item.amount.grams), alternatives=item.alternatives)
