"""The goal, its targets, and the panels that change them."""

from nutrition.domain.goals import Goal, GoalKind
from nutrition.domain.macros import TargetField
from nutrition.domain.user import UnitSystem
from nutrition.usecases.recalculate_goal import GoalOutcome
from nutrition.usecases.registration_question import offered_paces
from scenarios.profile_buttons import GoalAct, GoalButton
from scenarios.replies import Answer
from scenarios.turn import Turn
from scenarios.views.choices import goal_choices
from scenarios.views.panels import Labels, keyboard, panel, row
from scenarios.views.targets import targets_text


def goal_panel(turn: Turn, outcome: GoalOutcome, message_id: int | None) -> Answer:
    preferences = turn.app.set_preferences.current(turn.uow, turn.person).preferences
    chosen = outcome.goal.kind.value if outcome.goal and outcome.calculation else ""
    kinds = [
        (("✓ " if value == chosen else "") + label, _data(GoalAct.KIND, value)) for label, value in goal_choices(turn)
    ]
    more = [(turn.plain("button-by-hand"), _data(GoalAct.BY_HAND))]
    if outcome.calculation and outcome.calculation.kind is not GoalKind.KEEP:
        more.insert(0, (turn.plain("button-pace"), _data(GoalAct.PACE)))
    return panel(turn, targets_text(turn, outcome, preferences), keyboard(kinds, 3, row(more)), message_id)


def pace_panel(turn: Turn, outcome: GoalOutcome, message_id: int | None) -> Answer:
    units = turn.app.set_preferences.current(turn.uow, turn.person).preferences.units
    kind = outcome.goal.kind if outcome.goal else None
    suffix = "kg" if units is UnitSystem.METRIC else "lb"
    paces = [
        (turn.text(f"figure-{suffix}", value=pace), _data(GoalAct.PACE, f"{pace}{suffix}"))
        for pace in offered_paces(kind, units, turn.person.body.weight_kg)
    ]
    text = turn.text("ask-pace", kind=kind.value if kind else "", units=units.value)
    return panel(turn, text, keyboard(paces, 2, row(_back(turn))), message_id)


def targets_panel(turn: Turn, outcome: GoalOutcome, message_id: int | None) -> Answer:
    """The figures to set by hand; those set already can be given back to the formula."""
    fields = [(turn.plain(f"button-{_key(field)}"), _data(GoalAct.BY_HAND, field)) for field in TargetField]
    released = [
        (turn.plain("button-release", name=turn.plain(f"button-{_key(field)}")), _data(GoalAct.RELEASE, field))
        for field in _releasable(outcome)
    ]
    rows = [row([label]) for label in released]
    return panel(turn, turn.text("ask-which-target"), keyboard(fields, 2, *rows, row(_back(turn))), message_id)


def target_panel(turn: Turn, field: TargetField, message_id: int | None) -> Answer:
    return panel(turn, turn.text(f"ask-{_key(field)}"), keyboard([], 1, row(_back(turn))), message_id)


def _releasable(outcome: GoalOutcome) -> list[TargetField]:
    """Energy only where there is a formula to give it to."""
    goal: Goal | None = outcome.goal
    if goal is None:
        return []
    by_hand = [field for field in TargetField if field in goal.manual]
    return [field for field in by_hand if field is not TargetField.ENERGY or outcome.calculation is not None]


def _back(turn: Turn) -> Labels:
    return [(turn.plain("button-back"), _data(GoalAct.SHOW))]


def _data(act: GoalAct, value: str = "") -> str:
    return GoalButton(act=act, value=value).pack()


def _key(field: TargetField) -> str:
    return "target-" + field.value.split("_")[0]
