"""Worked examples of what is worth saying. The day's target is 2000 kcal and 120 g of protein."""

from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal

import pytest

from nutrition.domain.day import DayBalance
from nutrition.domain.findings import find
from nutrition.domain.meal import AmountBasis, Meal
from nutrition.domain.next_steps import NextStep
from nutrition.domain.strengths import Strength
from tests.factories.analysis import TARGETS, a_day, a_food, eaten, facts_of
from tests.fakes.clock import START

CHICKEN = a_food(
    "chicken", "Poultry Products", kcal=165, protein=31, fat=3.6, carbohydrate=0, fibre=0, sugars=0, saturated=1
)
PLAIN = a_food("plain", kcal=200, protein=8, fat=3, carbohydrate=35, fibre=3, sugars=5, saturated=2, sodium=100)


@dataclass(frozen=True)
class Example:
    what: str
    meals: tuple[Meal, ...]
    step: NextStep
    amount: str | None = None
    food: str | None = None
    day: DayBalance | None = None
    recent: tuple[Meal, ...] = field(default=())
    hour: int = 13


LOW_WEEK = tuple(
    eaten(a_food(kcal=200), at=START - timedelta(days=day, hours=hour)) for day in (1, 2, 3) for hour in (0, 2)
)
CREAM = a_food("cream", "Cream and cream substitutes", kcal=340, fat=36, saturated=23, protein=2)
CHIPS = a_food("chips", "Potato chips", kcal=520, sodium=2500, fibre=4, saturated=2)
COLA = a_food("cola", "Soft drinks", kcal=42, sugars=10.6, fibre=0)
BANANA = a_food("banana", "Bananas", kcal=89, sugars=12, fibre=2.6)
WHITE_BREAD = a_food("white_bread", "Yeast breads", kcal=265, fibre=1, sugars=3, saturated=1, protein=8)
LENTILS = a_food("lentils", "Legumes", kcal=116, fibre=8, protein=14)

EXAMPLES = [
    Example("tiny days first", (eaten(CREAM),), NextStep.LOW_DAYS, recent=LOW_WEEK, day=a_day(kcal=2500)),
    Example(
        "a small day in the evening", (eaten(CREAM),), NextStep.EAT_ENOUGH, day=a_day(kcal=900, protein=20), hour=21
    ),
    Example("a small day at night", (eaten(CREAM),), NextStep.EAT_ENOUGH, day=a_day(kcal=900, protein=20), hour=25),
    Example(
        "a tenth above the target", (eaten(PLAIN),), NextStep.OVER_TARGET, "240", day=a_day(kcal=2240, protein=130)
    ),
    Example("protein lags", (eaten(PLAIN),), NextStep.MORE_PROTEIN, "40.0", day=a_day(kcal=1000, protein=20)),
    Example(
        "a favourite that has it",
        (eaten(PLAIN),),
        NextStep.MORE_PROTEIN,
        "40.0",
        "lentils",
        day=a_day(kcal=1000, protein=20),
        recent=(eaten(LENTILS),),
    ),
    Example("saturated fat", (eaten(CREAM),), NextStep.LESS_SATURATED_FAT, "23", "cream"),
    Example("salt", (eaten(CHIPS),), NextStep.LESS_SODIUM, "2500", "chips"),
    Example("sugar", (eaten(COLA, grams=500),), NextStep.LESS_SUGAR, "53.0", "cola"),
    Example("little fibre", (eaten(WHITE_BREAD),), NextStep.MORE_FIBRE, "1"),
    Example(
        "fibre from a favourite", (eaten(WHITE_BREAD),), NextStep.MORE_FIBRE, "1", "lentils", recent=(eaten(LENTILS),)
    ),
    Example("a late meal", (eaten(PLAIN),), NextStep.EARLIER, hour=22),
    Example("guessed amounts", (eaten(PLAIN, basis=AmountBasis.ASSUMED),), NextStep.STATE_AMOUNTS),
    Example("nothing to add", (eaten(PLAIN),), NextStep.KEEP_ON),
]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.what)
def test_the_next_step_of_a_worked_example(example: Example) -> None:
    found = find(facts_of(*example.meals, day=example.day, recent=example.recent, hour=example.hour))
    assert found.step is example.step
    assert found.step_amount == (None if example.amount is None else Decimal(example.amount))
    assert (found.step_food.key if found.step_food else None) == example.food


