"""Numbers that cannot be true are noticed."""

from decimal import Decimal

import pytest

from nutrition.domain.nutrients import Nutrient, Nutrients
from nutrition.domain.row_lint import absurdity, problem
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
    assert problem(name, "", nutrients) is None


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
    assert said in (problem("Something", "", nutrients) or "")


def test_an_unknown_macronutrient_may_hold_the_rest_of_the_energy() -> None:
    known = Nutrients({Nutrient.ENERGY_KCAL: Decimal(400), Nutrient.PROTEIN_G: Decimal(2)})
    assert absurdity("Something", "", known) is None


def test_energy_below_what_the_known_macronutrients_hold_is_absurd() -> None:
    known = Nutrients({Nutrient.ENERGY_KCAL: Decimal(0), Nutrient.CARBOHYDRATE_G: Decimal(60)})
    assert "too little" in (absurdity("Something", "", known) or "")
    assert "no energy_kcal" in (absurdity("Something", "", Nutrients.empty()) or "")
