"""What the wizard's use cases answer: the next question, or that it is finished."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from nutrition.domain.goals import GoalKind
from nutrition.domain.guards import max_pace
from nutrition.domain.registration import Step, Wizard
from nutrition.domain.time_zones import DidYouMean, ZoneFound
from nutrition.domain.units import kilograms
from nutrition.domain.user import UnitSystem, User
from nutrition.ports.clock import Clock
from nutrition.ports.repositories import UnitOfWork
from nutrition.usecases.recalculate_goal import GoalOutcome, RecalculateGoal, today

# Offered on buttons, a week: kg in metric, lb in imperial.
OFFERED_PACES: Mapping[UnitSystem, Mapping[GoalKind, tuple[Decimal, ...]]] = {
    UnitSystem.METRIC: {
        GoalKind.LOSE: (Decimal("0.25"), Decimal("0.5"), Decimal("0.75"), Decimal(1)),
        GoalKind.GAIN: (Decimal("0.1"), Decimal("0.25"), Decimal("0.5")),
    },
    UnitSystem.IMPERIAL: {
        GoalKind.LOSE: (Decimal("0.5"), Decimal(1), Decimal("1.5"), Decimal(2)),
        GoalKind.GAIN: (Decimal("0.25"), Decimal("0.5"), Decimal(1)),
    },
}


@dataclass(frozen=True, slots=True)
class Question:
    """The question to ask next. `number` of `total` is the place among the questions that make sense so far.

    `paces` are the ones to offer, in kg or lb a week by `units`; empty for every other question. `did_you_mean` are
    the cities to choose from where the one that was written is not known.
    """

    person: User
    step: Step
    number: int
    total: int
    units: UnitSystem
    kind: GoalKind | None = None
    paces: tuple[Decimal, ...] = ()
    did_you_mean: DidYouMean | None = None


@dataclass(frozen=True, slots=True)
class Completed:
    """The wizard is over; `zone` tells how the time zone was found when that was the last answer."""

    person: User
    units: UnitSystem
    outcome: GoalOutcome
    zone: ZoneFound | None = None


def offered_paces(kind: GoalKind | None, units: UnitSystem, weight_kg: Decimal | None) -> tuple[Decimal, ...]:
    """Those that the 1 % guard would let through, but at least the slowest."""
    if kind is None:
        return ()
    paces = OFFERED_PACES[units].get(kind, ())
    if weight_kg is None:
        return paces
    limit = max_pace(weight_kg)
    allowed = [pace for pace in paces if (kilograms(pace) if units is UnitSystem.IMPERIAL else pace) <= limit]
    return tuple(allowed) or paces[:1]


def question(person: User, wizard: Wizard, day: date) -> Question:
    steps = wizard.steps(day)
    units = wizard.figures.units
    return Question(
        person=person,
        step=wizard.step,
        number=steps.index(wizard.step) + 1 if wizard.step in steps else 1,
        total=len(steps),
        units=units,
        kind=wizard.kind,
        paces=offered_paces(wizard.kind, units, person.body.weight_kg) if wizard.step is Step.PACE else (),
    )


class WizardStore:
    """Keeps the wizard with the person, and finishes it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._recalculate = RecalculateGoal(clock)

    def today(self, person: User) -> date:
        return today(person, self._clock.now())

    def units(self, uow: UnitOfWork, person: User) -> UnitSystem:
        return uow.users.preferences(person.telegram_user_id).units

    def ask(self, uow: UnitOfWork, person: User, wizard: Wizard) -> Question:
        """Store the figures and wait for an answer to `wizard.step`."""
        asked = self._save(uow, replace(person, dialogue=wizard.dialogue()), wizard)
        return question(asked, wizard, self.today(asked))

    def advance(
        self, uow: UnitOfWork, person: User, wizard: Wizard, zone: ZoneFound | None = None
    ) -> Question | Completed:
        """Go on to the next question, or finish: the goal is calculated as far as the figures allow."""
        following = wizard.after(self.today(person))
        if following is not None:
            return self.ask(uow, person, replace(wizard, step=following))
        registered_at = person.registered_at or self._clock.now()
        finished = self._save(uow, replace(person, dialogue=None, registered_at=registered_at), wizard)
        outcome = self._recalculate(uow, finished, wizard.wish)
        return Completed(finished, wizard.figures.units, outcome, zone)

    def _save(self, uow: UnitOfWork, person: User, wizard: Wizard) -> User:
        person = replace(person, body=wizard.figures.body)
        uow.users.save(person)
        preferences = uow.users.preferences(person.telegram_user_id)
        if preferences.units is not wizard.figures.units:
            uow.users.save_preferences(person.telegram_user_id, replace(preferences, units=wizard.figures.units))
        return person
