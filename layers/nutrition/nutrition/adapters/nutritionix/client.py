"""HTTP to Nutritionix."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx
from pybreaker import CircuitBreaker
from pydantic import ValidationError

from nutrition.adapters.nutritionix.errors import (
    NOT_FOUND,
    CredentialsRefusedError,
    QuotaUsedUpError,
    error_for,
)
from nutrition.adapters.nutritionix.schemas import NutrientsAnswer, NutrientsRequest, VendorFood
from nutrition.adapters.vendor_http import Reply, VendorHttp, new_breaker
from nutrition.domain.deadline import Deadline
from nutrition.errors import DependencyUnavailableError

__all__ = ["Credentials", "NutritionixClient", "new_breaker"]

PATH = "/v2/natural/nutrients"


@dataclass(frozen=True, slots=True)
class Credentials:
    """The pair that the vendor gives out."""

    app_id: str = field(repr=False)
    app_key: str = field(repr=False)


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
        http = httpx.Client(base_url=base_url, headers=headers, follow_redirects=False, trust_env=False)
        lasting = (CredentialsRefusedError, QuotaUsedUpError)
        self._http = VendorHttp("nutritionix", http, lasting, breaker=breaker, sleep=sleep)

    def close(self) -> None:
        """Closes the connections."""
        self._http.close()

    def natural_nutrients(self, query: str, deadline: Deadline) -> list[VendorFood]:
        """The foods that the vendor reads in `query`, empty when it knows none; raises as `VendorHttp.ask` does."""
        payload = NutrientsRequest(query=query).model_dump(mode="json")
        return self._http.ask("POST", PATH, deadline, _foods, payload)


def _foods(reply: Reply) -> list[VendorFood]:
    if reply.status == NOT_FOUND:
        return []
    if reply.status != httpx.codes.OK:
        raise error_for(reply.status, reply.body)
    try:
        return NutrientsAnswer.model_validate_json(reply.body).foods
    except ValidationError:
        raise DependencyUnavailableError("nutritionix: malformed answer") from None
