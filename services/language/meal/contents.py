"""English dishes told by what is in them: "porridge 50g oats 250ml milk", "burrito bowl: rice, beans, salsa"."""

from collections.abc import Iterable, Sequence

from language.meal.phrases import Element, Phrase, has_word
from language.meal.pieces import Joint, JointPiece
from language.text.amount import Amount
from language.text.morphology import Morphology
from language.text.script import is_cyrillic
from language.text.words import load_toml

_FEWEST = 3
_ENDS = frozenset({"\n", ".", ";", "!", "?"})


class Contents:
    """Leaves out the dish where its contents are told: they are what was eaten."""

    def __init__(self, morphology: Morphology) -> None:
        data = load_toml("parting.toml")
        self._bases: dict[str, frozenset[str]] = {dish: frozenset(words) for dish, words in data["bases"].items()}
        self._vessels: frozenset[str] = frozenset(data["vessels"])
        self._foods_of_their_own: frozenset[str] = frozenset(data["foods_of_their_own"])
        self._morphology = morphology

    def told(self, elements: Sequence[Element]) -> list[Element]:
        """The elements without such dishes; no dish that was weighed itself is left out."""
        kept: list[Element] = []
        for index, element in enumerate(elements):
            if isinstance(element, Phrase) and self._is_told(element, elements, index):
                if kept and isinstance(kept[-1], Amount):
                    kept.pop()
                continue
            kept.append(element)
        return kept

    def _is_told(self, dish: Phrase, elements: Sequence[Element], index: int) -> bool:
        tokens = dish.tokens
        if not tokens or is_cyrillic(tokens[-1].norm):
            return False
        before = elements[index - 1] if index else None
        if isinstance(before, Amount) and (before.continuous or not (before.article or before.implied)):
            return False
        rest = _sentence(elements[index + 1 :])
        return self._by_base(dish, rest) or self._by_list(dish, rest)

    def _by_base(self, dish: Phrase, rest: Sequence[Element]) -> bool:
        """ "porridge 50g oats": behind the dish an amount of what it is made of, and nothing that weighs the dish."""
        bases = self._bases.get(self._morphology.lemma(dish.tokens[-1].norm))
        names = [at for at, element in enumerate(rest) if isinstance(element, Phrase)]
        if bases is None or not names or has_word(dish.tokens, bases, self._morphology):
            return False
        first = names[0]
        amount = rest[first - 1] if first else None
        if not isinstance(amount, Amount) or amount.article or sum(isinstance(e, Amount) for e in rest[:first]) > 1:
            return False
        named = rest[first]
        return isinstance(named, Phrase) and has_word(named.tokens, bases, self._morphology)

    def _by_list(self, dish: Phrase, rest: Sequence[Element]) -> bool:
        """ "burrito bowl with chicken, rice, beans": a vessel and three things at least, none of it weighed."""
        if self._morphology.lemma(dish.tokens[-1].norm) not in self._vessels:
            return False
        if has_word(dish.tokens, self._foods_of_their_own, self._morphology):
            return False
        names = [element for element in rest if isinstance(element, Phrase) and element.foods]
        heads = not rest or not isinstance(rest[0], JointPiece) or rest[0].joint is Joint.WITH or rest[0].word == ":"
        return heads and len(names) >= _FEWEST and not any(isinstance(element, Amount) for element in rest)


def _sentence(elements: Iterable[Element]) -> list[Element]:
    """The elements up to the end of the sentence or line."""
    sentence: list[Element] = []
    for element in elements:
        if isinstance(element, JointPiece) and element.word in _ENDS:
            break
        sentence.append(element)
    return sentence
