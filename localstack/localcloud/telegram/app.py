"""The ASGI application: Bot API, control API, chat page."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, JSONResponse
from fastapi.staticfiles import StaticFiles

from localcloud.telegram.bot_api import bot_router
from localcloud.telegram.client_api import client_router
from localcloud.telegram.config import SimulatorConfig
from localcloud.telegram.errors import ApiError, ClientError, TooManyRequestsError
from localcloud.telegram.guard import LoopbackGuard
from localcloud.telegram.simulator import Simulator
from localcloud.telegram.used_types import used_models
from localcloud.telegram.webhook_wire import OpenWire, http_wire
from scenarios.aiogram_import import prepare

_STATIC = Path(__file__).parent / "static"


async def _answer_api_error(_: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, ApiError):
        raise error
    headers = {"Retry-After": str(error.retry_after)} if isinstance(error, TooManyRequestsError) else None
    return JSONResponse(error.body(), error.status, headers)


async def _answer_client_error(_: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, ClientError):
        raise error
    return JSONResponse({"detail": error.detail}, error.status)


# Whoever imported aiogram before, the types that this server needs are built (decision 0005).
prepare(*used_models())


def create_app(config: SimulatorConfig, open_wire: OpenWire = http_wire) -> FastAPI:
    """The application over a data folder; webhooks are served while its lifespan runs. For one thread."""
    simulator = Simulator(config, open_wire)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with asyncio.TaskGroup() as background:
            delivery = background.create_task(simulator.delivery.run())
            yield
            delivery.cancel()
        simulator.close()

    app = FastAPI(title="Telegram simulator", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None)
    app.state.simulator = simulator
    app.add_middleware(LoopbackGuard)
    app.add_exception_handler(ApiError, _answer_api_error)
    app.add_exception_handler(ClientError, _answer_client_error)
    app.include_router(bot_router)
    app.include_router(client_router)

    @app.get("/health")
    async def health() -> dict[str, object]:
        webhook = simulator.store.settings.webhook
        return {"status": "ok", "webhook_set": bool(webhook.url), "pending_updates": simulator.store.updates.count()}

    @app.get("/", response_class=FileResponse)
    async def page() -> FileResponse:
        return FileResponse(_STATIC / "index.html", headers={"Cache-Control": "no-cache"})

    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    return app
