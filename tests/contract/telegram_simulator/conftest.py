"""The simulator on a real port of the loopback interface, and a real aiogram bot that talks to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from fastapi import FastAPI

from localcloud.telegram.app import create_app
from localcloud.telegram.config import Backoff, SimulatorConfig
from tests.factories.telegram_simulator import TOKEN, PersonSide, eventually

Serve = Callable[[FastAPI], Awaitable[str]]
StartSimulator = Callable[..., Awaitable[str]]


@asynccontextmanager
async def _serving(app: FastAPI) -> AsyncIterator[str]:
    config = uvicorn.Config(app, port=0, log_level="warning", access_log=False, timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    task = asyncio.get_running_loop().create_task(server.serve())

    async def started() -> bool:
        return server.started

    await eventually(started)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    await task


@pytest.fixture
async def serve() -> AsyncIterator[Serve]:
    """Puts an application on a port of its own until the test ends."""
    async with AsyncExitStack() as stack:

        async def start(app: FastAPI) -> str:
            return await stack.enter_async_context(_serving(app))

        yield start


@pytest.fixture
def start_simulator(serve: Serve, tmp_path: Path) -> StartSimulator:
    """Starts a simulator; keywords change its configuration."""

    async def start(**changes: Any) -> str:  # noqa: ANN401 - the configuration's own fields
        config = SimulatorConfig(token=TOKEN, data_dir=tmp_path, backoff=Backoff(first_s=0.01, longest_s=0.05))
        return await serve(create_app(replace(config, **changes)))

    return start


@pytest.fixture
async def address(start_simulator: StartSimulator) -> str:
    return await start_simulator()


@pytest.fixture
async def connect() -> AsyncIterator[Callable[[str, str], Bot]]:
    """Makes bots for an address and closes their sessions."""
    bots: list[Bot] = []

    def make(address: str, token: str = TOKEN) -> Bot:
        bots.append(Bot(token, session=AiohttpSession(api=TelegramAPIServer.from_base(address))))
        return bots[-1]

    yield make
    for bot in bots:
        await bot.session.close()


@pytest.fixture
def bot(address: str, connect: Callable[..., Bot]) -> Bot:
    return connect(address)


@pytest.fixture
async def http(address: str) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=address, timeout=30) as client:
        yield client


@pytest.fixture
def person(http: httpx.AsyncClient) -> PersonSide:
    return PersonSide(http)
