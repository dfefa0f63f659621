"""/start: a greeting, and the wizard for whoever has not been through it."""

from dataclasses import dataclass
from enum import StrEnum

from nutrition.domain.registration import new_wizard, open_wizard
from nutrition.domain.user import User
from nutrition.ports.clock import Clock
from nutrition.ports.repositories import UnitOfWork
from nutrition.usecases.registration_question import Question, WizardStore


class Arrival(StrEnum):
    NEW = "new"
    IN_WIZARD = "in_wizard"
    RETURNING = "returning"


@dataclass(frozen=True, slots=True)
class Welcome:
    """`question` is None for somebody who has been through the wizard."""

    person: User
    arrival: Arrival
    question: Question | None = None


class Start:
    def __init__(self, clock: Clock) -> None:
        self._store = WizardStore(clock)

    def __call__(self, uow: UnitOfWork, person: User) -> Welcome:
        """The person, known since the update came in; in the middle of the wizard nothing is lost."""
        units = self._store.units(uow, person)
        if wizard := open_wizard(person, units):
            asked = self._store.ask(uow, person, wizard)
            return Welcome(asked.person, Arrival.IN_WIZARD, asked)
        if person.registered_at is not None:
            return Welcome(person, Arrival.RETURNING)
        asked = self._store.ask(uow, person, new_wizard(person, units, self._store.today(person)))
        return Welcome(asked.person, Arrival.NEW, asked)
