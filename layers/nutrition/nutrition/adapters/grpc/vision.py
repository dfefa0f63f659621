"""The vision service (protos/nutrition_contracts/vision/v1) as `ports.recognition.Vision`."""

from decimal import Decimal

import grpc

from nutrition.adapters.grpc.channel import RefusedCallError, translated_errors
from nutrition.adapters.grpc.label_messages import label_of
from nutrition.domain.deadline import Deadline
from nutrition.domain.label import NutritionLabel
from nutrition.domain.photo import Features
from nutrition.ports.recognition import ImageRefusedError, LabelsNotReadError, SeenFood, SeenPortion, Sight, Verdict
from nutrition_contracts.vision.v1 import vision_pb2, vision_pb2_grpc

CALL_LIMIT_SECONDS = 8.0
LABEL_LIMIT_SECONDS = 12.0
_NO_LABEL_READER = {"NO_LABEL_READER", "UNIMPLEMENTED"}  # UNIMPLEMENTED: a service older than the contract

_VERDICTS = {
    vision_pb2.VERDICT_FOOD: Verdict.FOOD,
    vision_pb2.VERDICT_UNSURE: Verdict.UNSURE,
    vision_pb2.VERDICT_NOT_FOOD: Verdict.NOT_FOOD,
}

_REFUSALS = {
    "EMPTY_IMAGE": "error-image-broken",
    "UNSUPPORTED_TYPE": "error-image-type",
    "BROKEN_IMAGE": "error-image-broken",
    "TOO_MANY_PIXELS": "error-image-pixels",
    "IMAGE_TOO_LARGE": "error-file-too-large",
}


class GrpcVision:
    def __init__(self, channel: grpc.Channel) -> None:
        self._stub = vision_pb2_grpc.VisionServiceStub(channel)

    def recognise(self, image: bytes, deadline: Deadline, *, several: bool = False) -> Sight:
        request = vision_pb2.RecogniseMealRequest(image=image, max_candidates=5, several=several)
        try:
            with translated_errors("vision"):
                response = self._stub.RecogniseMeal(request, timeout=deadline.timeout(CALL_LIMIT_SECONDS))
        except RefusedCallError as error:
            raise ImageRefusedError(_REFUSALS.get(error.reason, "error-image-broken")) from error
        return Sight(
            verdict=_VERDICTS.get(response.verdict, Verdict.UNSURE),
            items=tuple(tuple(_seen(candidate) for candidate in item.candidates) for item in response.items),
            engine=response.engine.name,
            barcodes=tuple(response.barcodes),
            features=_features(response),
            looks_like_label=response.looks_like_label,
        )

    def read_label(self, image: bytes, deadline: Deadline) -> NutritionLabel | None:
        request = vision_pb2.ReadLabelRequest(image=image)
        try:
            with translated_errors("vision"):
                response = self._stub.ReadLabel(request, timeout=deadline.timeout(LABEL_LIMIT_SECONDS))
        except RefusedCallError as error:
            if error.reason in _NO_LABEL_READER:
                raise LabelsNotReadError from error
            raise ImageRefusedError(_REFUSALS.get(error.reason, "error-image-broken")) from error
        return label_of(response)


def _features(response: vision_pb2.RecogniseMealResponse) -> Features | None:
    """None for an engine without features, or with some that are not what they say."""
    features = response.features
    if not features.model or not features.vector or len(features.vector) != features.dimension:
        return None
    return Features(features.model, features.vector)


def _seen(candidate: vision_pb2.Candidate) -> SeenFood:
    portion = candidate.portion
    return SeenFood(
        name_en=candidate.name_en,
        food_key=candidate.food_key,
        confidence=candidate.confidence,
        preselect=candidate.preselect,
        portion=SeenPortion(_grams(portion.grams), _grams(portion.low_grams), _grams(portion.high_grams)),
    )


def _grams(value: float) -> Decimal:
    """Whole grams: the wire's binary fractions mean nothing here."""
    return Decimal(round(value))
