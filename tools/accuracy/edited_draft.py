"""The draft that operations make of another: what a person would see after them.

Different operations may make the same draft: half of its only line and half of the meal, an apple and one apple, a
replacement with an amount and a replacement followed by the amount, a third of a line and its grams written out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, TypeVar

from nutrition.domain.food import Unit

Food = TypeVar("Food")
_WHOLE_MEAL = 0


@dataclass(frozen=True, slots=True)
class Amount:
    value: float
    unit: Unit


ONE_PIECE = Amount(1.0, Unit.PIECE)


@dataclass(frozen=True, slots=True)
class Change(Generic[Food]):
    """One operation; `kind` is one of `edit_cases.KINDS`, `item` a line from 1, 0 for all. Unused fields are None."""

    kind: str
    item: int = _WHOLE_MEAL
    factor: float = 1.0
    amount: Amount | None = None
    food: Food | None = None


@dataclass(frozen=True, slots=True)
class Line(Generic[Food]):
    """`food` is None where the line still has its own."""

    amount: Amount
    food: Food | None = None


@dataclass(slots=True)
class EditedDraft(Generic[Food]):
    """Lines that are left by their number, foods that came, how often the last change was taken back."""

    lines: dict[int, Line[Food]]
    added: list[Line[Food]] = field(default_factory=list)
    undone: int = 0


def edited(grams: Sequence[float], changes: Sequence[Change[Food]]) -> EditedDraft[Food] | None:
    """The draft with lines of `grams` after the changes; None where one is about a line that is not there."""
    draft: EditedDraft[Food] = EditedDraft({n: Line(Amount(each, Unit.GRAM)) for n, each in enumerate(grams, start=1)})
    for change in changes:
        if change.item not in draft.lines and change.item != _WHOLE_MEAL:
            return None
        _apply(change, draft)
    return draft


def _apply(change: Change[Food], draft: EditedDraft[Food]) -> None:
    match change.kind:
        case "undo":
            draft.undone += 1
        case "clear":
            draft.lines.clear()
        case "remove":
            draft.lines.pop(change.item, None)
        case "add":
            draft.added.append(Line(change.amount or ONE_PIECE, change.food))
        case _:
            for number in list(draft.lines) if change.item == _WHOLE_MEAL else [change.item]:
                draft.lines[number] = _changed(draft.lines[number], change)


def _changed(line: Line[Food], change: Change[Food]) -> Line[Food]:
    """A line scaled, with another amount, or with another food; one that came without an amount keeps the old one."""
    if change.kind == "scale":
        return replace(line, amount=replace(line.amount, value=line.amount.value * change.factor))
    if change.kind == "set":
        return replace(line, amount=change.amount or line.amount)
    unsaid = change.amount is None or change.amount == ONE_PIECE
    return Line(line.amount if unsaid else change.amount or line.amount, change.food)
