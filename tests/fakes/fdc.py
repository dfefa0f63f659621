"""A server that speaks the documented contract of FoodData Central (https://fdc.nal.usda.gov/api-spec/fdc_api.html).

The query decides the answer, as with the real one; `script` puts statuses before it, one a request.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.fakes.http_server import Request, Response, http_server

API_KEY = "test-key"
DATA = Path(__file__).parent.parent / "data" / "fdc"
_REFUSALS = {403: "API_KEY_INVALID", 429: "OVER_RATE_LIMIT"}


def documented(name: str) -> dict[str, Any]:
    """An answer of tests/data/fdc."""
    answer: dict[str, Any] = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    return answer


class Vendor:
    """What the server does and what it was asked."""

    def __init__(self) -> None:
        self.base_url = ""
        self.requests: list[Request] = []
        self.script: list[int | bytes | str | Response] = []
        self.headers: dict[str, str] = {}
        self.hang = threading.Event()  # set when the test is over: nobody waits longer than that

    @property
    def searches(self) -> list[dict[str, Any]]:
        """The bodies of the searches."""
        return [json.loads(request.body) for request in self.requests if request.method == "POST"]

    def answer(self, request: Request) -> Response:
        self.requests.append(request)
        if request.headers.get("x-api-key") != API_KEY:
            return _refusal(403)
        match self.script.pop(0) if self.script else None:
            case int(status):
                return _refusal(status)
            case Response() as response:
                return response
            case bytes(raw):
                return Response(200, raw)
            case "slow":
                self.hang.wait(10)
                return _refusal(503)
        return self._food(request) if request.method == "GET" else self._search(json.loads(request.body))

    def _food(self, request: Request) -> Response:
        for name in ("foundation", "sr_legacy", "survey", "branded"):
            food = documented(f"food_{name}")
            if request.path == f"/v1/food/{food['fdcId']}":
                return self._ok(food)
        return _refusal(404)

    def _search(self, criteria: dict[str, Any]) -> Response:
        answer = documented("search_branded" if "Branded" in criteria["dataType"] else "search_generic")
        words = criteria["query"].lower().split()
        answer["foods"] = [food for food in answer["foods"] if all(word in str(food).lower() for word in words)]
        return self._ok(answer)

    def _ok(self, answer: dict[str, Any]) -> Response:
        return Response(200, json.dumps(answer).encode(), self.headers)


def _refusal(status: int) -> Response:
    error = {"error": {"code": _REFUSALS.get(status, "ERROR"), "message": "no"}}
    return Response(status, json.dumps(error).encode())


@contextmanager
def running_vendor() -> Iterator[Vendor]:
    """The server for the time of a test."""
    vendor = Vendor()
    with http_server(vendor.answer) as vendor.base_url:
        try:
            yield vendor
        finally:
            vendor.hang.set()
