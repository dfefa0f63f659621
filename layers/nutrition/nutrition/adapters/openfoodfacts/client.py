"""HTTP to Open Food Facts: a named caller, time-outs inside the caller's deadline, one retry, a circuit breaker."""

import logging
import time
from collections.abc import Callable

import httpx
from pybreaker import CircuitBreaker, CircuitBreakerError
from pydantic import ValidationError
from tenacity import RetryCallState, Retrying, retry_if_exception_type, wait_random

from nutrition.adapters.openfoodfacts.errors import ThrottledError, error_for
from nutrition.adapters.openfoodfacts.schemas import FIELDS, ProductAnswer, VendorProduct
from nutrition.domain.deadline import Deadline
from nutrition.errors import DependencyRejectedError, DependencyUnavailableError

# "app_name/app_version (URL or contact info)": who does not say who they are may be blocked.
USER_AGENT = "Nutrition/0.1 (Telegram nutrition assistant; {contact})"
CONNECT_SECONDS, READ_SECONDS = 1.5, 4.0
LEAST_SECONDS = 0.3  # less than a round trip: not worth starting
ATTEMPTS = 2
PAUSE_SECONDS = (0.1, 0.5)
LARGEST_ANSWER = 1_000_000  # bytes; the fields asked for are about 3 kB
FAILURES_TO_OPEN = 5
OPEN_SECONDS = 60.0

log = logging.getLogger(__name__)


def new_breaker(failures: int = FAILURES_TO_OPEN, seconds: float = OPEN_SECONDS) -> CircuitBreaker:
    """Opens after so many failures in a row, tries again after so many seconds; a refused request is no failure."""
    return CircuitBreaker(
        fail_max=failures, reset_timeout=seconds, exclude=[DependencyRejectedError], throw_new_error_on_trip=False
    )


class OpenFoodFactsClient:
    """Reads one product at a time; one may be shared by threads."""

    def __init__(
        self,
        base_url: str,
        *,
        contact: str,
        breaker: CircuitBreaker | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        headers = {"user-agent": USER_AGENT.format(contact=contact), "accept": "application/json"}
        self._http = httpx.Client(base_url=base_url, headers=headers, follow_redirects=False, trust_env=False)
        self._breaker = breaker or new_breaker()
        self._sleep = sleep

    def close(self) -> None:
        """Closes the connections."""
        self._http.close()

    def product(self, barcode: str, deadline: Deadline) -> VendorProduct | None:
        """The product, or None when there is none with this barcode.

        Raises `DependencyUnavailableError` (time-out, connection, 5xx, malformed answer, open circuit) and
        `DependencyRejectedError` (throttled, request).
        """
        try:
            with self._breaker.calling():
                return self._ask_with_retry(barcode, deadline)
        except CircuitBreakerError as error:
            raise DependencyUnavailableError("openfoodfacts: circuit open") from error
        except ThrottledError as error:
            self._breaker.open()  # who goes on asking is banned by address
            log.warning("openfoodfacts throttled, circuit opened", extra={"error_code": error.code})
            raise

    def _ask_with_retry(self, barcode: str, deadline: Deadline) -> VendorProduct | None:
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
                return self._ask(barcode, deadline)
        raise AssertionError("tenacity either returns or raises")

    def _ask(self, barcode: str, deadline: Deadline) -> VendorProduct | None:
        if deadline.remaining() < LEAST_SECONDS:
            raise DependencyUnavailableError("openfoodfacts: no time left")
        timeout = httpx.Timeout(deadline.timeout(READ_SECONDS), connect=deadline.timeout(CONNECT_SECONDS))
        path, query = f"/api/v2/product/{barcode}", {"fields": ",".join(FIELDS)}
        try:
            with self._http.stream("GET", path, params=query, timeout=timeout) as response:
                body = _read(response, deadline)
        except httpx.HTTPError as error:
            raise DependencyUnavailableError(f"openfoodfacts: {type(error).__name__}") from error
        # A redirect leads to the sister database of cosmetics or pet food: no food either.
        if response.status_code == httpx.codes.NOT_FOUND or response.is_redirect:
            return None
        if response.status_code != httpx.codes.OK:
            raise error_for(response.status_code)
        try:
            answer = ProductAnswer.model_validate_json(body)
        except ValidationError:
            raise DependencyUnavailableError("openfoodfacts: malformed answer") from None
        return answer.product if answer.status == 1 else None


def _read(response: httpx.Response, deadline: Deadline) -> bytes:
    """The body, unless it trickles past the deadline (httpx's own time-out starts anew with every packet)."""
    body = bytearray()
    for part in response.iter_bytes():
        body += part
        if deadline.expired or len(body) > LARGEST_ANSWER:
            raise DependencyUnavailableError("openfoodfacts: answer too slow or too large")
    return bytes(body)
