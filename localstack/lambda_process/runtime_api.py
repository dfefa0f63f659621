"""The server side of the Lambda Runtime API for one runtime process.

https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
"""

import sys
import threading
import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Protocol

from lambda_process.messages import Invocation, Outcome

LOOPBACK = "127.0.0.1"
_PREFIX = "/2018-06-01/runtime"
_POLL_SECONDS = 0.5  # how long `close` may have to wait
_INVOCATION_PARTS = 3


class Exchange(Protocol):
    """What the runtime is given and gives back; called from the server's threads."""

    def next_invocation(self) -> Invocation | None:
        """Waits for one; None when there will be none."""
        ...

    def settle(self, request_id: str, outcome: Outcome) -> None:
        """An answer to one that is no longer waited for is dropped."""
        ...

    def init_failed(self, payload: bytes) -> None: ...


class RuntimeApi:
    """Serves until `close`; one runtime process is its only client."""

    def __init__(self, exchange: Exchange) -> None:
        self._server = _Server(exchange)
        loop = threading.Thread(
            target=self._server.serve_forever, args=(_POLL_SECONDS,), name="runtime-api", daemon=True
        )
        loop.start()

    @property
    def address(self) -> str:
        """For AWS_LAMBDA_RUNTIME_API: host:port."""
        return f"{LOOPBACK}:{self._server.server_port}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, exchange: Exchange) -> None:
        super().__init__((LOOPBACK, 0), _Handler)
        self.exchange = exchange

    def handle_error(self, request: object, client_address: object) -> None:
        """A runtime that was killed hangs up in the middle; whatever else goes wrong here is shown."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type] # socketserver's own narrow types


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # head and body in one packet
    server: _Server

    def log_message(self, *_: object) -> None:
        """Nothing: LocalStack logs each invocation."""

    def do_GET(self) -> None:
        if self.path != f"{_PREFIX}/invocation/next":
            self._reply(HTTPStatus.NOT_FOUND)
            return
        invocation = self.server.exchange.next_invocation()
        if invocation is None:
            self.close_connection = True
            self._reply(HTTPStatus.GONE)
            return
        self._reply(HTTPStatus.OK, invocation.payload, _headers(invocation))

    def do_POST(self) -> None:
        body = self._body()
        parts = self.path.removeprefix(_PREFIX).strip("/").split("/")
        if parts == ["init", "error"]:
            self.server.exchange.init_failed(body)
        elif len(parts) == _INVOCATION_PARTS and parts[0] == "invocation" and parts[2] in {"response", "error"}:
            self.server.exchange.settle(parts[1], Outcome(body, is_error=parts[2] == "error"))
        else:
            self._reply(HTTPStatus.NOT_FOUND)
            return
        self._reply(HTTPStatus.ACCEPTED, b'{"status":"OK"}')

    def _reply(self, status: HTTPStatus, body: bytes = b"", headers: dict[str, str] | None = None) -> None:
        self.send_response_only(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _body(self) -> bytes:
        length = self.headers.get("Content-Length")
        return self.rfile.read(int(length)) if length else self._chunked()

    def _chunked(self) -> bytes:
        """The runtime client sends results in chunks (RFC 9112, section 7.1)."""
        body = b""
        while size := int(self.rfile.readline().partition(b";")[0], 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body


def _headers(invocation: Invocation) -> dict[str, str]:
    return {
        "Content-Type": "application/json",
        "Lambda-Runtime-Aws-Request-Id": invocation.request_id,
        "Lambda-Runtime-Deadline-Ms": str(int((time.time() + invocation.seconds) * 1000)),
        "Lambda-Runtime-Invoked-Function-Arn": invocation.function_arn,
        "Lambda-Runtime-Trace-Id": invocation.trace_id,
    }
