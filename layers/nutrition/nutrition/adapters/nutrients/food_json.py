"""Matches as JSON and back, for the cache."""

import json
from decimal import Decimal, InvalidOperation
from typing import Any

from nutrition.domain.food import Food, FoodMatch, Portion, Unit
from nutrition.domain.nutrients import Nutrients


def dump_matches(matches: list[FoodMatch]) -> str:
    """Compact JSON; decimals as text."""
    return json.dumps([{"score": match.score, "food": _dump_food(match.food)} for match in matches])


def load_matches(text: str | bytes) -> list[FoodMatch]:
    """The inverse of `dump_matches`; raises `ValueError` for anything else."""
    try:
        return [FoodMatch(_load_food(entry["food"]), float(entry["score"])) for entry in json.loads(text)]
    except (KeyError, TypeError, InvalidOperation) as error:
        raise ValueError("not a list of matches") from error


def _dump_food(food: Food) -> dict[str, Any]:
    return {
        "key": food.key,
        "name_en": food.name_en,
        "name_ru": food.name_ru,
        "source": food.source,
        "source_id": food.source_id,
        "category": food.category,
        "per_100g": food.per_100g.to_json(),
        "portions": {portion.unit.value: str(portion.grams) for portion in food.portions},
        "default_portion_g": None if food.default_portion_g is None else str(food.default_portion_g),
    }


def _load_food(data: dict[str, Any]) -> Food:
    portions = tuple(Portion(Unit(unit), Decimal(grams)) for unit, grams in data["portions"].items())
    default = data["default_portion_g"]
    return Food(
        key=data["key"],
        name_en=data["name_en"],
        name_ru=data["name_ru"],
        source=data["source"],
        source_id=data["source_id"],
        category=data["category"],
        per_100g=Nutrients.from_json(data["per_100g"]),
        portions=portions,
        default_portion_g=None if default is None else Decimal(default),
    )
