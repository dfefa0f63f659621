"""Moving through the wizard without answering."""

from dataclasses import replace

from nutrition.domain.body_answers import Figures
from nutrition.domain.registration import Step, Wizard
from nutrition.domain.user import User
from nutrition.ports.clock import Clock
from nutrition.ports.repositories import UnitOfWork
from nutrition.usecases.answer_registration import resumed
from nutrition.usecases.registration_question import Completed, Question, WizardStore


class NavigateRegistration:
    """Every button names its question, so that a second tap on it moves nothing.

    All but `restart` raise InvalidInputError when the wizard is over.
    """

    def __init__(self, clock: Clock) -> None:
        self._store = WizardStore(clock)

    def skip(self, uow: UnitOfWork, person: User, step: Step) -> Question | Completed:
        """The next question; what was known before stays known."""
        wizard = resumed(uow, person, step, self._store)
        if wizard.step is not step:
            return self._store.ask(uow, person, wizard)
        return self._store.advance(uow, person, wizard)

    def back(self, uow: UnitOfWork, person: User, step: Step) -> Question:
        """The question before; the first one stays."""
        wizard = resumed(uow, person, step, self._store)
        if wizard.step is step:
            wizard = replace(wizard, step=wizard.before(self._store.today(person)))
        return self._store.ask(uow, person, wizard)

    def restart(self, uow: UnitOfWork, person: User) -> Question:
        """The first question again; figures stay until they are answered anew, the wish is forgotten."""
        first = Wizard(Step.SEX, Figures(person.body, self._store.units(uow, person)))
        return self._store.ask(uow, person, first)

    def leave(self, uow: UnitOfWork, person: User, step: Step) -> User:
        """No question any more; what was answered is kept and /start goes on from there."""
        resumed(uow, person, step, self._store)
        left = replace(person, dialogue=None)
        uow.users.save(left)
        return left
