"""Meals and edits to rows and back.

The totals stand beside the items, so that sums over a day are SQL; they are derived, and a read derives them again.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row

from nutrition.domain.meal import Meal, MealEdit, MealOrigin, MealStatus
from nutrition.domain.meal_json import items_from_json, items_to_json


def meal_columns(meal: Meal) -> dict[str, Any]:
    """All but the identity, the owner and the message."""
    totals = meal.totals()
    return {
        "session_id": meal.session_id,
        "status": meal.status.value,
        "origin": meal.origin.value,
        "version": meal.version,
        "items": items_to_json(meal.items),
        "eaten_share": meal.eaten_share,
        "energy_kcal": totals.energy_kcal,
        "protein_g": totals.protein_g,
        "fat_g": totals.fat_g,
        "carbohydrate_g": totals.carbohydrate_g,
        "eaten_at": meal.eaten_at,
        "saved_at": meal.saved_at,
        "media_group_id": meal.media_group_id,
        "recognised_by": meal.recognised_by,
    }


def meal_of(row: Row[Any]) -> Meal:
    return Meal(
        user_id=row.telegram_user_id,
        status=MealStatus(row.status),
        origin=MealOrigin(row.origin),
        items=items_from_json(row.items),
        eaten_at=row.eaten_at,
        created_at=row.created_at,
        meal_id=row.meal_id,
        version=row.version,
        eaten_share=row.eaten_share,
        session_id=row.session_id,
        message_id=row.message_id,
        media_group_id=row.media_group_id,
        saved_at=row.saved_at,
        recognised_by=row.recognised_by,
    )


def edit_rows(meal: Meal, edits: Sequence[MealEdit]) -> list[dict[str, Any]]:
    return [
        {
            "meal_id": meal.meal_id,
            "version": meal.version,
            "position": position,
            "telegram_user_id": meal.user_id,
            "field": edit.field,
            "item_id": edit.item_id,
            "old": edit.old,
            "new": edit.new,
            "how": edit.how,
            "at": edit.at,
        }
        for position, edit in enumerate(edits)
    ]


def edit_of(row: Row[Any]) -> MealEdit:
    return MealEdit(row.field, row.item_id, row.old, row.new, row.how, row.at, row.version)
