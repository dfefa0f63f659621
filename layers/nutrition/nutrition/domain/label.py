"""A nutrition label that was read from a picture, on its way to become a food."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from nutrition.domain.food import Food, Portion, Unit
from nutrition.domain.nutrients import Nutrient, Nutrients
from nutrition.errors import InvalidInputError

SOURCE = "label"
_NUMBER = r"(\d{1,4}(?:[.,]\d{1,2})?)"
_CORRECTIONS: tuple[tuple[Nutrient, str], ...] = (
    (Nutrient.ENERGY_KCAL, r"ккал|калори\w*|энерги\w*|kcal|calori\w*|energy"),
    (Nutrient.PROTEIN_G, r"белк\w*|белок|б|protein\w*|p"),
    (Nutrient.FAT_G, r"жир\w*|ж|fat\w*|f"),
    (Nutrient.CARBOHYDRATE_G, r"углевод\w*|у|carb\w*|c"),
)
_ASKS_FOR_LABEL = re.compile(
    r"\b(этикетк\w*|состав\w*|кбжу|пищевая ценность|nutrition (?:facts|label|table)|label|ingredients)\b", re.IGNORECASE
)
_MOST = {Nutrient.ENERGY_KCAL: Decimal(905)}
_MOST_G = Decimal(100)


@dataclass(frozen=True, slots=True)
class NutritionLabel:
    """What 100 g hold (or 100 ml), what the package calls a serving and what it holds in all, g or ml.

    `energy_agrees` is None where the check was not possible; `repaired` were not readable as printed.
    """

    per_100: Nutrients
    is_per_100_ml: bool = False
    serving: Decimal | None = None
    package: Decimal | None = None
    energy_agrees: bool | None = None
    repaired: tuple[Nutrient, ...] = ()


def is_usable(label: NutritionLabel) -> bool:
    """Whether the label says enough to be worth a question: energy, or what it follows from."""
    known = [label.per_100.get(nutrient) is not None for nutrient, _ in _CORRECTIONS]
    return known[0] or all(known[1:])


def asks_for_label(caption: str) -> tuple[bool, str]:
    """Whether the caption says that the photo shows a label, and the rest of it, which may name the product."""
    rest = _ASKS_FOR_LABEL.sub(" ", caption)
    return rest != caption, " ".join(rest.split()).strip(" ,.:;-–—")


def corrected(label: NutritionLabel, text: str) -> NutritionLabel:
    """The label with the values that the words give: "ккал 250, белки 10, ж 5" or "250 kcal, 10 g protein".

    Raises InvalidInputError when the words give none, or one that 100 g cannot hold.
    """
    given = {nutrient: value for nutrient, words in _CORRECTIONS if (value := _value_of(text, words)) is not None}
    if not given or any(value > _MOST.get(nutrient, _MOST_G) for nutrient, value in given.items()):
        raise InvalidInputError("error-label-values")
    values = {**label.per_100.values, **given}
    return replace(label, per_100=Nutrients(values), energy_agrees=None, repaired=())


def to_food(label: NutritionLabel, key: str, name: str, name_ru: str) -> Food:
    """The food that the label describes; millilitres count as grams, for the values are then of 100 ml."""
    sizes = ((Unit.PORTION, label.serving), (Unit.PACK, label.package))
    portions = [Portion(unit, size) for unit, size in sizes if size is not None]
    if label.is_per_100_ml:
        portions.append(Portion(Unit.MILLILITRE, Decimal(1)))
    return Food(
        key=key,
        name_en=name,
        name_ru=name_ru,
        source=SOURCE,
        source_id=key,
        category="",
        per_100g=label.per_100,
        portions=tuple(portions),
        default_portion_g=label.serving or (label.package if label.package and label.package <= 300 else None),
    )


def label_to_data(label: NutritionLabel) -> dict[str, str | int | None]:
    """Flat JSON values, as a dialogue keeps them."""
    return {
        **{f"n:{name}": amount for name, amount in label.per_100.to_json().items()},
        "ml": int(label.is_per_100_ml),
        "serving": None if label.serving is None else str(label.serving),
        "package": None if label.package is None else str(label.package),
        "agrees": None if label.energy_agrees is None else int(label.energy_agrees),
        "repaired": ",".join(label.repaired),
    }


def label_from_data(data: Mapping[str, str | int | None]) -> NutritionLabel:
    """The inverse of `label_to_data`; other keys are left alone."""
    amounts = {key[2:]: str(value) for key, value in data.items() if key.startswith("n:")}
    agrees = data.get("agrees")
    return NutritionLabel(
        per_100=Nutrients.from_json(amounts),
        is_per_100_ml=bool(data.get("ml")),
        serving=_decimal(data.get("serving")),
        package=_decimal(data.get("package")),
        energy_agrees=None if agrees is None else bool(agrees),
        repaired=tuple(Nutrient(name) for name in str(data.get("repaired") or "").split(",") if name),
    )


def _decimal(value: str | int | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _value_of(text: str, words: str) -> Decimal | None:
    """The number right after the word, else the one right before it."""
    after = re.search(rf"\b(?:{words})\b[\s:=–—-]*{_NUMBER}", text, re.IGNORECASE)
    found = after or re.search(rf"{_NUMBER}\s*(?:г|g)?\s*(?:{words})\b", text, re.IGNORECASE)
    return Decimal(found[1].replace(",", ".")) if found else None
