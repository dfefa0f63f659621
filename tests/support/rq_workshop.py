"""A queue of one's own on a real Redis, and real worker processes that feed a recording function."""

import os
import signal
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from redis import Redis
from rq import Queue

from nutrition.adapters.redis.client import redis_client
from nutrition.adapters.redis.queue import RqQueue
from tests.support.recording_function import Recording, order


@dataclass
class Workshop:
    """One queue with a single shard, `{name}-0`, and the workers started on it."""

    redis_url: str
    directory: Path
    name: str
    processes: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    @property
    def redis(self) -> Redis:
        return redis_client(self.redis_url)

    @property
    def shard(self) -> str:
        return f"{self.name}-0"

    def send(self, name: str, do: str = "accept", *, group: str = "7") -> None:
        queue = RqQueue(self.redis, self.name, shards=1)
        queue.send(order(name, do), group=group, deduplication=f"{self.name}:{name}")

    def start_worker(self, timeout: float = 30) -> "subprocess.Popen[bytes]":
        environment = {
            **os.environ,
            "REDIS_URL": self.redis_url,
            "FUNCTION_TIMEOUT_SECONDS": str(timeout),
            "LOG_LEVEL": "DEBUG",
            "PYTHONPATH": os.pathsep.join([str(self.directory), *sys.path]),
        }
        with (self.directory / "log").open("ab") as log:
            process = subprocess.Popen(  # noqa: S603 - our own interpreter
                [sys.executable, "-m", "localcloud.worker", "--queue", self.shard, "--function", "recording.handler"],
                env=environment,
                stdout=log,
                stderr=log,
            )
        self.processes.append(process)
        return process

    @property
    def calls(self) -> list[dict[str, Any]]:
        return Recording(self.directory).calls

    @property
    def handled(self) -> list[str]:
        return Recording(self.directory).handled

    @property
    def log(self) -> str:
        return (self.directory / "log").read_text()

    @property
    def is_warm(self) -> bool:
        return (self.directory / "warm").exists()

    def let_go(self) -> None:
        Recording(self.directory).let_go()

    def dead_letters(self) -> list[str]:
        job_ids: list[str] = Queue(self.shard, connection=self.redis).failed_job_registry.get_job_ids()
        return job_ids

    def stop(self) -> None:
        for process in self.processes:
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
            process.wait()
