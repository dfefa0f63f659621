"""The gRPC methods: admit, decode, look, answer; every outcome is counted and logged."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import grpc

from nutrition_contracts.vision.v1 import vision_pb2 as pb
from nutrition_contracts.vision.v1 import vision_pb2_grpc
from serving import logs
from vision.admission import Admission
from vision.barcodes import barcodes_on
from vision.decoding import decode_image
from vision.engine import Engine
from vision.errors import DeadlineError, Reason, VisionError
from vision.label.reader import LabelReader
from vision.label.replies import to_response as to_label_response
from vision.metrics import Metrics
from vision.parts import recognise_parts
from vision.replies import to_response
from vision.status import to_status

_LOGGER = logging.getLogger(__name__)
LABEL_SIDE = 900
"""Small print needs more of the picture than the network does, px."""

Response = TypeVar("Response")


@dataclass(frozen=True, slots=True)
class VisionServicer(vision_pb2_grpc.VisionServiceServicer):
    """Answers both methods; errors carry ErrorInfo as `vision.proto` says."""

    engine: Engine
    admission: Admission
    metrics: Metrics
    max_pixels: int
    labels: LabelReader | None = None
    embedded: Engine | None = None
    """Looks at the parts of a picture where `engine` is one that costs money; None: `engine` itself."""

    def RecogniseMeal(  # noqa: N802 - the contract's name
        self, request: pb.RecogniseMealRequest, context: grpc.ServicerContext
    ) -> pb.RecogniseMealResponse:
        """Names the food on one picture."""

        def answer() -> tuple[pb.RecogniseMealResponse, str]:
            response = self._recognise(request, context)
            return response, pb.Verdict.Name(response.verdict)

        return self._answered("recognise_meal", len(request.image), context, answer)

    def ReadLabel(  # noqa: N802 - the contract's name
        self, request: pb.ReadLabelRequest, context: grpc.ServicerContext
    ) -> pb.ReadLabelResponse:
        """Reads the nutrition table on one picture."""

        def answer() -> tuple[pb.ReadLabelResponse, str]:
            response = self._read_label(request, context)
            return response, "LABEL" if response.HasField("per_100") else "NO_LABEL"

        return self._answered("read_label", len(request.image), context, answer)

    def _answered(
        self, method: str, size: int, context: grpc.ServicerContext, answer: Callable[[], tuple[Response, str]]
    ) -> Response:
        """What `answer` gives beside the outcome to count; its errors as the statuses of the contract."""
        started = time.monotonic()
        outcome = "INTERNAL"
        try:
            response, outcome = answer()
        except VisionError as error:
            outcome = error.reason.value
            context.abort_with_status(to_status(error))
        except DeadlineError:
            outcome = grpc.StatusCode.DEADLINE_EXCEEDED.name
            context.abort(grpc.StatusCode.DEADLINE_EXCEEDED, "no time left for this picture")
        else:
            return response
        finally:
            self._record(method, outcome, size, time.monotonic() - started)

    def _recognise(self, request: pb.RecogniseMealRequest, context: grpc.ServicerContext) -> pb.RecogniseMealResponse:
        with self.admission.enter(context.time_remaining):
            with self.metrics.stage("decode"):
                image = decode_image(request.image, max_pixels=self.max_pixels)
            if not context.is_active():  # the caller gave up while the picture was being unpacked
                raise DeadlineError
            with self.metrics.stage("barcodes"):
                barcodes = barcodes_on(image)
            with self.metrics.stage("recognise"):
                look = (
                    partial(recognise_parts, self.engine, self.embedded or self.engine)
                    if request.several
                    else self.engine.recognise
                )
                recognition = look(image)
        return to_response(recognition, self.engine, request.max_candidates, barcodes)

    def _read_label(self, request: pb.ReadLabelRequest, context: grpc.ServicerContext) -> pb.ReadLabelResponse:
        if self.labels is None:
            raise VisionError(Reason.NO_LABEL_READER, "no OCR program with Russian and English is installed here")
        with self.admission.enter(context.time_remaining):
            with self.metrics.stage("decode"):
                image = decode_image(request.image, max_pixels=self.max_pixels, working_side=LABEL_SIDE)
            if not context.is_active():
                raise DeadlineError
            with self.metrics.stage("read_label"):
                label = self.labels.read(image, context.time_remaining())
        return to_label_response(label)

    def _record(self, method: str, outcome: str, size: int, seconds: float) -> None:
        self.metrics.answered(outcome, seconds)
        logs.event(
            _LOGGER,
            logging.INFO,
            method,
            outcome=outcome,
            duration_ms=round(seconds * 1000, 1),
            image_bytes=size,
        )
