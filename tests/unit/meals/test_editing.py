"""Every change makes one new version, is logged, and can be taken back."""

from decimal import Decimal
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nutrition.domain import portions
from nutrition.domain.editing import MAXIMUM_ITEMS, MealEditor
from nutrition.domain.meal import Meal
from nutrition.errors import InvalidInputError, NotFoundError
from tests.factories.meals import BREAD, amount, food, item, meal
from tests.fakes.clock import START


def editor_of(before: Meal) -> MealEditor:
    return MealEditor(before, "button", START)


def test_several_changes_make_one_version() -> None:
    editor = editor_of(meal(item(1), item(2, food(BREAD))))
    editor.set_amount(1, amount(150))
    editor.remove(2)
    change = editor.finish()
    assert change.meal.version == 2
    assert [edit.field for edit in change.edits] == ["amount", "item"]
    assert {edit.version for edit in change.edits} == {2}


def test_a_change_to_the_same_value_is_no_change() -> None:
    editor = editor_of(meal(item(1, how_much=amount(200))))
    editor.set_amount(1, amount(200))
    change = editor.finish()
    assert not change
    assert change.meal.version == 1


def test_another_food_keeps_the_grams() -> None:
    editor = editor_of(meal(item(1, how_much=amount(170))))
    editor.replace_food(1, food(BREAD, kcal=250))
    changed = editor.finish().meal.items[0]
    assert changed.food.key == BREAD
    assert changed.amount.grams == 170
    assert changed.settled


def test_the_id_of_a_removed_item_is_not_given_to_another_in_the_same_change() -> None:
    editor = editor_of(meal(item(1), item(2)))
    editor.remove(2)
    editor.add(item(0, food(BREAD)))
    assert [entry.item_id for entry in editor.finish().meal.items] == [1, 3]


def test_an_item_that_is_not_there_is_said_to_be_gone() -> None:
    with pytest.raises(NotFoundError):
        editor_of(meal(item(1))).remove(9)


def test_scaling_to_an_absurd_weight_is_refused() -> None:
    with pytest.raises(InvalidInputError):
        editor_of(meal(item(1, how_much=amount(3000)))).scale(1, Decimal(2))


def test_a_meal_holds_only_so_many_foods() -> None:
    editor = editor_of(meal(*(item(number) for number in range(1, MAXIMUM_ITEMS + 1))))
    with pytest.raises(InvalidInputError):
        editor.add(item(0))


Step: TypeAlias = tuple[str, int]

STEPS = st.lists(
    st.tuples(st.sampled_from(["amount", "remove", "add", "food", "share", "scale"]), st.integers(1, 400)), max_size=8
)


def _do(editor: MealEditor, step: Step) -> None:
    kind, number = step
    items = editor.meal.items
    target = items[number % len(items)].item_id if items else None
    match kind:
        case "add":
            editor.add(item(0, food(f"food_{number}"), amount(number)))
        case "share":
            editor.set_eaten_share(Decimal(number) / 400)
        case "amount" if target:
            editor.set_amount(target, portions.stated(Decimal(number)))
        case "scale" if target:
            editor.scale(target, Decimal(number % 3 + 1) / 2)
        case "food" if target:
            editor.replace_food(target, food(f"food_{number}"))
        case "remove" if target:
            editor.remove(target)


@given(STEPS)
def test_taking_back_a_change_restores_the_meal(steps: list[Step]) -> None:
    before = meal(item(1), item(2, food(BREAD), amount(60)))
    editor = editor_of(before)
    for step in steps:
        _do(editor, step)
    change = editor.finish()
    back = MealEditor(change.meal, "undo", START)
    back.take_back(change.edits)
    restored = back.finish().meal
    assert restored.items == before.items
    assert restored.eaten_share == before.eaten_share


@given(STEPS)
def test_every_change_is_either_logged_or_no_change(steps: list[Step]) -> None:
    before = meal(item(1), item(2, food(BREAD)))
    editor = editor_of(before)
    for step in steps:
        _do(editor, step)
    change = editor.finish()
    same = (change.meal.items, change.meal.eaten_share) == (before.items, before.eaten_share)
    assert bool(change.edits) or same
    assert change.meal.version == before.version + bool(change.edits)
