"""A calculation as the JSON values of `Goal.inputs`, and back."""

from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal

from nutrition.domain.calculation import Calculation
from nutrition.domain.goals import Formula, GoalKind
from nutrition.domain.guards import GuardReason
from nutrition.domain.user import Activity, LifeStage, Sex

Inputs = Mapping[str, str | int | float]

_DECIMALS = (
    "height_cm",
    "weight_kg",
    "activity_factor",
    "bmr_kcal",
    "tdee_kcal",
    "floor_kcal",
    "wanted_pace",
    "pace",
    "expected_pace",
    "energy_kcal",
    "reference_weight_kg",
)


def to_inputs(calculation: Calculation) -> dict[str, str | int | float]:
    """What is None is left out; decimals are text, so that they come back exact."""
    values = {field.name: getattr(calculation, field.name) for field in fields(calculation)}
    return {name: _to_json(value) for name, value in values.items() if value is not None}


def from_inputs(inputs: Inputs) -> Calculation | None:
    """None for a goal that was set by hand without a formula. Raises ValueError or KeyError for damaged inputs."""
    if "bmr_kcal" not in inputs:
        return None
    text = {name: str(value) for name, value in inputs.items()}
    fat = text.get("body_fat_percent")
    return Calculation(
        sex=Sex(text["sex"]),
        age_years=int(text["age_years"]),
        body_fat_percent=None if fat is None else Decimal(fat),
        activity=Activity(text["activity"]),
        life_stage=LifeStage(text["life_stage"]),
        formula=Formula(text["formula"]),
        wanted_kind=GoalKind(text["wanted_kind"]),
        kind=GoalKind(text["kind"]),
        guards=tuple(GuardReason(name) for name in text["guards"].split()),
        **{name: Decimal(text[name]) for name in _DECIMALS},
    )


def _to_json(value: object) -> str | int | float:
    if isinstance(value, int):
        return value
    return " ".join(value) if isinstance(value, tuple) else str(value)
