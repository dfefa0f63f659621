"""What a finished meal session did to the day: the facts that the analysis is written from."""

from dataclasses import dataclass
from datetime import timedelta

from nutrition.domain.day import DayBalance
from nutrition.domain.facts import SessionFacts, session_facts
from nutrition.domain.findings import Findings, find
from nutrition.domain.session import SessionStatus
from nutrition.domain.user import User
from nutrition.errors import NutritionError
from nutrition.ports.repositories import UnitOfWork
from nutrition.usecases.day_balance import day_balance

TASTES_FROM = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class SessionAnalysis:
    person: User
    facts: SessionFacts
    findings: Findings
    day: DayBalance | None
    hide_calories: bool


class NotYetClosedError(NutritionError):
    """An analysis was asked for while the session is open; nothing may be remembered as done."""

    code = "session_not_closed"


class AnalyseSession:
    def __call__(self, uow: UnitOfWork, session_id: int) -> SessionAnalysis | None:
        """The analysis of a closed session; None when there is nothing to say, for it is empty.

        Raises NotYetClosedError while the session is open.
        """
        session = uow.sessions.get(session_id)
        if session is None:
            return None
        if session.status is SessionStatus.OPEN:
            raise NotYetClosedError
        person = uow.users.get(session.user_id)
        meals = uow.meals.of_session(session_id)
        if person is None or not meals:
            return None
        began_at = min(meal.eaten_at for meal in meals)
        day = day_balance(uow, person, began_at)
        recent = uow.meals.saved_between(person.telegram_user_id, began_at - TASTES_FROM, began_at)
        facts = session_facts(person, meals, day, recent, began_at)
        hidden = uow.users.preferences(person.telegram_user_id).hide_calories
        return SessionAnalysis(person, facts, find(facts), day, hidden)
