"""When to name a food, when to ask, when to refuse. The thresholds were measured (decision 0014)."""

from collections.abc import Sequence
from dataclasses import dataclass

from vision.engine import Candidate, Recognition, Verdict
from vision.food_classes import Food


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities over all 1000 classes, not over the foods alone: that is what keeps them calibrated."""

    preselect: float = 0.5
    suggest: float = 0.3
    hint: float = 0.1
    """Without a suggestion, the names above this are still returned, for buttons under the question."""
    alternative: float = 0.02
    """Beside a suggestion, less likely names are returned down to this."""
    surroundings: float = 0.12
    """With less on foods and their surroundings together than a blind guess puts there (0.13), it is not food."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network said: a probability a food, and their sum with that of tableware, packaging and shops."""

    foods: Sequence[tuple[Food, float]]
    surroundings: float


def decide(scores: Scores, thresholds: Thresholds | None = None) -> Recognition:
    """The verdict and the candidates, the likeliest first, all as names of one thing."""
    limits = thresholds or Thresholds()
    best = max((probability for _, probability in scores.foods), default=0.0)
    if best >= limits.suggest:
        return Recognition(Verdict.FOOD, _items(scores, limits.alternative, limits))
    if scores.surroundings < limits.surroundings:
        return Recognition(Verdict.NOT_FOOD)
    return Recognition(Verdict.UNSURE, _items(scores, limits.hint, limits))


def _items(scores: Scores, lowest: float, limits: Thresholds) -> tuple[tuple[Candidate, ...], ...]:
    ranked = sorted(scores.foods, key=lambda scored: -scored[1])
    candidates = tuple(
        Candidate(food.name_en, food.food_key, probability, probability >= limits.preselect, food.portion)
        for food, probability in ranked
        if probability >= lowest
    )
    return (candidates,) if candidates else ()
