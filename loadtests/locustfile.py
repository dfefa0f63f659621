"""Locust's side: as many people as the plan says, each living through the journeys until the plan's time is over.

One in ten is new: registers, logs a meal, leaves, and the next new person comes. The others register while the run
warms up and then log, edit and look for as long as it lasts.
"""

import itertools
import random
import sys
import time
from pathlib import Path
from typing import Any

import gevent
from locust import User, events, task
from locust.exception import StopUser

from loadtests.chat import Chat, RefusedError
from loadtests.journeys import diary, look_at_goals, photo_meal, register, typed_meal
from loadtests.person import Finished, Person
from loadtests.plan import load_plan
from loadtests.samples import Outcome, Sample
from loadtests.words import ENGLISH, RUSSIAN, Words

PLAN = load_plan()
STARTED = time.monotonic()
ENDS = STARTED + PLAN.duration
REGULAR = (typed_meal, photo_meal(Path(PLAN.photo).read_bytes()), diary, look_at_goals)
_WEIGHTS = (60, 10, 20, 10)
_NEWCOMERS = 10  # one in
_PROGRESS_SECONDS = 5.0

_numbers = itertools.count()
_chats = itertools.count(PLAN.first_chat)
_file = Path(PLAN.samples).open("w", encoding="utf-8")  # noqa: SIM115 - as long as the process
_running: set[int] = set()


class TelegramUser(User):  # type: ignore[misc] # Locust is not in the environment that checks types
    """One person after another on the same phone."""

    def on_start(self) -> None:
        self.number = next(_numbers)
        _running.add(self.number)
        self.chance = random.Random(PLAN.seed * 1_000_003 + self.number)

    @task  # type: ignore[untyped-decorator] # as above
    def live(self) -> None:
        try:
            while time.monotonic() < ENDS:
                self._one_person()
        finally:
            _running.discard(self.number)
        raise StopUser

    def _one_person(self) -> None:
        words: Words = (RUSSIAN, ENGLISH)[self.number % 2]
        try:
            chat = Chat(PLAN.url, next(_chats), words.language)
        except RefusedError as error:
            self._report(Sample("arrival", time.monotonic(), Outcome.REFUSED, None, None, 0, str(error)))
            gevent.sleep(1)
            return
        person = Person(chat, self.chance, ENDS, self._report, PLAN.hurry)
        try:
            self._live_as(person, words)
        except Finished:
            pass
        finally:
            person.leave()

    def _live_as(self, person: Person, words: Words) -> None:
        if self.number % _NEWCOMERS == 0:
            register(person, words)
            typed_meal(person, words)
            return
        register(person, words)
        while True:
            person.chance.choices(REGULAR, _WEIGHTS)[0](person, words)

    def _report(self, sample: Sample) -> None:
        _file.write(sample.to_json() + "\n")
        good = sample.outcome is Outcome.ANSWERED and not sample.surplus
        self.environment.events.request.fire(
            request_type="answer",
            name=sample.step,
            response_time=sample.answered or 0.0,
            response_length=0,
            exception=None if good else RuntimeError(sample.outcome.value),
            context={},
        )


@events.test_start.add_listener  # type: ignore[untyped-decorator] # as above
def _watch(environment: Any, **_: Any) -> None:  # noqa: ANN401 - Locust's own types are not at hand
    gevent.spawn(_until_all_have_left, environment)


@events.quitting.add_listener  # type: ignore[untyped-decorator] # as above
def _close(**_: Any) -> None:  # noqa: ANN401 - as above
    _file.close()


def _until_all_have_left(environment: Any) -> None:  # noqa: ANN401 - as above
    """Show how it goes; end the run when everybody has gone, which is not later than Locust's own run time."""
    while time.monotonic() < ENDS or _running:
        gevent.sleep(_PROGRESS_SECONDS if time.monotonic() < ENDS else 0.2)
        total = environment.stats.total
        passed = min(PLAN.duration, time.monotonic() - STARTED)
        p95 = total.get_current_response_time_percentile(0.95) or 0
        sys.stderr.write(
            f"\r{passed:4.0f} of {PLAN.duration:.0f} s · {len(_running)} people · {total.num_requests} answers"
            f" · p95 of the last 10 s {p95:.0f} ms · {total.num_failures} failures  "
        )
    sys.stderr.write("\n")
    environment.runner.quit()
