"""Foods with exactly the nutrients a test names, and the facts of a session of them."""

from datetime import datetime, timedelta
from decimal import Decimal

from nutrition.domain.day import DayBalance
from nutrition.domain.facts import SessionFacts, session_facts
from nutrition.domain.food import Food
from nutrition.domain.goals import Targets
from nutrition.domain.meal import Amount, AmountBasis, Meal, MealItem, MealOrigin, MealStatus
from nutrition.domain.nutrients import Nutrient, Nutrients
from nutrition.domain.user import Locale, User
from tests.fakes.clock import START

SHORT = {
    "kcal": Nutrient.ENERGY_KCAL,
    "protein": Nutrient.PROTEIN_G,
    "fat": Nutrient.FAT_G,
    "carbohydrate": Nutrient.CARBOHYDRATE_G,
    "fibre": Nutrient.FIBRE_G,
    "sugars": Nutrient.SUGARS_G,
    "saturated": Nutrient.SATURATED_FAT_G,
    "sodium": Nutrient.SODIUM_MG,
}
TARGETS = Targets(Decimal(2000), Decimal(120), Decimal(70), Decimal(220), Decimal(28))


def nutrients(**amounts: float | str) -> Nutrients:
    """Only what is named is known: `nutrients(kcal=100, protein=5)`."""
    return Nutrients({SHORT[name]: Decimal(str(amount)) for name, amount in amounts.items()})


def a_food(key: str = "food", category: str = "Meals", **per_100g: float | str) -> Food:
    return Food(key, key.replace("_", " "), None, "usda_sr21", "1", category, nutrients(**per_100g))


def eaten(
    *foods: Food,
    grams: int = 100,
    basis: AmountBasis = AmountBasis.STATED,
    at: datetime = START,
    share: str = "1",
    user_id: int = 7,
) -> Meal:
    """A saved meal of so many grams of each food."""
    amount = Amount(Decimal(grams), Decimal(grams), Decimal(grams), basis)
    items = tuple(MealItem(number, food, amount) for number, food in enumerate(foods, start=1))
    return Meal(user_id, MealStatus.SAVED, MealOrigin.TEXT, items, at, at, eaten_share=Decimal(share))


def a_person(time_zone: str | None = "Europe/Moscow") -> User:
    return User(7, 7, Locale.RU, START, time_zone=time_zone)


def a_day(targets: Targets | None = TARGETS, **amounts: float | str) -> DayBalance:
    return DayBalance(START.date(), nutrients(**amounts), targets, 1)


def facts_of(
    *meals: Meal,
    day: DayBalance | None = None,
    recent: tuple[Meal, ...] = (),
    hour: int = 13,
    person: User | None = None,
) -> SessionFacts:
    """`hour` is the local hour (Moscow) at which the session began."""
    began = START.replace(hour=0, minute=0) + timedelta(hours=hour - 3)
    return session_facts(person or a_person(), meals, day, recent, began)
