"""More names of the reviewed foods in both languages: names and measures, and each name with one food."""

from pathlib import Path

import pytest

from nutrition.domain.food import Unit
from tools.food_table.english_names import read_reviewed
from tools.food_table.model import BuildError
from tools.food_table.reviewed import ReviewedFood

_FOODS = "# category: Dishes\nbasturma\tбастурма\tbasturma|beef jerky\tJerky\t30\tslice=8\n"
_ENGLISH = "# category: Dishes\njerky\tджерки\tbeef jerky\tJerky\t28\tpack=40\n"


def read(folder: Path, names: str, russian: str = "") -> dict[str, ReviewedFood]:
    (folder / "foods").mkdir()
    (folder / "foods" / "meat.tsv").write_text(_FOODS, encoding="utf-8")
    (folder / "foods" / "english_meat.tsv").write_text(_ENGLISH, encoding="utf-8")
    (folder / "english_names.tsv").write_text(names, encoding="utf-8")
    (folder / "russian_names.tsv").write_text(russian, encoding="utf-8")
    return {food.key: food for food in read_reviewed(folder)}


def test_a_food_gets_more_names_and_the_measures_it_lacks(tmp_path: Path) -> None:
    basturma = read(tmp_path, "basturma\tpastirma\tslice=9;pack=100\n")["basturma"]
    assert "pastirma" in basturma.names_en
    assert {unit: int(portion.grams) for unit, portion in basturma.units.items()} == {Unit.SLICE: 8, Unit.PACK: 100}


def test_a_food_gets_more_russian_names(tmp_path: Path) -> None:
    basturma = read(tmp_path, "", russian="basturma\tвяленая говядина\t\n")["basturma"]
    assert basturma.names_ru == ("бастурма", "вяленая говядина")
    assert "вяленая говядина" not in basturma.names_en


def test_an_english_food_takes_its_name_from_the_one_that_stood_in_for_it(tmp_path: Path) -> None:
    foods = read(tmp_path, "")
    assert foods["basturma"].names_en == ("basturma",)
    assert foods["jerky"].names_en == ("beef jerky",)


def test_names_of_no_food_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="bresaola is no food"):
        read(tmp_path, "bresaola\tair dried beef\t\n")
