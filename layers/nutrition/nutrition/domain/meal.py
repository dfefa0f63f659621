"""A meal: its foods, how much of each, and what that amounts to.

A meal is immutable; the functions of `domain.editing` give the next version. Amounts are grams with an 80 % interval,
nutrients come from a database row and are scaled here, never estimated.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from nutrition.domain.food import Food, Unit
from nutrition.domain.nutrients import Nutrients
from nutrition.domain.user import Locale


class AmountBasis(StrEnum):
    """How the grams are known, from sure to assumed."""

    STATED = "stated"  # the person said grams
    UNIT = "unit"  # the person said a household measure
    CHOSEN = "chosen"  # the person tapped a portion
    SEEN = "seen"  # estimated from the picture
    USUAL = "usual"  # learnt from what the person made of such guesses before
    ASSUMED = "assumed"  # nobody said: the usual portion


@dataclass(frozen=True, slots=True)
class Amount:
    """Grams with an 80 % interval; `low` ≤ `grams` ≤ `high`, all above 0."""

    grams: Decimal
    low: Decimal
    high: Decimal
    basis: AmountBasis

    def __post_init__(self) -> None:
        if not 0 < self.low <= self.grams <= self.high:
            raise ValueError("an amount needs 0 < low <= grams <= high")

    def times(self, factor: Decimal) -> "Amount":
        return Amount(self.grams * factor, self.low * factor, self.high * factor, self.basis)


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another food that the words or the picture may have meant."""

    food_key: str
    name_en: str
    name_ru: str | None


@dataclass(frozen=True, slots=True)
class Guess:
    """The grams that a table gave for a food: its usual portion, or so many of `unit` that the person named."""

    grams: Decimal
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class MealItem:
    """One food of a meal. `settled` is False while the person must still choose which food it is.

    `guess` is what the amount began as when nobody stated grams; it stays when the amount changes, so that the
    difference can be learnt. `doubt` is the recogniser's: half the 80 % interval of the energy per gram, as a share,
    because it may be another food. `fat_of` is set on fat that nobody mentioned (domain/hidden_fat.py): the item that
    was cooked in it.
    """

    item_id: int
    food: Food
    amount: Amount
    settled: bool = True
    alternatives: tuple[Alternative, ...] = ()
    guess: Guess | None = None
    doubt: Decimal = Decimal(0)
    fat_of: int | None = None

    def nutrients(self) -> Nutrients:
        return self.food.per_100g.scaled(self.amount.grams)

    def energy_bounds_kcal(self) -> tuple[Decimal, Decimal]:
        """80 % interval in kcal: the doubt about the grams and the one about the food, as independent errors."""
        per_100g = self.food.per_100g
        middle = self.nutrients().energy_kcal
        of_food = middle * self.doubt
        low, high = (per_100g.scaled(grams).energy_kcal for grams in (self.amount.low, self.amount.high))
        below, above = root_sum_square((middle - low, of_food)), root_sum_square((high - middle, of_food))
        return max(Decimal(0), middle - below), middle + above

    def name(self, locale: Locale) -> str:
        return self.food.name(locale)


class MealStatus(StrEnum):
    DRAFT = "draft"
    SAVED = "saved"
    CANCELLED = "cancelled"
    DELETED = "deleted"


class MealOrigin(StrEnum):
    PHOTO = "photo"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Meal:
    """One recorded meal. `meal_id` is 0 until it is stored; `version` grows by 1 with every change.

    `eaten_share` is the part of the plate that was eaten, 0 to 1. `message_id` is the bot's message that shows it.
    """

    user_id: int
    status: MealStatus
    origin: MealOrigin
    items: tuple[MealItem, ...]
    eaten_at: datetime
    created_at: datetime
    meal_id: int = 0
    version: int = 1
    eaten_share: Decimal = Decimal(1)
    session_id: int | None = None
    message_id: int | None = None
    media_group_id: str | None = None
    saved_at: datetime | None = None
    recognised_by: str | None = None  # engine that named the foods ("efficientnet-lite2"); None for words

    @property
    def is_closed(self) -> bool:
        """Given up or deleted: it changes no more."""
        return self.status in {MealStatus.CANCELLED, MealStatus.DELETED}

    def item(self, item_id: int) -> MealItem | None:
        return next((item for item in self.items if item.item_id == item_id), None)

    def settled_items(self) -> tuple[MealItem, ...]:
        return tuple(item for item in self.items if item.settled)

    def named_items(self) -> tuple[MealItem, ...]:
        """The settled foods that a person chose: guessed fat says nothing about their taste."""
        return tuple(item for item in self.settled_items() if item.fat_of is None)

    def totals(self) -> Nutrients:
        """Nutrients of what was eaten of the settled items."""
        return Nutrients.total(item.nutrients() for item in self.settled_items()).times(self.eaten_share)

    def energy_bounds_kcal(self) -> tuple[Decimal, Decimal]:
        """80 % interval of the energy eaten, in kcal.

        The items' errors are taken as independent, so half-widths add in squares, each side on its own.
        """
        energy = self.totals().energy_kcal
        bounds = [(item.nutrients().energy_kcal, *item.energy_bounds_kcal()) for item in self.settled_items()]
        below = root_sum_square(middle - low for middle, low, _ in bounds)
        above = root_sum_square(high - middle for middle, _, high in bounds)
        share = self.eaten_share
        return max(Decimal(0), energy - below * share), energy + above * share

    def next_item_id(self) -> int:
        return max((item.item_id for item in self.items), default=0) + 1


@dataclass(frozen=True, slots=True)
class MealEdit:
    """One change of one field, as it is kept for ever: values are JSON, `how` is "button" or "words"."""

    field: str  # "grams", "food", "item", "eaten_share", "status"
    item_id: int | None
    old: object
    new: object
    how: str
    at: datetime
    version: int = 0  # the version that the change made


def root_sum_square(half_widths: Iterable[Decimal]) -> Decimal:
    """Half the interval of a sum whose parts err independently."""
    return sum((half * half for half in half_widths), Decimal(0)).sqrt()


def total_of(meals: Iterable[Meal]) -> Nutrients:
    return Nutrients.total(meal.totals() for meal in meals)