SILENT = [
    Example("fruit is not blamed for its sugar", (eaten(BANANA, grams=200),), NextStep.LESS_SUGAR),
    Example("a spoon of cream is not worth a word", (eaten(CREAM, grams=15),), NextStep.LESS_SATURATED_FAT),
    Example("a sip of cola neither", (eaten(COLA, grams=100),), NextStep.LESS_SUGAR),
    Example("unknown fibre is not zero", (eaten(WHITE_BREAD, a_food("jam", kcal=200)),), NextStep.MORE_FIBRE),
    Example("unknown protein is not zero", (eaten(PLAIN),), NextStep.MORE_PROTEIN, day=a_day(kcal=1500)),
    Example("no target, no excess", (eaten(PLAIN),), NextStep.OVER_TARGET, day=a_day(None, kcal=4000)),
    Example("a tenth is near enough", (eaten(PLAIN),), NextStep.OVER_TARGET, day=a_day(kcal=2200, protein=130)),
    Example(
        "a morning is not a small day", (eaten(PLAIN),), NextStep.EAT_ENOUGH, day=a_day(kcal=300, protein=15), hour=9
    ),
    Example("two tiny days are no trend", (eaten(PLAIN),), NextStep.LOW_DAYS, recent=LOW_WEEK[:4], day=a_day(kcal=900)),
    Example(
        "what was just eaten is not advised",
        (eaten(WHITE_BREAD, LENTILS),),
        NextStep.MORE_FIBRE,
        recent=(eaten(LENTILS),),
    ),
]


@pytest.mark.parametrize("example", SILENT, ids=lambda example: example.what)
def test_a_step_that_is_not_due_is_not_said(example: Example) -> None:
    found = find(facts_of(*example.meals, day=example.day, recent=example.recent, hour=example.hour))
    assert found.step is not example.step


@pytest.mark.parametrize("kcal", [300, 700, 900, 1100, 1190])
def test_a_very_low_day_gets_no_advice_to_eat_less(kcal: int) -> None:
    """Not even when the person set a target below what anybody needs and has passed it."""
    tiny = type(TARGETS)(Decimal(500), Decimal(30), Decimal(10), Decimal(50), Decimal(7))
    for target in (TARGETS, tiny):
        found = find(facts_of(eaten(PLAIN), day=a_day(target, kcal=kcal, protein=60), hour=21))
        assert found.step is not NextStep.OVER_TARGET
        assert found.strength is not Strength.ON_TARGET


@pytest.mark.parametrize(
    ("meal", "day", "strength", "amount"),
    [
        (eaten(CHICKEN), None, Strength.PROTEIN, "31"),
        (eaten(LENTILS), None, Strength.FIBRE, "8"),
        (eaten(PLAIN), a_day(kcal=1900, protein=100), Strength.ON_TARGET, None),
        (eaten(a_food(kcal=400, protein=15, fat=13, carbohydrate=50)), None, Strength.BALANCED, None),
        (eaten(a_food(kcal=400, saturated=1)), None, Strength.LITTLE_SATURATED_FAT, None),
        (eaten(a_food(kcal=400, saturated=1), a_food("x", kcal=10)), None, Strength.LOGGED, None),
        (eaten(a_food("water", kcal=0, saturated=0)), None, Strength.LOGGED, None),
    ],
)
def test_the_strength_of_a_worked_example(
    meal: Meal, day: DayBalance | None, strength: Strength, amount: str | None
) -> None:
    found = find(facts_of(meal, day=day))
    assert (found.strength, found.strength_amount) == (strength, None if amount is None else Decimal(amount))
