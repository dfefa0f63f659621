"""Apply what a sentence asked for to a meal."""

from decimal import Decimal

from nutrition.domain import portions
from nutrition.domain.deadline import Deadline
from nutrition.domain.editing import Change, MealEditor
from nutrition.domain.meal import Meal, MealItem
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
from nutrition.usecases.compose_items import ComposeItems, amount_of
from nutrition.usecases.find_food import FindFood, FoundFood
from nutrition.usecases.personal_items import personal_items
from nutrition.usecases.undo_change import undo_change

Found = dict[str, FoundFood]
Added = dict[str, tuple[MealItem, ...]]


class ApplyOperations:
    def __init__(self, find_food: FindFood, clock: Clock) -> None:
        self._compose = ComposeItems(find_food)
        self._clock = clock

    def __call__(
        self, uow: UnitOfWork, meal: Meal, operations: tuple[EditOperation, ...], locale: str, deadline: Deadline
    ) -> tuple[Change, tuple[str, ...]]:
        """The change, not yet stored, and the words that no database knows.

        Raises InvalidInputError for an absurd amount, NotFoundError for an item that is not there (any more).
        """
        if any(isinstance(operation, Undo) for operation in operations):
            return undo_change(uow, meal, self._clock.now()), ()
        found, added, unknown = self._look_up(operations, locale, deadline)
        added = {text: personal_items(uow, meal.user_id, items) for text, items in added.items()}
        editor = MealEditor(meal, "words", self._clock.now())
        for operation in operations:
            _apply(editor, operation, found, added)
        return editor.finish(), unknown

    def _look_up(
        self, operations: tuple[EditOperation, ...], locale: str, deadline: Deadline
    ) -> tuple[Found, Added, tuple[str, ...]]:
        """All databases are asked before anything is written."""
        found: Found = {}
        added: Added = {}
        unknown: list[str] = []
        for operation in operations:
            if isinstance(operation, Add):
                composition = self._compose.from_words((operation.mention,), locale, deadline)
                added[operation.mention.text] = composition.items
                unknown += composition.unknown
            elif isinstance(operation, Replace):
                mention = operation.replacement
                if food := self._compose.find(mention, locale, deadline):
                    found[mention.text] = food
                else:
                    unknown.append(mention.text)
        return found, added, tuple(unknown)


def _apply(editor: MealEditor, operation: EditOperation, found: Found, added: Added) -> None:
    match operation:
        case Replace(item_id, mention):
            _replace(editor, item_id, mention, found.get(mention.text))
        case Add(mention):
            for item in added[mention.text]:
                editor.add(item)
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
    editor.scale_all(factor)


# A food that no database knows changes nothing here: the caller names it to the person.


def _replace(editor: MealEditor, item_id: int, mention: Mention, found: FoundFood | None) -> None:
    if found is None:
        return
    amount = None if mention.quantity is None else amount_of(found.food, mention.quantity)
    editor.replace_food(item_id, found.food, amount, found.alternatives)
