"""What is worth saying about a session: one strength, one next step. Neutral, and silent where too little is known.

Thresholds: energy shares of macronutrients from the Acceptable Macronutrient Distribution Ranges and fibre of 14 g per
1000 kcal from the Dietary Reference Intakes (Institute of Medicine, 2005); saturated fat and free sugars below 10 % of
energy and sodium below 2 g a day from the WHO's fact sheet on healthy diets (2020). A meal is judged by its own energy,
so that a small meal is not blamed for a day's shortage.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from nutrition.domain.facts import KCAL_PER_G_CARBOHYDRATE, KCAL_PER_G_FAT, KCAL_PER_G_PROTEIN, SessionFacts
from nutrition.domain.food import Food
from nutrition.domain.nutrients import Nutrient

FIBRE_G_PER_1000_KCAL = Decimal(14)
SODIUM_MG_PER_DAY = Decimal(2000)
_LATE_HOURS = {21, 22, 23, 0, 1, 2, 3}
# Below this part of the target a day is not yet a day: nothing is said about what it lacks or exceeds.
_DAY_UNDER_WAY = Decimal("0.5")
_VERY_LOW_DAY = Decimal("0.6")


class Strength(StrEnum):
    PROTEIN = "protein"
    FIBRE = "fibre"
    BALANCED = "balanced"
    ON_TARGET = "on-target"
    LITTLE_SATURATED_FAT = "little-saturated-fat"
    LOGGED = "logged"


class NextStep(StrEnum):
    MORE_PROTEIN = "more-protein"
    MORE_FIBRE = "more-fibre"
    LESS_SATURATED_FAT = "less-saturated-fat"
    LESS_SUGAR = "less-sugar"
    LESS_SODIUM = "less-sodium"
    OVER_TARGET = "over-target"
    EAT_ENOUGH = "eat-enough"
    EARLIER = "earlier"
    STATE_AMOUNTS = "state-amounts"
    KEEP_ON = "keep-on"


@dataclass(frozen=True, slots=True)
class Findings:
    """`amount` belongs to the next step (g, mg or kcal as it names), `food` is one of the person's own foods that would
    help, or the one that brings most of what there is too much of."""

    strength: Strength
    strength_amount: Decimal | None
    step: NextStep
    step_amount: Decimal | None
    step_food: Food | None


def find(facts: SessionFacts) -> Findings:
    """The first strength and the first next step that hold, in the order of what matters most."""
    strength, strength_amount = next(strong for look in _STRENGTHS if (strong := look(facts)) is not None)
    step, step_amount, food = next(found for look in _STEPS if (found := look(facts)) is not None)
    return Findings(strength, strength_amount, step, step_amount, food)


_Strong = tuple[Strength, Decimal | None]
_Step = tuple[NextStep, Decimal | None, Food | None]


def _protein_rich(facts: SessionFacts) -> _Strong | None:
    share = facts.energy_share(Nutrient.PROTEIN_G, KCAL_PER_G_PROTEIN)
    if share is None or share < Decimal("0.20") or facts.eaten.protein_g < 20:
        return None
    return Strength.PROTEIN, facts.eaten.protein_g


def _fibre_rich(facts: SessionFacts) -> _Strong | None:
    fibre = facts.eaten.get(Nutrient.FIBRE_G)
    if fibre is None or fibre < 5 or fibre * 1000 < FIBRE_G_PER_1000_KCAL * facts.eaten.energy_kcal:
        return None
    return Strength.FIBRE, fibre


def _balanced(facts: SessionFacts) -> _Strong | None:
    protein = facts.energy_share(Nutrient.PROTEIN_G, KCAL_PER_G_PROTEIN)
    fat = facts.energy_share(Nutrient.FAT_G, KCAL_PER_G_FAT)
    carbohydrate = facts.energy_share(Nutrient.CARBOHYDRATE_G, KCAL_PER_G_CARBOHYDRATE)
    if protein is None or fat is None or carbohydrate is None:
        return None
    within = (
        Decimal("0.10") <= protein <= Decimal("0.35")
        and Decimal("0.20") <= fat <= Decimal("0.35")
        and Decimal("0.45") <= carbohydrate <= Decimal("0.65")
    )
    return (Strength.BALANCED, None) if within else None


def _on_target(facts: SessionFacts) -> _Strong | None:
    filled = _day_filled(facts)
    if filled is None or not Decimal("0.85") <= filled <= Decimal("1.05"):
        return None
    return Strength.ON_TARGET, None


def _little_saturated_fat(facts: SessionFacts) -> _Strong | None:
    share = facts.energy_share(Nutrient.SATURATED_FAT_G, KCAL_PER_G_FAT)
    return None if share is None or share > Decimal("0.07") else (Strength.LITTLE_SATURATED_FAT, None)


def _logged(_facts: SessionFacts) -> _Strong:
    return Strength.LOGGED, None


_STRENGTHS: tuple[Callable[[SessionFacts], _Strong | None], ...] = (
    _protein_rich,
    _fibre_rich,
    _on_target,
    _balanced,
    _little_saturated_fat,
    _logged,
)


def _eat_enough(facts: SessionFacts) -> _Step | None:
    """A late hour and a day far below its target: no word about eating less."""
    filled = _day_filled(facts)
    if filled is None or facts.local_hour is None or facts.local_hour < 20 or filled >= _VERY_LOW_DAY:
        return None
    return NextStep.EAT_ENOUGH, None, None


def _over_target(facts: SessionFacts) -> _Step | None:
    filled = _day_filled(facts)
    if filled is None or filled <= Decimal("1.10") or facts.day is None or facts.day.targets is None:
        return None
    return NextStep.OVER_TARGET, facts.day.eaten.energy_kcal - facts.day.targets.energy_kcal, None


def _more_protein(facts: SessionFacts) -> _Step | None:
    """The day is half over in energy, and its protein lags behind by 15 g or more."""
    filled = _day_filled(facts)
    if filled is None or filled < _DAY_UNDER_WAY or facts.day is None or facts.day.targets is None:
        return None
    due = facts.day.targets.protein_g * min(filled, Decimal(1))
    missing = due - facts.day.eaten.protein_g
    if missing < 15:
        return None
    return NextStep.MORE_PROTEIN, missing, _favourite(facts, Nutrient.PROTEIN_G, Decimal(12))


def _less_saturated_fat(facts: SessionFacts) -> _Step | None:
    share = facts.energy_share(Nutrient.SATURATED_FAT_G, KCAL_PER_G_FAT)
    top = facts.top(Nutrient.SATURATED_FAT_G)
    if share is None or share <= Decimal("0.15") or top is None:
        return None
    return NextStep.LESS_SATURATED_FAT, facts.eaten.get(Nutrient.SATURATED_FAT_G), top.food


def _less_sodium(facts: SessionFacts) -> _Step | None:
    sodium = facts.eaten.get(Nutrient.SODIUM_MG)
    top = facts.top(Nutrient.SODIUM_MG)
    if sodium is None or sodium < SODIUM_MG_PER_DAY or top is None:
        return None
    return NextStep.LESS_SODIUM, sodium, top.food


def _less_sugar(facts: SessionFacts) -> _Step | None:
    """Total sugars stand in for free ones, which the tables do not have; fruit and milk are not blamed."""
    share = facts.energy_share(Nutrient.SUGARS_G, KCAL_PER_G_CARBOHYDRATE)
    top = facts.top(Nutrient.SUGARS_G)
    if share is None or share <= Decimal("0.30") or top is None or _is_whole_food(top.food):
        return None
    return NextStep.LESS_SUGAR, facts.eaten.get(Nutrient.SUGARS_G), top.food


def _more_fibre(facts: SessionFacts) -> _Step | None:
    fibre = facts.eaten.get(Nutrient.FIBRE_G)
    energy = facts.eaten.energy_kcal
    if fibre is None or energy < 250 or fibre * 1000 >= FIBRE_G_PER_1000_KCAL * energy / 2:
        return None
    return NextStep.MORE_FIBRE, fibre, _favourite(facts, Nutrient.FIBRE_G, Decimal(3))


def _earlier(facts: SessionFacts) -> _Step | None:
    return (NextStep.EARLIER, None, None) if facts.local_hour in _LATE_HOURS else None


def _state_amounts(facts: SessionFacts) -> _Step | None:
    return (NextStep.STATE_AMOUNTS, None, None) if facts.guessed_share > _DAY_UNDER_WAY else None


def _keep_on(_facts: SessionFacts) -> _Step:
    return NextStep.KEEP_ON, None, None


_STEPS: tuple[Callable[[SessionFacts], _Step | None], ...] = (
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


def _day_filled(facts: SessionFacts) -> Decimal | None:
    """Energy eaten today as a part of the target; None without a target or a time zone."""
    if facts.day is None or facts.day.targets is None:
        return None
    return facts.day.eaten.energy_kcal / facts.day.targets.energy_kcal


def _favourite(facts: SessionFacts, nutrient: Nutrient, least_per_100g: Decimal) -> Food | None:
    """The person's most frequent food that is rich in a nutrient and was not part of this session."""
    eaten = {item.food.key for item in facts.items}
    rich = (food for food in facts.favourites if (food.per_100g.get(nutrient) or 0) >= least_per_100g)
    return next((food for food in rich if food.key not in eaten), None)


def _is_whole_food(food: Food) -> bool:
    category = food.category.lower()
    return any(word in category for word in ("fruit", "vegetable", "milk", "dairy"))
