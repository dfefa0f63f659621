"""HTTP to a vendor of data: time-outs inside the caller's deadline, one retry with jitter, a circuit breaker."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import httpx
from pybreaker import CircuitBreaker, CircuitBreakerError
from tenacity import RetryCallState, Retrying, retry_if_exception_type, wait_random

from nutrition.domain.deadline import Deadline
from nutrition.errors import DependencyError, DependencyRejectedError, DependencyUnavailableError

CONNECT_SECONDS, READ_SECONDS = 1.0, 3.0
LEAST_SECONDS = 0.15  # less than a round trip: not worth starting
ATTEMPTS = 2
PAUSE_SECONDS = (0.05, 0.3)
LARGEST_ANSWER = 2_000_000  # bytes
FAILURES_TO_OPEN = 5
OPEN_SECONDS = 60.0

log = logging.getLogger(__name__)
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer, whatever its status."""

    status: int
    headers: httpx.Headers
    body: bytes


def new_breaker(failures: int = FAILURES_TO_OPEN, seconds: float = OPEN_SECONDS) -> CircuitBreaker:
    """Opens after so many failures in a row, tries again after so many seconds; a refused request is no failure."""
    return CircuitBreaker(
        fail_max=failures, reset_timeout=seconds, exclude=[DependencyRejectedError], throw_new_error_on_trip=False
    )


class VendorHttp:
    """The connection to one vendor; one may be shared by threads. Closes with `close`.

    `lasting` are refusals that asking again soon does not mend: they open the circuit at once.
    """

    def __init__(
        self,
        vendor: str,
        http: httpx.Client,
        lasting: tuple[type[DependencyError], ...],
        *,
        breaker: CircuitBreaker | None = None,
        sleep: Callable[[float], None] = time.sleep,
        read_seconds: float = READ_SECONDS,
    ) -> None:
        self._vendor = vendor
        self._read_seconds = read_seconds
        self._http = http
        self._lasting = lasting
        self._breaker = breaker or new_breaker()
        self._sleep = sleep
        self.close = http.close

    def ask(
        self, method: str, path: str, deadline: Deadline, understand: Callable[[Reply], Answer], payload: object = None
    ) -> Answer:
        """What `understand` makes of the reply; an error that it raises counts like one of the connection.

        Raises `DependencyUnavailableError` (time-out, connection, 5xx, malformed answer, open circuit) and
        `DependencyRejectedError` (credentials, quota, request).
        """
        try:
            with self._breaker.calling():
                return self._ask_with_retry(method, path, deadline, understand, payload)
        except CircuitBreakerError as error:
            raise DependencyUnavailableError(f"{self._vendor}: circuit open") from error
        except self._lasting as error:
            self._breaker.open()
            log.warning("%s refused, circuit opened", self._vendor, extra={"error_code": error.code})
            raise

    def _ask_with_retry(
        self, method: str, path: str, deadline: Deadline, understand: Callable[[Reply], Answer], payload: object
    ) -> Answer:
        def out_of_time(state: RetryCallState) -> bool:
            return state.attempt_number >= ATTEMPTS or deadline.remaining() < LEAST_SECONDS + PAUSE_SECONDS[1]

        for attempt in Retrying(
            retry=retry_if_exception_type(DependencyUnavailableError),
            stop=out_of_time,
            wait=wait_random(*PAUSE_SECONDS),
            sleep=self._sleep,
            reraise=True,
        ):
            with attempt:
                return understand(self._send(method, path, deadline, payload))
        raise AssertionError("tenacity either returns or raises")

    def _send(self, method: str, path: str, deadline: Deadline, payload: object) -> Reply:
        if deadline.remaining() < LEAST_SECONDS:
            raise DependencyUnavailableError(f"{self._vendor}: no time left")
        timeout = httpx.Timeout(deadline.timeout(self._read_seconds), connect=deadline.timeout(CONNECT_SECONDS))
        try:
            with self._http.stream(method, path, json=payload, timeout=timeout) as response:
                return Reply(response.status_code, response.headers, self._read(response, deadline))
        except httpx.HTTPError as error:
            raise DependencyUnavailableError(f"{self._vendor}: {type(error).__name__}") from error

    def _read(self, response: httpx.Response, deadline: Deadline) -> bytes:
        """The body, unless it trickles past the deadline (httpx's own time-out starts anew with every packet)."""
        body = bytearray()
        for part in response.iter_bytes():
            body += part
            if deadline.expired or len(body) > LARGEST_ANSWER:
                raise DependencyUnavailableError(f"{self._vendor}: answer too slow or too large")
        return bytes(body)
