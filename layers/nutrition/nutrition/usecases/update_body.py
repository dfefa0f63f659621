"""One body figure changed from /profile; the goal follows."""

from dataclasses import dataclass, replace

from nutrition.domain.body_answers import BodyField, Figures, record
from nutrition.domain.user import UnitSystem, User
from nutrition.ports.clock import Clock
from nutrition.ports.repositories import UnitOfWork
from nutrition.usecases.recalculate_goal import GoalOutcome, RecalculateGoal, today


@dataclass(frozen=True, slots=True)
class BodyUpdated:
    person: User
    units: UnitSystem
    outcome: GoalOutcome


class UpdateBody:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._recalculate = RecalculateGoal(clock)

    def __call__(self, uow: UnitOfWork, person: User, field: BodyField, text: str) -> BodyUpdated:
        """Store the figure and recalculate the goal, keeping what was set by hand.

        Raises InvalidInputError, and then nothing has changed.
        """
        preferences = uow.users.preferences(person.telegram_user_id)
        figures = record(field, Figures(person.body, preferences.units), text, today(person, self._clock.now()))
        updated = replace(person, body=figures.body)
        uow.users.save(updated)
        if figures.units is not preferences.units:
            uow.users.save_preferences(person.telegram_user_id, replace(preferences, units=figures.units))
        return BodyUpdated(updated, figures.units, self._recalculate(uow, updated))
