"""What a person wrote about the draft in front of them, and the operations that were meant."""

import re
from dataclasses import dataclass
from typing import Any

from nutrition.domain.food import Unit
from tools.accuracy import fields

KINDS = ("set", "scale", "remove", "replace", "add", "clear", "undo")
_OF_AN_ITEM = {"set", "scale", "remove", "replace"}


@dataclass(frozen=True, slots=True)
class ExpectedQuantity:
    value: float
    unit: Unit


@dataclass(frozen=True, slots=True)
class ExpectedOperation:
    """`item` is a line of the draft, from 1; 0 is the whole meal."""

    kind: str
    item: int = 0
    factor: float = 0.0
    name: re.Pattern[str] | None = None
    quantity: ExpectedQuantity | None = None


@dataclass(frozen=True, slots=True)
class DraftFood:
    name: str
    grams: float


@dataclass(frozen=True, slots=True)
class EditCase:
    """`operations` is empty when the text is no edit."""

    text: str
    language: str
    draft: tuple[DraftFood, ...]
    operations: tuple[ExpectedOperation, ...]
    tag: str
    is_for_developers: bool


def parse_edit_case(case: dict[str, Any]) -> EditCase:
    """Raises ValueError."""
    draft = [DraftFood(fields.text(item, "name"), fields.needed_number(item, "grams")) for item in _draft(case)]
    return EditCase(
        text=fields.text(case, "text"),
        language=fields.language(case),
        draft=tuple(draft),
        operations=tuple(_operation(each, len(draft)) for each in fields.objects(case, "operations")),
        tag=fields.tag(case),
        is_for_developers=fields.is_for_developers(case),
    )


def _draft(case: dict[str, Any]) -> list[dict[str, Any]]:
    draft = fields.objects(case, "draft")
    if not draft:
        raise ValueError('"draft" must name what there is to edit')
    return draft


def _operation(operation: dict[str, Any], lines: int) -> ExpectedOperation:
    kind = operation.get("op")
    if kind not in KINDS:
        raise ValueError(f'"op" must be one of {", ".join(KINDS)}')
    return ExpectedOperation(
        kind=kind,
        item=_item(operation, lines) if kind in _OF_AN_ITEM else 0,
        factor=fields.needed_number(operation, "factor") if kind == "scale" else 0.0,
        name=fields.pattern(operation, "name") if kind in {"replace", "add"} else None,
        quantity=_quantity(operation, needed=kind == "set"),
    )


def _item(operation: dict[str, Any], lines: int) -> int:
    item = operation.get("item")
    least = 0 if operation["op"] == "scale" else 1
    if not isinstance(item, int) or not least <= item <= lines:
        raise ValueError(f'"item" must be a line of the draft, {least} to {lines}')
    return item


def _quantity(operation: dict[str, Any], *, needed: bool) -> ExpectedQuantity | None:
    value = fields.inner(operation, "quantity")
    if value is None and needed:
        raise ValueError('"quantity" must be {"value", "unit"}')
    if value is None:
        return None
    return ExpectedQuantity(fields.needed_number(value, "value"), Unit(fields.text(value, "unit")))
