"""A mixture with every ingredient weighed: they were eaten, the dish is only what they are called together.

"smoothie with banana 100 g, strawberries 80 g and milk 200 ml", "салат: огурцы 100 г, масло 10 г".
"""

from collections.abc import Sequence

from language.food.dictionary import FoodDictionary
from language.meal.phrases import Element, Part, Phrase, has_word
from language.meal.pieces import Food, Joint, JointPiece
from language.text.amount import Amount
from language.text.morphology import Morphology
from language.text.script import is_cyrillic
from language.text.words import WordLists

_FEWEST = 2
_FEWEST_WITHOUT_CASES = 3
_BREAK = JointPiece(Joint.BREAK, ",")


class Ingredients:
    """Leaves out the names of mixtures whose ingredients were weighed one by one."""

    def __init__(self, dictionary: FoodDictionary, morphology: Morphology, lists: WordLists) -> None:
        self._dictionary, self._morphology, self._lists = dictionary, morphology, lists

    def without_headings(self, elements: Sequence[Element]) -> list[Element]:
        """The elements; a mixture's name before its weighed ingredients is gone."""
        kept: list[Element] = []
        for index, element in enumerate(elements):
            if isinstance(element, Phrase) and not _is_weighed(elements, index):
                if self._heads_weighed_list(elements, index):
                    _drop_container(kept)
                    continue
                if not self._is_mixture(element):
                    kept.append(element)
                    continue
                first = self._first_ingredient(element)
                if first is not None and self._are_weighed([first, *elements[index + 1 :]], first, "gent"):
                    _drop_container(kept)
                    kept.append(first)
                    continue
                if self._heads_a_list(elements, index):
                    _drop_container(kept)
                    continue
            kept.append(element)
        return kept

    def _is_mixture(self, phrase: Phrase) -> bool:
        joint = next((i for i, part in enumerate(phrase.parts) if isinstance(part, JointPiece)), len(phrase.parts))
        return has_word(Phrase(phrase.parts[:joint]).tokens, self._lists.mixture, self._morphology)

    def _first_ingredient(self, phrase: Phrase) -> Phrase | None:
        """The "огурцов" of "салат из огурцов"."""
        joint = next((i for i, part in enumerate(phrase.parts) if isinstance(part, JointPiece)), None)
        if joint is not None and phrase.parts[joint] == JointPiece(Joint.OF, "из"):
            return Phrase(phrase.parts[joint + 1 :])
        return self._inside(phrase.parts[0]) if len(phrase.parts) == 1 else None

    def _inside(self, part: Part) -> Phrase | None:
        """The same where "салат из огурцов" is a name of the food table."""
        if not isinstance(part, Food):
            return None
        words = [token.norm for token in part.tokens]
        tokens = part.tokens[words.index("из") + 1 :] if "из" in words else ()
        alias = self._dictionary.find([token.norm for token in tokens]) if tokens else None
        return Phrase([Food(tokens, alias)]) if alias else None

    def _heads_weighed_list(self, elements: Sequence[Element], index: int) -> bool:
        """ "овсянка: 45 г хлопьев, 200 мл молока", whatever the dish; "борщ: 300 г, хлеб 50" weighs its own."""
        rest = elements[index + 1 :]
        if len(rest) < _FEWEST + 1 or not isinstance(rest[0], JointPiece) or rest[0].word != ":":
            return False
        if isinstance(rest[1], Amount) and not isinstance(rest[2], Phrase):
            return False
        return self._are_weighed(rest[1:], None, "")

    def _heads_a_list(self, elements: Sequence[Element], index: int) -> bool:
        if index + 1 >= len(elements) or not isinstance(joint := elements[index + 1], JointPiece):
            return False
        rest = elements[index + 2 :]
        if joint.joint is Joint.WITH:
            return self._are_weighed(rest, None, "ablt")
        return joint.word == ":" and (self._are_weighed(rest, None, "") or self._are_measured(rest))

    @staticmethod
    def _are_measured(elements: Sequence[Element]) -> bool:
        """ "коктейль: мерная ложка протеина на стакан молока": a measure before every name of the line."""
        names, measures = 0, 0
        for before, element in zip((None, *elements), elements, strict=False):
            if isinstance(element, JointPiece) and element.word in {"\n", "."}:
                break
            names += isinstance(element, Phrase)
            measures += isinstance(element, Phrase) and isinstance(before, Amount) and before.unit is not None
        return names >= _FEWEST and names == measures

    def _are_weighed(self, elements: Sequence[Element], first: Phrase | None, case: str) -> bool:
        """Whether a list of foods follows that has an amount at every food, and says by its case where it ends."""
        names: list[Phrase] = [first] if first else []
        position = len(names)
        counts: list[bool] = []
        while position < len(elements):
            element = elements[position]
            if isinstance(element, JointPiece):
                if element.joint is Joint.WITH or element.word == "\n":
                    break
            elif isinstance(element, Phrase):
                names.append(element)
            elif not element.implied:
                counts.append(element.continuous)
            position += 1
        if len(counts) < len(names) or not any(counts):
            return False
        fits = [self._is_in(name, case) for name in names]
        cases_tell = not case or any(fit is True for fit in fits)
        return all(fit is not False for fit in fits) and len(names) >= (
            _FEWEST if cases_tell else _FEWEST_WITHOUT_CASES
        )

    def _is_in(self, phrase: Phrase, case: str) -> bool | None:
        """Whether a name stands in a case; None where words have none."""
        word = phrase.tokens[0].norm
        if not case or not is_cyrillic(word) or self._morphology.may_be(word, "Fixd"):
            return None
        return self._morphology.may_be(word, case)


def _is_weighed(elements: Sequence[Element], index: int) -> bool:
    """Whether the mixture has an amount of its own before or right after it."""
    before = elements[index - 1] if index else None
    after = elements[index + 1] if index + 1 < len(elements) else None
    phrase = elements[index]
    inner = isinstance(phrase, Phrase) and (
        any(isinstance(part, JointPiece) for part in phrase.parts) or any(t.norm == "из" for t in phrase.tokens)
    )
    own_before = isinstance(before, Amount) and before.continuous
    return own_before or (isinstance(after, Amount) and not inner)


def _drop_container(kept: list[Element]) -> None:
    """The "тарелка" of "тарелка салата из …"."""
    if kept and isinstance(kept[-1], Amount):
        kept[-1] = _BREAK
