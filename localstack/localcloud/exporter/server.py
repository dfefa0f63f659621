"""GET /metrics for Prometheus, GET /health for the supervisor."""

from http.server import ThreadingHTTPServer
from threading import Lock

from prometheus_client import MetricsHandler
from prometheus_client.core import CollectorRegistry

_OK = b"ok\n"


def exporter(host: str, port: int, registry: CollectorRegistry) -> ThreadingHTTPServer:
    """Listening; `serve_forever` answers. Raises OSError when the port is taken."""
    one_at_a_time = Lock()  # two scrapes at once would read the same files twice

    class Handler(MetricsHandler):
        def do_GET(self) -> None:  # noqa: N802 - the base class's name
            path = self.path.partition("?")[0]
            if path == "/metrics":
                with one_at_a_time:
                    super().do_GET()
            elif path == "/health":
                self.send_response(200)
                self.send_header("content-length", str(len(_OK)))
                self.end_headers()
                self.wfile.write(_OK)
            else:
                self.send_error(404)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
            """Silent: a line a scrape says nothing."""

    Handler.registry = registry
    server = ThreadingHTTPServer((host, port), Handler)
    server.daemon_threads = True
    return server
