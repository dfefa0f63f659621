"""An engine's answer as the contract's message."""

from collections.abc import Sequence

from nutrition_contracts.vision.v1 import vision_pb2 as pb
from vision.engine import Candidate, Engine, Features, Recognition, Verdict

DEFAULT_CANDIDATES = 5

_VERDICTS = {
    Verdict.FOOD: pb.VERDICT_FOOD,
    Verdict.UNSURE: pb.VERDICT_UNSURE,
    Verdict.NOT_FOOD: pb.VERDICT_NOT_FOOD,
}


def to_response(
    recognition: Recognition, engine: Engine, max_candidates: int, barcodes: Sequence[str] = ()
) -> pb.RecogniseMealResponse:
    """At most `max_candidates` names an item; 0 means 5."""
    limit = max_candidates or DEFAULT_CANDIDATES
    return pb.RecogniseMealResponse(
        verdict=_VERDICTS[recognition.verdict],
        items=[pb.SeenItem(candidates=[_candidate(one) for one in item[:limit]]) for item in recognition.items],
        engine=pb.Engine(name=recognition.answered_by or engine.name, version=engine.version),
        barcodes=barcodes,
        features=None if recognition.features is None else _features(recognition.features),
        looks_like_label=recognition.looks_like_label,
    )


def _features(features: Features) -> pb.Features:
    return pb.Features(model=features.model, dimension=len(features.vector), vector=features.vector)


def _candidate(candidate: Candidate) -> pb.Candidate:
    portion = candidate.portion
    return pb.Candidate(
        name_en=candidate.name_en,
        food_key=candidate.food_key,
        confidence=candidate.confidence,
        preselect=candidate.preselect,
        portion=pb.PortionEstimate(grams=portion.grams, low_grams=portion.low_grams, high_grams=portion.high_grams),
    )
