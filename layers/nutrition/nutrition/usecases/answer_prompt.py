"""Words that answer a question about one meal: its grams, another food for it, what else there was."""

import re
from decimal import Decimal

from nutrition.domain import portions, written_amounts
from nutrition.domain.deadline import Deadline
from nutrition.domain.editing import MealEditor
from nutrition.domain.food import Unit
from nutrition.domain.meal import Amount, AmountBasis, Meal, MealItem
from nutrition.domain.user import User
from nutrition.errors import InvalidInputError, NotFoundError
from nutrition.ports.clock import Clock
from nutrition.ports.recognition import Add, DraftLine, EditOperation, Language, Quantity, SetQuantity
from nutrition.ports.repositories import UnitOfWork
from nutrition.usecases.compose_items import ComposeItems, Composition
from nutrition.usecases.personal_items import personal_items

_BARE_NUMBER = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*")


class AnswerPrompt:
    """All raise InvalidInputError when the words are no answer, NotFoundError when the item is gone,
    DependencyUnavailableError."""

    def __init__(self, language: Language, compose: ComposeItems, clock: Clock) -> None:
        self._language = language
        self._compose = compose
        self._clock = clock

    def grams(
        self, uow: UnitOfWork, person: User, meal: Meal, item_id: int, text: str, deadline: Deadline
    ) -> Meal | None:
        """ "200", "200 g" or "two spoons" of the item asked about; None for words about something else."""
        item = _present(meal, item_id)
        uow.release()
        quantity = self._quantity(person, item, text, deadline)
        if quantity is None:
            return None
        editor = self._editor(meal)
        editor.set_amount(item_id, portions.of_quantity(item.food, quantity.value, quantity.unit))
        return self._store(uow, editor)

    def food(self, uow: UnitOfWork, person: User, meal: Meal, item_id: int, text: str, deadline: Deadline) -> Meal:
        """What the item really is; it keeps its grams unless the words give an amount."""
        _present(meal, item_id)
        uow.release()
        first = self._named(person, text, deadline).items[0]
        editor = self._editor(meal)
        editor.replace_food(item_id, first.food, _said_amount(first), first.alternatives)
        return self._store(uow, editor)

    def more(self, uow: UnitOfWork, person: User, meal: Meal, text: str, deadline: Deadline) -> Meal:
        """Foods to add."""
        uow.release()
        named = self._named(person, text, deadline)
        editor = self._editor(meal)
        for item in personal_items(uow, person.telegram_user_id, named.items):
            editor.add(item)
        return self._store(uow, editor)

    def _named(self, person: User, text: str, deadline: Deadline) -> Composition:
        written_amounts.refuse_zero(text)
        mentions = self._language.parse_meal(text, person.locale, deadline)
        named = self._compose.from_words(mentions, person.locale, deadline)
        if not named.items:
            raise InvalidInputError("error-food-unknown")
        return named

    def _quantity(self, person: User, item: MealItem, text: str, deadline: Deadline) -> Quantity | None:
        if written_amounts.has_minus(text.strip()):
            raise written_amounts.out_of_range()
        written_amounts.refuse_zero(text)
        if number := _BARE_NUMBER.fullmatch(text):
            return Quantity(Decimal(number[1].replace(",", ".")), Unit.GRAM)
        line = DraftLine(item.item_id, item.name(person.locale), item.food.name_en, item.food.key, item.amount.grams)
        reading = self._language.parse_edit(text, person.locale, (line,), deadline)
        if any(_is_about_something_else(operation) for operation in reading.operations):
            return None
        for operation in reading.operations:
            if isinstance(operation, SetQuantity):
                return operation.quantity
        raise InvalidInputError("error-grams")

    def _editor(self, meal: Meal) -> MealEditor:
        return MealEditor(meal, "words", self._clock.now())

    def _store(self, uow: UnitOfWork, editor: MealEditor) -> Meal:
        change = editor.finish()
        if change:
            uow.meals.save(change.meal, change.edits)
        return change.meal


def _present(meal: Meal, item_id: int) -> MealItem:
    item = meal.item(item_id)
    if item is None:
        raise NotFoundError("no such item")
    return item


def _is_about_something_else(operation: EditOperation) -> bool:
    """A word that no dictionary knows is no food: it was meant as the amount."""
    if isinstance(operation, Add):
        return operation.mention.confidence > 0
    return not isinstance(operation, SetQuantity)


def _said_amount(item: MealItem) -> Amount | None:
    return None if item.amount.basis is AmountBasis.ASSUMED else item.amount
