"""The state of reading one edit: the draft, what was collected so far, what was spoken of last."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from language.edit.reference import DraftIndex, Reference
from language.meal.parser import MealParser, Reading
from language.model import Add, DraftItem, FoodMention, Operation, Quantity, Remove, Replace, Scale, SetQuantity, Unit
from language.text.amount import Amount
from language.text.tokens import Token

_SURE = 0.7


@dataclass(slots=True)
class EditContext:
    """Collects operations; `certain` falls with the first doubtful one, `explicit` rises with the first order."""

    text: str
    draft: Sequence[DraftItem]
    index: DraftIndex
    meals: MealParser
    tokens: Sequence[Token] = ()
    speech: frozenset[str] = frozenset()
    """Words that never name a food here."""
    operations: list[Operation] = field(default_factory=list)
    certain: bool = True
    explicit: bool = False
    focus: Reference | None = None

    def read(self, tokens: Sequence[Token]) -> tuple[list[Reading], list[Amount]]:
        """Names and loose amounts of some tokens."""
        named = [token for token in tokens if token.norm not in self.speech]
        return self.meals.read(named, self.text) if named else ([], [])

    def resolve(self, readings: Sequence[Reading], tokens: Sequence[Token]) -> Reference | None:
        """The item that the words mean by name or place."""
        named = next((found for reading in readings if (found := self.index.by_reading(reading))), None)
        return named or self.index.by_place(tokens) or (None if readings else self.index.by_kind_word(tokens))

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
        if mention.name == reference.item.name and mention.quantity is None:
            self.doubt()
            return
        self._weigh(mention)
        self.operations = [each for each in self.operations if each != Remove(reference.item.item_id)]
        self._collect(Replace(reference.item.item_id, mention), reference)

    def add(self, mention: FoodMention) -> None:
        """Put a food into the draft, once: "чай с мёдом, ложка мёда" is one spoon."""
        self._weigh(mention)
        self.operations = [each for each in self.operations if not _is_unmeasured(each, mention)]
        self.operations.append(Add(mention))

    def note(self, tokens: Sequence[Token]) -> None:
        """Remember the item that a question speaks of: "откуда компот? не было его"."""
        self.focus = next(
            (ref for reading in self.read(tokens)[0] if (ref := self.index.by_reading(reading))), self.focus
        )

    def doubt(self, *, explicit: bool = True) -> None:
        """Something was asked for, by an order or only perhaps, that cannot be done as it was said."""
        self.certain = False
        self.explicit = self.explicit or explicit

    def _collect(self, operation: Operation, reference: Reference) -> None:
        if isinstance(operation, SetQuantity):  # "12 oz… I mean 340 g": the last word counts
            self.operations = [each for each in self.operations if not _is_amount_of(each, operation.item_id)]
        self.operations.append(operation)
        self.focus = Reference(reference.item)
        self.certain = self.certain and reference.certain

    def _weigh(self, mention: FoodMention) -> None:
        if mention.confidence < _SURE:
            self.certain = False


def _is_amount_of(operation: Operation, item_id: int) -> bool:
    return isinstance(operation, SetQuantity) and operation.item_id == item_id


def _is_unmeasured(operation: Operation, mention: FoodMention) -> bool:
    """Whether the food was added before without an amount."""
    if not isinstance(operation, Add) or not mention.food_key or mention.quantity is None:
        return False
    quantity = operation.item.quantity
    return operation.item.food_key == mention.food_key and (quantity is None or quantity.implied)


def said_mention(reading: Reading) -> FoodMention:
    """The mention with its quantity only when it was said: a replacement keeps the item's amount."""
    mention = reading.mention
    if reading.said:
        return mention
    return FoodMention(mention.text, mention.name, mention.name_en, mention.food_key, mention.confidence)
