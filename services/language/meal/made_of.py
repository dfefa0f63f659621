"""What a dish is made of, told as a list: "рагу из кабачков, моркови и картошки 320 г" is one dish."""

from collections.abc import Sequence

from language.meal.phrases import Element, Phrase
from language.meal.pieces import Joint, JointPiece
from language.text.morphology import Morphology
from language.text.script import is_cyrillic

_OF = "из"


class MadeOf:
    """Takes the ingredients behind "из" that have no amount into the dish; an amount behind them is the dish's."""

    def __init__(self, morphology: Morphology) -> None:
        self._morphology = morphology

    def joined(self, elements: Sequence[Element]) -> list[Element]:
        """The elements with every such list in its dish; a list ends in "и" and a genitive."""
        joined: list[Element] = []
        position = 0
        while position < len(elements):
            element = elements[position]
            joined.append(element)
            position += 1
            if isinstance(element, Phrase) and not element.amounts and _is_made(element):
                end = self._after_list(elements, position)
                members = [each for each in elements[position:end] if isinstance(each, Phrase)]
                joined[-1] = Phrase([*element.parts, *(part for member in members for part in member.parts)])
                position = end
        return joined

    def _after_list(self, elements: Sequence[Element], start: int) -> int:
        """Where the list that goes on at `start` ends; `start` when it is none."""
        at = start
        while at + 1 < len(elements):
            joint, member = elements[at], elements[at + 1]
            if not isinstance(joint, JointPiece) or not isinstance(member, Phrase) or member.amounts:
                return start
            if joint.joint is Joint.AND:
                return at + 2 if self._is_genitive(member) else start
            if joint.joint is not Joint.BREAK or joint.word != ",":
                return start
            at += 2
        return start

    def _is_genitive(self, phrase: Phrase) -> bool:
        """Surely: "кабачков", not "молоко"; a word that is both goes on with the list."""
        word = phrase.tokens[-1].norm
        return is_cyrillic(word) and self._morphology.may_be(word, "gent", "gen2")


def _is_made(phrase: Phrase) -> bool:
    joint = any(isinstance(part, JointPiece) and part.word == _OF for part in phrase.parts)
    return joint or any(token.norm == _OF for token in phrase.tokens)
