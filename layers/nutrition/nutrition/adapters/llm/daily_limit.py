"""No more than so many phrasings a day."""

from datetime import date

from nutrition.domain.deadline import Deadline
from nutrition.domain.user import Locale
from nutrition.errors import DependencyRejectedError
from nutrition.ports.clock import Clock
from nutrition.ports.phrasing import Phraser


class LimitedPhraser:
    """Implements `ports.phrasing.Phraser` around another one; counts within this process, from midnight UTC."""

    def __init__(self, phraser: Phraser, a_day: int, clock: Clock) -> None:
        self._phraser = phraser
        self._a_day = a_day
        self._clock = clock
        self._day: date | None = None
        self._spent = 0

    def rephrase(self, text: str, locale: Locale, deadline: Deadline) -> str:
        """Raises DependencyRejectedError when the day's phrasings are used up."""
        today = self._clock.now().date()
        if today != self._day:
            self._day, self._spent = today, 0
        if self._spent >= self._a_day:
            raise DependencyRejectedError("llm: the day's phrasings are used up")
        self._spent += 1
        return self._phraser.rephrase(text, locale, deadline)
