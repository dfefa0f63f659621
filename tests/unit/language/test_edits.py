"""Edits of a draft in words."""

from collections.abc import Callable

import pytest

from language.grammar import GrammarEngine
from language.model import (
    Add,
    Clear,
    DraftItem,
    EditReading,
    Operation,
    Quantity,
    Remove,
    Replace,
    Scale,
    SetQuantity,
    Undo,
    Unit,
)

MakeDraft = Callable[..., tuple[DraftItem, ...]]
Edit = Callable[[str], EditReading]
RICE, CHICKEN, BREAD, SUGAR, TEA = 1, 2, 3, 4, 5


@pytest.fixture
def edit(engine: GrammarEngine, make_draft: MakeDraft) -> Edit:
    """Edits a meal of five."""
    draft = make_draft(("рис", 150), ("курица", 120), ("хлеб", 30), ("сахар", 5), ("чай", 250))
    return lambda text: engine.parse_edit(text, "ru", draft)


@pytest.fixture
def edit_one(engine: GrammarEngine, make_draft: MakeDraft) -> Edit:
    """Edits a meal of one item, 150 g of chicken."""
    draft = make_draft(("курица", 150))
    return lambda text: engine.parse_edit(text, "ru", draft)


def grams(item_id: int, value: float) -> Operation:
    return SetQuantity(item_id, Quantity(value, Unit.GRAM))


@pytest.mark.parametrize(
    ("text", "operations"),
    [
        ("рис не 150, а 200 г", [grams(RICE, 200)]),
        ("рис 200", [grams(RICE, 200)]),
        ("рис 150 → 200", [grams(RICE, 200)]),
        ("исправь рис на 180", [grams(RICE, 180)]),
        ("увеличь рис до 200 г", [grams(RICE, 200)]),
        ("риса было больше, 250", [grams(RICE, 250)]),
        ("на 50 г больше риса", [grams(RICE, 200)]),
        ("30g less chicken", [grams(CHICKEN, 90)]),
        ("второй 100 г", [grams(CHICKEN, 100)]),
        ("the second one was 100 g", [grams(CHICKEN, 100)]),
        ("не 150 а 200", [grams(RICE, 200)]),
        ("it was 200 grams of rice, not 150", [grams(RICE, 200)]),
        ("make the rice 250 grams", [grams(RICE, 250)]),
        ("200g rice instead of 150", [grams(RICE, 200)]),
        ("прибавь 50 г к рису", [grams(RICE, 200)]),
        ("позиция 3 - 50 грамм", [grams(BREAD, 50)]),
        ("последнее 100 г", [grams(TEA, 100)]),
        ("рис и курица по 100 г", [grams(RICE, 100), grams(CHICKEN, 100)]),
        ("хлеба было три куска", [SetQuantity(BREAD, Quantity(3, Unit.SLICE))]),
        ("хлеба два куска, а риса 100", [SetQuantity(BREAD, Quantity(2, Unit.SLICE)), grams(RICE, 100)]),
    ],
)
def test_amounts_are_corrected(edit: Edit, text: str, operations: list[Operation]) -> None:
    reading = edit(text)
    assert list(reading.operations) == operations
    assert reading.certain


@pytest.mark.parametrize(
    ("text", "item_id", "factor"),
    [
        ("съел половину", 0, 0.5),
        ("порция была в два раза больше", 0, 2),
        ("удвой порцию", 0, 2),
        ("уменьши порцию вдвое", 0, 0.5),
        ("съел половину риса", RICE, 0.5),
        ("курицы на 20% меньше", CHICKEN, 0.8),
        ("риса в полтора раза больше", RICE, 1.5),
        ("не доел треть", 0, 0.6667),
        ("I ate half of it", 0, 0.5),
        ("only ate half of the rice", RICE, 0.5),
        ("left a third of the rice", RICE, 0.6667),
        ("twice as much chicken", CHICKEN, 2),
        ("ate 75% of it", 0, 0.75),
    ],
)
def test_shares_scale_the_meal_or_an_item(edit: Edit, text: str, item_id: int, factor: float) -> None:
    (operation,) = edit(text).operations
    assert isinstance(operation, Scale)
    assert operation.item_id == item_id
    assert operation.factor == pytest.approx(factor, abs=1e-3)


