"""What a person wrote and what the draft should hold."""

import re
from dataclasses import dataclass
from typing import Any

from tools.accuracy import fields

# An amount is right within 10 % of what was said; a household measure has no exact weight, so its case may say more.
TOLERANCE = 0.10
_MASS_OR_VOLUME = re.compile(
    r"\d\s*(?:г|гр|грамм\w*|кг|мл|миллилитр\w*|л|литр\w*|g|gr|grams?|kg|ml|milliliters?|l|oz|lbs?|pounds?)\b"
    r"|\b(?:грамм\w*|полкило|литр\w*|миллилитр\w*|grams?|milliliters?|ounces?|pounds?)\b",
    re.IGNORECASE,
)
SAID, HOUSEHOLD, ASSUMED = "said", "household", "assumed"


@dataclass(frozen=True, slots=True)
class Expected:
    """A food: `name` is searched in the name shown; `grams` None accepts any amount."""

    name: re.Pattern[str]
    grams: float | None = None
    tolerance: float = TOLERANCE

    def is_amount(self, grams: float) -> bool:
        return self.grams is None or abs(grams - self.grams) <= self.tolerance * self.grams + 1e-9


@dataclass(frozen=True, slots=True)
class TextCase:
    """`readings` are the lists of foods that are right, the usual one first; kcal and carbs (g) are the meal's."""

    text: str
    language: str
    readings: tuple[tuple[Expected, ...], ...]
    kcal: float | None
    carbs: float | None
    amounts: str
    tag: str
    is_for_developers: bool

    @property
    def is_nonsense(self) -> bool:
        """Nothing in it can be eaten, or nothing that anybody knows."""
        return self.readings == ((),) and self.kcal is None


def parse_text_case(case: dict[str, Any]) -> TextCase:
    """Raises ValueError."""
    usual = _items(fields.objects(case, "items"))
    return TextCase(
        text=fields.text(case, "text"),
        language=fields.language(case),
        readings=(usual, *(_items(each) for each in fields.lists(case, "alternatives"))),
        kcal=fields.number(case, "kcal"),
        carbs=fields.number(case, "carbs"),
        amounts=_amounts(fields.text(case, "text"), usual),
        tag=fields.tag(case),
        is_for_developers=fields.is_for_developers(case),
    )


def _items(items: list[dict[str, Any]]) -> tuple[Expected, ...]:
    return tuple(_expected(item) for item in items)


def _expected(item: dict[str, Any]) -> Expected:
    grams = fields.number(item, "grams")
    if grams == 0:
        raise ValueError('"grams" must be above 0, or null')
    tolerance = fields.number(item, "tolerance")
    return Expected(fields.pattern(item, "name"), grams, TOLERANCE if tolerance is None else tolerance)


def _amounts(text: str, items: tuple[Expected, ...]) -> str:
    """How the amounts are known: in grams or millilitres for each food, in other measures, or not for each."""
    if any(item.grams is None for item in items):
        return ASSUMED
    written_in_grams = len(_MASS_OR_VOLUME.findall(text)) >= len(items)
    return SAID if items and written_in_grams else HOUSEHOLD
