"""Elements put together: composites ("ham and cheese sandwich"), sides ("суп с хлебом"), counts of eggs."""

from collections.abc import Sequence

from language.meal.phrases import Element, Phrase, has_word
from language.meal.pieces import Food, Joint, JointPiece
from language.text.amount import Amount
from language.text.morphology import Morphology
from language.text.script import is_cyrillic
from language.text.words import WordLists


class Composer:
    """Joins neighbouring phrases that name one dish."""

    def __init__(self, morphology: Morphology, lists: WordLists) -> None:
        self._morphology, self._lists = morphology, lists

    def compose(self, elements: Sequence[Element]) -> list[Element]:
        """The elements with every composite as one phrase."""
        done: list[Element] = []
        for element in elements:
            done.append(element)
            while self._joined(done):
                pass
        return done

    def _joined(self, done: list[Element]) -> bool:
        """Join the last phrase to what stands before it, when they are one dish."""
        if len(done) < 3 or not isinstance(right := done[-1], Phrase) or not isinstance(left := done[-3], Phrase):
            return False
        middle = done[-2]
        if isinstance(middle, Amount):
            return self._describes_after(done, left, middle, right) or self._eggs(done, left, middle, right)
        if not isinstance(middle, JointPiece):
            return False
        if middle.word in {",", "with", "с"} and self._only_describes(right):  # "rice, cooked", "thighs with skin"
            joint = [] if middle.word == "," else [middle]
            done[-3:] = [Phrase([*left.parts, *joint, *right.parts])]
            return True
        if not self._are_one(left, middle, right, done[-4] if len(done) > 3 else None):
            return False
        done[-3:] = [Phrase([*left.parts, middle, *right.parts])]
        return True

    def _are_one(self, left: Phrase, joint: JointPiece, right: Phrase, before: Element | None) -> bool:
        """Whether the joint stands inside one dish's name."""
        if joint.joint is Joint.WITH:
            return self._is_filling(left, right) or self._is_flavour(left, right)
        if joint.word not in {"и", "and", "&"}:
            return False
        more_flavour = bool(self._inner_joints(left)) and self._is_flavour(left, right)
        return more_flavour or self._continues(left, right) or self._is_joined_name(left, right, before)

    def _describes_after(self, done: list[Element], left: Phrase, amount: Amount, right: Phrase) -> bool:
        """ "яйца 2 шт варёные", "стейк 180 г на гриле"."""
        if not self._only_describes(right):
            return False
        adjectives = all(self._morphology.is_adjective(token.norm) for token in right.tokens)
        done[-3:] = [Phrase([*left.parts, *(right.parts if adjectives else ())]), amount]
        return True

    def _eggs(self, done: list[Element], left: Phrase, amount: Amount, right: Phrase) -> bool:
        """ "яичница из 3 яиц на масле" counts eggs."""
        if (
            amount.unit is not None
            or not self._has(left, self._lists.egg_dish)
            or not self._has(right, self._lists.egg)
        ):
            return False
        joint = next((i for i, part in enumerate(right.parts) if isinstance(part, JointPiece)), len(right.parts))
        if len(Phrase(right.parts[:joint]).tokens) > 1:  # "из 3 перепелиных яиц"
            return False
        done[-3:] = [left, amount]
        return True

    def _only_describes(self, phrase: Phrase) -> bool:
        describing = self._lists.cooking | self._lists.plain
        return not phrase.foods and all(has_word([t], describing, self._morphology) for t in phrase.tokens)

    def _is_filling(self, left: Phrase, right: Phrase) -> bool:
        """Whether "with B" says what is inside A: a pie with cabbage, not a pie with tea."""
        return self._main_has(left, self._lists.filled) and not self._has(right, self._lists.beside)

    def _is_flavour(self, left: Phrase, right: Phrase) -> bool:
        """ "чай с лимоном": so little that it is no food of its own."""
        only = all(has_word([token], self._lists.flavouring, self._morphology) for token in right.tokens)
        return only and self._main_has(left, self._lists.drink)

    def _continues(self, left: Phrase, right: Phrase) -> bool:
        """ "салат из огурцов и помидоров": a list of ingredients after a preposition goes on in the same case."""
        joints = self._inner_joints(left)
        if not joints or len(right.parts) > 2 or self._has(right, self._lists.beside):
            return False
        first, last = right.tokens[0].norm, right.tokens[-1].norm
        if is_cyrillic(last):
            if joints[0] in {"с", "со"}:
                return self._morphology.may_be(last, "ablt") and not self._morphology.may_be(last, "nomn", "accs")
            oblique = self._morphology.may_be(last, "gent") and self._morphology.may_be(first, "gent")
            return joints[0] == "из" and oblique
        return joints[0] in {"of", "with"} and self._main_has(left, self._lists.filled)

    def _inner_joints(self, phrase: Phrase) -> list[str]:
        """The prepositions inside a name, those of a known food too ("салат из капусты")."""
        words: list[str] = []
        for part in phrase.parts:
            if isinstance(part, JointPiece):
                words.append(part.word)
            elif isinstance(part, Food):
                filled = has_word(part.tokens[:1], self._lists.filled, self._morphology)
                joints = self._lists.of | self._lists.with_ if filled else {"из"}
                words += [token.norm for token in part.tokens[1:] if token.norm in joints]
        return words

    def _is_joined_name(self, left: Phrase, right: Phrase, before: Element | None) -> bool:
        """ "ham and cheese sandwich": a bare singular ingredient before a sandwich-like head."""
        head = self._morphology.lemma(right.tokens[-1].norm)
        if len(right.tokens) < 2 or head not in self._lists.joined_head or len(left.tokens) > 1:
            return False
        word = left.tokens[0].norm
        if self._morphology.lemma(word) != word or self._has(left, self._lists.drink | self._lists.filled):
            return False
        return not isinstance(before, Amount) or before.unit is None

    def _main_has(self, phrase: Phrase, words: frozenset[str]) -> bool:
        main = phrase.main(self._morphology)
        return has_word(main.tokens if main else phrase.tokens, words, self._morphology)

    def _has(self, phrase: Phrase, words: frozenset[str]) -> bool:
        return has_word(phrase.tokens, words, self._morphology)
