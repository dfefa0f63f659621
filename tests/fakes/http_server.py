"""An HTTP server on an ephemeral port of the loopback, for vendors that a test plays."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True, slots=True)
class Request:
    """Header names are in lower case."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Response:
    """`length` is what the answer says of its body's size, where it lies; `pause` is made before each byte of it."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = None
    pause: Callable[[], object] | None = None


def _dripping(body: bytes, pause: Callable[[], object]) -> Iterator[bytes]:
    for sign in body:
        pause()
        yield bytes([sign])


@contextmanager
def http_server(answer: Callable[[Request], Response]) -> Iterator[str]:
    """The server's base URL for the time of a test."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # the name is the base class's
            headers = {name.lower(): value for name, value in self.headers.items()}
            body = self.rfile.read(int(headers.get("content-length", "0")))
            response = answer(Request(self.command, self.path, headers, body))
            length = len(response.body) if response.length is None else response.length
            with suppress(BrokenPipeError, ConnectionResetError):  # who asked has given up
                self.send_response(response.status)
                for name, value in {"content-type": "application/json", **response.headers}.items():
                    self.send_header(name, value)
                self.send_header("content-length", str(length))
                self.end_headers()
                for part in [response.body] if response.pause is None else _dripping(response.body, response.pause):
                    self.wfile.write(part)

        do_GET = do_POST  # noqa: N815 - the name is the base class's

        def log_message(self, *_: object) -> None:
            """Silent: test output is for failures."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
