"""Changing a meal: each change gives the next version and the rows of the edit log that tell what changed.

Undo reads those rows backwards, so every change keeps enough to be taken back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any, cast

from nutrition.domain import hidden_fat, portions
from nutrition.domain.food import Food
from nutrition.domain.meal import Alternative, Amount, AmountBasis, Meal, MealEdit, MealItem
from nutrition.domain.meal_json import amount_from_json, amount_to_json, item_from_json, item_to_json
from nutrition.errors import InvalidInputError, NotFoundError

UNDONE_BY = "undo"
MAXIMUM_ITEMS = 20


@dataclass(frozen=True, slots=True)
class Change:
    """The meal as it is next and the edits that led there; no edits when nothing changed."""

    meal: Meal
    edits: tuple[MealEdit, ...]

    def __bool__(self) -> bool:
        return bool(self.edits)


class MealEditor:
    """Collects changes of one meal into one new version. `how` is "button", "words" or "undo"."""

    def __init__(self, meal: Meal, how: str, at: datetime) -> None:
        self._before = meal
        self._meal = meal
        self._how = how
        self._at = at
        self._edits: list[MealEdit] = []
        self._given: dict[int, int] = {}  # ids of the items added, by the ids that they came with

    @property
    def meal(self) -> Meal:
        """The meal with the changes so far, still under its old version number."""
        return self._meal

    def set_amount(self, item_id: int, amount: Amount) -> None:
        """Guessed fat grows and shrinks with its food. Raises NotFoundError when there is no such item."""
        before = self.item(item_id).amount
        self._set_one_amount(item_id, amount)
        for fat in self._fats_of(item_id):
            if fat.amount.basis is AmountBasis.ASSUMED:
                self._set_one_amount(fat.item_id, fat.amount.times(amount.grams / before.grams))

    def scale(self, item_id: int, factor: Decimal) -> None:
        """Multiply an item's grams; raises InvalidInputError when the result is absurd."""
        amount = self.item(item_id).amount.times(factor)
        portions.check_grams(amount.grams)
        self.set_amount(item_id, amount)

    def scale_all(self, factor: Decimal) -> None:
        """Multiply every item's grams; raises InvalidInputError when a result is absurd."""
        for item in self._meal.items:
            portions.check_grams(item.amount.grams * factor)
            self._set_one_amount(item.item_id, item.amount.times(factor))

    def replace_food(
        self,
        item_id: int,
        food: Food,
        amount: Amount | None = None,
        alternatives: tuple[Alternative, ...] | None = None,
    ) -> None:
        """Another food in the item's place, settled and without doubt; it keeps its grams unless an amount is given.

        What was guessed of the food before teaches nothing about this one. Guessed fat goes when the new row holds it.
        """
        item = self.item(item_id)
        changed = replace(
            item,
            food=food,
            amount=amount or item.amount,
            settled=True,
            guess=item.guess if item.food.key == food.key else None,
            doubt=Decimal(0),
            alternatives=item.alternatives if alternatives is None else alternatives,
        )
        if changed != item:
            self._put(changed)
            self._log("food", item_id, item_to_json(item), item_to_json(changed))
        if hidden_fat.holds_its_fat(food):
            self._remove_fats_of(item_id)

    def add(self, item: MealItem) -> None:
        """Append an item; its id is given here. Raises InvalidInputError when the meal is full.

        Guessed fat comes after its food, and only if that was added.
        """
        if item.fat_of is not None:
            if item.fat_of not in self._given or len(self._meal.items) >= MAXIMUM_ITEMS:
                return
            item = replace(item, fat_of=self._given[item.fat_of])
        if len(self._meal.items) >= MAXIMUM_ITEMS:
            raise InvalidInputError("error-too-many-items", maximum=MAXIMUM_ITEMS)
        added = replace(item, item_id=max(self._meal.next_item_id(), self._before.next_item_id()))
        self._set_items((*self._meal.items, added))
        self._given[item.item_id] = added.item_id
        self._log("item", added.item_id, None, item_to_json(added))

    def remove(self, item_id: int) -> None:
        """Takes the fat that was guessed for it along."""
        self._remove_fats_of(item_id)
        self._remove_one(item_id)

    def _remove_fats_of(self, item_id: int) -> None:
        for fat in self._fats_of(item_id):
            self._remove_one(fat.item_id)

    def _fats_of(self, item_id: int) -> tuple[MealItem, ...]:
        return tuple(item for item in self._meal.items if item.fat_of == item_id)

    def _set_one_amount(self, item_id: int, amount: Amount) -> None:
        item = self.item(item_id)
        if item.amount != amount:
            self._put(replace(item, amount=amount))
            self._log("amount", item_id, amount_to_json(item.amount), amount_to_json(amount))

    def _remove_one(self, item_id: int) -> None:
        item = self.item(item_id)
        self._set_items(tuple(other for other in self._meal.items if other.item_id != item_id))
        self._log("item", item_id, item_to_json(item), None)

    def clear(self) -> None:
        for item in self._meal.items:
            self._remove_one(item.item_id)

    def set_eaten_share(self, share: Decimal) -> None:
        """The part of the plate that was eaten, above 0 and at most 1."""
        if not 0 < share <= 1:
            raise InvalidInputError("error-eaten-share")
        if share != self._meal.eaten_share:
            old = self._meal.eaten_share
            self._meal = replace(self._meal, eaten_share=share)
            self._log("eaten_share", None, str(old), str(share))

    def take_back(self, edits: Sequence[MealEdit]) -> None:
        """Apply the inverse of `edits`, the last one first."""
        for edit in reversed(edits):
            self._invert(edit)

    def finish(self) -> Change:
        """The next version, or the same meal when nothing changed."""
        if not self._edits:
            return Change(self._before, ())
        return Change(replace(self._meal, version=self._before.version + 1), tuple(self._edits))

    def _invert(self, edit: MealEdit) -> None:
        match edit.field, edit.old, edit.new:
            case "eaten_share", str(share), _:
                self.set_eaten_share(Decimal(share))
            case "amount", dict(old), _ if edit.item_id is not None:
                self._set_one_amount(edit.item_id, amount_from_json(old))
            case "item", None, _ if edit.item_id is not None:
                self._remove_one(edit.item_id)
            case "item", dict(old), None:
                self._restore(item_from_json(old))
            case "food", dict(old), _:
                self._replace_whole(item_from_json(cast(Mapping[str, Any], old)))
            case _:
                raise ValueError(f"cannot take back an edit of {edit.field}")

    def _restore(self, item: MealItem) -> None:
        items = sorted((*self._meal.items, item), key=lambda other: other.item_id)
        self._set_items(tuple(items))
        self._log("item", item.item_id, None, item_to_json(item))

    def _replace_whole(self, item: MealItem) -> None:
        current = self.item(item.item_id)
        self._put(item)
        self._log("food", item.item_id, item_to_json(current), item_to_json(item))

    def item(self, item_id: int) -> MealItem:
        """The item as it is now; raises NotFoundError."""
        item = self._meal.item(item_id)
        if item is None:
            raise NotFoundError("no such item")
        return item

    def _put(self, changed: MealItem) -> None:
        self._set_items(tuple(changed if item.item_id == changed.item_id else item for item in self._meal.items))

    def _set_items(self, items: tuple[MealItem, ...]) -> None:
        self._meal = replace(self._meal, items=items)

    def _log(self, field: str, item_id: int | None, old: object, new: object) -> None:
        version = self._before.version + 1
        self._edits.append(MealEdit(field, item_id, old, new, self._how, self._at, version))
