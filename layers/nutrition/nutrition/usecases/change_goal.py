"""Another goal or another pace."""

from nutrition.domain.calculation import Wish, missing_for_targets
from nutrition.domain.figures import read_pace
from nutrition.domain.goals import GoalKind
from nutrition.domain.user import User
from nutrition.errors import InvalidInputError
from nutrition.ports.clock import Clock
from nutrition.ports.repositories import UnitOfWork
from nutrition.usecases.recalculate_goal import GoalOutcome, RecalculateGoal, outcome, wish_of


class ChangeGoal:
    def __init__(self, clock: Clock) -> None:
        self._recalculate = RecalculateGoal(clock)

    def current(self, uow: UnitOfWork, person: User) -> GoalOutcome:
        """The goal in force, or what a first one still needs."""
        goal = uow.goals.current(person.telegram_user_id)
        return outcome(goal, missing_for_targets(person.body, goal.kind if goal else None))

    def kind(self, uow: UnitOfWork, person: User, kind: GoalKind) -> GoalOutcome:
        """The goal with its usual pace; with figures missing nothing is stored and `missing` names them."""
        return self._recalculate(uow, person, Wish(kind))

    def pace(self, uow: UnitOfWork, person: User, text: str) -> GoalOutcome:
        """Another pace for the goal in force. Raises InvalidInputError, also where there is nothing to pace."""
        units = uow.users.preferences(person.telegram_user_id).units
        pace = read_pace(text, units)
        wish = wish_of(uow.goals.current(person.telegram_user_id))
        if wish is None or wish.kind is GoalKind.KEEP:
            raise InvalidInputError("error-pace-without-goal")
        return self._recalculate(uow, person, Wish(wish.kind, pace.value))
