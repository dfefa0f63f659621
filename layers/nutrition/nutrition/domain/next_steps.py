"""One next step after a session; thresholds and their sources in `domain.findings`."""

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum

from nutrition.domain.facts import KCAL_PER_G_CARBOHYDRATE, KCAL_PER_G_FAT, SessionFacts
from nutrition.domain.food import Food
from nutrition.domain.food_groups import has_sugars_of_its_own
from nutrition.domain.nutrients import Nutrient
from nutrition.domain.strengths import FIBRE_G_PER_1000_KCAL

SODIUM_MG_PER_DAY = Decimal(2000)
# Below this part of the target a day is not yet a day: nothing is said about what it lacks.
_DAY_UNDER_WAY = Decimal("0.5")
_VERY_LOW_DAY = Decimal("0.6")
_LOW_DAYS_ARE_A_TREND = 3
_MOSTLY = Decimal("0.5")
# A teaspoon of cream is not worth a word: a quarter of the daily 20 g, a third of the daily 50 g of free sugars.
_LEAST_SATURATED_FAT_G = Decimal(5)
_LEAST_SUGARS_G = Decimal(15)


class NextStep(StrEnum):
    MORE_PROTEIN = "more-protein"
    MORE_FIBRE = "more-fibre"
    LESS_SATURATED_FAT = "less-saturated-fat"
    LESS_SUGAR = "less-sugar"
    LESS_SODIUM = "less-sodium"
    OVER_TARGET = "over-target"
    LOW_DAYS = "low-days"
    EAT_ENOUGH = "eat-enough"
    EARLIER = "earlier"
    STATE_AMOUNTS = "state-amounts"
    KEEP_ON = "keep-on"


Found = tuple[NextStep, Decimal | None, Food | None]


def find_step(facts: SessionFacts) -> Found:
    """The first that holds, in the order of what matters most: its amount (g, mg or kcal, as it names) and a food.

    The food is one of the person's own that would help, or the one that brings most of what there is too much of.
    """
    return next(found for look in _STEPS if (found := look(facts)) is not None)


def _low_days(facts: SessionFacts) -> Found | None:
    """Several days too small to live on: a kind word, and no advice to eat less of anything."""
    if facts.low_days < _LOW_DAYS_ARE_A_TREND:
        return None
    return NextStep.LOW_DAYS, None, None


def _eat_enough(facts: SessionFacts) -> Found | None:
    """An evening and a day far below its target: no word about eating less."""
    filled = facts.day_filled
    if filled is None or not facts.evening or filled >= _VERY_LOW_DAY:
        return None
    return NextStep.EAT_ENOUGH, None, None


def _over_target(facts: SessionFacts) -> Found | None:
    filled = facts.day_filled
    if filled is None or filled <= Decimal("1.10") or facts.day_is_small:
        return None
    remaining = facts.day.remaining_kcal() if facts.day else None
    return None if remaining is None else (NextStep.OVER_TARGET, -remaining, None)


def _more_protein(facts: SessionFacts) -> Found | None:
    """The day is half over in energy, and its protein lags behind by 15 g or more."""
    filled = facts.day_filled
    if filled is None or filled < _DAY_UNDER_WAY or facts.day is None or facts.day.targets is None:
        return None
    eaten = facts.day.eaten.get(Nutrient.PROTEIN_G)
    missing = facts.day.targets.protein_g * min(filled, Decimal(1)) - (eaten or 0)
    if eaten is None or missing < 15:
        return None
    return NextStep.MORE_PROTEIN, missing, _favourite(facts, Nutrient.PROTEIN_G, Decimal(12))


def _less_saturated_fat(facts: SessionFacts) -> Found | None:
    grams = facts.eaten.get(Nutrient.SATURATED_FAT_G)
    share = facts.energy_share(grams, KCAL_PER_G_FAT)
    top = facts.top(Nutrient.SATURATED_FAT_G)
    if grams is None or share is None or top is None or share <= Decimal("0.15") or grams < _LEAST_SATURATED_FAT_G:
        return None
    return NextStep.LESS_SATURATED_FAT, grams, top


def _less_sodium(facts: SessionFacts) -> Found | None:
    sodium = facts.eaten.get(Nutrient.SODIUM_MG)
    top = facts.top(Nutrient.SODIUM_MG)
    if sodium is None or sodium < SODIUM_MG_PER_DAY or top is None:
        return None
    return NextStep.LESS_SODIUM, sodium, top


def _less_sugar(facts: SessionFacts) -> Found | None:
    """Total sugars stand in for free ones, which the tables do not have; fruit and milk are not blamed."""
    grams = facts.eaten.get(Nutrient.SUGARS_G)
    share = facts.energy_share(grams, KCAL_PER_G_CARBOHYDRATE)
    top = facts.top(Nutrient.SUGARS_G)
    if grams is None or share is None or top is None or share <= Decimal("0.30") or grams < _LEAST_SUGARS_G:
        return None
    return None if has_sugars_of_its_own(top.category) else (NextStep.LESS_SUGAR, grams, top)


def _more_fibre(facts: SessionFacts) -> Found | None:
    fibre = facts.whole_of(Nutrient.FIBRE_G)
    energy = facts.eaten.energy_kcal
    if fibre is None or energy < 250 or fibre * 1000 >= FIBRE_G_PER_1000_KCAL * energy / 2:
        return None
    return NextStep.MORE_FIBRE, fibre, _favourite(facts, Nutrient.FIBRE_G, Decimal(3))


def _earlier(facts: SessionFacts) -> Found | None:
    return (NextStep.EARLIER, None, None) if facts.late else None


def _state_amounts(facts: SessionFacts) -> Found | None:
    return (NextStep.STATE_AMOUNTS, None, None) if facts.guessed_share > _MOSTLY else None


def _keep_on(_facts: SessionFacts) -> Found:
    return NextStep.KEEP_ON, None, None


_STEPS: tuple[Callable[[SessionFacts], Found | None], ...] = (
    _low_days,
    _eat_enough,
    _over_target,
    _more_protein,
    _less_saturated_fat,
    _less_sodium,
    _less_sugar,
    _more_fibre,
    _earlier,
    _state_amounts,
    _keep_on,
)


def _favourite(facts: SessionFacts, nutrient: Nutrient, least_per_100g: Decimal) -> Food | None:
    """The person's most frequent food that is rich in a nutrient and was not part of this session."""
    eaten = {each.food.key for each in facts.foods}
    rich = (food for food in facts.favourites if (food.per_100g.get(nutrient) or 0) >= least_per_100g)
    return next((food for food in rich if food.key not in eaten), None)
