"""The gRPC server of the vision service."""

import grpc

from nutrition_contracts.vision.v1 import vision_pb2, vision_pb2_grpc
from serving.server import GrpcServer, Limits
from vision.admission import Admission
from vision.decoding import MAX_BYTES
from vision.engine import Engine
from vision.label.reader import LabelReader
from vision.metrics import Metrics
from vision.servicer import VisionServicer
from vision.settings import Settings

SERVICE_NAME: str = vision_pb2.DESCRIPTOR.services_by_name["VisionService"].full_name
MAX_MESSAGE_BYTES = MAX_BYTES + 1024 * 1024
"""A little more than the largest picture, so that a larger one is refused with a reason and not by the transport."""

# Threads beyond those that wait for a worker: they refuse pictures, and answer health checks under full load.
_SPARE_THREADS = 4
_QUEUED_CALLS = 32


class VisionServer(GrpcServer):
    def __init__(
        self,
        settings: Settings,
        engine: Engine,
        metrics: Metrics,
        labels: LabelReader | None = None,
        embedded: Engine | None = None,
    ) -> None:
        admission = Admission(settings.workers, settings.max_waiting)
        servicer = VisionServicer(engine, admission, metrics, settings.max_pixels, labels, embedded)

        def register(server: grpc.Server) -> None:
            vision_pb2_grpc.add_VisionServiceServicer_to_server(servicer, server)

        threads = settings.workers + settings.max_waiting + _SPARE_THREADS
        super().__init__(settings, SERVICE_NAME, Limits(threads, _QUEUED_CALLS, MAX_MESSAGE_BYTES), register)
