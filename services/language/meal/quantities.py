"""What the amounts of a phrase come to, and what a bare number means."""

from collections.abc import Sequence
from dataclasses import replace

from language.meal.phrases import Phrase, has_word
from language.model import Quantity, Unit
from language.text.amount import SHARE, SMALL_CUP, SPOON, Amount
from language.text.morphology import Morphology
from language.text.script import is_cyrillic
from language.text.sizes import MEDIUM, Sizes
from language.text.tokens import Token
from language.text.words import WordLists

_MAX_COUNT_BEFORE = 30.0
_MAX_COUNT_AFTER = 15.0
_MAX_UNCOUNTED = 4.0
_MAX_SINGULAR = 9.0
_SMALLEST_COUNTED_G = 3.0
_MAX_LITRES = 3.0
SMALLEST_PIECE_G = 25.0
"""Of smaller things one is no helping: a cherry, a shrimp."""
_DOUBLE = 2.0  # of a mixed drink it doubles the spirit, not the glass
_WHOLE = frozenset({"целый", "весь", "whole", "entire"})


class AmountReader:
    """Turns the amounts of a phrase into one quantity of the contract."""

    def __init__(self, morphology: Morphology, lists: WordLists) -> None:
        self._morphology, self._lists = morphology, lists
        self._sizes = Sizes(morphology)

    def quantity(self, phrase: Phrase, *, host_is_drink: bool, size: float = MEDIUM) -> Quantity | None:
        """The phrase's quantity; None when none was said. `size` is how large each piece is."""
        chosen: Quantity | None = None
        count, part = 1.0, 1.0
        for amount in phrase.amounts:
            if amount.unit == SHARE or (chosen is not None and amount.is_part):
                part *= amount.value
                continue
            quantity = self._one(amount, phrase, host_is_drink=host_is_drink)
            if (amount.each or amount.whole) and chosen is not None:
                return Quantity(round(quantity.value * count * part, 3), quantity.unit)
            if chosen is None or _is_finer(quantity, chosen):
                count = quantity.value
                chosen = quantity
        if chosen is None:
            return None if part == 1 else self._of_whole(phrase, part) or self._shared_piece(phrase, part)
        if chosen.unit is Unit.PIECE and chosen.value == count:
            part *= size
        return replace(chosen, value=round(chosen.value * part, 3))

    @staticmethod
    def _shared_piece(phrase: Phrase, part: float) -> Quantity | None:
        """ "шаурма на двоих" is half of one; of what is served by the plate each has a portion."""
        counted = any((food.alias.piece_g or 0) >= SMALLEST_PIECE_G for food in phrase.foods)
        return Quantity(round(part, 3), Unit.PIECE) if counted else None

    def unsaid(self, phrase: Phrase, *, is_one: bool, size: float) -> Quantity | None:
        """What a name without an amount means: a whole one, a large portion, one piece; None for the usual portion."""
        if whole := self._of_whole(phrase, MEDIUM):
            return whole if self._has(phrase, _WHOLE) else None
        if is_one:
            return Quantity(size, Unit.PIECE, implied=size == MEDIUM)
        return Quantity(size, Unit.PORTION) if size != MEDIUM else None

    def quantity_of(self, amount: Amount) -> Quantity:
        """An amount without a food."""
        return self._one(amount, Phrase([]), host_is_drink=False)

    def _one(self, amount: Amount, phrase: Phrase, *, host_is_drink: bool) -> Quantity:
        value = round(amount.value, 3) or 0.001
        if amount.unit == SPOON:
            small = host_is_drink or self._has(phrase, self._lists.teaspoon)
            return Quantity(value, Unit.TEASPOON if small else Unit.TABLESPOON)
        if amount.unit == SMALL_CUP:
            return Quantity(value, Unit.PACK if self._has(phrase, self._lists.potted) else Unit.GLASS)
        if amount.unit is not None:
            return Quantity(value, Unit(amount.unit))
        return self._bare(amount, value, phrase)

    def _bare(self, amount: Amount, value: float, phrase: Phrase) -> Quantity:
        """A number alone: pieces when small, else grams, or a drink's volume ("кола 0,5" is litres)."""
        if self._is_drink(phrase):
            if amount.decimal and value <= _MAX_LITRES:
                return Quantity(value * 1000, Unit.MILLILITRE)
            before = bool(phrase.tokens) and amount.first <= phrase.tokens[0].start
            if value > (_MAX_COUNT_BEFORE if before else _MAX_UNCOUNTED):
                return Quantity(value, Unit.MILLILITRE)
        if value > self._most_pieces(amount, phrase):
            return Quantity(value, Unit.GRAM)
        return self._of_whole(phrase, value) or self._pieces(phrase, value)

    def _most_pieces(self, amount: Amount, phrase: Phrase) -> float:
        """Up to where a bare number counts; after a name that is not counted, or in the singular, it soon is grams."""
        tokens = phrase.tokens
        if not tokens or amount.first <= tokens[0].start or not phrase.foods:
            return _MAX_COUNT_BEFORE if tokens and amount.first <= tokens[0].start else _MAX_COUNT_AFTER
        main = phrase.main(self._morphology)
        named = main.tokens if main else tokens
        if not self._is_counted(phrase, named):
            return _MAX_UNCOUNTED
        return _MAX_SINGULAR if self._is_singular(named) else _MAX_COUNT_AFTER

    def _is_counted(self, phrase: Phrase, named: Sequence[Token]) -> bool:
        main = phrase.main(self._morphology)
        piece = main.alias.piece_g if main else None
        is_mass = has_word(named, self._lists.mass | self._lists.drink | self._lists.sugar, self._morphology)
        return piece is not None and piece >= _SMALLEST_COUNTED_G and (not is_mass or not self._is_singular(named))

    def _is_singular(self, named: Sequence[Token]) -> bool:
        """ "лимон 10" is no count of lemons: ten would be "лимонов"."""
        for token in named:
            nouns = [parse.tag for parse in self._morphology.parses(token.norm) if parse.tag.POS == "NOUN"]
            if nouns:
                return any(tag.number == "sing" and tag.case in {"nomn", "accs"} for tag in nouns)
        head = named[-1].norm
        return not is_cyrillic(head) and self._morphology.lemma(head) == head

    def _pieces(self, phrase: Phrase, count: float) -> Quantity:
        if self._has(phrase, self._lists.sugar):
            return Quantity(count, Unit.TEASPOON)
        return Quantity(count, Unit.PIECE)

    def size_of(self, phrase: Phrase) -> float:
        """How much larger than usual one piece is; an egg's sizes hardly differ."""
        factor = self._sizes.factor_of(phrase.tokens)
        mixed = factor == _DOUBLE and self._is_drink(phrase) and any(len(food.tokens) > 1 for food in phrase.foods)
        return MEDIUM if factor is None or mixed or self._has(phrase, self._lists.egg) else factor

    def _of_whole(self, phrase: Phrase, count: float) -> Quantity | None:
        """ "четверть батона", "полпиццы", "целый торт": of all of it, not of a slice."""
        main = phrase.main(self._morphology)
        head = phrase.tokens[:1] if main is None or len(phrase.foods) > 1 else main.tokens
        if head and not is_cyrillic(head[-1].norm):
            head = head[-1:]  # half a chicken quesadilla is no half of a chicken
        is_part = count < 1 or self._has(phrase, _WHOLE)
        whole = self._sizes.whole(head, is_part=is_part)
        if whole is None:
            return None
        name, _, factor = whole.partition("*")
        return Quantity(round(count * float(factor or 1), 3), Unit(name))

    def _is_drink(self, phrase: Phrase) -> bool:
        main = phrase.main(self._morphology)
        return has_word(main.tokens if main else phrase.tokens, self._lists.drink, self._morphology)

    def _has(self, phrase: Phrase, words: frozenset[str]) -> bool:
        return has_word(phrase.tokens, words, self._morphology)


def _is_finer(new: Quantity, old: Quantity) -> bool:
    """Whether mass or volume should take the place of a count or a container ("12 пельменей (200 г)")."""
    exact = {Unit.GRAM, Unit.MILLILITRE}
    return new.unit in exact and old.unit not in exact
