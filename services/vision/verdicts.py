"""When to name a food, to guess, to ask, to refuse. The thresholds were measured (decisions 0014, 0043)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from vision.engine import Candidate, Recognition, Verdict
from vision.food_classes import Food


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Probabilities over all 1000 classes, not over the foods alone: that is what keeps them calibrated."""

    preselect: float = 0.55
    suggest: float = 0.3
    guess: float = 0.05
    """From here on to `suggest` the best names are guesses: for a person to choose from, never for a draft."""
    guesses: int = 3
    alternative: float = 0.02
    """Beside the best name, less likely ones are returned down to this."""
    surroundings: float = 0.12
    """With less on foods and their surroundings together than a blind guess puts there (0.13), it is not food."""
    print: float = 0.1
    """With as much on what print is taken for, there may be a label to read (decision 0041)."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network said: a probability a food, their sum with that of tableware, packaging and shops, and print."""

    foods: Sequence[tuple[Food, float]]
    surroundings: float
    print: float = 0.0


def decide(scores: Scores, thresholds: Thresholds | None = None) -> Recognition:
    """The verdict, and the names that the one thing on the picture may have (FOOD) or may perhaps have (UNSURE)."""
    limits = thresholds or Thresholds()
    return replace(_verdict(scores, limits), looks_like_label=scores.print >= limits.print)


def _verdict(scores: Scores, limits: Thresholds) -> Recognition:
    best = max((probability for _, probability in scores.foods), default=0.0)
    if best >= limits.suggest:
        return Recognition(Verdict.FOOD, (_candidates(scores, limits),))
    if scores.surroundings < limits.surroundings:
        return Recognition(Verdict.NOT_FOOD)
    if best >= limits.guess:
        return Recognition(Verdict.UNSURE, (_candidates(scores, limits)[: limits.guesses],))
    return Recognition(Verdict.UNSURE)


def _candidates(scores: Scores, limits: Thresholds) -> tuple[Candidate, ...]:
    """The likeliest first."""
    ranked = sorted(scores.foods, key=lambda scored: -scored[1])
    return tuple(
        Candidate(
            food.name_en,
            food.food_key,
            probability,
            probability >= limits.preselect and not food.is_rare,
            food.portion,
        )
        for food, probability in ranked
        if probability >= limits.alternative
    )
