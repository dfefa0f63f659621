"""What people typed into Open Food Facts, made usable or refused."""

from decimal import Decimal
from typing import Any

import pytest

from nutrition.adapters.openfoodfacts.mapping import to_product
from nutrition.adapters.openfoodfacts.schemas import VendorProduct
from nutrition.domain.food import Food, Unit
from nutrition.domain.nutrients import Nutrient
from nutrition.ports.products import Product

CODE = "4600000000008"
MILK = {"energy-kcal_100g": 60, "proteins_100g": 3, "fat_100g": 3.2, "carbohydrates_100g": 4.7}


def product(nutriments: object = None, **fields: Any) -> Product:  # noqa: ANN401 - any field of the vendor's
    given = {"product_name": "Молоко", "nutriments": MILK if nutriments is None else nutriments, **fields}
    return to_product(CODE, VendorProduct.model_validate(given))


def food(nutriments: object = None, **fields: Any) -> Food:  # noqa: ANN401 - any field of the vendor's
    found = product(nutriments, **fields).food
    assert found is not None
    return found


def test_what_is_not_given_is_unknown() -> None:
    values = food({"energy-kcal_100g": 60, "fat_100g": None, "proteins_100g": ""}).per_100g
    assert (values.get(Nutrient.FAT_G), values.get(Nutrient.PROTEIN_G), values.get(Nutrient.FIBRE_G)) == (None,) * 3


def test_a_zero_is_a_zero() -> None:
    assert food({"energy-kcal_100g": 0, "fat_100g": "0"}).per_100g.get(Nutrient.FAT_G) == 0


@pytest.mark.parametrize(
    "nutriments", [{"energy-kj_100g": "251"}, {"energy_100g": 251}, {"energy_100g": "251,0", "energy-kcal_100g": "?"}]
)
def test_kilojoules_become_kilocalories(nutriments: dict[str, object]) -> None:
    assert food(nutriments).per_100g.energy_kcal == pytest.approx(Decimal(60), abs=Decimal("0.1"))


def test_energy_that_is_not_given_follows_from_the_macronutrients() -> None:
    given = {"proteins_100g": 3, "fat_100g": 3.2, "carbohydrates_100g": 4.7}
    assert food(given).per_100g.energy_kcal == Decimal("59.6")


def test_salt_stands_in_for_sodium() -> None:
    assert food({**MILK, "salt_100g": 0.1}).per_100g.get(Nutrient.SODIUM_MG) == 40
    assert food({**MILK, "salt_100g": 0.1, "sodium_100g": 0.05}).per_100g.get(Nutrient.SODIUM_MG) == 50


@pytest.mark.parametrize(
    "nutriments",
    [
        {},
        [],
        {"proteins_100g": 3},
        {"energy-kcal_100g": "NaN"},
        {"energy-kcal_100g": -60},
        {**MILK, "energy-kcal_100g": 251},  # kilojoules in the wrong field
        {**MILK, "energy-kcal_100g": 6},
        {**MILK, "fat_100g": 320},
        {**MILK, "sugars_100g": 47},
        {"energy-kcal_100g": 400, "proteins_100g": 50, "fat_100g": 20, "carbohydrates_100g": 60},
    ],
)
def test_a_row_without_energy_or_that_cannot_be_true_is_refused_but_named(nutriments: object) -> None:
    found = product(nutriments)
    assert (found.name, found.food) == ("Молоко", None)


@pytest.mark.parametrize(
    ("nutriments", "what"),
    [
        ({"energy-kcal_100g": 231, "alcohol_100g": 40}, "spirits"),
        (
            {"energy-kcal_100g": 240, "proteins_100g": 0, "fat_100g": 0, "carbohydrates_100g": 96, "polyols_100g": 96},
            "sweetener of polyols",
        ),
        (
            {"energy-kcal_100g": 206, "proteins_100g": 15, "fat_100g": 4, "carbohydrates_100g": 64, "fiber_100g": 43},
            "bran",
        ),
        ({"energy-kcal_100g": 884, "proteins_100g": 0, "fat_100g": 100, "carbohydrates_100g": 0}, "oil"),
    ],
)
def test_unusual_food_that_is_true_is_kept(nutriments: dict[str, float], what: str) -> None:
    assert product(nutriments).food is not None, what


def test_the_brand_is_named_once() -> None:
    assert food(product_name="Молоко Домик", brands="Домик, Завод").name("ru") == "Молоко Домик"
    assert food(product_name="Молоко", brands="Домик").name("ru") == "Молоко Домик"


def test_a_name_of_another_alphabet_serves_where_there_is_no_other() -> None:
    assert food(product_name="Молоко").name("en") == "Молоко"
    assert food(product_name="Lait").name("ru") == "Lait"
    assert food(product_name="").name("en") == CODE


def test_a_drink_is_measured_in_millilitres() -> None:
    drink = food(product_quantity=1000, product_quantity_unit="ml", serving_quantity="250", serving_quantity_unit="ml")
    assert [(portion.unit, portion.grams) for portion in drink.portions] == [
        (Unit.PORTION, Decimal(250)),
        (Unit.PACK, Decimal(1000)),
        (Unit.MILLILITRE, Decimal(1)),
    ]


def test_sizes_that_nobody_could_mean_are_not_offered() -> None:
    odd = food(product_quantity=0, serving_quantity=30000, serving_quantity_unit="oz")
    assert odd.portions == ()
