"""A gRPC server with health checking, reflection, limits and an orderly stop."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import grpc
from grpc_health.v1 import health, health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection

from serving.errors import StartupError
from serving.interceptor import CallInterceptor
from serving.settings import ServiceSettings
from serving.tls import server_credentials


@dataclass(frozen=True, slots=True)
class Limits:
    """Threads that answer, calls that may wait for one, and the largest request in bytes."""

    threads: int
    queued_calls: int
    message_bytes: int


class GrpcServer:
    """Listens from construction (StartupError when the port is taken), answers from `start`, ends with `stop`."""

    def __init__(
        self, settings: ServiceSettings, service: str, limits: Limits, register: Callable[[grpc.Server], None]
    ) -> None:
        """`service` is the full name of the contract's service; `register` puts its servicer in."""
        self._server = grpc.server(
            ThreadPoolExecutor(limits.threads, thread_name_prefix="grpc"),
            interceptors=[CallInterceptor()],
            maximum_concurrent_rpcs=limits.threads + limits.queued_calls,
            options=[
                ("grpc.max_receive_message_length", limits.message_bytes),
                ("grpc.so_reuseport", 0),  # a second server on the port must fail, not share it
            ],
        )
        register(self._server)
        self._service = service
        self._health = health.HealthServicer()
        health_pb2_grpc.add_HealthServicer_to_server(self._health, self._server)
        names = (service, health.SERVICE_NAME, reflection.SERVICE_NAME)
        reflection.enable_server_reflection(names, self._server)
        self._shutdown_seconds = settings.shutdown_seconds
        self.port = self._listen(settings)
        """The port it listens on."""

    def start(self) -> None:
        """Begins to answer and says so to health checks."""
        self._server.start()
        for name in ("", self._service):
            self._health.set(name, health_pb2.HealthCheckResponse.SERVING)

    def stop(self) -> None:
        """Tells health checks, takes no new calls, lets running ones finish for the configured time."""
        self._health.enter_graceful_shutdown()
        self._server.stop(self._shutdown_seconds).wait()

    def _listen(self, settings: ServiceSettings) -> int:
        address, credentials = f"{settings.host}:{settings.port}", server_credentials(settings)
        try:
            if credentials is not None:
                return self._server.add_secure_port(address, credentials)
            return self._server.add_insecure_port(address)
        except RuntimeError as error:
            variables = f"{settings.variable('host')}, {settings.variable('port')}"
            raise StartupError(f"{variables}: cannot listen on {address}") from error
