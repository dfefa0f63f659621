"""Money for a day."""

import threading
import time
from collections.abc import Callable

from llm.errors import LlmError, Reason
from llm.model import Question, Usage
from llm.settings import LlmSettings

DAY_SECONDS = 86_400
MILLION = 1_000_000
# Upper bounds for a reservation: Cyrillic takes about two characters a token, a picture of 768 pixels 1,600 tokens.
CHARACTERS_PER_TOKEN = 2
IMAGE_TOKENS = 2_000


class Budget:
    """What one process may spend between two midnights UTC, its part of the service's; `clock` gives POSIX seconds.

    Shared by threads: the worst case is reserved before a request, so parallel ones cannot pass the limit together.
    """

    def __init__(self, settings: LlmSettings, clock: Callable[[], float] = time.time) -> None:
        self._settings = settings
        self._most = settings.usd_per_day / settings.processes
        self._clock = clock
        self._lock = threading.Lock()
        self._day = -1
        self._spent = 0.0

    def reserve(self, question: Question) -> float:
        """USD set aside for one attempt. Raises LlmError when that would pass the day's limit."""
        worst = self.cost(self._worst(question))
        with self._lock:
            self._turn_of_day()
            if self._spent + worst > self._most and worst > 0:
                raise LlmError(Reason.NO_BUDGET)
            self._spent += worst
        return worst

    def settle(self, reserved: float, usage: Usage | None) -> float:
        """USD that the attempt really cost; all that was reserved where nobody counted."""
        cost = reserved if usage is None else self.cost(usage)
        with self._lock:
            self._turn_of_day()
            self._spent = max(0.0, self._spent + cost - reserved)
        return cost

    def cost(self, usage: Usage) -> float:
        """USD for these tokens."""
        prices = self._settings
        total = usage.input_tokens * prices.usd_per_million_input + usage.output_tokens * prices.usd_per_million_output
        return total / MILLION

    def _worst(self, question: Question) -> Usage:
        characters = len(question.instructions) + len(question.data) + len(str(question.schema))
        picture = IMAGE_TOKENS if question.image else 0
        return Usage(characters // CHARACTERS_PER_TOKEN + picture, self._settings.max_output_tokens)

    def _turn_of_day(self) -> None:
        today = int(self._clock() // DAY_SECONDS)
        if today != self._day:
            self._day, self._spent = today, 0.0
