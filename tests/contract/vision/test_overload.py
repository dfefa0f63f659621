"""Under load the service refuses quickly, keeps answering health checks and respects deadlines."""

import io
import threading
from collections.abc import Callable, Iterator
from typing import cast

import grpc
import pytest
from google.rpc import error_details_pb2
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_status import rpc_status
from PIL import Image

from nutrition_contracts.vision.v1 import vision_pb2 as pb
from nutrition_contracts.vision.v1 import vision_pb2_grpc
from vision.engine import Recognition, Verdict

Serve = Callable[..., grpc.Channel]
TIMEOUT = 10


class HeldEngine:
    """Answers when the test lets it."""

    name = "held"
    version = "1"

    def __init__(self) -> None:
        self.entered = threading.Semaphore(0)
        self.released = threading.Event()

    def recognise(self, image: Image.Image) -> Recognition:
        assert image.mode == "RGB"
        self.entered.release()
        assert self.released.wait(TIMEOUT)
        return Recognition(Verdict.UNSURE)


@pytest.fixture
def engine() -> Iterator[HeldEngine]:
    engine = HeldEngine()
    yield engine
    engine.released.set()


@pytest.fixture
def request_() -> pb.RecogniseMealRequest:
    stream = io.BytesIO()
    Image.new("RGB", (32, 32)).save(stream, "PNG")
    return pb.RecogniseMealRequest(image=stream.getvalue())


def test_the_picture_too_many_is_refused_while_the_others_are_answered(
    serve: Serve, engine: HeldEngine, request_: pb.RecogniseMealRequest
) -> None:
    stub = vision_pb2_grpc.VisionServiceStub(serve(engine, workers=1, max_waiting=0))
    first = stub.RecogniseMeal.future(request_, timeout=TIMEOUT)
    assert engine.entered.acquire(timeout=TIMEOUT)
    with pytest.raises(grpc.RpcError) as caught:
        stub.RecogniseMeal(request_, timeout=TIMEOUT)
    error = cast("grpc.Call", caught.value)
    status = rpc_status.from_call(error)
    assert status is not None
    detail = error_details_pb2.ErrorInfo()
    assert status.details[0].Unpack(detail)
    assert (error.code(), detail.reason) == (grpc.StatusCode.RESOURCE_EXHAUSTED, "OVERLOADED")
    engine.released.set()
    assert first.result().verdict == pb.VERDICT_UNSURE


def test_a_waiting_picture_gets_its_turn(serve: Serve, engine: HeldEngine, request_: pb.RecogniseMealRequest) -> None:
    stub = vision_pb2_grpc.VisionServiceStub(serve(engine, workers=1, max_waiting=1))
    calls = [stub.RecogniseMeal.future(request_, timeout=TIMEOUT) for _ in range(2)]
    assert engine.entered.acquire(timeout=TIMEOUT)
    engine.released.set()
    assert [call.result().verdict for call in calls] == [pb.VERDICT_UNSURE] * 2


def test_health_is_answered_while_every_worker_is_busy(
    serve: Serve, engine: HeldEngine, request_: pb.RecogniseMealRequest
) -> None:
    channel = serve(engine, workers=1, max_waiting=0)
    held = vision_pb2_grpc.VisionServiceStub(channel).RecogniseMeal.future(request_, timeout=TIMEOUT)
    assert engine.entered.acquire(timeout=TIMEOUT)
    stub = health_pb2_grpc.HealthStub(channel)
    answer = stub.Check(health_pb2.HealthCheckRequest(), timeout=TIMEOUT)  # type: ignore[attr-defined]  # stubs lack it
    assert answer.status == health_pb2.HealthCheckResponse.SERVING
    engine.released.set()
    held.result()


def test_a_caller_in_a_hurry_is_not_kept(serve: Serve, engine: HeldEngine, request_: pb.RecogniseMealRequest) -> None:
    """The second caller's deadline passes in the queue; no work is begun for it."""
    stub = vision_pb2_grpc.VisionServiceStub(serve(engine, workers=1, max_waiting=1))
    first = stub.RecogniseMeal.future(request_, timeout=TIMEOUT)
    assert engine.entered.acquire(timeout=TIMEOUT)
    with pytest.raises(grpc.RpcError) as caught:
        stub.RecogniseMeal(request_, timeout=0.05)
    assert cast("grpc.Call", caught.value).code() is grpc.StatusCode.DEADLINE_EXCEEDED
    engine.released.set()
    first.result()
    assert not engine.entered.acquire(blocking=False)
