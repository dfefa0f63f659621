"""Meal items as JSON: for the database row, and for the edit log that undo reads.

The whole food is kept, not only its key: the numbers a person saw stay reproducible when a database changes.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from nutrition.domain.food import Food, Portion, Unit
from nutrition.domain.meal import Alternative, Amount, AmountBasis, Guess, MealItem
from nutrition.domain.nutrients import Nutrients

Json = dict[str, Any]


def amount_to_json(amount: Amount) -> Json:
    return {"grams": str(amount.grams), "low": str(amount.low), "high": str(amount.high), "basis": amount.basis.value}


def amount_from_json(data: Mapping[str, Any]) -> Amount:
    return Amount(Decimal(data["grams"]), Decimal(data["low"]), Decimal(data["high"]), AmountBasis(data["basis"]))


def _portion_to_json(portion: Portion) -> Json:
    bounds = {} if portion.low is None or portion.high is None else {"low": str(portion.low), "high": str(portion.high)}
    return {"unit": portion.unit.value, "grams": str(portion.grams), **bounds}


def _portion_from_json(data: Mapping[str, Any]) -> Portion:
    """Rows older than the bounds have none."""
    low, high = (Decimal(data[name]) if name in data else None for name in ("low", "high"))
    return Portion(Unit(data["unit"]), Decimal(data["grams"]), low, high)


def food_to_json(food: Food) -> Json:
    return {
        "key": food.key,
        "name_en": food.name_en,
        "name_ru": food.name_ru,
        "source": food.source,
        "source_id": food.source_id,
        "category": food.category,
        "per_100g": food.per_100g.to_json(),
        # A list: JSONB does not keep the order of an object's keys.
        "portions": [_portion_to_json(portion) for portion in food.portions],
        "default_portion_g": None if food.default_portion_g is None else str(food.default_portion_g),
    }


def food_from_json(data: Mapping[str, Any]) -> Food:
    default = data["default_portion_g"]
    return Food(
        key=data["key"],
        name_en=data["name_en"],
        name_ru=data["name_ru"],
        source=data["source"],
        source_id=data["source_id"],
        category=data["category"],
        per_100g=Nutrients.from_json(data["per_100g"]),
        portions=tuple(_portion_from_json(one) for one in data["portions"]),
        default_portion_g=None if default is None else Decimal(default),
    )


def _guess_to_json(guess: Guess) -> Json:
    return {"grams": str(guess.grams), "unit": guess.unit and guess.unit.value}


def _guess_from_json(data: Mapping[str, Any]) -> Guess:
    return Guess(Decimal(data["grams"]), data["unit"] and Unit(data["unit"]))


def item_to_json(item: MealItem) -> Json:
    """Fields at their defaults are left out, as they are in rows older than the fields."""
    added: Json = {}
    if item.guess is not None:
        added["guess"] = _guess_to_json(item.guess)
    if item.doubt:
        added["doubt"] = str(item.doubt)
    if item.fat_of is not None:
        added["fat_of"] = item.fat_of
    return {
        "item_id": item.item_id,
        "food": food_to_json(item.food),
        "amount": amount_to_json(item.amount),
        "settled": item.settled,
        "alternatives": [
            {"food_key": other.food_key, "name_en": other.name_en, "name_ru": other.name_ru}
            for other in item.alternatives
        ],
        **added,
    }


def item_from_json(data: Mapping[str, Any]) -> MealItem:
    return MealItem(
        item_id=data["item_id"],
        food=food_from_json(data["food"]),
        amount=amount_from_json(data["amount"]),
        settled=data["settled"],
        alternatives=tuple(Alternative(**other) for other in data["alternatives"]),
        guess=_guess_from_json(data["guess"]) if "guess" in data else None,
        doubt=Decimal(data.get("doubt", 0)),
        fat_of=data.get("fat_of"),
    )


def items_to_json(items: Sequence[MealItem]) -> list[Json]:
    return [item_to_json(item) for item in items]


def items_from_json(data: Sequence[Mapping[str, Any]]) -> tuple[MealItem, ...]:
    return tuple(item_from_json(item) for item in data)
