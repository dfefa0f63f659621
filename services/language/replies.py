"""The engine's readings as messages of the contract, and the draft of a request as the engine's items."""

from collections.abc import Sequence

from language.engine import LanguageEngine
from language.model import (
    Add,
    Clear,
    DraftItem,
    EditReading,
    FoodMention,
    MealReading,
    Operation,
    Quantity,
    Remove,
    Replace,
    Scale,
    SetQuantity,
    ToneReading,
    Undo,
)
from nutrition_contracts.language.v1 import language_pb2 as pb


def to_draft(items: Sequence[pb.DraftItem]) -> tuple[DraftItem, ...]:
    """The draft of an edit request."""
    return tuple(DraftItem(each.item_id, each.name, each.name_en, each.food_key, each.grams) for each in items)


def meal_response(reading: MealReading, engine: LanguageEngine) -> pb.ParseMealResponse:
    """Foods as the contract has them."""
    items = [_mention(item) for item in reading.items]
    answered_by = pb.Engine(name=reading.answered_by or engine.name, version=engine.version)
    return pb.ParseMealResponse(items=items, language=reading.language, engine=answered_by)


def edit_response(reading: EditReading, engine: LanguageEngine) -> pb.ParseEditResponse:
    """Operations as the contract has them."""
    return pb.ParseEditResponse(
        operations=[_operation(operation) for operation in reading.operations],
        certain=reading.certain,
        language=reading.language,
        engine=_engine(engine),
        explicit=reading.explicit,
    )


def tone_response(reading: ToneReading) -> pb.ClassifyToneResponse:
    """A tone as the contract has it."""
    return pb.ClassifyToneResponse(
        tone=pb.Tone.Value(f"TONE_{reading.tone.name}"),
        score=reading.score,
        source=reading.source,
        evidence=reading.evidence,
    )


def _engine(engine: LanguageEngine) -> pb.Engine:
    return pb.Engine(name=engine.name, version=engine.version)


def _quantity(quantity: Quantity) -> pb.Quantity:
    return pb.Quantity(value=quantity.value, unit=pb.Unit.Value(f"UNIT_{quantity.unit.name}"), implied=quantity.implied)


def _mention(mention: FoodMention) -> pb.FoodMention:
    return pb.FoodMention(
        text=mention.text,
        name=mention.name,
        name_en=mention.name_en,
        food_key=mention.food_key,
        confidence=mention.confidence,
        quantity=_quantity(mention.quantity) if mention.quantity else None,
    )


def _operation(operation: Operation) -> pb.EditOperation:
    match operation:
        case SetQuantity(item_id, quantity):
            return pb.EditOperation(set_quantity=pb.SetQuantity(item_id=item_id, quantity=_quantity(quantity)))
        case Scale(item_id, factor):
            return pb.EditOperation(scale=pb.Scale(item_id=item_id, factor=factor))
        case Remove(item_id):
            return pb.EditOperation(remove=pb.Remove(item_id=item_id))
        case Replace(item_id, replacement):
            return pb.EditOperation(replace=pb.Replace(item_id=item_id, replacement=_mention(replacement)))
        case Add(item):
            return pb.EditOperation(add=pb.Add(item=_mention(item)))
        case Clear():
            return pb.EditOperation(clear=pb.Clear())
        case Undo():
            return pb.EditOperation(undo=pb.Undo())
