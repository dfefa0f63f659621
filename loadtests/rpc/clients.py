"""The callers' side: threads that block, as in the product. One gRPC channel for all of them, for REST a pool of
kept-alive HTTP/1.1 connections, one for each thread."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum

import urllib3
from google.protobuf import json_format
from google.protobuf.message import Message

from loadtests.rpc.calls import TIMEOUT_SECONDS, Call, Json
from nutrition.adapters.grpc.channel import open_channel

Answer = Message | Json


class Transport(StrEnum):
    GRPC = "gRPC"
    JSON = "REST/JSON"
    BODY = "REST, picture as the body"


class HttpStatusError(Exception):
    """The REST server did not answer with 200."""


def transports(call: Call) -> tuple[Transport, ...]:
    """Those that the call has, gRPC first."""
    has_body_form = call.as_body(lambda _path, _body: {}) is not None
    return (Transport.GRPC, Transport.JSON, Transport.BODY) if has_body_form else (Transport.GRPC, Transport.JSON)


@contextmanager
def client(transport: Transport, call: Call, host: str, port: int, connections: int) -> Iterator[Callable[[], Answer]]:
    """What makes the call once and returns its answer; an error raises."""
    if transport is Transport.GRPC:
        with open_channel(f"{host}:{port}", secure=False) as channel:
            yield call.over_grpc(channel)
        return
    with urllib3.HTTPConnectionPool(
        host, port, maxsize=connections, block=True, timeout=TIMEOUT_SECONDS, retries=False
    ) as pool:

        def post(path: str, body: bytes, content_type: str) -> Json:
            response = pool.urlopen("POST", path, body=body, headers={"content-type": content_type})
            if response.status != 200:
                raise HttpStatusError(f"{response.status} {response.data[:200]!r}")
            answer: Json = json.loads(response.data)
            return answer

        def post_json(path: str, body: Json) -> Json:
            # As httpx and urllib3 write it: no spaces, UTF-8 instead of escapes.
            return post(path, json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode(), "application/json")

        if transport is Transport.JSON:
            yield call.over_json(post_json)
            return
        as_body = call.as_body(lambda path, body: post(path, body, "image/jpeg"))
        assert as_body is not None
        yield as_body


def as_message(answer: Answer, kind: type[Message]) -> Message:
    """The answer as the contract's message, whichever way it came (https://protobuf.dev/programming-guides/json)."""
    return answer if isinstance(answer, Message) else json_format.ParseDict(answer, kind())
