"""HTTP to Nutritionix: time-outs inside the caller's deadline, one retry, a circuit breaker."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx
from pybreaker import CircuitBreaker, CircuitBreakerError
from pydantic import ValidationError
from tenacity import RetryCallState, Retrying, retry_if_exception_type, wait_random

from nutrition.adapters.nutritionix.errors import (
    NOT_FOUND,
    CredentialsRefusedError,
    QuotaUsedUpError,
    error_for,
)
from nutrition.adapters.nutritionix.schemas import NutrientsAnswer, NutrientsRequest, VendorFood
from nutrition.domain.deadline import Deadline
from nutrition.errors import DependencyRejectedError, DependencyUnavailableError

PATH = "/v2/natural/nutrients"
CONNECT_SECONDS, READ_SECONDS = 1.0, 3.0
LEAST_SECONDS = 0.15  # less than a round trip: not worth starting
ATTEMPTS = 2
PAUSE_SECONDS = (0.05, 0.3)
LARGEST_ANSWER = 2_000_000  # bytes; a food with all its measures is about 10 kB
FAILURES_TO_OPEN = 5
OPEN_SECONDS = 60.0

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Credentials:
    """The pair that the vendor gives out."""

    app_id: str = field(repr=False)
    app_key: str = field(repr=False)


def new_breaker(failures: int = FAILURES_TO_OPEN, seconds: float = OPEN_SECONDS) -> CircuitBreaker:
    """Opens after so many failures in a row, tries again after so many seconds; a refused request is no failure."""
    return CircuitBreaker(
        fail_max=failures, reset_timeout=seconds, exclude=[DependencyRejectedError], throw_new_error_on_trip=False
    )


class NutritionixClient:
    """Asks for the nutrients of foods named in English; one may be shared by threads."""

    def __init__(
        self,
        credentials: Credentials,
        base_url: str,
        *,
        breaker: CircuitBreaker | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        # The remote user id counts a plan's active users; the vendor is told of none.
        headers = {"x-app-id": credentials.app_id, "x-app-key": credentials.app_key, "x-remote-user-id": "0"}
        self._http = httpx.Client(base_url=base_url, headers=headers, follow_redirects=False, trust_env=False)
        self._breaker = breaker or new_breaker()
        self._sleep = sleep

    def close(self) -> None:
        """Closes the connections."""
        self._http.close()

    def natural_nutrients(self, query: str, deadline: Deadline) -> list[VendorFood]:
        """The foods that the vendor reads in `query`, empty when it knows none.

        Raises `DependencyUnavailableError` (time-out, connection, 5xx, malformed answer, open circuit) and
        `DependencyRejectedError` (credentials, quota, request).
        """
        try:
            with self._breaker.calling():
                return self._ask_with_retry(query, deadline)
        except CircuitBreakerError as error:
            raise DependencyUnavailableError("nutritionix: circuit open") from error
        except (CredentialsRefusedError, QuotaUsedUpError) as error:
            # Neither is mended by asking again soon.
            self._breaker.open()
            log.warning("nutritionix refused, circuit opened", extra={"error_code": error.code})
            raise

    def _ask_with_retry(self, query: str, deadline: Deadline) -> list[VendorFood]:
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
                return self._ask(query, deadline)
        raise AssertionError("tenacity either returns or raises")

    def _ask(self, query: str, deadline: Deadline) -> list[VendorFood]:
        if deadline.remaining() < LEAST_SECONDS:
            raise DependencyUnavailableError("nutritionix: no time left")
        timeout = httpx.Timeout(deadline.timeout(READ_SECONDS), connect=deadline.timeout(CONNECT_SECONDS))
        payload = NutrientsRequest(query=query).model_dump(mode="json")
        try:
            with self._http.stream("POST", PATH, json=payload, timeout=timeout) as response:
                body = _read(response, deadline)
        except httpx.HTTPError as error:
            raise DependencyUnavailableError(f"nutritionix: {type(error).__name__}") from error
        if response.status_code == NOT_FOUND:
            return []
        if response.status_code != httpx.codes.OK:
            raise error_for(response.status_code, body)
        try:
            return NutrientsAnswer.model_validate_json(body).foods
        except ValidationError:
            raise DependencyUnavailableError("nutritionix: malformed answer") from None


def _read(response: httpx.Response, deadline: Deadline) -> bytes:
    """The body, unless it trickles past the deadline (httpx's own time-out starts anew with every packet)."""
    body = bytearray()
    for part in response.iter_bytes():
        body += part
        if deadline.expired or len(body) > LARGEST_ANSWER:
            raise DependencyUnavailableError("nutritionix: answer too slow or too large")
    return bytes(body)
