"""HTTP to Open Food Facts: a named caller that reads one product at a time."""

import time
from collections.abc import Callable

import httpx
from pybreaker import CircuitBreaker
from pydantic import ValidationError

from nutrition.adapters.openfoodfacts.errors import ThrottledError, error_for
from nutrition.adapters.openfoodfacts.schemas import FIELDS, ProductAnswer, VendorProduct
from nutrition.adapters.vendor_http import Reply, VendorHttp
from nutrition.domain.deadline import Deadline
from nutrition.errors import DependencyUnavailableError

# "app_name/app_version (URL or contact info)": who does not say who they are may be blocked.
USER_AGENT = "Nutrition/0.1 (Telegram nutrition assistant; {contact})"
READ_SECONDS = 4.0


class OpenFoodFactsClient:
    """One may be shared by threads."""

    def __init__(
        self,
        base_url: str,
        *,
        contact: str,
        breaker: CircuitBreaker | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        headers = {"user-agent": USER_AGENT.format(contact=contact), "accept": "application/json"}
        http = httpx.Client(base_url=base_url, headers=headers, follow_redirects=False, trust_env=False)
        # Who goes on asking when throttled is banned by address.
        lasting = (ThrottledError,)
        self._http = VendorHttp("openfoodfacts", http, lasting, breaker=breaker, sleep=sleep, read_seconds=READ_SECONDS)

    def close(self) -> None:
        """Closes the connections."""
        self._http.close()

    def product(self, barcode: str, deadline: Deadline) -> VendorProduct | None:
        """The product, or None when there is none with this barcode; raises as `VendorHttp.ask` does."""
        return self._http.ask("GET", f"/api/v2/product/{barcode}?fields={','.join(FIELDS)}", deadline, _product)


def _product(reply: Reply) -> VendorProduct | None:
    # A redirect leads to the sister database of cosmetics or pet food: no food either.
    if reply.status == httpx.codes.NOT_FOUND or httpx.codes.is_redirect(reply.status):
        return None
    if reply.status != httpx.codes.OK:
        raise error_for(reply.status)
    try:
        answer = ProductAnswer.model_validate_json(reply.body)
    except ValidationError:
        raise DependencyUnavailableError("openfoodfacts: malformed answer") from None
    return answer.product if answer.status == 1 else None