@pytest.mark.parametrize(
    ("text", "removed"),
    [
        ("убери хлеб", [BREAD]),
        ("убери хлеб и сахар", [BREAD, SUGAR]),
        ("без сахара", [SUGAR]),
        ("чай был без сахара", [SUGAR]),
        ("хлеба не было", [BREAD]),
        ("хлеб не ел", [BREAD]),
        ("удали второе", [CHICKEN]),
        ("удали всё кроме риса", [CHICKEN, BREAD, SUGAR, TEA]),
        ("no sugar in the tea", [SUGAR]),
        ("I didn't have any bread or sugar", [BREAD, SUGAR]),
        ("take out the bread", [BREAD]),
        ("remove the last one", [TEA]),
        ("get rid of the bread", [BREAD]),
        ("съел всё кроме хлеба", [BREAD]),
        ("all but the bread", [BREAD]),
        ("рис 0", [RICE]),
    ],
)
def test_items_are_removed(edit: Edit, text: str, removed: list[int]) -> None:
    assert edit(text).operations == tuple(Remove(item_id) for item_id in removed)


@pytest.mark.parametrize(
    ("text", "item_id", "key"),
    [
        ("это индейка, а не курица", CHICKEN, "turkey"),
        ("это была не курица, а индейка", CHICKEN, "turkey"),
        ("замени рис на гречку", RICE, "buckwheat"),
        ("вместо риса гречка", RICE, "buckwheat"),
        ("гречка вместо риса", RICE, "buckwheat"),
        ("курицу замени индейкой", CHICKEN, "turkey"),
        ("курицу на индейку поменяй", CHICKEN, "turkey"),
        ("это не курица это индейка", CHICKEN, "turkey"),
        ("вместо чая кофе с молоком", TEA, "coffee_with_milk"),
        ("it's turkey, not chicken", CHICKEN, "turkey"),
        ("it was not chicken but turkey", CHICKEN, "turkey"),
        ("swap the rice for quinoa", RICE, "quinoa"),
        ("buckwheat instead of rice", RICE, "buckwheat"),
        ("it was brown rice", RICE, "brown_rice"),
    ],
)
def test_a_food_is_replaced_and_keeps_its_amount(edit: Edit, text: str, item_id: int, key: str) -> None:
    (operation,) = edit(text).operations
    assert isinstance(operation, Replace)
    assert (operation.item_id, operation.replacement.food_key, operation.replacement.quantity) == (item_id, key, None)


@pytest.mark.parametrize("text", ["замени пельмени на банан", "вместо пельменей банан"])
def test_a_replacement_of_what_is_not_there_is_a_doubtful_addition(edit: Edit, text: str) -> None:
    reading = edit(text)
    assert [type(operation) for operation in reading.operations] == [Add]
    assert not reading.certain


def test_a_replacement_may_have_an_amount(edit: Edit) -> None:
    (operation,) = edit("вместо риса была гречка 200 г").operations
    assert isinstance(operation, Replace)
    assert operation.replacement.quantity == Quantity(200, Unit.GRAM)


@pytest.mark.parametrize(
    ("text", "key", "quantity"),
    [
        ("добавь ложку масла", "butter", Quantity(1, Unit.TABLESPOON)),
        ("add a spoon of olive oil", "olive_oil", Quantity(1, Unit.TABLESPOON)),
        ("добавь ещё стакан молока", "milk", Quantity(1, Unit.GLASS)),
        ("добавь в чай ложку мёда", "honey", Quantity(1, Unit.TABLESPOON)),
        ("add butter to the rice", "butter", None),
        ("забыл банан", "banana", Quantity(1, Unit.PIECE, implied=True)),
        ("ещё яблоко 120 г", "apple", Quantity(120, Unit.GRAM)),
        ("one more slice of bread", "white_bread", Quantity(1, Unit.SLICE)),
    ],
)
def test_a_food_is_added(edit: Edit, text: str, key: str, quantity: Quantity | None) -> None:
    reading = edit(text)
    (operation,) = reading.operations
    assert isinstance(operation, Add)
    assert (operation.item.food_key, operation.item.quantity) == (key, quantity)
    assert reading.explicit


def test_a_plain_list_sets_what_is_there_and_adds_the_rest(edit: Edit) -> None:
    reading = edit("рис 200, яблоко")
    (change, addition) = reading.operations
    assert change == grams(RICE, 200)
    assert isinstance(addition, Add)
    assert (reading.certain, reading.explicit) == (True, False)


def test_several_orders_in_one_message(edit: Edit) -> None:
    first, second = edit("убери хлеб и добавь 100 г огурца").operations
    assert first == Remove(BREAD)
    assert isinstance(second, Add)


@pytest.mark.parametrize("text", ["отмени", "отмени последнее", "верни как было", "undo", "go back"])
def test_undo(edit: Edit, text: str) -> None:
    reading = edit(text)
    assert (reading.operations, reading.explicit) == ((Undo(),), True)


@pytest.mark.parametrize("text", ["удали всё", "начать заново", "delete everything", "clear", "start over"])
def test_clear(edit: Edit, text: str) -> None:
    assert edit(text).operations == (Clear(),)


