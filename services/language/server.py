"""The gRPC server of the language service."""

import grpc

from language.engine import LanguageEngine
from language.metrics import Metrics
from language.servicer import LanguageServicer
from language.settings import Settings
from nutrition_contracts.language.v1 import language_pb2, language_pb2_grpc
from serving.server import GrpcServer, Limits

SERVICE_NAME: str = language_pb2.DESCRIPTOR.services_by_name["LanguageService"].full_name
MAX_MESSAGE_BYTES = 256 * 1024
"""Room for the longest text and a long draft; a longer text is refused with a reason and not by the transport."""

_QUEUED_CALLS = 128


class LanguageServer(GrpcServer):
    def __init__(self, settings: Settings, engine: LanguageEngine, metrics: Metrics) -> None:
        def register(server: grpc.Server) -> None:
            servicer = LanguageServicer(engine, metrics)
            language_pb2_grpc.add_LanguageServiceServicer_to_server(servicer, server)

        limits = Limits(settings.workers, _QUEUED_CALLS, MAX_MESSAGE_BYTES)
        super().__init__(settings, SERVICE_NAME, limits, register)
