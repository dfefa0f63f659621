"""The services behind a certificate, and the check that their containers run; both services hold the same."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Protocol, cast

import grpc
import pytest
from grpc_health.v1 import health_pb2, health_pb2_grpc

import language.metrics
import language.server
import language.settings
import vision.metrics
import vision.server
import vision.settings
from language.engine import LanguageEngine
from nutrition.adapters.grpc.channel import open_channel
from serving.errors import StartupError
from serving.health_check import serving
from tests.factories.certificates import Certificate, self_signed
from vision.engine import Engine


class Server(Protocol):
    port: int

    def start(self) -> None: ...
    def stop(self) -> None: ...


@dataclass(frozen=True)
class Service:
    name: str
    serve: Callable[[dict[str, object]], Server]
    is_serving: Callable[[dict[str, object]], bool]


class _NotAsked:
    """An engine that no test here reaches."""

    name = version = "none"


def _vision(settings: dict[str, object]) -> Server:
    engine = cast(Engine, _NotAsked())
    return vision.server.VisionServer(
        vision.settings.Settings.model_validate(settings), engine, vision.metrics.Metrics()
    )


def _language(settings: dict[str, object]) -> Server:
    engine = cast(LanguageEngine, _NotAsked())
    made = language.settings.Settings.model_validate(settings)
    return language.server.LanguageServer(made, engine, language.metrics.Metrics())


SERVICES = [
    Service(
        "vision",
        _vision,
        lambda settings: serving(vision.settings.Settings.model_validate(settings)),
    ),
    Service(
        "language",
        _language,
        lambda settings: serving(language.settings.Settings.model_validate(settings)),
    ),
]

Serve = Callable[[dict[str, object]], int]


@pytest.fixture(params=SERVICES, ids=lambda service: service.name)
def service(request: pytest.FixtureRequest) -> Service:
    made: Service = request.param
    return made


@pytest.fixture
def serve(service: Service) -> Iterator[Serve]:
    with ExitStack() as running:

        def start(settings: dict[str, object]) -> int:
            server = service.serve({"port": 0, "shutdown_seconds": 0} | settings)
            server.start()
            running.callback(server.stop)
            return server.port

        yield start


@pytest.fixture(scope="module")
def certificate() -> Certificate:
    return self_signed("vision.nutrition.internal", "language.nutrition.internal", "localhost")


def tls(certificate: Certificate) -> dict[str, object]:
    return {"GRPC_TLS_CERTIFICATE": certificate.certificate, "GRPC_TLS_KEY": certificate.key}


def ask(port: int, root_certificate: str) -> int:
    """How the functions call a service."""
    with open_channel(f"localhost:{port}", secure=True, root_certificate=root_certificate) as channel:
        stub = health_pb2_grpc.HealthStub(channel)
        answer = stub.Check(health_pb2.HealthCheckRequest(), timeout=5)  # type: ignore[attr-defined]  # not in the type stubs
    return int(answer.status)


def test_functions_reach_the_service_over_tls(serve: Serve, certificate: Certificate) -> None:
    port = serve(tls(certificate))

    assert ask(port, certificate.certificate) == health_pb2.HealthCheckResponse.SERVING


def test_functions_refuse_another_certificate(serve: Serve, certificate: Certificate) -> None:
    port = serve(tls(self_signed("localhost")))

    with pytest.raises(grpc.RpcError):
        ask(port, certificate.certificate)


def test_half_a_certificate_is_refused_at_start(service: Service, certificate: Certificate) -> None:
    with pytest.raises(StartupError, match="GRPC_TLS_CERTIFICATE, GRPC_TLS_KEY: both or none"):
        service.serve({"port": 0, "GRPC_TLS_CERTIFICATE": certificate.certificate})


@pytest.mark.parametrize("encrypted", [False, True])
def test_the_health_check_sees_a_serving_service(
    service: Service, serve: Serve, certificate: Certificate, encrypted: bool
) -> None:
    settings = tls(certificate) if encrypted else {}
    port = serve(settings)

    assert service.is_serving(settings | {"port": port})


def test_the_health_check_of_a_container_fails_with_a_line(service: Service) -> None:
    """As the container runs it; nothing listens on port 1."""
    command = [sys.executable, "-m", f"{service.name}.health_check"]
    environment = {"PYTHONPATH": "services:layers/nutrition", f"{service.name.upper()}_PORT": "1"}

    ended = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)  # noqa: S603 - our own interpreter

    assert (ended.returncode, ended.stderr.strip()) == (1, f"{service.name}: does not answer")
