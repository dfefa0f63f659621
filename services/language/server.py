"""The gRPC server: the service, health, reflection and an orderly stop."""

from concurrent.futures import ThreadPoolExecutor

import grpc
from grpc_health.v1 import health, health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection

from language.engine import LanguageEngine
from language.errors import StartupError
from language.metrics import Metrics
from language.servicer import LanguageServicer
from language.settings import Settings
from language.tls import server_credentials
from nutrition_contracts.language.v1 import language_pb2, language_pb2_grpc

SERVICE_NAME: str = language_pb2.DESCRIPTOR.services_by_name["LanguageService"].full_name
MAX_MESSAGE_BYTES = 256 * 1024
"""Room for the longest text and a long draft; a longer text is refused with a reason and not by the transport."""

_QUEUED_CALLS = 128


class LanguageServer:
    """Listens from construction (StartupError when the port is taken), answers from `start`, ends with `stop`."""

    def __init__(self, settings: Settings, engine: LanguageEngine, metrics: Metrics) -> None:
        self._server = grpc.server(
            ThreadPoolExecutor(settings.workers, thread_name_prefix="grpc"),
            maximum_concurrent_rpcs=settings.workers + _QUEUED_CALLS,
            options=[
                ("grpc.max_receive_message_length", MAX_MESSAGE_BYTES),
                ("grpc.so_reuseport", 0),  # a second server on the port must fail, not share it
            ],
        )
        language_pb2_grpc.add_LanguageServiceServicer_to_server(LanguageServicer(engine, metrics), self._server)
        self._health = health.HealthServicer()
        health_pb2_grpc.add_HealthServicer_to_server(self._health, self._server)
        names = (SERVICE_NAME, health.SERVICE_NAME, reflection.SERVICE_NAME)
        reflection.enable_server_reflection(names, self._server)
        self._shutdown_seconds = settings.shutdown_seconds
        self.port = self._listen(f"{settings.host}:{settings.port}", server_credentials(settings))
        """The port it listens on."""

    def start(self) -> None:
        """Begins to answer and says so to health checks."""
        self._server.start()
        for name in ("", SERVICE_NAME):
            self._health.set(name, health_pb2.HealthCheckResponse.SERVING)

    def _listen(self, address: str, credentials: grpc.ServerCredentials | None) -> int:
        try:
            if credentials is not None:
                return self._server.add_secure_port(address, credentials)
            return self._server.add_insecure_port(address)
        except RuntimeError as error:
            raise StartupError(f"LANGUAGE_HOST, LANGUAGE_PORT: cannot listen on {address}") from error

    def stop(self) -> None:
        """Tells health checks, takes no new calls, lets running ones finish for the configured time."""
        self._health.enter_graceful_shutdown()
        self._server.stop(self._shutdown_seconds).wait()
