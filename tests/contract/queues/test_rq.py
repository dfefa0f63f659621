"""The embedded stack's transport: RQ on a real server, a real worker process."""

import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from localcloud.jobs import MAX_RECEIVES
from localcloud.servers import redis_server
from nutrition.adapters.redis.client import redis_client
from nutrition.adapters.redis.queue import RqQueue
from tests.contract.queues.contract import QueueContract
from tests.contract.queues.outage import MakeQueue, OutageContract
from tests.support.recording_function import RECORDING
from tests.support.rq_workshop import Workshop

pytestmark = pytest.mark.integration


class RqLine:
    receives = MAX_RECEIVES

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self.send, self.start, self.let_go = workshop.send, workshop.start_worker, workshop.let_go

    def break_down(self) -> None:
        process = self._workshop.processes[-1]
        process.send_signal(signal.SIGKILL)
        process.wait()

    @property
    def calls(self) -> list[dict[str, Any]]:
        return self._workshop.calls

    @property
    def handled(self) -> list[str]:
        return self._workshop.handled

    def dead_letters(self) -> int:
        return len(self._workshop.dead_letters())


@pytest.fixture(scope="module")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with redis_server(tmp_path_factory.mktemp("redis")) as url:
        yield url


@pytest.fixture
def line(redis_url: str, tmp_path: Path) -> Iterator[RqLine]:
    (tmp_path / "recording.py").write_text(RECORDING)
    workshop = Workshop(redis_url, tmp_path, f"q{uuid4().hex[:8]}")
    yield RqLine(workshop)
    workshop.stop()


@pytest.fixture
def make_queue() -> MakeQueue:
    return lambda port: RqQueue(redis_client(f"redis://127.0.0.1:{port}/0", socket_seconds=0.2), "updates", shards=2)


class TestRq(QueueContract, OutageContract):
    pass
