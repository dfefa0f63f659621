"""Every change makes one new version, is logged, and can be taken back."""

from dataclasses import replace
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


def _fried() -> Meal:
    oil = item(2, food("vegetable_oil", kcal=900), portions.hidden_fat(Decimal(6)))
    return meal(item(1, how_much=amount(200)), replace(oil, fat_of=1))


def test_guessed_fat_grows_with_its_food_until_the_person_says_how_much() -> None:
    editor = editor_of(_fried())
    editor.set_amount(1, amount(300))
    assert editor.item(2).amount.grams == 9
    editor.set_amount(2, amount(4))
    editor.set_amount(1, amount(100))
    assert editor.item(2).amount.grams == 4


def test_guessed_fat_goes_with_its_food_and_comes_back_with_it() -> None:
    editor = editor_of(_fried())
    editor.remove(1)
    removed = editor.finish()
    assert removed.meal.items == ()
    back = MealEditor(removed.meal, "undo", START)
    back.take_back(removed.edits)
    assert back.finish().meal.items == _fried().items


def test_a_larger_portion_of_fried_food_can_be_taken_back_whole() -> None:
    editor = editor_of(_fried())
    editor.set_amount(1, amount(300))
    change = editor.finish()
    back = MealEditor(change.meal, "undo", START)
    back.take_back(change.edits)
    assert back.finish().meal.items == _fried().items


def test_twice_as_much_of_everything_is_twice_the_fat_and_no_more() -> None:
    editor = editor_of(_fried())
    editor.scale_all(Decimal(2))
    assert [each.amount.grams for each in editor.meal.items] == [400, 12]


def test_guessed_fat_goes_when_the_food_turns_out_to_be_one_that_holds_it() -> None:
    editor = editor_of(_fried())
    editor.replace_food(1, food("fried_potato"))
    assert [each.item_id for each in editor.meal.items] == [1]


def test_fat_is_added_with_its_food_or_not_at_all() -> None:
    fried, oil = _fried().items
    editor = editor_of(meal(item(1), item(2, food(BREAD))))
    editor.add(oil)
    editor.add(fried)
    editor.add(oil)
    assert [(each.item_id, each.fat_of) for each in editor.meal.items] == [(1, None), (2, None), (3, None), (4, 3)]
