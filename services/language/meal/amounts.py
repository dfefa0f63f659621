"""Which amount belongs to which phrase."""

from collections.abc import Sequence

from language.meal.phrases import Element, Phrase, has_word
from language.meal.pieces import Joint, JointPiece
from language.meal.quantities import SMALLEST_PIECE_G
from language.text.amount import SHARE, SPOON, Amount
from language.text.morphology import Morphology
from language.text.script import is_cyrillic
from language.text.words import WordLists

_HOST_MASS = 60.0
_MOST_BESIDE = 200.0
_MAX_COUNT_BEFORE = 30.0
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
        return self._earlier(elements, index, amount)

    def _binds_forward(
        self, elements: Sequence[Element], index: int, amount: Amount, before: Phrase, after: Phrase
    ) -> bool:
        """Whether an amount between two phrases of one clause is of the second."""
        if amount.each or amount.whole or amount.unit == SHARE:
            return False
        if amount.of or amount.article or before.amounts:
            return True
        word = after.tokens[0].norm
        if is_cyrillic(word):
            if amount.unit is None and not self._is_countable(after) and _has_own(elements, index):
                return False  # "котлета 1 рис 150"
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
        if amount.continuous and amount.value >= _MOST_BESIDE:
            index = _list_start(elements, index)
        if index < 3 or not isinstance(joint := elements[index - 2], JointPiece) or joint.joint is not Joint.WITH:
            return before
        host = elements[index - 3]
        if not isinstance(host, Phrase) or self._is_weighed(host, amount) or amount.unit in _BESIDE_UNITS:
            return before
        if amount.unit == "piece":  # three pancakes with syrup, but two cutlets with rice
            return before if self._is_countable(before) or self._has(host, self._lists.drink) else host
        mass = amount.value if amount.continuous or amount.unit is None else _HOST_MASS
        if mass < _HOST_MASS:
            return before
        if amount.continuous and all(has_word([t], self._lists.garnish, self._morphology) for t in before.tokens):
            host.parts += [joint, *before.parts]  # "chicken with vegetables 250 g" is 250 g with them
            before.parts = []
        return host

    def _is_weighed(self, host: Phrase, amount: Amount) -> bool:
        """Whether the host has its own amount; "миска рамена с курицей на 500 г" says it more exactly."""
        if not host.amounts:
            return False
        return not amount.continuous or host.amounts[-1].continuous or not self._has(host, self._lists.filled)

    def _is_countable(self, phrase: Phrase) -> bool:
        if self._has(phrase, self._lists.beside):
            return False
        return any((food.alias.piece_g or 0) >= SMALLEST_PIECE_G for food in phrase.foods)

    def _earlier(self, elements: Sequence[Element], index: int, amount: Amount) -> Phrase | None:
        """ "пельмени, 12 штук": the phrase before the comma, when it has no amount yet or this is a part of it."""
        before = [at for at in range(index) if isinstance(elements[at], Phrase)]
        for at in reversed(before[-2:]):
            element = elements[at]
            if isinstance(element, Phrase) and (not element.amounts or amount.is_part or amount.whole):
                return self._host(elements, at + 1, amount, element)
        return None


def _list_start(elements: Sequence[Element], index: int) -> int:
    """Past "A с B и C" back to behind the B: more than stands beside a dish is the dish's own."""
    while index > 3 and isinstance(joint := elements[index - 2], JointPiece) and joint.joint is Joint.AND:
        other = elements[index - 3]
        if not isinstance(other, Phrase) or other.amounts:
            break
        index -= 2
    return index


def _has_own(elements: Sequence[Element], index: int) -> bool:
    """Whether the phrase after the amount at `index` has an amount behind it."""
    return index + 2 < len(elements) and isinstance(elements[index + 2], Amount)


def _next_phrase(elements: Sequence[Element], index: int) -> Phrase | None:
    """The phrase right after the amounts that begin at `index`."""
    for element in elements[index + 1 :]:
        if isinstance(element, Phrase):
            return element
        if not isinstance(element, Amount):
            return None
    return None
