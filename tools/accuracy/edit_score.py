"""Whether corrections in words become the operations that were meant."""

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

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
from tools.accuracy.edit_cases import DraftFood, EditCase, ExpectedOperation
from tools.accuracy.edited_draft import Amount, Change, Line, edited
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


@dataclass(frozen=True, slots=True)
class EditOutcome:
    case: EditCase
    is_right: bool
    """The draft that the operations make is the one that was meant."""
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
    return EditOutcome(
        case=case,
        is_right=_is_meant(bot, case, got),
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


def _is_meant(bot: Bot, case: EditCase, got: Sequence[EditOperation]) -> bool:
    """Whether the operations make the draft that was meant; where nothing was meant, nothing may be done."""
    if not case.operations or not got:
        return not case.operations and not got
    grams = [food.grams for food in case.draft]
    meant = edited(grams, [_expected_change(each) for each in case.operations])
    made = edited(grams, [_change(each) for each in got])
    if meant is None or made is None or meant.undone != made.undone or meant.lines.keys() != made.lines.keys():
        return False

    def is_same(one: Line[re.Pattern[str]], other: Line[Mention]) -> bool:
        return _is_amount(one.amount, other.amount) and _is_food(bot, case.language, one.food, other.food)

    if not all(is_same(line, made.lines[number]) for number, line in meant.lines.items()):
        return False
    return len(pairs(meant.added, made.added, is_same)) == len(meant.added) == len(made.added)


def _expected_change(operation: ExpectedOperation) -> Change[re.Pattern[str]]:
    said = operation.quantity
    amount = Amount(said.value, said.unit) if said else None
    return Change(operation.kind, operation.item, operation.factor, amount, operation.name)


def _change(operation: EditOperation) -> Change[Mention]:
    kind = kind_of(operation)
    match operation:
        case SetQuantity(item_id, quantity):
            return Change(kind, item_id, amount=_amount_of(quantity))
        case Scale(item_id, factor):
            return Change(kind, item_id, float(factor))
        case Remove(item_id):
            return Change(kind, item_id)
        case Replace(item_id, mention):
            return Change(kind, item_id, amount=_amount_of(mention.quantity), food=mention)
        case Add(mention):
            return Change(kind, amount=_amount_of(mention.quantity), food=mention)
        case _:
            return Change(kind)


def _amount_of(quantity: Quantity | None) -> Amount | None:
    return Amount(float(quantity.value), quantity.unit) if quantity else None


def _is_food(bot: Bot, language: str, meant: re.Pattern[str] | None, mention: Mention | None) -> bool:
    if meant is None or mention is None:
        return meant is None and mention is None
    item = bot.item(mention, language)
    return is_mention(meant, mention) or (item is not None and is_food(meant, item.food))


def _is_amount(meant: Amount, made: Amount) -> bool:
    return made.unit is meant.unit and abs(made.value - meant.value) <= 0.01 * meant.value


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
