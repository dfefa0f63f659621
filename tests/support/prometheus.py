"""A real Prometheus for the time of some tests."""

import math
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from localcloud.monitoring import command, find_program
from localcloud.servers.binaries import BinaryMissingError

_START_SECONDS = 30.0


def program(name: str) -> Path:
    """Skips the test where there is none: `tests/install_prometheus.sh` has said why."""
    try:
        return find_program(name)
    except BinaryMissingError as error:
        pytest.skip(str(error))


class Prometheus:
    def __init__(self, url: str) -> None:
        self._client = httpx.Client(base_url=f"{url}/api/v1", timeout=10, trust_env=False)

    def values(self, expression: str) -> list[float]:
        """The numbers that an instant query gives; not-a-number is none. Raises AssertionError for bad PromQL."""
        found = self._get("/query", query=expression)["result"]
        values = [float(series["value"][1]) for series in found]
        return [value for value in values if not math.isnan(value)]

    def rules(self) -> list[Mapping[str, Any]]:
        return [rule for group in self._get("/rules")["groups"] for rule in group["rules"]]

    def targets(self) -> Mapping[str, str]:
        """Job to "up", "down" or "unknown"."""
        return {each["labels"]["job"]: each["health"] for each in self._get("/targets")["activeTargets"]}

    def _get(self, path: str, **parameters: str) -> Any:  # noqa: ANN401 - as the API answers
        answer = self._client.get(path, params=parameters)
        assert answer.is_success, f"{parameters}: {answer.text}"
        return answer.json()["data"]


@contextmanager
def running_prometheus(folder: Path, ports: Mapping[str, int]) -> Iterator[Prometheus]:
    """Scrapes the stack on `ports` each second; `ports["prometheus"]` is its own."""
    program("prometheus")
    with (folder / "prometheus.log").open("wb") as log:
        process = subprocess.Popen(command(folder, ports, 1), stdout=log, stderr=log)  # noqa: S603 - found above
    url = f"http://127.0.0.1:{ports['prometheus']}"
    try:
        _wait_until_ready(process, url, folder)
        yield Prometheus(url)
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_until_ready(process: subprocess.Popen[bytes], url: str, folder: Path) -> None:
    end = time.monotonic() + _START_SECONDS
    while True:
        try:
            if httpx.get(f"{url}/-/ready", trust_env=False).is_success:
                return
        except httpx.TransportError:
            pass
        log = (folder / "prometheus.log").read_text(encoding="utf-8")
        assert process.poll() is None, log
        assert time.monotonic() < end, log
        time.sleep(0.1)
