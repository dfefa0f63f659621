"""Which amount belongs to which phrase, and what a bare number means."""

from collections.abc import Sequence

from language.meal.phrases import Element, Phrase, has_word
from language.meal.pieces import Joint, JointPiece
from language.model import Quantity, Unit
from language.text.measures import SPOON, Amount
from language.text.morphology import Morphology
from language.text.script import is_cyrillic
from language.text.words import WordLists

_HOST_MASS = 60.0
_MAX_COUNT_BEFORE = 30.0
_MAX_COUNT_AFTER = 15.0
_MAX_LITRES = 3.0
SMALLEST_PIECE_G = 25.0
"""Of smaller things one is no helping: a cherry, a shrimp."""
_BESIDE_UNITS = frozenset({SPOON, "tablespoon", "teaspoon", "pinch", "handful", "slice"})


class AmountBinder:
    """Attaches amounts to phrases by their place: "200 г гречки", "гречка 200 г", "2 котлеты по 100 г"."""

    def __init__(self, morphology: Morphology, lists: WordLists) -> None:
        self._morphology, self._lists = morphology, lists

    def bind(self, elements: Sequence[Element]) -> list[Amount]:
        """Fill `Phrase.amounts`; the amounts that belong to no phrase are returned."""
        orphans: list[Amount] = []
        for index, element in enumerate(elements):
            if not isinstance(element, Amount):
                continue
            owner = self._owner(elements, index, element)
            if owner is None:
                orphans.append(element)
                continue
            owner.amounts.append(element)
            if element.each:
                self._share(elements[:index], element)
        return orphans

    @staticmethod
    def _share(before: Sequence[Element], amount: Amount) -> None:
        """ "рис и курица по 100 г": each of the foods before that has no amount yet."""
        for element in reversed(before):
            if isinstance(element, Amount):
                return
            if isinstance(element, Phrase) and not element.amounts:
                element.amounts.append(amount)

    def _owner(self, elements: Sequence[Element], index: int, amount: Amount) -> Phrase | None:
        before = elements[index - 1] if index else None
        after = _next_phrase(elements, index)
        if isinstance(before, Amount) and after is None:
            before = next((e for e in reversed(elements[:index]) if not isinstance(e, Amount)), None)
        if isinstance(before, Phrase):
            if after is None or not self._binds_forward(elements, index, amount, before, after):
                return self._host(elements, index, amount, before)
            return after
        if after is not None:
            return after
        return self._earlier(elements, index)

    def _binds_forward(
        self, elements: Sequence[Element], index: int, amount: Amount, before: Phrase, after: Phrase
    ) -> bool:
        """Whether an amount between two phrases of one clause is of the second."""
        if amount.each:
            return False
        if amount.of or amount.article or before.amounts:
            return True
        word = after.tokens[0].norm
        if is_cyrillic(word):
            genitive = self._morphology.may_be(word, "gent", "Fixd") or not self._morphology.is_known(word)
            if amount.unit is None:
                return genitive and amount.value <= _MAX_COUNT_BEFORE
            follows = index + 2 < len(elements) and isinstance(elements[index + 2], Amount)
            return genitive and not follows and (amount.implied or self._morphology.is_likely(word, "gent"))
        return amount.unit is None and amount.value <= _MAX_COUNT_BEFORE and self._is_plural(after)

    def _has(self, phrase: Phrase, words: frozenset[str]) -> bool:
        return has_word(phrase.tokens, words, self._morphology)

    def _is_plural(self, phrase: Phrase) -> bool:
        last = phrase.tokens[-1].norm
        return self._morphology.lemma(last) != last

    def _host(self, elements: Sequence[Element], index: int, amount: Amount, before: Phrase) -> Phrase:
        """In "A with B 200 g" the grams are A's; in "A with B 2 spoons", or of a little mass, they are B's."""
        if index < 3 or not isinstance(joint := elements[index - 2], JointPiece) or joint.joint is not Joint.WITH:
            return before
        host = elements[index - 3]
        if not isinstance(host, Phrase) or host.amounts or amount.unit in _BESIDE_UNITS:
            return before
        if amount.unit == "piece":  # three pancakes with syrup, but two cutlets with rice
            return before if self._is_countable(before) or self._has(host, self._lists.drink) else host
        mass = amount.value if amount.continuous or amount.unit is None else _HOST_MASS
        return host if mass >= _HOST_MASS else before

    def _is_countable(self, phrase: Phrase) -> bool:
        if self._has(phrase, self._lists.beside):
            return False
        return any((food.alias.piece_g or 0) >= SMALLEST_PIECE_G for food in phrase.foods)

    @staticmethod
    def _earlier(elements: Sequence[Element], index: int) -> Phrase | None:
        """ "пельмени, 12 штук": the phrase before the comma, when it has no amount yet."""
        for element in reversed(elements[:index]):
            if isinstance(element, Phrase):
                return None if element.amounts else element
        return None


