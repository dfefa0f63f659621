"""What stands around the names in a message, read first: shares, company, hours, the state that was weighed."""

from collections.abc import Sequence

from language.meal.company import Company
from language.meal.fat import FatReader
from language.meal.parting import EnglishParting
from language.meal.recipes import RecipeHeads
from language.meal.shares import ShareReader
from language.meal.states import StateReader
from language.text.tokens import Kind, Token

_HOURS = 24


class Around:
    """Reads and clears away what is no name."""

    def __init__(
        self,
        fat: FatReader,
        shares: ShareReader,
        company: Company,
        states: StateReader,
        recipes: RecipeHeads,
        parting: EnglishParting,
    ) -> None:
        self._fat, self._shares, self._company, self._states = fat, shares, company, states
        self._recipes, self._parting = recipes, parting

    def cleared(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens with shares marked and states beside their names, without people, places, verbs and hours."""
        told = self._fat.marked(_without_hours(self._parting.without(tokens)))
        named = self._recipes.without(self._states.beside_names(self._shares.marked(told)))
        return self._company.without(named)


def _without_hours(tokens: Sequence[Token]) -> list[Token]:
    """Without "в 22", "к 7 утра" and the "3 в 1" of a coffee; a number with a measure is an amount."""
    kept: list[Token] = []
    position = 0
    while position < len(tokens):
        if _is_three_in_one(tokens, position):
            position += 3
        elif _is_hour(tokens, position):
            position += 2
        else:
            kept.append(tokens[position])
            position += 1
    return kept


def _is_three_in_one(tokens: Sequence[Token], at: int) -> bool:
    return (
        at + 2 < len(tokens)
        and tokens[at].kind is tokens[at + 2].kind is Kind.NUMBER
        and tokens[at + 1].norm in {"в", "in"}
        and tokens[at + 2].norm == "1"
    )


def _is_hour(tokens: Sequence[Token], at: int) -> bool:
    if at + 1 >= len(tokens) or tokens[at].norm not in {"в", "к", "около"}:
        return False
    number = tokens[at + 1]
    is_clock = number.kind is Kind.NUMBER and number.norm.isdigit() and number.value <= _HOURS
    following = tokens[at + 2].norm if at + 2 < len(tokens) else ""
    return is_clock and following not in _MEASURED


_MEASURED = frozenset(
    {"г", "гр", "мл", "л", "кг", "шт", "ложки", "ложках", "раза", "стакана", "грамм", "штуки", "кусочка", "приема"}
)
