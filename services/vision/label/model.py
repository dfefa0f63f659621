"""What a nutrition table says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Field(StrEnum):
    """The fields of `LabelNutrients` in `vision.proto`; the suffix is the unit."""

    ENERGY_KCAL = "energy_kcal"
    PROTEIN_G = "protein_g"
    FAT_G = "fat_g"
    CARBOHYDRATE_G = "carbohydrate_g"
    FIBRE_G = "fibre_g"
    SUGARS_G = "sugars_g"
    SATURATED_FAT_G = "saturated_fat_g"
    SALT_G = "salt_g"


MACROS = (Field.PROTEIN_G, Field.FAT_G, Field.CARBOHYDRATE_G)


class Basis(StrEnum):
    """What a column of the table speaks of."""

    PER_100_G = "100 g"
    PER_100_ML = "100 ml"
    PER_SERVING = "serving"


@dataclass(frozen=True, slots=True)
class Number:
    """One number: as it was printed for all one can see, and what it may be, the likeliest first.

    Every further value is one mending more.
    """

    printed: float
    values: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it was read: for each field its numbers, one a column; energy stands in kcal already."""

    columns: tuple[Basis, ...]
    numbers: Mapping[Field, tuple[Number, ...]]
    serving: float = 0.0
    package: float = 0.0


class EnergyCheck(StrEnum):
    IMPOSSIBLE = "impossible"
    AGREES = "agrees"
    DISAGREES = "disagrees"


@dataclass(frozen=True, slots=True)
class Label:
    """What 100 g (or 100 ml) hold; a field that is not there is not known.

    `serving` and `package` are grams or millilitres, 0 when unknown; `repaired` names the fields that were mended.
    """

    per_100: Mapping[Field, float]
    is_per_100_ml: bool
    serving: float
    package: float
    energy_check: EnergyCheck
    repaired: tuple[Field, ...] = field(default=())
