"""Energy per 100 g of everyday foods, named alone (`{"text", "lang", "kcal_per_100g"}`)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tools.accuracy import fields, figures
from tools.accuracy.bot import Bot
from tools.accuracy.text_score import LEAST_KCAL


@dataclass(frozen=True, slots=True)
class FoodCase:
    """`low` and `high` bound what references give, where they differ; kcal per 100 g."""

    text: str
    language: str
    kcal: float
    low: float | None
    high: float | None
    is_for_developers: bool


@dataclass(frozen=True, slots=True)
class FoodOutcome:
    """`kcal` per 100 g of the food that came out, None when there was none."""

    case: FoodCase
    kcal: float | None
    food: str

    @property
    def percent(self) -> float:
        """The error; a food that is not known is wholly wrong."""
        return 100.0 if self.kcal is None else 100 * (self.kcal - self.case.kcal) / max(self.case.kcal, 1)

    @property
    def is_in_range(self) -> bool:
        low, high = self.case.low, self.case.high
        if self.kcal is None or low is None or high is None:
            return False
        return low <= self.kcal <= high


def parse_food_case(case: dict[str, Any]) -> FoodCase:
    """Raises ValueError."""
    return FoodCase(
        text=fields.text(case, "text"),
        language=fields.language(case),
        kcal=fields.needed_number(case, "kcal_per_100g"),
        low=fields.number(case, "low"),
        high=fields.number(case, "high"),
        is_for_developers=fields.is_for_developers(case),
    )


def judge(bot: Bot, case: FoodCase) -> FoodOutcome:
    """The first food of the draft, settled or asked about."""
    items = bot.answer(case.text, case.language).items
    if not items:
        return FoodOutcome(case, None, "")
    return FoodOutcome(case, float(items[0].food.per_100g.energy_kcal), items[0].food.name(case.language))


def food_figures(judged: Sequence[FoodOutcome]) -> dict[str, Any]:
    percent = [each.percent for each in judged if each.case.kcal >= LEAST_KCAL]
    found = [each.percent for each in judged if each.case.kcal >= LEAST_KCAL and each.kcal is not None]
    return {
        "set": "kcal_per_100g",
        "cases": len(judged),
        "found": figures.share([each.kcal is not None for each in judged]),
        "median_abs_percent": figures.median([abs(each) for each in percent]),
        "mean_abs_percent": figures.mean([abs(each) for each in percent]),
        "median_percent": figures.median(found),
        "spread_percent": figures.percentiles(found, 10, 25, 75, 90),
        "within_20_percent": figures.share([abs(each) <= 20 for each in percent]),
        "in_published_range": figures.share([each.is_in_range for each in judged if each.case.low is not None]),
    }
