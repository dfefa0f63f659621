"""A server that speaks the documented contract of Nutritionix' natural language endpoint, on an ephemeral port.

https://docx.syndigo.com/developers/docs/natural-language-for-nutrients and .../api-errors. The query decides the
answer, as with the real one; `script` puts statuses before it, one a request.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

APP_ID, APP_KEY = "test-id", "test-key"
RICE: dict[str, Any] = {
    "food_name": "white rice",
    "brand_name": None,
    "serving_qty": 1,
    "serving_unit": "cup",
    "serving_weight_grams": 158,
    "nf_calories": 205.4,
    "nf_total_fat": 0.44,
    "nf_saturated_fat": 0.12,
    "nf_cholesterol": 0,
    "nf_sodium": 1.58,
    "nf_total_carbohydrate": 44.51,
    "nf_dietary_fiber": 0.63,
    "nf_sugars": 0.08,
    "nf_protein": 4.2502,
    "nf_potassium": 55.3,
    "nf_p": 67.94,
    "full_nutrients": [
        {"attr_id": 203, "value": 4.2502},
        {"attr_id": 208, "value": 205.4},
        {"attr_id": 307, "value": 1.58},
        {"attr_id": 418, "value": 0},
    ],
    "nix_brand_name": None,
    "nix_item_id": None,
    "metadata": {"is_raw_food": False},
    "source": 1,
    "ndb_no": 20045,
    "tags": {"item": "white rice", "quantity": "1.0"},
    "alt_measures": [
        {"serving_weight": 158, "measure": "cup", "seq": 1, "qty": 1},
        {"serving_weight": 9.9, "measure": "tbsp", "seq": 2, "qty": 1},
        {"serving_weight": 100, "measure": "g", "seq": None, "qty": 100},
    ],
    "photo": {"thumb": "https://example.org/rice.jpg", "highres": None, "is_user_uploaded": False},
}
MESSAGES = {
    400: 'child "query" fails because ["query" is required]',
    401: "unauthorized",
    403: "disallowed entity",
    404: "We couldn't match any of your foods",
    409: "resource conflict",
    429: "too many requests",
    500: "internal error",
    503: "unavailable",
}
QUOTA = "usage limits exceeded"


class Vendor:
    """What the server does and what it was asked."""

    def __init__(self) -> None:
        self.base_url = ""
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.script: list[int | str | bytes] = []
        self.hang = threading.Event()  # set when the test is over: nobody waits longer than that

    def answer(self, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        """Status and body for one request."""
        self.headers.append(headers)
        if (headers.get("x-app-id"), headers.get("x-app-key")) != (APP_ID, APP_KEY):
            return _error(401)
        request = json.loads(body)
        self.requests.append(request)
        match self.script.pop(0) if self.script else None:
            case int(status):
                return _error(status)
            case "quota":
                return 401, json.dumps({"message": QUOTA}).encode()
            case "slow":
                self.hang.wait(10)
                return _error(503)
            case bytes(raw):
                return 200, raw
        if not request.get("query"):
            return _error(400)
        if "rice" not in request["query"]:
            return _error(404)
        return 200, json.dumps({"foods": [RICE]}).encode()


def _error(status: int) -> tuple[int, bytes]:
    return status, json.dumps({"message": MESSAGES[status], "id": "0"}).encode()


@contextmanager
def running_vendor() -> Iterator[Vendor]:
    """The server for the time of a test."""
    vendor = Vendor()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # the name is the base class's
            headers = {name.lower(): value for name, value in self.headers.items()}
            status, body = vendor.answer(headers, self.rfile.read(int(headers.get("content-length", "0"))))
            self.send_response(status if self.path == "/v2/natural/nutrients" else 404)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Silent: test output is for failures."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    vendor.base_url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield vendor
    finally:
        vendor.hang.set()
        server.shutdown()
        server.server_close()
