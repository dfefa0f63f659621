"""Someone who sends one thing at a time, waits for its answer, thinks, and goes on."""

import math
import random
import time
from collections.abc import Callable

from loadtests.chat import Chat, RefusedError
from loadtests.exchange import Exchange, Expected
from loadtests.samples import Sample

PATIENCE_SECONDS = 20.0
SETTLE_SECONDS = 1.5  # after the last message, for answers that come although nobody asked
_SPREAD = 0.5  # of the log-normal think times: nine of ten lie between 0.44 and 2.3 of the median
_LONGEST = 4.0  # of the median


class Finished(Exception):  # noqa: N818 - no error: the time is over
    """The run is over for this person."""


class Person:
    """`ends_at`: on the monotonic clock, s; nothing is sent later. `hurry` multiplies every think time."""

    def __init__(
        self,
        chat: Chat,
        chance: random.Random,
        ends_at: float,
        report: Callable[[Sample], None],
        hurry: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.chance = chance
        self._hurry = hurry
        self._chat = chat
        self._ends_at = ends_at
        self._report = report
        self._clock = clock
        self._current: Exchange | None = None

    def say(self, text: str, expected: Expected) -> None:
        """Every acting method raises Finished when the run is over, or when the bot left this person without an
        answer: they give up, so that what was lost once is counted once."""
        self._act(lambda: self._chat.say(text), expected)

    def send_photo(self, content: bytes, expected: Expected) -> None:
        self._act(lambda: self._chat.send_photo(content), expected)

    def press(self, label: str, expected: Expected) -> None:
        """A button of the last answer."""
        found = None if self._current is None else self._current.button(label)
        if found is None:
            self._refuse(expected, f"no button {label}")
        else:
            self._act(lambda: self._chat.press(*found), expected)

    def repeat_delivery(self, expected: Expected) -> None:
        """Telegram did not hear the 200 of the last update and delivers it again."""
        update_id = None if self._current is None else self._current.update_id
        if update_id is not None:
            self._act(lambda: self._chat.replay(update_id), expected)

    def think(self, median: float) -> None:
        """Wait for a time of the log-normal distribution with this median, s; raises Finished at the end of the run."""
        seconds = self._hurry * median * min(_LONGEST, math.exp(self.chance.gauss(0.0, _SPREAD)))
        self._hear_until(min(self._ends_at, self._clock() + seconds))
        if self._clock() >= self._ends_at:
            raise Finished

    def leave(self) -> None:
        """Wait for what may still come, report it, close the chat."""
        self._hear_until(self._clock() + SETTLE_SECONDS)
        self._settle()
        self._chat.close()

    def _act(self, send: Callable[[], int], expected: Expected) -> None:
        self._settle()
        exchange = self._current = Exchange(expected, self._clock())
        try:
            exchange.update_id = send()
        except RefusedError as error:
            exchange.refusal = str(error)
            raise Finished from error
        end = self._clock() + PATIENCE_SECONDS
        while not exchange.complete and (left := end - self._clock()) > 0:
            event = self._chat.event(left)
            if event is not None:
                exchange.hear(event)
        if not exchange.complete:
            raise Finished

    def _refuse(self, expected: Expected, why: str) -> None:
        self._settle()
        self._current = Exchange(expected, self._clock())
        self._current.refusal = why
        raise Finished

    def _hear_until(self, end: float) -> None:
        while (left := end - self._clock()) > 0:
            event = self._chat.event(left)
            if event is not None and self._current is not None:
                self._current.hear(event)

    def _settle(self) -> None:
        """The last exchange is over: whatever has come by now belongs to it."""
        if self._current is None:
            return
        while (event := self._chat.event(0)) is not None:
            self._current.hear(event)
        for sample in self._current.samples():
            self._report(sample)
        self._current = None
