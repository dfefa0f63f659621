"""A queue of one's own on the real server, and real worker processes that feed a recording function."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import pytest
from redis import Redis
from rq import Queue

from nutrition.adapters.redis.client import redis_client
from nutrition.adapters.redis.queue import RqQueue

# What the worker's function does is written in the message: accept, give back, raise, crash, hang, or wait for a file.
FUNCTION = """
import json, os, pathlib, time

here = pathlib.Path(__file__).parent

def warm_up():
    (here / "warm").touch()

def handler(event, context):
    (record,) = event["Records"]
    order = json.loads(record["body"])
    with (here / "calls").open("a") as calls:
        calls.write(json.dumps({
            "name": order["name"],
            "event": event,
            "remaining_ms": context.get_remaining_time_in_millis(),
            "function": context.function_name,
            "at": time.time(),
        }) + "\\n")
    do = order["do"]
    if do == "fail_once" and record["attributes"]["ApproximateReceiveCount"] != "1":
        do = "accept"
    if do == "raise":
        raise ValueError(f"about {order['name']}")
    if do == "crash":
        os._exit(9)
    if do == "hang":
        time.sleep(60)
    while do == "wait" and not (here / "go").exists():
        time.sleep(0.01)
    failed = [{"itemIdentifier": record["messageId"]}] if do in {"fail", "fail_once"} else []
    return {"batchItemFailures": failed}
"""


def eventually(condition: Callable[[], bool], what: str, seconds: float = 30) -> None:
    """Poll, and fail with `what` when the time is over."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"not within {seconds} s: {what}"
        time.sleep(0.02)


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
        queue.send(json.dumps({"name": name, "do": do}), group=group, deduplication=f"{self.name}:{name}")

    def start_worker(self, timeout: float = 30) -> "subprocess.Popen[bytes]":
        environment = {
            **os.environ,
            "REDIS_URL": self.redis_url,
            "FUNCTION_TIMEOUT_SECONDS": str(timeout),
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
    def calls(self) -> list[dict[str, object]]:
        path = self.directory / "calls"
        lines = path.read_text().splitlines(keepends=True) if path.exists() else []
        return [json.loads(line) for line in lines if line.endswith("\n")]

    @property
    def handled(self) -> list[object]:
        return [call["name"] for call in self.calls]

    @property
    def log(self) -> str:
        return (self.directory / "log").read_text()

    @property
    def is_warm(self) -> bool:
        return (self.directory / "warm").exists()

    def let_go(self) -> None:
        (self.directory / "go").touch()

    def dead_letters(self) -> list[str]:
        job_ids: list[str] = Queue(self.shard, connection=self.redis).failed_job_registry.get_job_ids()
        return job_ids

    def stop(self) -> None:
        for process in self.processes:
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
            process.wait()


@pytest.fixture
def workshop(redis_url: str, tmp_path: Path) -> Iterator[Workshop]:
    (tmp_path / "recording.py").write_text(FUNCTION)
    made = Workshop(redis_url, tmp_path, f"q{uuid4().hex[:8]}")
    yield made
    made.stop()