def _next_phrase(elements: Sequence[Element], index: int) -> Phrase | None:
    """The phrase right after the amounts that begin at `index`."""
    for element in elements[index + 1 :]:
        if isinstance(element, Phrase):
            return element
        if not isinstance(element, Amount):
            return None
    return None


class AmountReader:
    """Turns the amounts of a phrase into one quantity of the contract."""

    def __init__(self, morphology: Morphology, lists: WordLists) -> None:
        self._morphology, self._lists = morphology, lists

    def quantity(self, phrase: Phrase, *, host_is_drink: bool) -> Quantity | None:
        """The phrase's quantity; None when none was said."""
        chosen: Quantity | None = None
        count = 1.0
        for amount in phrase.amounts:
            quantity = self._one(amount, phrase, host_is_drink=host_is_drink)
            if amount.each and chosen is not None:
                return Quantity(round(quantity.value * count, 3), quantity.unit)
            if chosen is None or _is_finer(quantity, chosen):
                count = quantity.value
                chosen = quantity
        return chosen

    def quantity_of(self, amount: Amount) -> Quantity:
        """An amount without a food."""
        return self._one(amount, Phrase([]), host_is_drink=False)

    def _one(self, amount: Amount, phrase: Phrase, *, host_is_drink: bool) -> Quantity:
        value = round(amount.value, 3) or 0.001
        if amount.unit == SPOON:
            small = host_is_drink or self._has(phrase, self._lists.teaspoon)
            return Quantity(value, Unit.TEASPOON if small else Unit.TABLESPOON)
        if amount.unit is not None:
            return Quantity(value, Unit(amount.unit))
        return self._bare(amount, value, phrase)

    def _bare(self, amount: Amount, value: float, phrase: Phrase) -> Quantity:
        """A number alone: pieces when small, else grams, or a drink's volume ("кола 0,5" is litres)."""
        if self._is_drink(phrase):
            if amount.decimal and value <= _MAX_LITRES:
                return Quantity(value * 1000, Unit.MILLILITRE)
            if value > _MAX_COUNT_BEFORE:
                return Quantity(value, Unit.MILLILITRE)
        tokens = phrase.tokens
        before = bool(tokens) and amount.first <= tokens[0].start
        limit = _MAX_COUNT_BEFORE if before else _MAX_COUNT_AFTER
        if value > limit:
            return Quantity(value, Unit.GRAM)
        return Quantity(value, Unit.TEASPOON if self._has(phrase, self._lists.sugar) else Unit.PIECE)

    def _is_drink(self, phrase: Phrase) -> bool:
        main = phrase.main(self._morphology)
        return has_word(main.tokens if main else phrase.tokens, self._lists.drink, self._morphology)

    def _has(self, phrase: Phrase, words: frozenset[str]) -> bool:
        return has_word(phrase.tokens, words, self._morphology)


def _is_finer(new: Quantity, old: Quantity) -> bool:
    """Whether mass or volume should take the place of a count or a container ("12 пельменей (200 г)")."""
    exact = {Unit.GRAM, Unit.MILLILITRE}
    return new.unit in exact and old.unit not in exact
