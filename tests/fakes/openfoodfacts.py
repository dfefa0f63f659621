"""A server that speaks the documented contract of Open Food Facts' product read, on an ephemeral port.

https://openfoodfacts.github.io/openfoodfacts-server/api/ (API v2): 200 with `status` 1, 404 with `status` 0 for an
unknown code, 429 and 503 when there were too many reads. `script` puts answers before it, one a request.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

SPREAD = "3000000000007"
PRODUCT: dict[str, Any] = {
    "code": SPREAD,
    "product_name": "Pâte à tartiner",
    "product_name_en": "Hazelnut spread",
    "product_name_ru": "Ореховая паста",
    "brands": "Noix, Groupe Noix",
    "product_quantity": "400",
    "product_quantity_unit": "g",
    "serving_quantity": 15,
    "serving_quantity_unit": "g",
    "nutriments": {
        "energy-kcal_100g": 539,
        "energy-kj_100g": 2255,
        "energy_100g": 2255,
        "proteins_100g": 6.3,
        "fat_100g": "30.9",
        "carbohydrates_100g": 57.5,
        "sugars_100g": 56.3,
        "saturated-fat_100g": 10.6,
        "salt_100g": 0.1075,
        "sodium_100g": 0.043,
        "nova-group": 4,
    },
}
SLOW = "slow"
PATH = "/api/v2/product/"


class Vendor:
    """What the server does and what it was asked."""

    def __init__(self) -> None:
        self.base_url = ""
        self.codes: list[str] = []
        self.queries: list[dict[str, list[str]]] = []
        self.agents: list[str] = []
        self.script: list[int | str | bytes] = []
        self.hang = threading.Event()  # set when the test is over: nobody waits longer than that

    def answer(self, url: str, agent: str) -> tuple[int, bytes]:
        """Status and body for one request."""
        parts = urlsplit(url)
        code = parts.path.removeprefix(PATH)
        self.codes.append(code)
        self.queries.append(parse_qs(parts.query))
        self.agents.append(agent)
        match self.script.pop(0) if self.script else None:
            case int(status):
                return status, b"<html>Page temporarily unavailable</html>"
            case "slow":
                self.hang.wait(10)
                return 500, b""
            case bytes(raw):
                return 200, raw
        if code != SPREAD:
            return 404, json.dumps({"code": code, "status": 0, "status_verbose": "product not found"}).encode()
        return 200, json.dumps(
            {"code": code, "status": 1, "status_verbose": "product found", "product": PRODUCT}
        ).encode()


@contextmanager
def running_vendor() -> Iterator[Vendor]:
    """The server for the time of a test."""
    vendor = Vendor()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the name is the base class's
            status, body = vendor.answer(self.path, self.headers.get("user-agent", ""))
            self.send_response(status)
            if status == 302:
                self.send_header("location", "https://world.openpetfoodfacts.example/")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Silent: test output is for failures."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        vendor.base_url = f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield vendor
        vendor.hang.set()
        server.shutdown()
