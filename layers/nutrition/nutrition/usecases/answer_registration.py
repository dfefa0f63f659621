"""An answer to the wizard's question, typed, tapped or a shared location."""

from dataclasses import replace

from nutrition.domain.body_answers import Figures
from nutrition.domain.cities import CityIndex, Coordinates
from nutrition.domain.registration import Step, Wizard, open_wizard
from nutrition.domain.time_zones import DidYouMean, ZoneFound, read_time_zone, zone_at
from nutrition.domain.user import User
from nutrition.errors import InvalidInputError, NotFoundError
from nutrition.ports.clock import Clock
from nutrition.ports.repositories import UnitOfWork
from nutrition.usecases.registration_question import Completed, Question, WizardStore, question


class AnswerRegistration:
    def __init__(self, clock: Clock, cities: CityIndex) -> None:
        self._store = WizardStore(clock)
        self._cities = cities

    def typed(self, uow: UnitOfWork, person: User, text: str) -> Question | Completed:
        """The next question, or the end.

        Raises InvalidInputError with the reason, and then nothing has changed; NotFoundError when nothing was asked.
        """
        wizard = open_wizard(person, self._store.units(uow, person))
        if wizard is None:
            raise NotFoundError("no wizard is open")
        return self._answer(uow, person, wizard, text)

    def located(self, uow: UnitOfWork, person: User, place: Coordinates) -> Question | Completed:
        """A shared location for the question of the time zone. Raises NotFoundError when that was not asked."""
        wizard = open_wizard(person, self._store.units(uow, person))
        if wizard is None or wizard.step is not Step.TIME_ZONE:
            raise NotFoundError("no time zone was asked for")
        return self._settle(uow, person, wizard, zone_at(place, self._cities))

    def tapped(self, uow: UnitOfWork, person: User, step: Step, answer: str) -> Question | Completed:
        """A button of the question `step`.

        A button of a question that was passed changes nothing and brings the current question again, so that two fast
        taps answer once; where the wizard was broken off before its end, the button goes on with it.
        """
        wizard = resumed(uow, person, step, self._store)
        if wizard.step is not step:
            return self._store.ask(uow, person, wizard)
        return self._answer(uow, person, wizard, answer)

    def _answer(self, uow: UnitOfWork, person: User, wizard: Wizard, text: str) -> Question | Completed:
        day = self._store.today(person)
        if wizard.step is not Step.TIME_ZONE:
            return self._store.advance(uow, person, wizard.answered(text, day))
        found = read_time_zone(text, self._cities)
        if isinstance(found, DidYouMean):
            return replace(question(person, wizard, day), did_you_mean=found)
        return self._settle(uow, person, wizard, found)

    def _settle(self, uow: UnitOfWork, person: User, wizard: Wizard, found: ZoneFound) -> Question | Completed:
        return self._store.advance(uow, replace(person, time_zone=found.zone), wizard, found)


def resumed(uow: UnitOfWork, person: User, step: Step, store: WizardStore) -> Wizard:
    """The open wizard, or one at the button's question when it was broken off before its end.

    Raises InvalidInputError when the wizard is over: the button is an old one.
    """
    units = store.units(uow, person)
    if wizard := open_wizard(person, units):
        return wizard
    if person.registered_at is not None:
        raise InvalidInputError("error-question-over")
    return Wizard(step, Figures(person.body, units))
