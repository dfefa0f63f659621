"""Which amount belongs to which phrase, and what a bare number means."""

from collections.abc import Sequence
from dataclasses import replace

from language.meal.phrases import Element, Phrase, has_word
from language.meal.pieces import Joint, JointPiece
from language.model import Quantity, Unit
from language.text.measures import SHARE, SMALL_CUP, SPOON, Amount
from language.text.morphology import Morphology
from language.text.script import is_cyrillic
from language.text.sizes import MEDIUM, Sizes
from language.text.tokens import Token
from language.text.words import WordLists

_HOST_MASS = 60.0
_MOST_BESIDE = 200.0
_MAX_COUNT_BEFORE = 30.0
_MAX_COUNT_AFTER = 15.0
_MAX_UNCOUNTED = 4.0
_MAX_SINGULAR = 9.0
_SMALLEST_COUNTED_G = 3.0
_MAX_LITRES = 3.0
SMALLEST_PIECE_G = 25.0
"""Of smaller things one is no helping: a cherry, a shrimp."""
_WHOLE = frozenset({"целый", "весь", "whole", "entire"})
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
        for at in range(index - 1, -1, -1):
            element = elements[at]
            if isinstance(element, Phrase):
                if element.amounts and not (amount.is_part or amount.whole):
                    return None
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
        return MEDIUM if factor is None or self._has(phrase, self._lists.egg) else factor

    def _of_whole(self, phrase: Phrase, count: float) -> Quantity | None:
        """ "четверть батона", "полпиццы", "целый торт": of all of it, not of a slice."""
        head = phrase.tokens[:1] if len(phrase.foods) != 1 else phrase.foods[0].tokens
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
