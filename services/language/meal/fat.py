"""The fat of milk said by a bare number before the amount: "молоко 2,5 200", "творог 5 180"."""

from collections.abc import Sequence
from dataclasses import replace

from language.text.morphology import Morphology
from language.text.tokens import Kind, Token
from language.text.words import WordLists

_MOST_FAT, _LEAST_AMOUNT = 40.0, 50.0


class FatReader:
    """Makes a percentage of the first of two numbers behind a food that is sold by its fat."""

    def __init__(self, morphology: Morphology, lists: WordLists) -> None:
        self._morphology, self._lists = morphology, lists

    def marked(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens with such numbers as percentages."""
        return [self._percent(token) if self._is_fat(tokens, at) else token for at, token in enumerate(tokens)]

    @staticmethod
    def _percent(token: Token) -> Token:
        return replace(token, kind=Kind.PERCENT, norm=f"{token.value:g}%")

    def _is_fat(self, tokens: Sequence[Token], at: int) -> bool:
        if at == 0 or at + 1 >= len(tokens):
            return False
        food, number, amount = tokens[at - 1 : at + 2]
        if number.kind is not Kind.NUMBER or amount.kind is not Kind.NUMBER or number.value > _MOST_FAT:
            return False
        sold_by_fat = not self._lists.sold_by_fat.isdisjoint(self._morphology.lemmas(food.norm))
        return amount.value >= _LEAST_AMOUNT and sold_by_fat
