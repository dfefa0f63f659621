"""The gRPC method: admit, decode, recognise, answer; every outcome is counted and logged."""

import logging
import time
from dataclasses import dataclass

import grpc

from nutrition_contracts.vision.v1 import vision_pb2 as pb
from nutrition_contracts.vision.v1 import vision_pb2_grpc
from serving import logs
from vision.admission import Admission
from vision.decoding import decode_image
from vision.engine import Engine
from vision.errors import DeadlineError, VisionError
from vision.metrics import Metrics
from vision.replies import to_response
from vision.status import to_status

_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class VisionServicer(vision_pb2_grpc.VisionServiceServicer):
    """Answers `RecogniseMeal`; errors carry ErrorInfo as `vision.proto` says."""

    engine: Engine
    admission: Admission
    metrics: Metrics
    max_pixels: int

    def RecogniseMeal(  # noqa: N802 - the contract's name
        self, request: pb.RecogniseMealRequest, context: grpc.ServicerContext
    ) -> pb.RecogniseMealResponse:
        """Names the food on one picture."""
        started = time.monotonic()
        outcome = "INTERNAL"
        try:
            response = self._recognise(request, context)
            outcome = pb.Verdict.Name(response.verdict)
        except VisionError as error:
            outcome = error.reason.value
            context.abort_with_status(to_status(error))
        except DeadlineError:
            outcome = grpc.StatusCode.DEADLINE_EXCEEDED.name
            context.abort(grpc.StatusCode.DEADLINE_EXCEEDED, "no time left for this picture")
        else:
            return response
        finally:
            self._record(outcome, len(request.image), time.monotonic() - started)

    def _recognise(self, request: pb.RecogniseMealRequest, context: grpc.ServicerContext) -> pb.RecogniseMealResponse:
        with self.admission.enter(context.time_remaining):
            with self.metrics.stage("decode"):
                image = decode_image(request.image, max_pixels=self.max_pixels)
            if not context.is_active():  # the caller gave up while the picture was being unpacked
                raise DeadlineError
            with self.metrics.stage("recognise"):
                recognition = self.engine.recognise(image)
        return to_response(recognition, self.engine, request.max_candidates)

    def _record(self, outcome: str, size: int, seconds: float) -> None:
        self.metrics.answered(outcome, seconds)
        logs.event(
            _LOGGER,
            logging.INFO,
            "recognise_meal",
            outcome=outcome,
            duration_ms=round(seconds * 1000, 1),
            image_bytes=size,
        )
