"""Messages of language.proto and the port's types, one into the other."""

from decimal import Decimal

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
from nutrition_contracts.language.v1 import language_pb2

_UNITS = {
    number: Unit(name.removeprefix("UNIT_").lower())
    for name, number in language_pb2.Unit.items()
    if number != language_pb2.UNIT_UNSPECIFIED
}


def draft_item(line: DraftLine) -> language_pb2.DraftItem:
    return language_pb2.DraftItem(
        item_id=line.item_id,
        name=line.name,
        name_en=line.name_en,
        food_key=line.food_key,
        grams=float(line.grams),
    )


def _decimal(value: float) -> Decimal:
    """Three places: as precise as anybody states a quantity."""
    return Decimal(str(round(value, 3)))


def quantity(message: language_pb2.Quantity) -> Quantity:
    """A unit that this build does not know counts as pieces."""
    return Quantity(_decimal(message.value), _UNITS.get(message.unit, Unit.PIECE), message.implied)


def mention(message: language_pb2.FoodMention) -> Mention:
    return Mention(
        text=message.text,
        name=message.name,
        name_en=message.name_en,
        food_key=message.food_key,
        confidence=message.confidence,
        quantity=quantity(message.quantity) if message.HasField("quantity") else None,
    )


def operation(message: language_pb2.EditOperation) -> EditOperation:
    """Raises ValueError for an operation that this build does not know."""
    match message.WhichOneof("operation"):
        case "set_quantity":
            return SetQuantity(message.set_quantity.item_id, quantity(message.set_quantity.quantity))
        case "scale":
            return Scale(message.scale.item_id, _decimal(message.scale.factor))
        case "remove":
            return Remove(message.remove.item_id)
        case "replace":
            return Replace(message.replace.item_id, mention(message.replace.replacement))
        case "add":
            return Add(mention(message.add.item))
        case "clear":
            return Clear()
        case "undo":
            return Undo()
        case unknown:
            raise ValueError(f"unknown edit operation {unknown}")
