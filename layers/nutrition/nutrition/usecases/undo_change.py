"""Taking the last change back."""

from datetime import datetime
from itertools import groupby

from nutrition.domain.editing import UNDONE_BY, Change, MealEditor
from nutrition.domain.meal import Meal, MealEdit
from nutrition.errors import InvalidInputError
from nutrition.ports.repositories import UnitOfWork


def undo_change(uow: UnitOfWork, meal: Meal, at: datetime) -> Change:
    """The change, not yet stored, that takes back the last one which stands. Undo again goes one further back.

    Raises InvalidInputError when there is nothing to take back.
    """
    edits = _last_standing(uow, meal)
    if not edits:
        raise InvalidInputError("error-nothing-to-undo")
    editor = MealEditor(meal, UNDONE_BY, at)
    editor.take_back(edits)
    return editor.finish()


def _last_standing(uow: UnitOfWork, meal: Meal) -> list[MealEdit]:
    """The edits of the newest version that was neither an undo nor undone; saving is not taken back here."""
    undone = 0
    changes = [edit for edit in uow.meals.edits_of(meal.meal_id) if edit.field != "status"]
    versions = [list(edits) for _, edits in groupby(changes, lambda edit: edit.version)]
    for edits in reversed(versions):
        if edits[0].how == UNDONE_BY:
            undone += 1
        elif undone:
            undone -= 1
        else:
            return edits
    return []
