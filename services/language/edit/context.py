"""The state of reading one edit: the draft, what was collected so far, what was spoken of last."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from language.edit.reference import DraftIndex, Reference
from language.meal.parser import MealParser, Reading
from language.model import Add, DraftItem, FoodMention, Operation, Quantity, Remove, Replace, Scale, SetQuantity, Unit
from language.text.amount import Amount
from language.text.tokens import Token

_SURE = 0.5


@dataclass(slots=True)
class EditContext:
    """Collects operations; `certain` falls with the first doubtful one, `explicit` rises with the first order."""

    text: str
    draft: Sequence[DraftItem]
    index: DraftIndex
    meals: MealParser
    operations: list[Operation] = field(default_factory=list)
    certain: bool = True
    explicit: bool = False
    focus: Reference | None = None

    def read(self, tokens: Sequence[Token]) -> tuple[list[Reading], list[Amount]]:
        """Names and loose amounts of some tokens."""
        return self.meals.read(tokens, self.text) if tokens else ([], [])

    def resolve(self, readings: Sequence[Reading], tokens: Sequence[Token]) -> Reference | None:
        """The item that the words mean by name or place."""
        named = next((found for reading in readings if (found := self.index.by_reading(reading))), None)
        return named or self.index.by_place(tokens)

    def unnamed(self) -> Reference | None:
        """The item meant when none is named: the one spoken of, else the only one, else the last, doubtfully."""
        if self.focus is not None:
            return self.focus
        if only := self.index.only():
            return only
        return Reference(self.draft[-1], certain=False) if self.draft else None

    def remove(self, reference: Reference) -> None:
        """Take an item out, once."""
        operation = Remove(reference.item.item_id)
        if operation not in self.operations:
            self._collect(operation, reference)

    def set_quantity(self, reference: Reference, quantity: Quantity) -> None:
        """Change an item's amount."""
        self._collect(SetQuantity(reference.item.item_id, quantity), reference)

    def change_grams(self, reference: Reference, delta: float) -> None:
        """Make an item heavier or lighter by some grams; nothing left removes it."""
        grams = reference.item.grams + delta
        if grams <= 0:
            self.remove(reference)
        else:
            self.set_quantity(reference, Quantity(round(grams, 3), Unit.GRAM))

    def scale(self, reference: Reference | None, factor: float) -> None:
        """Scale an item, or everything."""
        value = round(factor, 4)
        if reference is None:
            self.operations.append(Scale(0, value))
        else:
            self._collect(Scale(reference.item.item_id, value), reference)

    def replace(self, reference: Reference, mention: FoodMention) -> None:
        """Put another food in an item's place."""
        self._doubt(mention)
        self._collect(Replace(reference.item.item_id, mention), reference)

    def add(self, mention: FoodMention) -> None:
        """Put a food into the draft."""
        self._doubt(mention)
        self.operations.append(Add(mention))

    def _collect(self, operation: Operation, reference: Reference) -> None:
        self.operations.append(operation)
        self.focus = Reference(reference.item)
        self.certain = self.certain and reference.certain

    def _doubt(self, mention: FoodMention) -> None:
        if mention.confidence < _SURE:
            self.certain = False


def said_mention(reading: Reading) -> FoodMention:
    """The mention with its quantity only when it was said: a replacement keeps the item's amount."""
    mention = reading.mention
    if reading.said:
        return mention
    return FoodMention(mention.text, mention.name, mention.name_en, mention.food_key, mention.confidence)
