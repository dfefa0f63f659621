"""`RecogniseMeal` as a client meets it: verdicts, candidates and errors over the wire."""

import io
import logging
import random
from pathlib import Path
from typing import cast

import grpc
import pytest
from google.rpc import error_details_pb2
from grpc_status import rpc_status
from PIL import Image

from nutrition_contracts.vision.v1 import vision_pb2 as pb
from nutrition_contracts.vision.v1 import vision_pb2_grpc
from vision.metrics import Metrics

# Development photos lie beside the checkout and are not part of it.
_PLACES = [parent / "shared" / "food_photos" for parent in Path(__file__).parents[4:]]
PHOTOS = next((place for place in _PLACES if place.exists()), _PLACES[0])
TIMEOUT = 10


def recognise(channel: grpc.Channel, image: bytes, max_candidates: int = 0) -> pb.RecogniseMealResponse:
    stub = vision_pb2_grpc.VisionServiceStub(channel)
    request = pb.RecogniseMealRequest(image=image, max_candidates=max_candidates)
    metadata = (("x-correlation-id", "update-42"),)
    response = stub.RecogniseMeal(request, timeout=TIMEOUT, metadata=metadata)
    assert isinstance(response, pb.RecogniseMealResponse)
    return response


def refusal(channel: grpc.Channel, image: bytes) -> tuple[grpc.StatusCode, str, str]:
    """Code, domain and reason."""
    with pytest.raises(grpc.RpcError) as caught:
        recognise(channel, image)
    error = cast("grpc.Call", caught.value)
    status = rpc_status.from_call(error)
    assert status is not None
    detail = error_details_pb2.ErrorInfo()
    assert status.details[0].Unpack(detail)
    return error.code(), detail.domain, detail.reason


def jpeg(image: Image.Image) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=90)
    return stream.getvalue()


def photo(name: str) -> bytes:
    path = PHOTOS / name
    if not path.exists():
        pytest.skip(f"no {name} among the development photos")
    return path.read_bytes()


@pytest.mark.parametrize(
    ("name", "food"),
    [
        ("pytorch-deep-learning_04-pizza-dad.jpg", "pizza"),
        ("GroceryStoreDataset_Banana_035.jpg", "banana"),
        ("public-domain-recipes_guacamole.jpg", "guacamole"),
        ("public-domain-recipes_cinque-pi.jpg", "pasta"),
    ],
)
def test_a_clear_photo_is_named_surely_and_with_a_portion(channel: grpc.Channel, name: str, food: str) -> None:
    response = recognise(channel, photo(name))
    best = response.items[0].candidates[0]
    assert (response.verdict, best.name_en, best.preselect) == (pb.VERDICT_FOOD, food, True)
    assert 0 < best.portion.low_grams < best.portion.grams < best.portion.high_grams
    assert response.engine.name == "efficientnet-lite2"
    assert response.engine.version.startswith("0.1.0+")


def test_no_real_food_photo_is_refused_as_not_food(channel: grpc.Channel) -> None:
    """Most of these foods are outside the vocabulary; being asked is right, being refused is not."""
    if not PHOTOS.exists():
        pytest.skip("the development photos are not here")
    refused = [
        path.name
        for path in PHOTOS.glob("*.jpg")
        if recognise(channel, path.read_bytes()).verdict == pb.VERDICT_NOT_FOOD
    ]
    assert refused == []


def test_doubt_is_told_with_at_most_three_guesses_and_none_of_them_preselected(channel: grpc.Channel) -> None:
    """Soup and apple at 0.19 and 0.16: the right names stand first."""
    for name, food in (
        ("public-domain-recipes_japanese-noodle-soup", "soup"),
        ("GroceryStoreDataset_Pink-Lady_019", "apple"),
    ):
        response = recognise(channel, photo(f"{name}.jpg"))
        assert response.verdict == pb.VERDICT_UNSURE
        (item,) = response.items
        assert item.candidates[0].name_en == food
        assert 1 <= len(item.candidates) <= 3
        assert not any(one.preselect for one in item.candidates)


def test_one_candidate_is_enough_for_who_asks_for_one(channel: grpc.Channel) -> None:
    response = recognise(channel, photo("GroceryStoreDataset_Zucchini_009.jpg"), max_candidates=1)
    assert [len(item.candidates) for item in response.items] == [1]


def test_a_picture_without_food_costs_the_person_nothing(channel: grpc.Channel) -> None:
    """A drawn page of coloured stripes is confidently something else, and comes without candidates."""
    page = Image.new("RGB", (800, 600), "white")
    for row in range(0, 600, 40):
        page.paste("black", (60, row, 740, row + 6))
    response = recognise(channel, jpeg(page))
    assert (response.verdict, len(response.items)) == (pb.VERDICT_NOT_FOOD, 0)


@pytest.mark.parametrize(
    ("image", "reason"),
    [
        (b"", "EMPTY_IMAGE"),
        (b"GIF89a", "UNSUPPORTED_TYPE"),
        (jpeg(Image.new("RGB", (64, 64)))[:-40], "BROKEN_IMAGE"),
    ],
)
def test_a_bad_picture_is_an_invalid_argument_with_its_reason(channel: grpc.Channel, image: bytes, reason: str) -> None:
    assert refusal(channel, image) == (grpc.StatusCode.INVALID_ARGUMENT, "vision.nutrition", reason)


def test_a_file_over_twenty_megabytes_is_refused_with_a_reason(channel: grpc.Channel) -> None:
    """A little over the limit still reaches the service, so that the person can be told why."""
    image = b"\xff\xd8\xff" + bytes(20 * 1024 * 1024)
    assert refusal(channel, image) == (grpc.StatusCode.RESOURCE_EXHAUSTED, "vision.nutrition", "IMAGE_TOO_LARGE")


def test_the_same_picture_gets_the_same_answer(channel: grpc.Channel) -> None:
    noise = jpeg(Image.frombytes("RGB", (300, 300), random.Random(7).randbytes(300 * 300 * 3)))
    assert recognise(channel, noise) == recognise(channel, noise)


def test_the_log_names_outcome_and_update_but_nothing_of_the_picture(
    channel: grpc.Channel, caplog: pytest.LogCaptureFixture
) -> None:
    image = jpeg(Image.new("RGB", (300, 300), "green"))
    with caplog.at_level(logging.INFO, logger="vision"):
        recognise(channel, image)
    (record,) = [record for record in caplog.records if record.name.startswith("vision")]
    fields = record.__dict__["fields"]
    assert set(fields) == {"outcome", "duration_ms", "image_bytes", "correlation_id"}
    assert (fields["correlation_id"], fields["image_bytes"]) == ("update-42", len(image))


def test_every_outcome_is_counted(channel: grpc.Channel, metrics: Metrics) -> None:
    refusal(channel, b"%PDF-1.7")
    recognise(channel, jpeg(Image.new("RGB", (300, 300), "green")))
    counted = {
        sample.labels["outcome"]: sample.value
        for metric in metrics.registry.collect()
        for sample in metric.samples
        if sample.name == "vision_requests_total"
    }
    assert counted.pop("UNSUPPORTED_TYPE") == 1
    assert sum(counted.values()) == 1
