"""What was read from a label, to be confirmed."""

from decimal import Decimal

from aiogram.types import InlineKeyboardButton as Button
from aiogram.types import InlineKeyboardMarkup

from nutrition.domain.label import NutritionLabel
from nutrition.domain.nutrients import Nutrient
from nutrition.presentation.numbers import grams, whole
from scenarios.callbacks import LabelAct, LabelButton
from scenarios.turn import Turn

_SHOWN = (
    ("label-energy", Nutrient.ENERGY_KCAL),
    ("label-protein", Nutrient.PROTEIN_G),
    ("label-fat", Nutrient.FAT_G),
    ("label-carbohydrate", Nutrient.CARBOHYDRATE_G),
)
_OPTIONAL = (
    ("label-sugars", Nutrient.SUGARS_G),
    ("label-saturated-fat", Nutrient.SATURATED_FAT_G),
    ("label-fibre", Nutrient.FIBRE_G),
)


def label_text(turn: Turn, label: NutritionLabel, name: str) -> str:
    """The values of 100 g or 100 ml as they will be used, the sizes, and what the energy check says."""
    unit = turn.text("unit-ml" if label.is_per_100_ml else "unit-g")
    title = turn.text("label-title-named" if name else "label-title", name=name, unit=unit)
    lines = [title, *(_line(turn, key, label, nutrient) for key, nutrient in _SHOWN)]
    lines += [
        _line(turn, key, label, nutrient) for key, nutrient in _OPTIONAL if label.per_100.get(nutrient) is not None
    ]
    if label.serving is not None:
        lines.append(turn.text("label-serving", amount=grams(label.serving), unit=unit))
    if label.package is not None:
        lines.append(turn.text("label-package", amount=grams(label.package), unit=unit))
    if label.energy_agrees is False:
        lines += ["", turn.text("label-energy-disagrees")]
    lines += ["", turn.text("label-question")]
    return "\n".join(lines)


def _line(turn: Turn, key: str, label: NutritionLabel, nutrient: Nutrient) -> str:
    value = label.per_100.get(nutrient)
    if value is None:
        return turn.text(key, value="?")
    mark = " ✎" if nutrient in label.repaired else ""
    return turn.text(key, value=whole(value) if nutrient is Nutrient.ENERGY_KCAL else _as_printed(value)) + mark


def _as_printed(value: Decimal) -> int | float:
    """To be compared with the package: one decimal, whatever the size."""
    return whole(value) if value == value.to_integral_value() else round(float(value), 1)


def label_keyboard(turn: Turn, photo_id: int) -> InlineKeyboardMarkup:
    """Right, correct, drop."""

    def button(key: str, act: LabelAct) -> Button:
        return Button(text=turn.plain(key), callback_data=LabelButton(photo=photo_id, act=act).pack())

    return InlineKeyboardMarkup(
        inline_keyboard=[
            [button("button-label-right", LabelAct.RIGHT)],
            [button("button-label-correct", LabelAct.CORRECT), button("button-cancel", LabelAct.DROP)],
        ]
    )
