"""Every call to a service says which update it is for, so that `make trace` finds all of them."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import grpc
import pytest

from nutrition.adapters.grpc.channel import open_channel
from nutrition.adapters.grpc.language import GrpcLanguage
from nutrition.adapters.grpc.vision import GrpcVision
from nutrition.correlation import METADATA_KEY, correlated
from nutrition.domain.deadline import Deadline

Call = tuple[str, str | bytes | None]  # method, the id it came with


class AnyService(grpc.GenericRpcHandler):
    """Answers every method with an empty message."""

    def __init__(self) -> None:
        self.calls: list[Call] = []

    def service(self, handler_call_details: grpc.HandlerCallDetails) -> "grpc.RpcMethodHandler[bytes, bytes]":
        given = dict(handler_call_details.invocation_metadata or ()).get(METADATA_KEY)
        self.calls.append((handler_call_details.method.rpartition("/")[2], given))
        return grpc.unary_unary_rpc_method_handler(lambda _request, _context: b"")


@pytest.fixture
def service() -> AnyService:
    return AnyService()


@pytest.fixture
def channel(service: AnyService) -> Iterator[grpc.Channel]:
    with ThreadPoolExecutor(1) as threads:
        server = grpc.server(threads, handlers=[service])
        port = server.add_insecure_port("127.0.0.1:0")
        server.start()
        with open_channel(f"127.0.0.1:{port}", secure=False) as channel:
            yield channel
        server.stop(None).wait()


def test_every_call_carries_the_number_of_its_update(service: AnyService, channel: grpc.Channel) -> None:
    vision, language = GrpcVision(channel), GrpcLanguage(channel)
    deadline = Deadline.after(10)

    with correlated("777"):
        vision.recognise(b"photo", deadline)
        vision.read_label(b"photo", deadline)
        language.parse_meal("борщ", "ru", deadline)
        language.parse_edit("борщ", "ru", (), deadline)
        language.tone("борщ", "ru", deadline)

    methods = ("RecogniseMeal", "ReadLabel", "ParseMeal", "ParseEdit", "ClassifyTone")
    assert service.calls == [(method, "777") for method in methods]


def test_a_call_outside_of_any_update_carries_none(service: AnyService, channel: grpc.Channel) -> None:
    GrpcVision(channel).read_label(b"photo", Deadline.after(10))

    assert service.calls == [("ReadLabel", None)]
