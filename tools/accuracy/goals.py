"""What the card is held to: the product's goals, for texts whose failures no developer has looked at."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tools.accuracy.card import value_at


@dataclass(frozen=True, slots=True)
class Goal:
    """`at_least` True: the figure should be `bound` or more; False: `bound` or less."""

    name: str
    path: str
    bound: float
    at_least: bool
    unit: str = ""

    def is_met(self, value: float) -> bool:
        return value >= self.bound if self.at_least else value <= self.bound


_RU, _EN, _ALL = (f"unseen/text/languages/{name}" for name in ("ru", "en", "all"))

GOALS = (
    Goal("Text RU: item and amount, F1", f"{_RU}/item_quantity_f1", 0.92, at_least=True),
    Goal("Text EN: item and amount, F1", f"{_EN}/item_quantity_f1", 0.92, at_least=True),
    Goal("Text RU: food match, top-1", f"{_RU}/food_top1", 0.95, at_least=True),
    Goal("Text EN: food match, top-1", f"{_EN}/food_top1", 0.95, at_least=True),
    Goal("Energy, grams said: median error", f"{_ALL}/energy/said/median_abs_percent", 10, at_least=False, unit="%"),
    Goal(
        "Energy, household units: median error",
        f"{_ALL}/energy/household/median_abs_percent",
        25,
        at_least=False,
        unit="%",
    ),
    Goal("Confident answers to nonsense words", f"{_ALL}/confident_nonsense_words", 0, at_least=False),
    Goal(
        "Russian everyday foods, kcal per 100 g: median error",
        "kcal_per_100g_ru/median_abs_percent",
        12,
        at_least=False,
        unit="%",
    ),
    Goal(
        "Photos, foods the model knows: top-3, names and guesses (silence is a miss)",
        "photos/top3_covered",
        0.92,
        at_least=True,
    ),
    Goal("Photos, foods the model knows: top-3 when it names any", "photos/top3_covered_named", 0.92, at_least=True),
    Goal("Photos: precision when it preselects", "photos/precision_preselected", 0.85, at_least=True),
    Goal("Language service, ParseMeal p95", "text/latency_ms/parse/p95", 15, at_least=False, unit="ms"),
    Goal("Vision service, a photo p95", "photos/latency_ms/p95", 60, at_least=False, unit="ms"),
    Goal("Language service, memory", "memory_mb/language", 200, at_least=False, unit="MB"),
)


def standing(card: Mapping[str, Any]) -> list[tuple[Goal, float | None]]:
    return [(goal, value_at(card, goal.path)) for goal in GOALS]
