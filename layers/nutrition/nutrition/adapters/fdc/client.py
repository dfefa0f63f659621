"""HTTP to FoodData Central."""

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

import httpx
from pybreaker import CircuitBreaker
from pydantic import BaseModel, ValidationError

from nutrition.adapters.fdc.allowance import Allowance
from nutrition.adapters.fdc.errors import NOT_FOUND, KeyRefusedError, QuotaUsedUpError, error_for
from nutrition.adapters.fdc.schemas import DataType, FoodSearchCriteria, SearchAnswer, VendorFood
from nutrition.adapters.vendor_http import Reply, VendorHttp
from nutrition.domain.deadline import Deadline
from nutrition.errors import DependencyUnavailableError

BASE_URL = "https://api.nal.usda.gov/fdc"
SEARCH_PATH = "/v1/foods/search"
FOOD_PATH = "/v1/food/"

Model = TypeVar("Model", bound=BaseModel)


class FdcClient:
    """Searches foods and reads one of them; one client may be shared by threads.

    Both methods raise as `VendorHttp.ask` does, and QuotaUsedUpError without asking when the hour's requests are gone.
    """

    def __init__(
        self,
        api_key: str,
        base_url: str = BASE_URL,
        *,
        allowance: Allowance | None = None,
        breaker: CircuitBreaker | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        # In a header, not in the address: addresses are logged on the way.
        http = httpx.Client(base_url=base_url, headers={"X-Api-Key": api_key}, follow_redirects=False, trust_env=False)
        self._allowance = allowance or Allowance()
        self._http = VendorHttp("fdc", http, (KeyRefusedError, QuotaUsedUpError), breaker=breaker, sleep=sleep)

    def close(self) -> None:
        """Closes the connections."""
        self._http.close()

    def search(self, name: str, data_types: Sequence[DataType], limit: int, deadline: Deadline) -> list[VendorFood]:
        """At most `limit` foods whose names hold all words of `name`, in the API's order; empty when it knows none."""
        criteria = FoodSearchCriteria(query=name, data_type=tuple(data_types), page_size=limit)
        answer = self._ask(SearchAnswer, "POST", SEARCH_PATH, deadline, criteria.model_dump(mode="json", by_alias=True))
        return answer.foods if answer else []

    def food(self, fdc_id: int, deadline: Deadline) -> VendorFood | None:
        """One food with its portions; None when it is there no more."""
        return self._ask(VendorFood, "GET", f"{FOOD_PATH}{fdc_id}", deadline)

    def _ask(
        self, model: type[Model], method: str, path: str, deadline: Deadline, payload: object = None
    ) -> Model | None:
        self._allowance.spend()
        return self._http.ask(method, path, deadline, partial(self._understand, model), payload)

    def _understand(self, model: type[Model], reply: Reply) -> Model | None:
        self._allowance.told(reply.status, reply.headers)
        if reply.status == NOT_FOUND:
            return None
        if reply.status != httpx.codes.OK:
            raise error_for(reply.status)
        try:
            return model.model_validate_json(reply.body)
        except ValidationError:
            raise DependencyUnavailableError("fdc: malformed answer") from None
