"""Who named the food on a photo."""

from html import escape

from nutrition.domain.meal import Meal
from scenarios.turn import Turn

# The engine of every install needs no word; a model that the operator has switched on does: the photo went to it.
_EMBEDDED = "efficientnet-lite2"


def recogniser_lines(turn: Turn, meal: Meal) -> list[str]:
    """Nothing for words and for the embedded engine."""
    if meal.recognised_by in (None, "", _EMBEDDED):
        return []
    return [turn.text("draft-recognised-by", engine=escape(meal.recognised_by))]
