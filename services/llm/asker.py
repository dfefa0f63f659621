"""One question to a model: within a time, a budget and a circuit, and an answer that fits its schema or none."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from pybreaker import CircuitBreaker, CircuitBreakerError
from pydantic import BaseModel, ValidationError
from tenacity import RetryCallState, Retrying, retry_if_exception, wait_random

from llm.budget import Budget
from llm.errors import PASSING, UNBILLED, LlmError, Reason
from llm.metrics import LlmMetrics
from llm.model import ChatModel, Question, Usage

FAILURES_TO_OPEN = 5
OPEN_SECONDS = 60.0
LEAST_SECONDS = 0.3  # less than a model ever takes
PAUSE_SECONDS = (0.1, 0.4)
LONGEST_ANSWER = 20_000  # characters

Answer = TypeVar("Answer", bound=BaseModel)


def new_breaker(failures: int = FAILURES_TO_OPEN, seconds: float = OPEN_SECONDS) -> CircuitBreaker:
    """Opens after so many questions in a row without a usable answer, tries again after so many seconds."""
    return CircuitBreaker(
        fail_max=failures, reset_timeout=seconds, exclude=[_is_no_failure], throw_new_error_on_trip=False
    )


def _is_no_failure(error: BaseException) -> bool:
    """Money that is gone and a refusal say nothing of the provider's health."""
    return isinstance(error, LlmError) and error.reason in (Reason.NO_BUDGET, Reason.REFUSED)


@dataclass(frozen=True, slots=True)
class Asker:
    """May be shared by threads. `seconds` is for all attempts together."""

    model: ChatModel
    budget: Budget
    metrics: LlmMetrics
    seconds: float
    attempts: int
    breaker: CircuitBreaker = field(default_factory=new_breaker)
    sleep: Callable[[float], None] = time.sleep
    monotonic: Callable[[], float] = time.monotonic

    def ask(self, question: Question, answer: type[Answer]) -> Answer:
        """Raises LlmError when there is no usable answer, for whatever reason."""
        try:
            with self.breaker.calling():
                return self._ask(question, answer)
        except CircuitBreakerError as error:
            self.metrics.outcome(Reason.CIRCUIT_OPEN)
            raise LlmError(Reason.CIRCUIT_OPEN) from error

    def _ask(self, question: Question, answer: type[Answer]) -> Answer:
        until = self.monotonic() + self.seconds

        def enough(state: RetryCallState) -> bool:
            pause = max(_retry_after(state) or 0.0, PAUSE_SECONDS[1])
            return state.attempt_number >= self.attempts or until - self.monotonic() < LEAST_SECONDS + pause

        for attempt in Retrying(
            retry=retry_if_exception(lambda error: isinstance(error, LlmError) and error.reason in PASSING),
            stop=enough,
            wait=_pause,
            sleep=self.sleep,
            reraise=True,
        ):
            with attempt:
                return self._attempt(question, answer, until - self.monotonic())
        raise AssertionError("tenacity either returns or raises")

    def _attempt(self, question: Question, answer: type[Answer], seconds: float) -> Answer:
        started = self.monotonic()
        try:
            made = self._paid(question, answer, seconds)
        except LlmError as error:
            self.metrics.outcome(error.reason)
            raise
        finally:
            self.metrics.attempted(self.monotonic() - started)
        self.metrics.outcome("answered")
        return made

    def _paid(self, question: Question, answer: type[Answer], seconds: float) -> Answer:
        reserved = self.budget.reserve(question)
        try:
            said = self.model.say(question, seconds)
        except LlmError as error:
            usage = Usage(0, 0) if error.reason in UNBILLED else None
            self.metrics.paid(usage, self.budget.settle(reserved, usage))
            raise
        self.metrics.paid(said.usage, self.budget.settle(reserved, said.usage))
        return _read(said.text, answer)


def _read(text: str, answer: type[Answer]) -> Answer:
    if len(text) > LONGEST_ANSWER:
        raise LlmError(Reason.INVALID)
    try:
        return answer.model_validate_json(text)
    except ValidationError:
        raise LlmError(Reason.INVALID) from None  # its message quotes the answer


def _pause(state: RetryCallState) -> float:
    """Jitter, after what the provider asked for."""
    return (_retry_after(state) or 0.0) + float(wait_random(*PAUSE_SECONDS)(state))


def _retry_after(state: RetryCallState) -> float | None:
    error = state.outcome.exception() if state.outcome else None
    return error.retry_after if isinstance(error, LlmError) else None
