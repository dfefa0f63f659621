"""Amounts of nutrients and the only arithmetic done on them.

Amounts are `Decimal`, so that sums and scalings that a person can check by hand come out the same here. A nutrient that
is not in the mapping is unknown, which is not zero.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import reduce
from types import MappingProxyType
from typing import Self

ZERO = Decimal(0)
HUNDRED_GRAMS = Decimal(100)


class Nutrient(StrEnum):
    """The nutrients of docs/food_table.md; the suffix is the unit."""

    ENERGY_KCAL = "energy_kcal"
    PROTEIN_G = "protein_g"
    FAT_G = "fat_g"
    CARBOHYDRATE_G = "carbohydrate_g"
    FIBRE_G = "fibre_g"
    SUGARS_G = "sugars_g"
    SATURATED_FAT_G = "saturated_fat_g"
    MONOUNSATURATED_FAT_G = "monounsaturated_fat_g"
    POLYUNSATURATED_FAT_G = "polyunsaturated_fat_g"
    CHOLESTEROL_MG = "cholesterol_mg"
    SODIUM_MG = "sodium_mg"
    POTASSIUM_MG = "potassium_mg"
    CALCIUM_MG = "calcium_mg"
    IRON_MG = "iron_mg"
    MAGNESIUM_MG = "magnesium_mg"
    PHOSPHORUS_MG = "phosphorus_mg"
    ZINC_MG = "zinc_mg"
    VITAMIN_A_UG = "vitamin_a_ug"
    VITAMIN_C_MG = "vitamin_c_mg"
    VITAMIN_D_UG = "vitamin_d_ug"
    VITAMIN_E_MG = "vitamin_e_mg"
    VITAMIN_B12_UG = "vitamin_b12_ug"
    FOLATE_UG = "folate_ug"
    ALCOHOL_G = "alcohol_g"
    CAFFEINE_MG = "caffeine_mg"


@dataclass(frozen=True, slots=True, eq=True)
class Nutrients:
    """Known amounts of nutrients, either per 100 g or of one eaten amount: the holder's field says which.

    Raises `ValueError` for an amount that is negative or not finite.
    """

    values: Mapping[Nutrient, Decimal]

    def __post_init__(self) -> None:
        for nutrient, amount in self.values.items():
            if not amount.is_finite() or amount < ZERO:
                raise ValueError(f"{nutrient} is not an amount")
        ordered = {nutrient: self.values[nutrient] for nutrient in Nutrient if nutrient in self.values}
        object.__setattr__(self, "values", MappingProxyType(ordered))

    def __hash__(self) -> int:
        return hash(tuple(self.values.items()))

    def __iter__(self) -> Iterator[tuple[Nutrient, Decimal]]:
        return iter(self.values.items())

    def __bool__(self) -> bool:
        return bool(self.values)

    def get(self, nutrient: Nutrient) -> Decimal | None:
        """The amount, or None when it is unknown."""
        return self.values.get(nutrient)

    @property
    def energy_kcal(self) -> Decimal:
        """0 when unknown, as are the three macronutrients below."""
        return self.values.get(Nutrient.ENERGY_KCAL, ZERO)

    @property
    def protein_g(self) -> Decimal:
        return self.values.get(Nutrient.PROTEIN_G, ZERO)

    @property
    def fat_g(self) -> Decimal:
        return self.values.get(Nutrient.FAT_G, ZERO)

    @property
    def carbohydrate_g(self) -> Decimal:
        return self.values.get(Nutrient.CARBOHYDRATE_G, ZERO)

    def times(self, factor: Decimal) -> Self:
        """Every amount multiplied by `factor` (at least 0)."""
        return type(self)({nutrient: amount * factor for nutrient, amount in self.values.items()})

    def scaled(self, grams: Decimal) -> Self:
        """What `grams` of a food hold whose amounts per 100 g these are."""
        return self.times(grams / HUNDRED_GRAMS)

    def __add__(self, other: "Nutrients") -> Self:
        """The sum of what is known; a nutrient known on one side only counts with that side's amount."""
        keys = self.values.keys() | other.values.keys()
        return type(self)({key: self.values.get(key, ZERO) + other.values.get(key, ZERO) for key in keys})

    @classmethod
    def empty(cls) -> Self:
        """Nothing known; the neutral element of the sum."""
        return cls({})

    @classmethod
    def total(cls, parts: "Iterable[Nutrients]") -> Self:
        """The sum of all parts; empty for none."""
        return reduce(lambda left, right: left + right, parts, cls.empty())

    def to_json(self) -> dict[str, str]:
        """Decimal text per nutrient name, exact and ready for a JSON column."""
        return {nutrient.value: format(amount, "f") for nutrient, amount in self.values.items()}

    @classmethod
    def from_json(cls, data: Mapping[str, str]) -> Self:
        """The inverse of `to_json`; raises `ValueError` for an unknown nutrient or a malformed amount."""
        try:
            return cls({Nutrient(name): Decimal(amount) for name, amount in data.items()})
        except InvalidOperation as error:
            raise ValueError("malformed amount") from error
