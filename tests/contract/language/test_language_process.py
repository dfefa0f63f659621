"""`python -m language` as a process: health, reflection, an orderly stop, clear failures at start."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import grpc
import pytest
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection_pb2, reflection_pb2_grpc

ROOT = Path(__file__).parents[3]
SERVICE = "nutrition_contracts.language.v1.LanguageService"
TIMEOUT = 30


def environment(**variables: str) -> dict[str, str]:
    roots = os.pathsep.join(str(ROOT / folder) for folder in ("layers/nutrition", "services"))
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LANGUAGE_")}
    return kept | {"PYTHONPATH": roots, "LANGUAGE_PORT": "0"} | variables


COMMAND = [sys.executable, "-m", "language"]


@dataclass(frozen=True)
class Service:
    process: subprocess.Popen[str]
    channel: grpc.Channel
    started: dict[str, object]


@pytest.fixture
def service(names_table: Path) -> Iterator[Service]:
    process = subprocess.Popen(  # noqa: S603 - our own interpreter
        COMMAND, env=environment(FOOD_TABLE_PATH=str(names_table)), stderr=subprocess.PIPE, text=True
    )
    try:
        assert process.stderr is not None
        started = json.loads(process.stderr.readline())
        with grpc.insecure_channel(f"127.0.0.1:{started['port']}") as channel:
            yield Service(process, channel, started)
    finally:
        process.kill()
        process.wait(TIMEOUT)


@pytest.mark.parametrize("name", ["", SERVICE])
def test_it_says_that_it_serves(service: Service, name: str) -> None:
    request = health_pb2.HealthCheckRequest(service=name)
    stub = health_pb2_grpc.HealthStub(service.channel)
    answer = stub.Check(request, timeout=TIMEOUT)  # type: ignore[attr-defined]  # missing from the stub package
    assert answer.status == health_pb2.HealthCheckResponse.SERVING
    assert (service.started["message"], service.started["engine"]) == ("started", "grammar")


def test_a_developer_can_discover_the_service(service: Service) -> None:
    requests = iter([reflection_pb2.ServerReflectionRequest(list_services="")])
    stub = reflection_pb2_grpc.ServerReflectionStub(service.channel)
    (answer,) = stub.ServerReflectionInfo(requests, timeout=TIMEOUT)  # type: ignore[operator]  # untyped in the stubs
    assert SERVICE in {one.name for one in answer.list_services_response.service}


def test_sigterm_ends_it_in_order(service: Service) -> None:
    service.process.send_signal(signal.SIGTERM)
    _, rest = service.process.communicate(timeout=TIMEOUT)
    assert service.process.returncode == 0
    assert json.loads(rest.splitlines()[-1])["message"] == "stopped"


@pytest.mark.parametrize(
    ("variables", "named"),
    [
        ({"FOOD_TABLE_PATH": "absent.sqlite"}, "FOOD_TABLE_PATH"),
        ({"LANGUAGE_PORT": "eight thousand"}, "LANGUAGE_PORT"),
    ],
)
def test_a_wrong_setting_is_one_line_and_status_one(variables: dict[str, str], named: str) -> None:
    ended = subprocess.run(  # noqa: S603 - our own interpreter
        COMMAND, env=environment(**variables), capture_output=True, text=True, timeout=TIMEOUT, check=False
    )
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
    assert named in ended.stderr


def test_a_taken_port_is_named(service: Service, names_table: Path) -> None:
    variables = {"FOOD_TABLE_PATH": str(names_table), "LANGUAGE_PORT": str(service.started["port"])}
    ended = subprocess.run(  # noqa: S603 - our own interpreter
        COMMAND, env=environment(**variables), capture_output=True, text=True, timeout=TIMEOUT, check=False
    )
    assert ended.returncode == 1
    assert "LANGUAGE_PORT: cannot listen on 127.0.0.1" in ended.stderr.splitlines()[-1]
