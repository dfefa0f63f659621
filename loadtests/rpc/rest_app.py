"""The FastAPI application around a service's routes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio.to_thread
from fastapi import APIRouter, FastAPI


def rest_app(routes: APIRouter, threads: int) -> FastAPI:
    """`threads` answer, as many as on the gRPC side."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        anyio.to_thread.current_default_thread_limiter().total_tokens = threads
        yield

    app = FastAPI(lifespan=lifespan, openapi_url=None)
    app.include_router(routes)
    return app
