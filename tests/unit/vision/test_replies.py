"""The engine's answer and the service's errors, as the contract writes them."""

import pytest
from google.rpc import code_pb2, error_details_pb2, status_pb2
from PIL import Image

from nutrition_contracts.vision.v1 import vision_pb2 as pb
from vision.engine import Candidate, Portion, Recognition, Verdict
from vision.errors import Reason, VisionError
from vision.replies import to_response
from vision.status import to_status


class NamedEngine:
    name = "test engine"
    version = "3"

    def recognise(self, image: Image.Image) -> Recognition:
        raise NotImplementedError


def candidates(number: int) -> tuple[Candidate, ...]:
    return tuple(Candidate(f"food {n}", f"food_{n}", 0.5, True, Portion(200, 100, 300)) for n in range(number))


@pytest.mark.parametrize(("asked", "given"), [(0, 5), (2, 2), (100, 7)])
def test_as_many_candidates_as_asked_for_and_five_by_default(asked: int, given: int) -> None:
    response = to_response(Recognition(Verdict.FOOD, (candidates(7),)), NamedEngine(), asked)
    assert len(response.items[0].candidates) == given


def test_a_candidate_carries_its_portion_and_the_engine_its_name() -> None:
    response = to_response(Recognition(Verdict.FOOD, (candidates(1),)), NamedEngine(), 0)
    assert response == pb.RecogniseMealResponse(
        verdict=pb.VERDICT_FOOD,
        items=[
            pb.SeenItem(
                candidates=[
                    pb.Candidate(
                        name_en="food 0",
                        food_key="food_0",
                        confidence=0.5,
                        preselect=True,
                        portion=pb.PortionEstimate(grams=200, low_grams=100, high_grams=300),
                    )
                ]
            )
        ],
        engine=pb.Engine(name="test engine", version="3"),
    )


CODES = {
    Reason.IMAGE_TOO_LARGE: code_pb2.RESOURCE_EXHAUSTED,
    Reason.OVERLOADED: code_pb2.RESOURCE_EXHAUSTED,
    Reason.NO_LABEL_READER: code_pb2.UNIMPLEMENTED,
}


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_the_code_that_the_contract_promises(reason: Reason) -> None:
    status = to_status(VisionError(reason, "why"))
    expected = CODES.get(reason, code_pb2.INVALID_ARGUMENT)
    assert (status.code.value[0], status.details) == (expected, "why")
    (_, packed), *_ = status.trailing_metadata
    detail = error_details_pb2.ErrorInfo()
    parsed = status_pb2.Status.FromString(packed)
    assert parsed.details[0].Unpack(detail)
    assert (detail.reason, detail.domain) == (reason.value, "vision.nutrition")
