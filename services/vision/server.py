"""The gRPC server: the service, health, reflection, limits and an orderly stop."""

from concurrent.futures import ThreadPoolExecutor

import grpc
from grpc_health.v1 import health, health_pb2, health_pb2_grpc
from grpc_reflection.v1alpha import reflection

from nutrition_contracts.vision.v1 import vision_pb2, vision_pb2_grpc
from vision.admission import Admission
from vision.decoding import MAX_BYTES
from vision.engine import Engine
from vision.errors import StartupError
from vision.metrics import Metrics
from vision.servicer import VisionServicer
from vision.settings import Settings
from vision.tls import server_credentials

SERVICE_NAME: str = vision_pb2.DESCRIPTOR.services_by_name["VisionService"].full_name
MAX_MESSAGE_BYTES = MAX_BYTES + 1024 * 1024
"""A little more than the largest picture, so that a larger one is refused with a reason and not by the transport."""

# Threads beyond those that wait for a worker: they refuse pictures, and answer health checks under full load.
_SPARE_THREADS = 4
_QUEUED_CALLS = 32


class VisionServer:
    """Listens from construction (StartupError when the port is taken), answers from `start`, ends with `stop`."""

    def __init__(self, settings: Settings, engine: Engine, metrics: Metrics) -> None:
        threads = settings.workers + settings.max_waiting + _SPARE_THREADS
        self._server = grpc.server(
            ThreadPoolExecutor(threads, thread_name_prefix="grpc"),
            maximum_concurrent_rpcs=threads + _QUEUED_CALLS,
            options=[
                ("grpc.max_receive_message_length", MAX_MESSAGE_BYTES),
                ("grpc.so_reuseport", 0),  # a second server on the port must fail, not share it
            ],
        )
        admission = Admission(settings.workers, settings.max_waiting)
        servicer = VisionServicer(engine, admission, metrics, settings.max_pixels)
        vision_pb2_grpc.add_VisionServiceServicer_to_server(servicer, self._server)
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
            raise StartupError(f"VISION_HOST, VISION_PORT: cannot listen on {address}") from error

    def stop(self) -> None:
        """Tells health checks, takes no new calls, lets running ones finish for the configured time."""
        self._health.enter_graceful_shutdown()
        self._server.stop(self._shutdown_seconds).wait()
