"""USDA National Nutrient Database for Standard Reference, release 21 (public domain), out of the `gourmand` wheel.

Format: the release's documentation (sr21_doc.pdf, "Abbreviated File", "Food Description", "Weight"): fields parted by
`^`, text between `~`, an empty field is unknown. The wheel is read as an archive; its code (GPL) is never run.
"""

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from nutrition.domain.nutrients import Nutrient, Nutrients
from tools.food_table.household import Weight, read_weights
from tools.food_table.model import Source, SourceFood

COLUMNS: dict[Nutrient, int] = {
    Nutrient.ENERGY_KCAL: 3,
    Nutrient.PROTEIN_G: 4,
    Nutrient.FAT_G: 5,
    Nutrient.CARBOHYDRATE_G: 7,
    Nutrient.FIBRE_G: 8,
    Nutrient.SUGARS_G: 9,
    Nutrient.CALCIUM_MG: 10,
    Nutrient.IRON_MG: 11,
    Nutrient.MAGNESIUM_MG: 12,
    Nutrient.PHOSPHORUS_MG: 13,
    Nutrient.POTASSIUM_MG: 14,
    Nutrient.SODIUM_MG: 15,
    Nutrient.ZINC_MG: 16,
    Nutrient.VITAMIN_C_MG: 20,
    Nutrient.FOLATE_UG: 26,
    Nutrient.VITAMIN_B12_UG: 31,
    Nutrient.VITAMIN_A_UG: 33,
    Nutrient.VITAMIN_E_MG: 40,
    Nutrient.SATURATED_FAT_G: 42,
    Nutrient.MONOUNSATURATED_FAT_G: 43,
    Nutrient.POLYUNSATURATED_FAT_G: 44,
    Nutrient.CHOLESTEROL_MG: 45,
}
WATER, ASH = 2, 6
GROUPS = {
    "0100": "Dairy and Egg Products",
    "0200": "Spices and Herbs",
    "0300": "Baby Foods",
    "0400": "Fats and Oils",
    "0500": "Poultry Products",
    "0600": "Soups, Sauces, and Gravies",
    "0700": "Sausages and Luncheon Meats",
    "0800": "Breakfast Cereals",
    "0900": "Fruits and Fruit Juices",
    "1000": "Pork Products",
    "1100": "Vegetables and Vegetable Products",
    "1200": "Nut and Seed Products",
    "1300": "Beef Products",
    "1400": "Beverages",
    "1500": "Finfish and Shellfish Products",
    "1600": "Legumes and Legume Products",
    "1700": "Lamb, Veal, and Game Products",
    "1800": "Baked Products",
    "1900": "Sweets",
    "2000": "Cereal Grains and Pasta",
    "2100": "Fast Foods",
    "2200": "Meals, Entrees, and Side Dishes",
    "2500": "Snacks",
    "3500": "American Indian/Alaska Native Foods",
}


def read_sr21(wheel: Path) -> list[SourceFood]:
    """Every food of the release that has energy and the three macronutrients."""
    with zipfile.ZipFile(wheel) as archive:
        names = {row[0]: (row[2], row[1]) for row in _rows(archive, "FOOD_DES.txt")}
        weights = defaultdict(list)
        for row in _rows(archive, "WEIGHT.txt"):
            weights[row[0]].append(Weight(Decimal(row[2]), row[3], Decimal(row[4])))
        foods = []
        for row in _rows(archive, "ABBREV.txt"):
            name, group = names[row[0]]
            foods.append(
                SourceFood(
                    source=Source.SR21,
                    source_id=row[0],
                    name=name,
                    category=GROUPS[group],
                    per_100g=_nutrients(row, is_alcoholic=name.startswith("Alcoholic beverage")),
                    portions=read_weights(weights[row[0]]),
                )
            )
    return foods


def _rows(archive: zipfile.ZipFile, name: str) -> Iterator[list[str]]:
    with archive.open(f"gourmand/data/{name}") as raw:
        for line in io.TextIOWrapper(raw, encoding="latin-1"):
            if line.strip():
                yield [field.strip("~") for field in line.rstrip("\r\n").split("^")]


def _nutrients(row: list[str], *, is_alcoholic: bool) -> Nutrients:
    values = {nutrient: Decimal(row[column]) for nutrient, column in COLUMNS.items() if row[column] != ""}
    if is_alcoholic:
        # The abbreviated file leaves alcohol out; carbohydrate is USDA's difference of all the others from 100 g.
        parts = (row[column] for column in (WATER, 4, 5, ASH, 7))
        rest = Decimal(100) - sum((Decimal(part) for part in parts if part), Decimal(0))
        values[Nutrient.ALCOHOL_G] = max(rest, Decimal(0))
    return Nutrients(values)
