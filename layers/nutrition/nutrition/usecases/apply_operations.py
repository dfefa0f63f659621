"""Apply what a sentence asked for to a meal."""

from decimal import Decimal

from nutrition.domain import portions
from nutrition.domain.deadline import Deadline
from nutrition.domain.editing import Change, MealEditor
from nutrition.domain.meal import Meal
from nutrition.domain.quick_energy import QUICK_ENERGY
from nutrition.ports.clock import Clock
from nutrition.ports.recognition import (
    Add,
    Clear,
    EditOperation,
    Mention,
    Remove,
    Replace,
    Scale,
    SetQuantity,
    Undo,
)
from nutrition.ports.repositories import UnitOfWork
from nutrition.usecases.compose_items import amount_of, bare_energy, item_of, query_of
from nutrition.usecases.find_food import FindFood, FoundFood
from nutrition.usecases.undo_change import undo_change


class ApplyOperations:
    def __init__(self, find_food: FindFood, clock: Clock) -> None:
        self._find_food = find_food
        self._clock = clock

    def __call__(
        self, uow: UnitOfWork, meal: Meal, operations: tuple[EditOperation, ...], locale: str, deadline: Deadline
    ) -> tuple[Change, tuple[str, ...]]:
        """The change, not yet stored, and the words that no database knows.

        Raises InvalidInputError for an absurd amount, NotFoundError for an item that is not there (any more).
        """
        if any(isinstance(operation, Undo) for operation in operations):
            return undo_change(uow, meal, self._clock.now()), ()
        foods = self._look_up(operations, locale, deadline)
        unknown = tuple(mention.text for mention, found in foods if found is None)
        found_by_text = {mention.text: found for mention, found in foods if found is not None}
        editor = MealEditor(meal, "words", self._clock.now())
        for operation in operations:
            _apply(editor, operation, found_by_text)
        return editor.finish(), unknown

    def _look_up(
        self, operations: tuple[EditOperation, ...], locale: str, deadline: Deadline
    ) -> list[tuple[Mention, FoundFood | None]]:
        """All databases are asked before anything is written."""
        mentions = [operation.mention for operation in operations if isinstance(operation, Add)]
        mentions += [operation.replacement for operation in operations if isinstance(operation, Replace)]
        return [(mention, self._found(mention, locale, deadline)) for mention in mentions]

    def _found(self, mention: Mention, locale: str, deadline: Deadline) -> FoundFood | None:
        if bare_energy(mention) is not None:
            return FoundFood(QUICK_ENERGY, settled=True, alternatives=())
        return self._find_food(query_of(mention, locale), deadline)


def _apply(editor: MealEditor, operation: EditOperation, foods: dict[str, FoundFood]) -> None:
    match operation:
        case Replace(item_id, mention):
            _replace(editor, item_id, mention, foods.get(mention.text))
        case Add(mention):
            _add(editor, mention, foods.get(mention.text))
        case _:
            _change_present(editor, operation)


def _change_present(editor: MealEditor, operation: EditOperation) -> None:
    match operation:
        case SetQuantity(item_id, quantity):
            item = editor.item(item_id)
            editor.set_amount(item_id, portions.of_quantity(item.food, quantity.value, quantity.unit))
        case Scale(0, factor):
            _scale_all(editor, factor)
        case Scale(item_id, factor):
            editor.scale(item_id, factor)
        case Remove(item_id):
            editor.remove(item_id)
        case Clear():
            editor.clear()


def _scale_all(editor: MealEditor, factor: Decimal) -> None:
    """Half eaten is a share of the plate, one tap to take back; twice as much makes every item larger."""
    if factor <= 1:
        editor.set_eaten_share(factor)
        return
    for item in editor.meal.items:
        editor.scale(item.item_id, factor)


# A food that no database knows changes nothing here: the caller names it to the person.


def _replace(editor: MealEditor, item_id: int, mention: Mention, found: FoundFood | None) -> None:
    if found is None:
        return
    amount = None if mention.quantity is None else amount_of(found.food, mention.quantity)
    editor.replace_food(item_id, found.food, amount, found.alternatives)


def _add(editor: MealEditor, mention: Mention, found: FoundFood | None) -> None:
    if found is None:
        return
    editor.add(item_of(mention, found))
