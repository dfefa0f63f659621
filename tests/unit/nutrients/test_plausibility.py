"""Numbers that cannot be true are noticed."""

from decimal import Decimal

import pytest

from nutrition.domain.nutrients import Nutrient, Nutrients
from nutrition.domain.plausibility import implausibility, incompleteness
from tests.factories.food_tables import amounts


@pytest.mark.parametrize(
    ("name", "nutrients"),
    [
        ("Butter", amounts("717", "0.9", "81.1", "0.1")),
        ("Wheat bran", amounts("216", "15.6", "4.3", "64.5") + Nutrients({Nutrient.FIBRE_G: Decimal("42.8")})),
        ("Water", amounts("0")),
        ("Oil", amounts("902", "0", "100")),
        ("Wine, table, red", amounts("85", "0.1", "0", "2.6")),
    ],
)
def test_true_foods_pass(name: str, nutrients: Nutrients) -> None:
    assert incompleteness(nutrients) is None
    assert implausibility(nutrients, name=name) is None


@pytest.mark.parametrize(
    ("nutrients", "said"),
    [
        (amounts("1965", "18", "9", "3"), "kcal"),
        (amounts("0", "2", "1", "60"), "too little"),
        (amounts("400", "1", "1", "5"), "too much"),
        (amounts("500", "60", "50", "40"), "weigh more"),
        (Nutrients({Nutrient.ENERGY_KCAL: Decimal(10)}), "no protein_g, fat_g, carbohydrate_g"),
        (amounts("10", "1", "0", "1") + Nutrients({Nutrient.SODIUM_MG: Decimal(90000)}), "sodium_mg"),
    ],
)
def test_impossible_numbers_are_named(nutrients: Nutrients, said: str) -> None:
    assert said in (incompleteness(nutrients) or implausibility(nutrients, name="Something") or "")


def test_an_unknown_macronutrient_may_hold_the_rest_of_the_energy() -> None:
    known = Nutrients({Nutrient.ENERGY_KCAL: Decimal(400), Nutrient.PROTEIN_G: Decimal(2)})
    assert implausibility(known) is None


def test_energy_below_what_the_known_macronutrients_hold_is_absurd() -> None:
    known = Nutrients({Nutrient.ENERGY_KCAL: Decimal(0), Nutrient.CARBOHYDRATE_G: Decimal(60)})
    assert "too little" in (implausibility(known) or "")


def test_carbohydrate_without_its_fibre_is_only_expected_of_european_labels() -> None:
    bran = amounts("280", "15", "4", "20") + Nutrients({Nutrient.FIBRE_G: Decimal(45)})
    assert implausibility(bran, printed=True) is None
    assert "too much" in (implausibility(bran) or "")


def test_a_part_is_no_more_than_the_whole() -> None:
    sweet = amounts("100", "1", "1", "20") + Nutrients({Nutrient.SUGARS_G: Decimal(30)})
    assert "more sugars_g" in (implausibility(sweet) or "")
