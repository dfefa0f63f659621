"""The vendor's servings as amounts per 100 g."""

from decimal import Decimal

from nutrition.adapters.nutritionix.mapping import to_food
from nutrition.adapters.nutritionix.schemas import VendorFood
from nutrition.domain.food import Food, Unit
from nutrition.domain.nutrients import Nutrient
from tests.fakes.nutritionix import RICE


def rice(**changes: object) -> VendorFood:
    return VendorFood.model_validate({**RICE, **changes})


def mapped(**changes: object) -> Food:
    food = to_food(rice(**changes))
    assert food is not None
    return food


def test_amounts_of_a_serving_become_amounts_of_100_g() -> None:
    food = mapped()
    assert food.per_100g.energy_kcal == Decimal("130.000")  # 205.4 kcal in 158 g
    assert food.per_100g.protein_g == Decimal("2.690")
    assert food.per_100g.get(Nutrient.SODIUM_MG) == Decimal("1.000")


def test_null_is_unknown_and_not_zero() -> None:
    food = mapped(full_nutrients=[{"attr_id": 208, "value": 205.4}, {"attr_id": 291, "value": None}])
    assert food.per_100g.get(Nutrient.FIBRE_G) is None
    assert mapped(nf_protein=None, full_nutrients=None).per_100g.get(Nutrient.PROTEIN_G) is None


def test_vitamin_d_is_turned_from_units_into_micrograms() -> None:
    food = mapped(serving_weight_grams=100, full_nutrients=[{"attr_id": 324, "value": 40}])
    assert food.per_100g.get(Nutrient.VITAMIN_D_UG) == Decimal("1.000")


def test_an_attribute_that_the_product_does_not_use_is_left_out() -> None:
    assert len(list(mapped(full_nutrients=[{"attr_id": 511, "value": 3}]).per_100g)) == 4


def test_household_measures_become_portions() -> None:
    food = mapped()
    assert food.portion(Unit.CUP) == Decimal("158.000")
    assert food.portion(Unit.TABLESPOON) == Decimal("9.900")
    assert food.default_portion_g == 158


def test_a_food_without_weight_or_energy_is_of_no_use() -> None:
    assert to_food(rice(serving_weight_grams=None)) is None
    assert to_food(rice(serving_weight_grams=0)) is None
    assert to_food(rice(nf_calories=None, full_nutrients=[])) is None


def test_the_food_says_where_its_numbers_come_from() -> None:
    food = mapped()
    assert (food.source, food.source_id, food.key) == ("nutritionix", "20045", "nutritionix_white_rice")


def test_absurd_numbers_are_refused() -> None:
    assert to_food(rice(nf_calories=2, full_nutrients=[])) is None
    assert to_food(rice(serving_weight_grams=15)) is None
