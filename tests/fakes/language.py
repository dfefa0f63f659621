"""The real grammar engine behind the port, without the network between."""

from decimal import Decimal
from pathlib import Path

from language import model
from language.grammar import GrammarEngine
from nutrition.domain.deadline import Deadline
from nutrition.domain.food import Unit
from nutrition.ports import recognition as port


class EngineLanguage:
    """Implements `ports.recognition.Language`; `failure` is raised by every call while it is set."""

    def __init__(self, food_table: Path) -> None:
        self._engine = GrammarEngine(food_table)
        self.failure: Exception | None = None

    def parse_meal(self, text: str, locale: str, deadline: Deadline) -> tuple[port.Mention, ...]:
        self._check(deadline)
        return tuple(_mention(item) for item in self._engine.parse_meal(text, locale).items)

    def parse_edit(
        self, text: str, locale: str, draft: tuple[port.DraftLine, ...], deadline: Deadline
    ) -> port.EditReading:
        self._check(deadline)
        items = [
            model.DraftItem(line.item_id, line.name, line.name_en, line.food_key, float(line.grams)) for line in draft
        ]
        reading = self._engine.parse_edit(text, locale, items)
        operations = tuple(_operation(operation) for operation in reading.operations)
        return port.EditReading(operations, reading.certain, reading.explicit)

    def tone(self, text: str, locale: str, deadline: Deadline) -> port.Tone:
        self._check(deadline)
        reading = self._engine.classify_tone(text, locale)
        return port.Tone(reading.tone.value, reading.score, reading.source)

    def _check(self, deadline: Deadline) -> None:
        assert not deadline.expired
        if self.failure is not None:
            raise self.failure


def _mention(item: model.FoodMention) -> port.Mention:
    quantity = None if item.quantity is None else _quantity(item.quantity)
    return port.Mention(item.text, item.name, item.name_en, item.food_key, item.confidence, quantity)


def _quantity(quantity: model.Quantity) -> port.Quantity:
    return port.Quantity(Decimal(str(round(quantity.value, 3))), Unit(quantity.unit.value))


def _operation(operation: model.Operation) -> port.EditOperation:
    match operation:
        case model.SetQuantity(item_id, quantity):
            return port.SetQuantity(item_id, _quantity(quantity))
        case model.Scale(item_id, factor):
            return port.Scale(item_id, Decimal(str(round(factor, 3))))
        case model.Remove(item_id):
            return port.Remove(item_id)
        case model.Replace(item_id, replacement):
            return port.Replace(item_id, _mention(replacement))
        case model.Add(item):
            return port.Add(_mention(item))
        case model.Clear():
            return port.Clear()
        case model.Undo():
            return port.Undo()
