"""Corrections as people word them: by kind, by quality, by difference, misspelt, unfinished, or none at all."""

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
RICE, BEEF, NUTS, COFFEE, BREAD = 1, 2, 3, 4, 5


@pytest.fixture
def edit(engine: GrammarEngine, make_draft: MakeDraft) -> Edit:
    """Edits a meal of five."""
    draft = make_draft(("рис", 180), ("говядина", 120), ("грецкие орехи", 30), ("кофе с молоком", 200), ("хлеб", 40))
    return lambda text: engine.parse_edit(text, "ru", draft)


@pytest.fixture
def edit_one(engine: GrammarEngine, make_draft: MakeDraft) -> Edit:
    """Edits a meal of one item, 350 g of borscht."""
    draft = make_draft(("борщ", 350))
    return lambda text: engine.parse_edit(text, "ru", draft)


def grams(item_id: int, value: float) -> Operation:
    return SetQuantity(item_id, Quantity(value, Unit.GRAM))


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("мяса было 150 г", grams(BEEF, 150)),
        ("the meat was 150 g", grams(BEEF, 150)),
        ("гарнира 200", grams(RICE, 200)),
        ("nuts: 15g", grams(NUTS, 15)),
        ("напиток убери", Remove(COFFEE)),
        ("remove the drink", Remove(COFFEE)),
    ],
)
def test_an_item_is_called_by_its_kind(edit: Edit, text: str, operation: Operation) -> None:
    reading = edit(text)
    assert (reading.operations, reading.certain) == ((operation,), True)


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("ещё 50 г риса", grams(RICE, 230)),
        ("рис +50", grams(RICE, 230)),
        ("рис минус 50 г", grams(RICE, 130)),
        ("add 20 more grams of nuts", grams(NUTS, 50)),
        ("говядина на 10 г тяжелее", grams(BEEF, 130)),
        ("рис поменьше, 120", grams(RICE, 120)),
        ("риса на треть меньше", Scale(RICE, 0.6667)),
        ("a third less rice", Scale(RICE, 0.6667)),
        ("хлеб на двоих", Scale(BREAD, 0.5)),
        ("всё умножь на 2", Scale(0, 2)),
        ("две порции", Scale(0, 2)),
    ],
)
def test_a_difference_is_reckoned_from_what_stands_there(edit: Edit, text: str, operation: Operation) -> None:
    reading = edit(text)
    assert (reading.operations, reading.certain) == ((operation,), True)


@pytest.mark.parametrize(
    ("text", "item_id", "key"),
    [
        ("орехи не грецкие, а кешью", NUTS, "cashews"),
        ("brown rice rather than white", RICE, "brown_rice"),
        ("рис не белый, а бурый", RICE, "brown_rice"),
        ("кофе был без молока", COFFEE, "coffee"),
        ("мясо это свинина", BEEF, "pork"),
        ("хлеб на лаваш замени", BREAD, "flatbread"),
        ("вместо говядины рыба", BEEF, "fish"),
    ],
)
def test_a_quality_makes_another_food_of_the_same_line(edit: Edit, text: str, item_id: int, key: str) -> None:
    (operation,) = edit(text).operations
    assert isinstance(operation, Replace)
    assert (operation.item_id, operation.replacement.food_key) == (item_id, key)


@pytest.mark.parametrize(
    ("text", "removed"),
    [
        ("хлеб не ел, кофе 150", [BREAD]),
        ("no bread and 2 cups of rice", [BREAD]),
        ("take the bread out", [BREAD]),
        ("leave out the bread", [BREAD]),
        ("no bread no nuts", [BREAD, NUTS]),
        ("всё кроме хлеба и орехов", [BREAD, NUTS]),
        ("only the beef and rice", [NUTS, COFFEE, BREAD]),
        ("говядина 150 г хлеб убери", [BREAD]),
    ],
)
def test_only_what_is_named_goes(edit: Edit, text: str, removed: list[int]) -> None:
    operations = edit(text).operations
    assert [each.item_id for each in operations if isinstance(each, Remove)] == removed


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("убири хлеб", Remove(BREAD)),
        ("remvoe the bread", Remove(BREAD)),
        ("уберри хлеб", Remove(BREAD)),
        ("swpa rice for quinoa", Replace),
        ("дабавь огурец", Add),
        ("палавину риса", Scale(RICE, 0.5)),
        ("отмини", Undo()),
    ],
)
def test_misspelt_orders_are_understood(edit: Edit, text: str, operation: Operation | type[Operation]) -> None:
    (found,) = edit(text).operations
    assert isinstance(found, operation) if isinstance(operation, type) else found == operation


def test_a_misspelt_order_to_clear_is_asked_about(edit: Edit) -> None:
    reading = edit("уддали всё")
    assert (reading.operations, reading.certain) == ((Clear(),), False)


@pytest.mark.parametrize("text", ["ничего из этого я не ел", "all wrong, start over", "I didn't eat any of this"])
def test_nothing_eaten_is_a_clear(edit: Edit, text: str) -> None:
    assert edit(text).operations == (Clear(),)


@pytest.mark.parametrize(
    "text",
    [
        "thanks, looks right",
        "спасибо, всё верно!",
        "остальное ок",
        "is rice healthy?",
        "а рис полезный?",
        "сколько калорий в говядине",
        "завтра съем рыбу",
        "I'll have fish tomorrow",
        "did you count the bread?",
        "супер",
    ],
)
def test_thanks_questions_and_plans_change_nothing(edit: Edit, text: str) -> None:
    assert edit(text).operations == ()


def test_a_polite_question_is_an_order(edit: Edit) -> None:
    assert edit("можно убрать хлеб?").operations == (Remove(BREAD),)


@pytest.mark.parametrize("text", ["убери майонез", "remove the mayo", "удвой пюре", "хлеб не доел", "delete item 9"])
def test_what_cannot_be_done_is_asked_about(edit: Edit, text: str) -> None:
    reading = edit(text)
    assert (reading.operations, reading.certain) == ((), False)


def test_what_was_left_says_how_much_was_not_finished(edit: Edit) -> None:
    assert edit("рис не доел, осталась половина").operations == (Scale(RICE, 0.5),)


def test_the_last_amount_of_a_message_counts(edit: Edit) -> None:
    assert edit("rice was 200 g... I mean 220 g").operations == (grams(RICE, 220),)


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("супа 400 г", grams(1, 400)),
        ("350 много, было 250", grams(1, 250)),
        ("нет, там было 300 г", grams(1, 300)),
        ("минус 50 г", grams(1, 300)),
        ("добавь ещё 50 г", grams(1, 400)),
        ("это была половина", Scale(0, 0.5)),
    ],
)
def test_the_only_item_is_meant_without_a_name(edit_one: Edit, text: str, operation: Operation) -> None:
    reading = edit_one(text)
    assert (reading.operations, reading.certain) == ((operation,), True)


def test_milk_to_drink_is_not_the_milk_of_the_coffee(edit: Edit) -> None:
    """A food that is only inside an item of the draft is a food of its own when it is listed."""
    (operation,) = edit("молоко 200 мл").operations
    assert isinstance(operation, Add)
    assert operation.item.food_key.startswith("milk")
