"""Reading the USDA files out of the wheels."""

from pathlib import Path

from nutrition.domain.food import Unit
from nutrition.domain.nutrients import Nutrient
from tests.factories.food_tables import fdc_wheel, sr21_wheel
from tools.food_table.build import read_sources
from tools.food_table.fdc import read_fdc
from tools.food_table.model import Source
from tools.food_table.select import deduplicated
from tools.food_table.sr21 import read_sr21

RICE = {"foodName": "Rice, cooked, white", "data_type": "survey_fndds_food", "Energy": "130", "Protein": "2.7"}


def test_sr21_gives_numbers_portions_and_no_invented_zero(tmp_path: Path) -> None:
    wheel = sr21_wheel(
        tmp_path, [("20045", "2000", "Rice, white, cooked", "130 2.69 0.28 28.17")], ["~20045~^1^1^~cup~^158^^"]
    )
    (food,) = read_sr21(wheel)
    assert (food.source, food.source_id, food.category) == (Source.SR21, "20045", "Cereal Grains and Pasta")
    assert food.per_100g.energy_kcal == 130
    assert food.per_100g.get(Nutrient.FIBRE_G) is None
    assert food.portions[0].unit is Unit.CUP


def test_alcohol_is_what_is_left_of_an_alcoholic_beverage(tmp_path: Path) -> None:
    wheel = sr21_wheel(tmp_path, [("14", "1400", "Alcoholic beverage, wine", "85 0.1 0 2.6")], [])
    (food,) = read_sr21(wheel)
    alcohol = food.per_100g.get(Nutrient.ALCOHOL_G)
    assert alcohol is not None
    assert float(alcohol) == 16.3  # 100 - 80 water - 0.1 - 0 - 1 ash - 2.6


def test_branded_and_laboratory_rows_are_not_read(tmp_path: Path) -> None:
    rows = [RICE, {**RICE, "data_type": "branded_food"}, {**RICE, "data_type": "sub_sample_food"}]
    assert [food.source for food in read_fdc(fdc_wheel(tmp_path, rows))] == [Source.FNDDS]


def test_a_row_without_energy_is_left_out_and_never_read_as_zero(tmp_path: Path) -> None:
    macros = {"Protein": "2", "Total fat": "1", "Carbohydrate": "10"}
    fdc_wheel(
        tmp_path,
        [
            {"foodName": "Beans, Atwater energy only", "data_type": "foundation_food", "Energy": "", **macros},
            {"foodName": "Beans, energy of nought", "data_type": "foundation_food", "Energy": "0", **macros},
            {"foodName": "Beans, sound", "data_type": "foundation_food", "Energy": "57", **macros},
        ],
    )
    sr21_wheel(tmp_path, [], [])
    assert [food.name for food in read_sources(tmp_path, lambda _: None)] == ["Beans, sound"]


def test_newer_names_of_fibre_and_sugar_are_read_too(tmp_path: Path) -> None:
    (food,) = read_fdc(fdc_wheel(tmp_path, [{**RICE, "Fiber (AOAC 2011.25)": "1.5", "Sugars, Total": "0.1"}]))
    assert str(food.per_100g.get(Nutrient.FIBRE_G)) == "1.500"
    assert str(food.per_100g.get(Nutrient.SUGARS_G)) == "0.100"


def test_a_trace_below_zero_is_zero(tmp_path: Path) -> None:
    (food,) = read_fdc(fdc_wheel(tmp_path, [{**RICE, "Carbohydrate": "-0.21"}]))
    assert food.per_100g.get(Nutrient.CARBOHYDRATE_G) == 0


def test_one_row_a_description_and_the_best_source_has_it(tmp_path: Path) -> None:
    sr21 = read_sr21(sr21_wheel(tmp_path, [("1", "2000", "Rice, white, cooked", "130 2.7 0.3 28")], []))
    fdc = read_fdc(fdc_wheel(tmp_path, [RICE, {**RICE, "data_type": "foundation_food"}]))
    assert [food.source for food in deduplicated([*sr21, *fdc])] == [Source.FOUNDATION]
    assert [food.source for food in deduplicated([*fdc[:1], *sr21])] == [Source.SR21]
