"""Each request counted and timed, as plain ASGI: Starlette's BaseHTTPMiddleware costs a task a request."""

import time
from collections.abc import Mapping

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from nutrition.ports.metric_catalogue import WEBHOOK_REQUEST
from nutrition.ports.metrics import OTHER, Metrics


class MeteredRequests:
    """`routes` names the paths that are told apart; every other one is what strangers ask for."""

    def __init__(self, app: ASGIApp, metrics: Metrics, routes: Mapping[str, str]) -> None:
        self._app = app
        self._metrics = metrics
        self._routes = routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = time.perf_counter(), "500"

        async def send_and_note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = str(message["status"])
            await send(message)

        try:
            await self._app(scope, receive, send_and_note)
        finally:
            route = self._routes.get(scope["path"], OTHER)
            self._metrics.observe(WEBHOOK_REQUEST, time.perf_counter() - began, route=route, status=status)
