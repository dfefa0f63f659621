"""The vision service over REST: what `vision.servicer` does, step by step, on the same engine.

The picture comes in JSON as base64, or as the body itself.
"""

import logging
import time
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Body, HTTPException, Response

from loadtests.rpc import rest_messages as rest
from serving import logs
from vision.admission import Admission
from vision.barcodes import barcodes_on
from vision.decoding import decode_image
from vision.engine import Candidate, Engine, Features, Recognition
from vision.errors import Reason, VisionError
from vision.metrics import Metrics
from vision.replies import DEFAULT_CANDIDATES

PATIENCE_SECONDS = 30.0
_LOGGER = logging.getLogger("vision.rest")
_EXHAUSTED = {Reason.IMAGE_TOO_LARGE: 413, Reason.OVERLOADED: 503}


@dataclass(frozen=True, slots=True)
class RestVision:
    engine: Engine
    admission: Admission
    metrics: Metrics
    max_pixels: int

    def recognise(self, image: bytes, max_candidates: int) -> Response:
        started = time.monotonic()
        try:
            with self.admission.enter(lambda: PATIENCE_SECONDS):
                with self.metrics.stage("decode"):
                    decoded = decode_image(image, max_pixels=self.max_pixels)
                with self.metrics.stage("barcodes"):
                    barcodes = barcodes_on(decoded)
                with self.metrics.stage("recognise"):
                    recognition = self.engine.recognise(decoded)
        except VisionError as error:
            raise HTTPException(_EXHAUSTED.get(error.reason, 400), error.reason.value) from error
        answer = self._answer(recognition, max_candidates, barcodes)
        self._record(answer.verdict, len(image), time.monotonic() - started)
        return Response(answer.model_dump_json(), media_type="application/json")

    def _answer(
        self, recognition: Recognition, max_candidates: int, barcodes: Sequence[str]
    ) -> rest.RecogniseMealResponse:
        limit = max_candidates or DEFAULT_CANDIDATES
        return rest.RecogniseMealResponse(
            verdict=f"VERDICT_{recognition.verdict.name}",
            items=[rest.SeenItem(candidates=[_candidate(one) for one in item[:limit]]) for item in recognition.items],
            engine=rest.EngineName(name=self.engine.name, version=self.engine.version),
            barcodes=list(barcodes),
            features=None if recognition.features is None else _features(recognition.features),
            looks_like_label=recognition.looks_like_label,
        )

    def _record(self, verdict: str, size: int, seconds: float) -> None:
        self.metrics.answered(verdict, seconds)
        milliseconds = round(seconds * 1000, 1)
        logs.event(_LOGGER, logging.INFO, "recognise_meal", outcome=verdict, duration_ms=milliseconds, image_bytes=size)


def vision_routes(service: RestVision) -> APIRouter:
    routes = APIRouter()

    @routes.post("/v1/recognise_meal")
    def in_json(request: rest.RecogniseMealRequest) -> Response:
        return service.recognise(request.image, request.max_candidates)

    @routes.post("/v1/recognise_meal/image")
    def as_it_is(image: Annotated[bytes, Body(media_type="image/jpeg")], max_candidates: int = 0) -> Response:
        return service.recognise(image, max_candidates)

    return routes


def _features(features: Features) -> rest.Features:
    vector = b64encode(features.vector).decode()
    return rest.Features(model=features.model, dimension=len(features.vector), vector=vector)


def _candidate(candidate: Candidate) -> rest.Candidate:
    portion = candidate.portion
    return rest.Candidate(
        name_en=candidate.name_en,
        food_key=candidate.food_key,
        confidence=candidate.confidence,
        preselect=candidate.preselect,
        portion=rest.PortionEstimate(grams=portion.grams, low_grams=portion.low_grams, high_grams=portion.high_grams),
    )
