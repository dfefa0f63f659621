"""What is worth saying about a session: one strength, one next step. Neutral, and silent where too little is known.

Thresholds: energy shares of macronutrients from the Acceptable Macronutrient Distribution Ranges and fibre of 14 g per
1000 kcal from the Dietary Reference Intakes (Institute of Medicine, 2005); saturated fat and free sugars below 10 % of
energy and sodium below 2 g a day from the WHO's fact sheet on healthy diets (2020). A meal is judged by its own energy,
so that a small meal is not blamed for a day's shortage.
"""

from dataclasses import dataclass
from decimal import Decimal

from nutrition.domain.facts import SessionFacts
from nutrition.domain.food import Food
from nutrition.domain.next_steps import NextStep, find_step
from nutrition.domain.strengths import Strength, find_strength


@dataclass(frozen=True, slots=True)
class Findings:
    """The amounts are in g, mg or kcal, as the strength or the step names it; see `find_step` for the food."""

    strength: Strength
    strength_amount: Decimal | None
    step: NextStep
    step_amount: Decimal | None
    step_food: Food | None


def find(facts: SessionFacts) -> Findings:
    strength, strength_amount = find_strength(facts)
    step, step_amount, food = find_step(facts)
    return Findings(strength, strength_amount, step, step_amount, food)
