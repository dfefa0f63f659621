"""What the services log of calls: the caller's correlation id on every line, nothing of what was sent."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, cast

import grpc
import pytest

import language.metrics
import language.server
import language.settings
import vision.metrics
import vision.server
import vision.settings
from language.engine import LanguageEngine
from nutrition.adapters.grpc.channel import open_channel
from nutrition.adapters.grpc.language import GrpcLanguage
from nutrition.adapters.grpc.vision import GrpcVision
from nutrition.correlation import correlated
from nutrition.domain.deadline import Deadline
from nutrition.errors import DependencyUnavailableError
from serving.logs import JsonLines
from serving.server import GrpcServer
from tests.support import marks
from tests.support.logs import quoted
from vision.engine import Engine

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef"
    "0000000049454e44ae426082"
)


METHODS = {"vision": "vision.v1.VisionService/RecogniseMeal", "language": "language.v1.LanguageService/ParseMeal"}
CALLS = {"vision": "recognise_meal", "language": "parse_meal"}


class Quoting:
    """An engine that fails with a text that repeats what it was given."""

    name = version = "quoting"

    def __getattr__(self, method: str) -> Callable[..., Any]:
        def fail(*given: object) -> None:
            raise ValueError(f"{method}: {given} {marks.EVERYTHING}")

        return fail


@dataclass
class Service:
    name: str
    stream: io.StringIO
    channel: grpc.Channel

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Raises ValueError when one is no JSON."""
        return [json.loads(line) for line in self.stream.getvalue().splitlines()]


def _started(name: str) -> GrpcServer:
    server: GrpcServer
    if name == "vision":
        picture = vision.settings.Settings(port=0, shutdown_seconds=1)
        server = vision.server.VisionServer(picture, cast(Engine, Quoting()), vision.metrics.Metrics())
    else:
        text = language.settings.Settings(port=0, shutdown_seconds=1)
        server = language.server.LanguageServer(text, cast(LanguageEngine, Quoting()), language.metrics.Metrics())
    server.start()
    return server


@pytest.fixture(params=["vision", "language"])
def service(request: pytest.FixtureRequest) -> Iterator[Service]:
    """With its log as the process would write it at LOG_LEVEL=DEBUG, libraries as talkative as they can be."""
    handler = logging.StreamHandler(stream := io.StringIO())
    handler.setFormatter(JsonLines(request.param))
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    server = _started(request.param)
    try:
        with open_channel(f"127.0.0.1:{server.port}", secure=False) as channel:
            yield Service(request.param, stream, channel)
    finally:
        server.stop()
        root.setLevel(level)
        root.removeHandler(handler)


def ask(service: Service, text: str = marks.TEXT, image: bytes = PIXEL) -> None:
    """As the bot's adapters do. Raises DependencyUnavailableError: the engine fails."""
    if service.name == "vision":
        GrpcVision(service.channel).recognise(image, Deadline.after(10))
    else:
        GrpcLanguage(service.channel).parse_meal(text, "ru", Deadline.after(10))


def test_the_bots_id_is_on_every_line_of_its_call(service: Service) -> None:
    with correlated("90003"), pytest.raises(DependencyUnavailableError):
        ask(service)
    called = [line for line in service.lines if line.get("correlation_id") == "90003"]
    own = [line for line in called if "logger" not in line]
    assert {line["message"] for line in own} == {"call failed", CALLS[service.name]}
    assert {line["service"] for line in own} == {service.name}
    assert {line["error_type"] for line in own if line["message"] == "call failed"} == {"ValueError"}


@pytest.mark.parametrize("given", ["", "a b", "x" * 65, marks.USERNAME + "!", "\n"])
def test_what_is_no_id_is_not_logged(service: Service, given: str) -> None:
    call: Any = service.channel.unary_unary(f"/nutrition_contracts.{METHODS[service.name]}")
    with suppress(grpc.RpcError, ValueError):
        call(b"", timeout=5, metadata=(("x-correlation-id", given),))
    assert not [line for line in service.lines if "correlation_id" in line]


def test_garbage_and_errors_leave_nothing_of_themselves_in_the_log(service: Service) -> None:
    everything = marks.EVERYTHING.encode()
    for method in (*METHODS.values(), f"{marks.USERNAME}/{marks.USERNAME}"):
        call: Any = service.channel.unary_unary(f"/nutrition_contracts.{method}")
        for body in (everything, b"", b"\xff" * 40, b"\x0a\x7f" + everything):
            with suppress(grpc.RpcError):
                call(body, timeout=5)
    for text, image in ((marks.TEXT, everything), (marks.TEXT * 500, PIXEL + everything), (" ", PIXEL)):
        with suppress(Exception):
            ask(service, text, image)
    assert service.lines
    assert not quoted(service.stream.getvalue(), *marks.WORDS)
    assert not quoted(service.stream.getvalue(), f" {marks.HEIGHT} ", f" {marks.WEIGHT} ")
