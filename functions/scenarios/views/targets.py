"""Daily targets with the sum that led to them, and what a guard changed."""

from nutrition.domain import energy, guards
from nutrition.domain.calculation import Calculation
from nutrition.domain.goals import Formula, Goal, GoalKind
from nutrition.domain.guards import GuardReason
from nutrition.domain.macros import PROTEIN_G_PER_KG, TargetField
from nutrition.domain.targets import HandNote
from nutrition.domain.user import LifeStage, Preferences, Sex, UnitSystem
from nutrition.usecases.recalculate_goal import GoalOutcome
from scenarios.html import Html
from scenarios.turn import Turn
from scenarios.views import figures

MISSING_SEPARATOR = ", "


def targets_text(turn: Turn, outcome: GoalOutcome, preferences: Preferences) -> str:
    """Targets, sum and remarks; what is missing while there is no goal."""
    if outcome.goal is None:
        return missing_text(turn, outcome)
    hidden = preferences.hide_calories
    parts = [_targets(turn, outcome.goal, hidden=hidden)]
    if outcome.calculation is not None and not hidden:
        parts.append(sum_text(turn, outcome.calculation, preferences.units, by_hand=_energy_by_hand(outcome.goal)))
    parts.append(remarks_text(turn, outcome, preferences.units, hidden=hidden))
    return "\n\n".join(part for part in parts if part)


def missing_text(turn: Turn, outcome: GoalOutcome) -> str:
    names = Html.join_all(MISSING_SEPARATOR, (turn.text(f"missing-{name}") for name in outcome.missing))
    return turn.text("targets-missing", names=names)


def sum_text(turn: Turn, sums: Calculation, system: UnitSystem, *, by_hand: bool = False) -> str:
    """Formula, inputs and results, one line a step."""
    lines = [turn.text("sum-title"), _bmr(turn, sums)]
    lines.append(turn.text("sum-tdee", bmr=sums.bmr_kcal, factor=sums.activity_factor, tdee=sums.tdee_kcal))
    change = energy.daily_energy_of_pace(sums.pace)
    if sums.kind is not GoalKind.KEEP:
        wanted = sums.tdee_kcal + (change if sums.kind is GoalKind.GAIN else -change)
        pace = figures.pace(turn, sums.pace, system)
        lines.append(turn.text(f"sum-{sums.kind}", pace=pace, tdee=sums.tdee_kcal, kcal=change, energy=wanted))
    floored = GuardReason.ENERGY_FLOOR in sums.guards
    lines.append(turn.text("sum-floor" if floored else "sum-target", energy=sums.energy_kcal, floor=sums.floor_kcal))
    if by_hand:
        lines.append(turn.text("sum-by-hand"))
    lines.append(turn.text("sum-macros", protein=PROTEIN_G_PER_KG[sums.kind]))
    if sums.reference_weight_kg < sums.weight_kg:
        lines.append(turn.text("sum-reference", weight=figures.weight(turn, sums.reference_weight_kg, system)))
    return "\n".join(lines)


def remarks_text(turn: Turn, outcome: GoalOutcome, system: UnitSystem, *, hidden: bool) -> str:
    """Why a guard stepped in, and what is pointed out about hand-set figures."""
    sums = outcome.calculation
    lines = []
    if sums is not None:
        lines = [_guard(turn, reason, sums, system, hidden=hidden) for reason in _reasons(outcome, sums)]
    if sums is not None and sums.age_years < guards.ADULT_AGE and GuardReason.UNDER_18 not in sums.guards:
        lines.append(turn.text("remark-under-18"))
    if sums is not None and (stage := _unspoken_stage(sums)):
        lines.append(turn.text(f"remark-{stage}"))
    lines += [_hand_note(turn, note, sums, hidden=hidden) for note in outcome.notes]
    return "\n".join(lines)


def _targets(turn: Turn, goal: Goal, *, hidden: bool) -> str:
    marks = {field.value.split("_")[0]: "hand" if field in goal.manual else "formula" for field in TargetField}
    lines = [turn.text("targets-title", kind=goal.kind.value)]
    if not hidden:
        lines.append(turn.text("targets-energy", kcal=goal.targets.energy_kcal, mark=marks["energy"]))
    lines += [
        turn.text(f"targets-{name}", grams=getattr(goal.targets, f"{name}_g"), mark=marks[name])
        for name in ("protein", "fat", "carbohydrate", "fibre")
    ]
    if goal.manual:
        lines.append(turn.text("targets-legend"))
    return "\n".join(lines)


def _reasons(outcome: GoalOutcome, sums: Calculation) -> tuple[GuardReason, ...]:
    """The floor says nothing about calories that were set by hand: those have a note of their own."""
    if outcome.goal is not None and _energy_by_hand(outcome.goal):
        return tuple(reason for reason in sums.guards if reason is not GuardReason.ENERGY_FLOOR)
    return sums.guards


def _bmr(turn: Turn, sums: Calculation) -> str:
    if sums.formula is Formula.KATCH_MCARDLE and sums.body_fat_percent is not None:
        lean = energy.lean_mass(sums.weight_kg, sums.body_fat_percent)
        return turn.text("sum-katch", weight=sums.weight_kg, fat=sums.body_fat_percent, lean=lean, bmr=sums.bmr_kcal)
    constant = "+ 5" if sums.sex is Sex.MALE else "− 161"
    return turn.text(
        "sum-mifflin",
        weight=sums.weight_kg,
        height=sums.height_cm,
        age=sums.age_years,
        constant=constant,
        bmr=sums.bmr_kcal,
    )


def _guard(turn: Turn, reason: GuardReason, sums: Calculation, system: UnitSystem, *, hidden: bool) -> str:
    key = f"guard-{reason.replace('_', '-')}"
    if reason is GuardReason.PACE_LIMIT:
        wanted, given = (figures.pace(turn, value, system) for value in (sums.wanted_pace, sums.pace))
        return turn.text(key, wanted=wanted, given=given)
    if reason is GuardReason.ENERGY_FLOOR and not hidden:
        pace = figures.pace(turn, sums.expected_pace, system)
        return turn.text(
            key, floor=sums.floor_kcal, energy=sums.energy_kcal, slow=int(sums.expected_pace > 0), pace=pace
        )
    return turn.text(f"{key}-hidden" if reason is GuardReason.ENERGY_FLOOR else key)


def _unspoken_stage(sums: Calculation) -> LifeStage | None:
    """Pregnancy or breastfeeding that no guard has spoken of: the targets leave out what it takes all the same."""
    spoken = {GuardReason.PREGNANT, GuardReason.BREASTFEEDING} & set(sums.guards)
    return None if spoken or sums.sex is Sex.MALE or sums.life_stage is LifeStage.NONE else sums.life_stage


def _hand_note(turn: Turn, note: HandNote, sums: Calculation | None, *, hidden: bool) -> str:
    if note is HandNote.BELOW_FLOOR:
        if hidden:
            return turn.text("note-below-floor-hidden")
        floor = sums.floor_kcal if sums else guards.ENERGY_FLOOR_KCAL[Sex.FEMALE]
        return turn.text("note-below-floor", floor=floor)
    return turn.text("note-macros-differ")


def _energy_by_hand(goal: Goal) -> bool:
    return TargetField.ENERGY in goal.manual
