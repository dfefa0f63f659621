"""`python -m vision` and `python -m language` as processes: health, reflection, an orderly stop, clear failures."""

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
TIMEOUT = 30


@dataclass(frozen=True)
class Kind:
    """`data`: the variable that names the file which the service cannot do without."""

    package: str
    service: str
    engine: str
    data: str

    @property
    def port(self) -> str:
        return f"{self.package.upper()}_PORT"

    @property
    def command(self) -> list[str]:
        return [sys.executable, "-m", self.package]

    def environment(self, **variables: str) -> dict[str, str]:
        roots = os.pathsep.join(str(ROOT / folder) for folder in ("layers/nutrition", "services"))
        kept = {name: value for name, value in os.environ.items() if not name.startswith(self.package.upper())}
        return kept | {"PYTHONPATH": roots, self.port: "0"} | variables

    def ended(self, **variables: str) -> subprocess.CompletedProcess[str]:
        """A start that is expected to fail."""
        return subprocess.run(  # noqa: S603 - our own interpreter
            self.command,
            env=self.environment(**variables),
            capture_output=True,
            text=True,
            timeout=TIMEOUT,
            check=False,
        )


VISION = Kind("vision", "nutrition_contracts.vision.v1.VisionService", "efficientnet-lite2", "VISION_MODEL_PATH")
LANGUAGE = Kind("language", "nutrition_contracts.language.v1.LanguageService", "grammar", "FOOD_TABLE_PATH")


@dataclass(frozen=True)
class Service:
    kind: Kind
    data: str
    process: subprocess.Popen[str]
    channel: grpc.Channel
    started: dict[str, object]


@pytest.fixture(params=[VISION, LANGUAGE], ids=lambda kind: kind.package)
def kind(request: pytest.FixtureRequest) -> Kind:
    assert isinstance(request.param, Kind)
    return request.param


@pytest.fixture
def service(kind: Kind, request: pytest.FixtureRequest) -> Iterator[Service]:
    data = str(request.getfixturevalue("vision_model" if kind is VISION else "food_table"))
    environment = kind.environment(**{kind.data: data})
    process = subprocess.Popen(kind.command, env=environment, stderr=subprocess.PIPE, text=True)  # noqa: S603 - our own interpreter
    try:
        assert process.stderr is not None
        started = json.loads(process.stderr.readline())
        with grpc.insecure_channel(f"127.0.0.1:{started['port']}") as channel:
            yield Service(kind, data, process, channel, started)
    finally:
        process.kill()
        process.wait(TIMEOUT)


def test_it_says_that_it_serves(service: Service) -> None:
    stub = health_pb2_grpc.HealthStub(service.channel)
    for name in ("", service.kind.service):
        request = health_pb2.HealthCheckRequest(service=name)
        answer = stub.Check(request, timeout=TIMEOUT)  # type: ignore[attr-defined]  # missing from the stub package
        assert answer.status == health_pb2.HealthCheckResponse.SERVING
    assert (service.started["message"], service.started["engine"]) == ("started", service.kind.engine)


def test_a_developer_can_discover_the_service(service: Service) -> None:
    requests = iter([reflection_pb2.ServerReflectionRequest(list_services="")])
    stub = reflection_pb2_grpc.ServerReflectionStub(service.channel)
    (answer,) = stub.ServerReflectionInfo(requests, timeout=TIMEOUT)  # type: ignore[operator]  # untyped in the stubs
    assert service.kind.service in {one.name for one in answer.list_services_response.service}


def test_sigterm_ends_it_in_order(service: Service) -> None:
    service.process.send_signal(signal.SIGTERM)
    _, rest = service.process.communicate(timeout=TIMEOUT)
    assert service.process.returncode == 0
    assert json.loads(rest.splitlines()[-1])["message"] == "stopped"


@pytest.mark.parametrize("wrong", ["data", "port"])
def test_a_wrong_setting_is_one_line_and_status_one(kind: Kind, wrong: str) -> None:
    variable, value = (kind.data, "absent.file") if wrong == "data" else (kind.port, "eight thousand")
    ended = kind.ended(**{variable: value})
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
    assert variable in ended.stderr


def test_a_taken_port_is_named(service: Service) -> None:
    kind = service.kind
    ended = kind.ended(**{kind.data: service.data, kind.port: str(service.started["port"])})
    assert ended.returncode == 1
    assert f"{kind.port}: cannot listen on 127.0.0.1" in ended.stderr.splitlines()[-1]
