"""The documented answers of FoodData Central as foods per 100 g."""

from decimal import Decimal
from typing import Any

import pytest

from nutrition.adapters.fdc.mapping import to_food
from nutrition.adapters.fdc.schemas import SearchAnswer, VendorFood
from nutrition.domain.food import Food, Unit
from nutrition.domain.nutrients import Nutrient
from tests.fakes.fdc import documented

GENERAL, SPECIFIC = ("957", 2047), ("958", 2048)


def mapped(name: str, **changes: Any) -> Food | None:  # noqa: ANN401 - any field of the answer
    return to_food(VendorFood.model_validate({**documented(f"food_{name}"), **changes}))


def food(name: str, **changes: Any) -> Food:  # noqa: ANN401 - any field of the answer
    made = mapped(name, **changes)
    assert made is not None
    return made


def energies(*entries: tuple[str, int, float | None]) -> list[dict[str, Any]]:
    """The macronutrients of the bananas with these energies: number, id, amount."""
    macros = [entry for entry in documented("food_foundation")["foodNutrients"] if entry["nutrient"]["id"] < 1006]
    return macros + [{"nutrient": {"number": number, "id": id_}, "amount": amount} for number, id_, amount in entries]


@pytest.mark.parametrize(
    ("entries", "kcal"),
    [
        ([("208", 1008, 90.0), (*SPECIFIC, 88.0), (*GENERAL, 97.0)], Decimal(90)),
        ([(*GENERAL, 97.0), (*SPECIFIC, 88.0)], Decimal(88)),
        ([(*GENERAL, 97.0)], Decimal(97)),
        ([("208", 1008, None), (*GENERAL, 97.0)], Decimal(97)),
        ([("268", 1062, 376.56)], Decimal(90)),
    ],
)
def test_energy_is_read_under_each_of_its_names_kilocalories_first(
    entries: list[tuple[str, int, float | None]], kcal: Decimal
) -> None:
    assert food("foundation", foodNutrients=energies(*entries)).per_100g.energy_kcal == kcal


def test_a_food_without_energy_is_refused_and_does_not_count_0_kcal() -> None:
    assert mapped("foundation", foodNutrients=energies(("208", 1008, None))) is None
    assert mapped("foundation", foodNutrients=None) is None
    assert mapped("foundation", foodNutrients=energies(("208", 1008, 0.0))) is None


def test_null_is_unknown_and_not_zero() -> None:
    bananas = food("foundation").per_100g
    assert bananas.get(Nutrient.VITAMIN_C_MG) is None
    assert bananas.get(Nutrient.SODIUM_MG) == 0


@pytest.mark.parametrize("kcal", [1965.0, 5.0, -3.0])
def test_an_absurd_row_is_refused(kcal: float) -> None:
    assert mapped("foundation", foodNutrients=energies(("208", 1008, kcal))) is None


def test_a_nutrient_without_a_number_is_known_by_its_id() -> None:
    entries = [{"nutrient": {"id": 1008}, "amount": 97.0}, {"nutrient": {"id": 1079}, "amount": 1.7}]
    assert food("foundation", foodNutrients=entries).per_100g.get(Nutrient.FIBRE_G) == Decimal("1.7")


def test_the_abridged_shape_of_the_description_is_read_too() -> None:
    entries = [{"number": 208, "name": "Energy", "amount": 97.0, "unitName": "KCAL"}]
    assert food("foundation", foodNutrients=entries).per_100g.energy_kcal == 97


def test_each_kind_of_food_names_its_portions_in_its_own_way() -> None:
    assert food("foundation").portion(Unit.PIECE) == 115
    assert food("sr_legacy").portion(Unit.CUP) == 158
    assert food("survey").portion(Unit.CUP) == 245
    assert food("survey").default_portion_g == 370
    bar = food("branded")
    assert bar.portion(Unit.BAR) == bar.portion(Unit.PORTION) == bar.default_portion_g == 40


def test_a_label_is_per_serving_and_completes_what_is_per_100_g() -> None:
    bar = food("branded").per_100g
    assert bar.energy_kcal == 425
    assert bar.get(Nutrient.SODIUM_MG) == 250  # 100 mg in a bar of 40 g
    assert bar.get(Nutrient.SUGARS_G) is None
    alone = food("branded", foodNutrients=[]).per_100g
    assert alone.energy_kcal == 425


def test_a_label_without_a_metric_serving_is_not_read() -> None:
    assert mapped("branded", foodNutrients=[], servingSizeUnit="oz") is None


def test_search_results_carry_the_same_amounts_as_details() -> None:
    foods = [to_food(found) for found in SearchAnswer.model_validate(documented("search_generic")).foods]
    details = [mapped("sr_legacy"), mapped("foundation"), mapped("survey")]
    assert [found and found.per_100g for found in foods] == [detail and detail.per_100g for detail in details]
    assert [found and found.category for found in foods] == [detail and detail.category for detail in details]
