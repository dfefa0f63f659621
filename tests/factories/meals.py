"""Foods and meals with round numbers, so that a reader can do the sums."""

from decimal import Decimal

from nutrition.domain.food import Food, Portion, Unit
from nutrition.domain.meal import Alternative, Amount, AmountBasis, Meal, MealItem, MealOrigin, MealStatus
from nutrition.domain.nutrients import Nutrient, Nutrients
from tests.fakes.clock import START

RICE = "rice_cooked"
BREAD = "rye_bread"


def food(
    key: str = RICE,
    kcal: int = 130,
    *,
    name_ru: str | None = None,
    portions: tuple[tuple[Unit, int], ...] = (),
    default_g: int | None = 180,
) -> Food:
    """A food with protein 3, fat 1 and carbohydrate 28 g per 100 g."""
    per_100g = Nutrients(
        {
            Nutrient.ENERGY_KCAL: Decimal(kcal),
            Nutrient.PROTEIN_G: Decimal(3),
            Nutrient.FAT_G: Decimal(1),
            Nutrient.CARBOHYDRATE_G: Decimal(28),
        }
    )
    return Food(
        key=key,
        name_en=key.replace("_", " "),
        name_ru=name_ru,
        source="usda_sr21",
        source_id="00001",
        category="test",
        per_100g=per_100g,
        portions=tuple(Portion(unit, Decimal(grams)) for unit, grams in portions),
        default_portion_g=None if default_g is None else Decimal(default_g),
    )


def amount(
    grams: int, low: int | None = None, high: int | None = None, basis: AmountBasis = AmountBasis.STATED
) -> Amount:
    return Amount(Decimal(grams), Decimal(low or grams), Decimal(high or grams), basis)


def item(
    item_id: int = 1,
    of: Food | None = None,
    how_much: Amount | None = None,
    *,
    settled: bool = True,
    alternatives: tuple[Alternative, ...] = (),
) -> MealItem:
    return MealItem(item_id, of or food(), how_much or amount(200), settled, alternatives)


def meal(*items: MealItem, status: MealStatus = MealStatus.DRAFT, user_id: int = 7) -> Meal:
    return Meal(user_id, status, MealOrigin.TEXT, items, START, START)
