"""Changing a draft or a saved meal by buttons."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from nutrition.domain import portions
from nutrition.domain.deadline import Deadline
from nutrition.domain.editing import Change, MealEditor
from nutrition.domain.food import Food
from nutrition.domain.meal import Meal, MealEdit, MealStatus
from nutrition.domain.user import User
from nutrition.errors import NotFoundError, StaleDraftError
from nutrition.ports.clock import Clock
from nutrition.ports.repositories import UnitOfWork
from nutrition.usecases.find_food import MAXIMUM_ALTERNATIVES, FindFood, alternative
from nutrition.usecases.undo_change import undo_change


@dataclass(frozen=True, slots=True)
class MealVersion:
    """The meal that a button belongs to, as it was when the button was drawn."""

    meal_id: int
    version: int


class EditMeal:
    """One method a button. Each stores the next version and returns it.

    All raise StaleDraftError when the button is of an older version, NotFoundError when the meal or the item is gone
    or another person's, InvalidInputError for an absurd amount.
    """

    def __init__(self, find_food: FindFood, clock: Clock) -> None:
        self._find_food = find_food
        self._clock = clock

    def nudge(self, uow: UnitOfWork, person: User, where: MealVersion, item_id: int, direction: int) -> Meal:
        """One step more (`direction` 1) or less (-1) of an item: 10 g, 25 g from 100 g on, 50 g from 300 g on."""

        def change(editor: MealEditor) -> None:
            grams = editor.item(item_id).amount.grams
            editor.set_amount(item_id, portions.stated(nudged(grams, direction)))

        return self._edit(uow, person, where, change)

    def set_grams(self, uow: UnitOfWork, person: User, where: MealVersion, item_id: int, grams: Decimal) -> Meal:
        return self._edit(uow, person, where, lambda editor: editor.set_amount(item_id, portions.stated(grams)))

    def choose_portion(self, uow: UnitOfWork, person: User, where: MealVersion, item_id: int, grams: Decimal) -> Meal:
        """A portion size offered on a button."""
        return self._edit(uow, person, where, lambda editor: editor.set_amount(item_id, portions.chosen(grams)))

    def set_eaten_share(self, uow: UnitOfWork, person: User, where: MealVersion, share: Decimal) -> Meal:
        return self._edit(uow, person, where, lambda editor: editor.set_eaten_share(share))

    def remove(self, uow: UnitOfWork, person: User, where: MealVersion, item_id: int) -> Meal:
        return self._edit(uow, person, where, lambda editor: editor.remove(item_id))

    def choose_food(
        self, uow: UnitOfWork, person: User, where: MealVersion, item_id: int, choice: int, deadline: Deadline
    ) -> Meal:
        """Take the `choice`-th alternative of an item; -1 settles the food that is shown."""
        meal = self._current(uow, person, where)
        item = meal.item(item_id)
        if item is None or choice >= len(item.alternatives):
            raise NotFoundError("no such choice")
        if choice < 0:
            return self._edit(uow, person, where, lambda editor: editor.replace_food(item_id, item.food))
        wanted = item.alternatives[choice]
        uow.release()
        food = self._find_food.by_key(wanted.food_key, wanted.name_en, deadline)
        if food is None:
            raise NotFoundError("the food is gone")
        return self._edit(uow, person, where, lambda editor: _swap(editor, item_id, food))

    def undo(self, uow: UnitOfWork, person: User, where: MealVersion) -> Meal:
        meal = self._current(uow, person, where)
        return self._store(uow, undo_change(uow, meal, self._clock.now()))

    def cancel(self, uow: UnitOfWork, person: User, where: MealVersion) -> Meal:
        """Give a draft up, or take a saved meal out of the diary."""
        meal = self._current(uow, person, where)
        status = MealStatus.CANCELLED if meal.status is MealStatus.DRAFT else MealStatus.DELETED
        edit = MealEdit("status", None, meal.status.value, status.value, "button", self._clock.now(), meal.version + 1)
        return self._store(uow, Change(replace(meal, status=status, version=meal.version + 1), (edit,)))

    def _edit(self, uow: UnitOfWork, person: User, where: MealVersion, change: Callable[[MealEditor], None]) -> Meal:
        editor = MealEditor(self._current(uow, person, where), "button", self._clock.now())
        change(editor)
        return self._store(uow, editor.finish())

    def _current(self, uow: UnitOfWork, person: User, where: MealVersion) -> Meal:
        return current_meal(uow, person, where)

    def _store(self, uow: UnitOfWork, change: Change) -> Meal:
        if change:
            uow.meals.save(change.meal, change.edits)
        return change.meal


def current_meal(uow: UnitOfWork, person: User, where: MealVersion) -> Meal:
    """The meal in exactly this version and still open to change, else NotFoundError or StaleDraftError."""
    meal = uow.meals.get(where.meal_id, person.telegram_user_id)
    if meal is None:
        raise NotFoundError("no such meal")
    if meal.version != where.version or meal.is_closed:
        raise StaleDraftError
    return meal


def nudged(grams: Decimal, direction: int) -> Decimal:
    """Grams one step away, on a round figure; never below one step. A step up and a step down cancel out."""
    reference = grams if direction > 0 else grams - 1
    step = Decimal(10) if reference < 100 else Decimal(25) if reference < 300 else Decimal(50)
    rounded = (grams / step).to_integral_value() * step
    return max(min(step, grams), rounded + direction * step)


def _swap(editor: MealEditor, item_id: int, food: Food) -> None:
    """The food that gives way becomes the first alternative, so that a slip of the finger is one tap to mend."""
    item = editor.item(item_id)
    others = [other for other in item.alternatives if other.food_key != food.key]
    alternatives = (alternative(item.food), *others)[:MAXIMUM_ALTERNATIVES]
    editor.replace_food(item_id, food, alternatives=alternatives)
