"""A packaged product as an item of a meal."""

from nutrition.domain import portions
from nutrition.domain.deadline import Deadline
from nutrition.domain.food import Food
from nutrition.domain.meal import MealItem
from nutrition.domain.user import User
from nutrition.errors import DependencyUnavailableError
from nutrition.ports.recognition import DraftLine, Language, Mention, Quantity, SetQuantity
from nutrition.usecases.compose_items import amount_of


class ProductItems:
    def __init__(self, language: Language) -> None:
        self._language = language

    def __call__(
        self, food: Food, caption: str, mentions: tuple[Mention, ...], person: User, deadline: Deadline
    ) -> MealItem:
        """The code says which product it is, the caption ("150 g", "yogurt, half a pack") how much of it.

        Raises InvalidInputError for an absurd quantity.
        """
        quantity = mentions[0].quantity if mentions else self._quantity(food, caption, person, deadline)
        return MealItem(1, food, amount_of(food, quantity))

    def _quantity(self, food: Food, caption: str, person: User, deadline: Deadline) -> Quantity | None:
        if not caption.strip():
            return None
        line = DraftLine(1, food.name(person.locale), food.name_en, "", portions.assumed(food).grams)
        try:
            reading = self._language.parse_edit(caption, person.locale, (line,), deadline)
        except DependencyUnavailableError:
            return None
        said = (operation.quantity for operation in reading.operations if isinstance(operation, SetQuantity))
        return next(said, None)