@pytest.mark.parametrize("text", ["привет, как дела", "абракадабра", "hello there", "рис", "?!", "спасибо"])
def test_what_is_no_edit_changes_nothing(edit: Edit, text: str) -> None:
    assert edit(text).operations == ()


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("200 г", grams(1, 200)),
        ("не 150 а 200", grams(1, 200)),
        ("make it 200g", grams(1, 200)),
        ("было 180", grams(1, 180)),
        ("2 куска", SetQuantity(1, Quantity(2, Unit.SLICE))),
        ("double it", Scale(0, 2)),
    ],
)
def test_the_only_item_needs_no_name(edit_one: Edit, text: str, operation: Operation) -> None:
    reading = edit_one(text)
    assert (reading.operations, reading.certain) == ((operation,), True)


def test_an_amount_for_one_of_many_is_doubtful(edit: Edit) -> None:
    assert not edit("200 г").certain


def test_a_correction_without_the_wrong_name_is_doubtful(edit_one: Edit) -> None:
    reading = edit_one("это индейка")
    assert isinstance(reading.operations[0], Replace)
    assert not reading.certain


def test_an_unknown_food_is_doubtful(edit: Edit) -> None:
    assert not edit("добавь 100 г абракадабры").certain


def test_a_narrower_name_is_a_doubtful_replacement(engine: GrammarEngine, make_draft: MakeDraft) -> None:
    reading = engine.parse_edit("coffee with milk", "en", make_draft(("coffee", 200), ("bread", 30)))
    assert isinstance(reading.operations[0], Replace)
    assert not reading.certain


def test_two_items_of_one_food_are_doubtful(engine: GrammarEngine, make_draft: MakeDraft) -> None:
    draft = make_draft(("хлеб", 30), ("хлеб", 40))
    assert not engine.parse_edit("убери хлеб", "ru", draft).certain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("хлеб убери и сахар тоже", [Remove(3), Remove(4)]),
        ("сахар и хлеб удали", [Remove(4), Remove(3)]),
        ("ни хлеба ни сахара не было", [Remove(3), Remove(4)]),
        ("удали всё, кроме риса", [Remove(2), Remove(3), Remove(4), Remove(5)]),
        ("remove number 3", [Remove(3)]),
        ("удали 2", [Remove(2)]),
        ("take off the bread", [Remove(3)]),
        ("съел только рис", [Remove(2), Remove(3), Remove(4), Remove(5)]),
        ("keep only the chicken", [Remove(1), Remove(3), Remove(4), Remove(5)]),
        ("прибавь к рису 30 г", [SetQuantity(1, Quantity(180, Unit.GRAM))]),
        ("take 50 g off the rice", [SetQuantity(1, Quantity(100, Unit.GRAM))]),
        ("подними рис на 30 г", [SetQuantity(1, Quantity(180, Unit.GRAM))]),
        ("недоел 50 г риса", [SetQuantity(1, Quantity(100, Unit.GRAM))]),
        ("left 50 g of the chicken", [SetQuantity(2, Quantity(70, Unit.GRAM))]),
        ("№2 180 г", [SetQuantity(2, Quantity(180, Unit.GRAM))]),
        ("на самом деле риса 200 г", [SetQuantity(1, Quantity(200, Unit.GRAM))]),
        ("минус 20% риса", [Scale(1, 0.8)]),
        ("убери половину курицы", [Scale(2, 0.5)]),
        ("remove half of the rice", [Scale(1, 0.5)]),
        ("halve the chicken", [Scale(2, 0.5)]),
        ("уполовинь рис", [Scale(1, 0.5)]),
        ("поделили на двоих", [Scale(0, 0.5)]),
        ("we split it between three", [Scale(0, 0.3333)]),
        ("the portion was twice as big", [Scale(0, 2)]),
    ],
)
def test_shares_places_and_lists_of_the_draft(edit: Edit, text: str, expected: list[object]) -> None:
    assert list(edit(text).operations) == expected


@pytest.mark.parametrize(
    ("text", "item_id", "key"),
    [
        ("замени курицу индейкой", 2, "turkey"),
        ("курицу на индейку", 2, "turkey"),
        ("the tea was a cappuccino", 5, "cappuccino"),
    ],
)
def test_a_food_becomes_another(edit: Edit, text: str, item_id: int, key: str) -> None:
    (operation,) = edit(text).operations
    assert isinstance(operation, Replace)
    assert (operation.item_id, operation.replacement.food_key) == (item_id, key)


@pytest.mark.parametrize("text", ["и чай с лимоном", "and tea with lemon", "plus tea with mint"])
def test_a_flavoured_drink_is_one_food_to_add(edit: Edit, text: str) -> None:
    (operation,) = edit(text).operations
    assert isinstance(operation, Add)
    assert operation.item.food_key == "black_tea"
