"""Calories and macronutrients fixed by the person, and given back to the formula."""

from nutrition.domain.figures import read_target
from nutrition.domain.goals import Formula, Goal
from nutrition.domain.macros import TargetField
from nutrition.domain.targets import goal_by_hand, override, release
from nutrition.domain.user import User
from nutrition.errors import InvalidInputError
from nutrition.ports.clock import Clock
from nutrition.ports.repositories import UnitOfWork
from nutrition.usecases.recalculate_goal import GoalOutcome, outcome


class SetTargetByHand:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def __call__(self, uow: UnitOfWork, person: User, field: TargetField, text: str) -> GoalOutcome:
        """Fix one figure; those not fixed are fitted to it. Without any goal, calories alone make one.

        Raises InvalidInputError for what is no plausible figure, and for a macronutrient before there are calories.
        """
        value = read_target(text, field)
        current = uow.goals.current(person.telegram_user_id)
        if current is not None:
            return self._store(uow, person, override(current, field, value, self._clock.now()))
        if field is not TargetField.ENERGY:
            raise InvalidInputError("error-target-energy-first")
        return self._store(uow, person, goal_by_hand(value, self._clock.now()))

    def release(self, uow: UnitOfWork, person: User, field: TargetField) -> GoalOutcome:
        """Let the formula have one figure again. Raises InvalidInputError where there is no formula to give it to."""
        current = uow.goals.current(person.telegram_user_id)
        if current is None or field not in current.manual:
            return outcome(current)
        if field is TargetField.ENERGY and current.formula is Formula.MANUAL:
            raise InvalidInputError("error-target-no-formula")
        return self._store(uow, person, release(current, field, self._clock.now()))

    def _store(self, uow: UnitOfWork, person: User, goal: Goal) -> GoalOutcome:
        uow.goals.replace(person.telegram_user_id, goal)
        return outcome(goal)
