"""Who named the food on a photo."""

from nutrition.domain.meal import Meal
from scenarios.turn import Turn

# The engine of every install, the person's own plates, codes and labels need no word; a model that the operator has
# switched on does: the photo went to it.
_AT_HOME = {"", "efficientnet-lite2", "personal", "label", "openfoodfacts"}


def recogniser_lines(turn: Turn, meal: Meal) -> list[str]:
    """Nothing for words and for what was recognised here."""
    if meal.recognised_by is None or meal.recognised_by in _AT_HOME:
        return []
    return [turn.text("draft-recognised-by", engine=meal.recognised_by)]
