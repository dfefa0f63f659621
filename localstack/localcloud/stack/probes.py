"""Signs of health. A TCP connect is none: the port may be open while the program behind it is still loading."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from http.client import HTTPConnection

import psutil

from localcloud.servers.ports import LOOPBACK

_SECONDS = 2.0
_HTTP_OK = 200


class UnhealthyError(RuntimeError):
    """The process answered, and not with "healthy"."""


@dataclass(frozen=True, slots=True)
class Answers:
    """A server of the stack answers a real request."""

    ask: Callable[[], None]

    def __call__(self, pid: int) -> None:  # noqa: ARG002 - the interface of all probes
        self.ask()


@dataclass(frozen=True, slots=True)
class Http:
    """GET gives 200."""

    port: int
    path: str = "/health"

    def __call__(self, pid: int) -> None:  # noqa: ARG002 - the interface of all probes
        connection = HTTPConnection(LOOPBACK, self.port, timeout=_SECONDS)
        try:
            connection.request("GET", self.path)
            status = connection.getresponse().status
        finally:
            connection.close()
        if status != _HTTP_OK:
            raise UnhealthyError(f"GET {self.path} gives {status}")


@dataclass(frozen=True, slots=True)
class Grpc:
    """`grpc.health.v1.Health/Check` of the whole server says SERVING."""

    target: str

    def __call__(self, pid: int) -> None:  # noqa: ARG002 - the interface of all probes
        import grpc  # 0.1 s that the databases need not wait for
        from grpc_health.v1 import health_pb2, health_pb2_grpc

        with grpc.insecure_channel(self.target, options=(("grpc.enable_http_proxy", 0),)) as channel:
            stub = health_pb2_grpc.HealthStub(channel)
            try:
                answer = stub.Check(health_pb2.HealthCheckRequest(), timeout=_SECONDS)  # type: ignore[attr-defined] # made at run time
            except grpc.RpcError as error:
                raise UnhealthyError(f"gRPC health check: {error.code().name}") from error
        if answer.status != health_pb2.HealthCheckResponse.SERVING:
            raise UnhealthyError(health_pb2.HealthCheckResponse.ServingStatus.Name(answer.status))


@dataclass(frozen=True, slots=True)
class RqWorker:
    """A worker with this process id is registered for the queue; RQ lets the entry expire with its heartbeat."""

    redis_url: str
    queue: str

    def __call__(self, pid: int) -> None:
        from redis import Redis  # 0.3 s that the databases need not wait for

        with Redis.from_url(self.redis_url, socket_timeout=_SECONDS, decode_responses=True) as client:
            workers = client.smembers(f"rq:workers:{self.queue}")
            if not any(client.hget(worker, "pid") == str(pid) for worker in workers):
                raise UnhealthyError(f"no worker {pid} of queue {self.queue} in Redis")


@dataclass(frozen=True, slots=True)
class AliveFor:
    """The process is there since some seconds: for one that answers nobody, and fails at its imports if at all."""

    seconds: float = 2.0

    def __call__(self, pid: int) -> None:
        age = time.time() - psutil.Process(pid).create_time()
        if age < self.seconds:
            raise UnhealthyError(f"runs for {age:.1f} s")


def exit_code(pid: int) -> None:
    """A task's health is how it ends; the supervisor never asks in between."""
