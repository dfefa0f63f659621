"""Whether corrections in words become the operations that were meant."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from nutrition.domain.food import Unit
from nutrition.ports.recognition import (
    Add,
    Clear,
    DraftLine,
    EditOperation,
    Mention,
    Quantity,
    Remove,
    Replace,
    Scale,
    SetQuantity,
    Undo,
)
from tools.accuracy import figures
from tools.accuracy.bot import Bot, patience
from tools.accuracy.edit_cases import DraftFood, EditCase, ExpectedOperation, ExpectedQuantity
from tools.accuracy.groups import by_language
from tools.accuracy.matching import pairs
from tools.accuracy.names import is_food, is_mention

_KINDS: dict[type[Any], str] = {
    SetQuantity: "set",
    Scale: "scale",
    Remove: "remove",
    Replace: "replace",
    Add: "add",
    Clear: "clear",
    Undo: "undo",
}
_ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class EditOutcome:
    case: EditCase
    is_right: bool
    """Exactly the operations that were meant."""
    is_kind_right: bool
    certain: bool
    milliseconds: float
    operations: str


def judge(bot: Bot, case: EditCase) -> EditOutcome:
    draft = tuple(_line(bot, number, food, case.language) for number, food in enumerate(case.draft, start=1))
    started = time.perf_counter()
    reading = bot.language.parse_edit(case.text, case.language, draft, patience())
    milliseconds = (time.perf_counter() - started) * 1000
    expected, got = case.operations, reading.operations
    same = pairs(expected, got, lambda one, other: _is_meant(bot, case.language, one, other))
    return EditOutcome(
        case=case,
        is_right=len(same) == len(expected) == len(got),
        is_kind_right=sorted(each.kind for each in expected) == sorted(kind_of(each) for each in got),
        certain=reading.certain,
        milliseconds=milliseconds,
        operations="; ".join(_shown(each) for each in got),
    )


def edit_figures(judged: Sequence[EditOutcome]) -> dict[str, Any]:
    tags = sorted({each.case.tag for each in judged if each.case.tag})
    return {
        "set": "edits",
        "cases": len(judged),
        "languages": {name: _of_group(group) for name, group in by_language(judged).items()},
        "by_tag": {tag: figures.share([each.is_right for each in judged if each.case.tag == tag]) for tag in tags},
        "latency_ms": figures.percentiles([each.milliseconds for each in judged], 50, 95),
    }


def kind_of(operation: EditOperation) -> str:
    return _KINDS[type(operation)]


def _of_group(judged: Sequence[EditOutcome]) -> dict[str, Any]:
    return {
        "n": len(judged),
        "operations_right": figures.share([each.is_right for each in judged]),
        "kinds_right": figures.share([each.is_kind_right for each in judged]),
        "certain_and_wrong": figures.share([not each.is_right and each.certain for each in judged]),
    }


def _line(bot: Bot, number: int, food: DraftFood, language: str) -> DraftLine:
    """The draft's line as the bot would have written it."""
    mentions, _ = bot.mentions(food.name, language)
    item = bot.item(mentions[0], language) if mentions else None
    grams = Decimal(str(food.grams))
    if item is None:
        return DraftLine(number, food.name, "", "", grams)
    return DraftLine(number, item.food.name(language), item.food.name_en, item.food.key, grams)


def _is_meant(bot: Bot, language: str, expected: ExpectedOperation, got: EditOperation) -> bool:
    if expected.kind != kind_of(got):
        return False
    match got:
        case SetQuantity(item_id, quantity):
            return item_id == expected.item and _is_quantity(expected.quantity, quantity)
        case Scale(item_id, factor):
            return item_id == expected.item and abs(float(factor) - expected.factor) <= 0.01 * expected.factor
        case Remove(item_id):
            return item_id == expected.item
        case Replace(item_id, mention):
            return item_id == expected.item and _is_food(bot, language, expected, mention)
        case Add(mention):
            return _is_food(bot, language, expected, mention)
        case _:
            return True


def _is_food(bot: Bot, language: str, expected: ExpectedOperation, mention: Mention) -> bool:
    if expected.name is None or not _is_quantity(expected.quantity, mention.quantity):
        return False
    item = bot.item(mention, language)
    return is_mention(expected.name, mention) or (item is not None and is_food(expected.name, item.food))


def _is_quantity(expected: ExpectedQuantity | None, got: Quantity | None) -> bool:
    """No amount and "one" of something are the same."""
    if expected is None:
        return got is None or (got.unit is Unit.PIECE and got.value == _ONE)
    if got is None or got.unit is not expected.unit:
        return False
    return abs(float(got.value) - expected.value) <= 0.01 * expected.value


def _shown(operation: EditOperation) -> str:
    match operation:
        case SetQuantity(item_id, quantity):
            return f"set {item_id} {_amount(quantity)}"
        case Scale(item_id, factor):
            return f"scale {item_id} {factor}"
        case Remove(item_id):
            return f"remove {item_id}"
        case Replace(item_id, mention):
            return f"replace {item_id} {mention.name} {_amount(mention.quantity)}".strip()
        case Add(mention):
            return f"add {mention.name} {_amount(mention.quantity)}".strip()
        case _:
            return kind_of(operation)


def _amount(quantity: Quantity | None) -> str:
    return f"{quantity.value.normalize():f} {quantity.unit}" if quantity else ""
