"""A simulator in memory of the test's own folder, driven without sockets."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from localcloud.telegram.app import create_app
from localcloud.telegram.config import SimulatorConfig
from tests.factories.telegram_simulator import TOKEN, BotSide, ManualClock, PersonSide


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def config(tmp_path: Path, clock: ManualClock) -> SimulatorConfig:
    return SimulatorConfig(token=TOKEN, data_dir=tmp_path, clock=clock, monotonic=clock)


@pytest.fixture
async def http(config: SimulatorConfig) -> AsyncIterator[httpx.AsyncClient]:
    app = create_app(config)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1:8081") as client:
        yield client
    app.state.simulator.close()


@pytest.fixture
def bot(http: httpx.AsyncClient) -> BotSide:
    return BotSide(http)


@pytest.fixture
def person(http: httpx.AsyncClient) -> PersonSide:
    return PersonSide(http)
