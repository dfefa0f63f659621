"""`ReadLabel` as a client meets it, with the real OCR program where it is installed."""

from collections.abc import Callable
from typing import cast

import grpc
import pytest
from google.rpc import error_details_pb2
from grpc_status import rpc_status

from nutrition.adapters.grpc.vision import GrpcVision
from nutrition.domain.deadline import Deadline
from nutrition.domain.nutrients import Nutrient
from nutrition.errors import DependencyUnavailableError
from nutrition.ports.recognition import ImageRefusedError, LabelsNotReadError
from nutrition_contracts.vision.v1 import vision_pb2 as pb
from nutrition_contracts.vision.v1 import vision_pb2_grpc
from tools.labels.__main__ import drawn
from vision.efficientnet_lite2 import EfficientNetLite2
from vision.label.ocr import find_tesseract
from vision.label.reader import LabelReader

Serve = Callable[..., grpc.Channel]
TIMEOUT = 20
TESSERACT = find_tesseract("tesseract")
needs_ocr = pytest.mark.skipif(TESSERACT is None, reason="tesseract with rus and eng is not installed")


@pytest.fixture
def labels() -> LabelReader:
    assert TESSERACT is not None
    return LabelReader(TESSERACT)


@needs_ocr
@pytest.mark.parametrize("number", [0, 1, 2, 3, 4, 5])
def test_a_clear_label_of_every_layout_is_read_right(
    serve: Serve, engine: EfficientNetLite2, labels: LabelReader, number: int
) -> None:
    layout, _, facts, photo = drawn(number)
    stub = vision_pb2_grpc.VisionServiceStub(serve(engine, labels=labels))
    response = stub.ReadLabel(pb.ReadLabelRequest(image=photo), timeout=TIMEOUT)
    rounding = 100 / facts.serving if layout == "us" else 0.06
    assert response.per_100.energy_kcal == pytest.approx(facts.kcal, abs=1 + rounding)
    assert response.per_100.protein_g == pytest.approx(facts.protein, abs=rounding)
    assert response.per_100.fat_g == pytest.approx(facts.fat, abs=rounding)
    assert response.per_100.carbohydrate_g == pytest.approx(facts.carbohydrate, abs=rounding)
    assert response.energy_check == pb.ENERGY_CHECK_AGREES
    assert not response.per_100.HasField("fibre_g") or facts.fibre is not None


@needs_ocr
def test_the_product_gets_the_label_in_its_own_terms(
    serve: Serve, engine: EfficientNetLite2, labels: LabelReader
) -> None:
    _, _, facts, photo = drawn(1)
    label = GrpcVision(serve(engine, labels=labels)).read_label(photo, Deadline.after(TIMEOUT))
    assert label is not None
    assert label.energy_agrees
    assert label.package == facts.package
    assert label.per_100.get(Nutrient.SODIUM_MG) == round(facts.salt * 400)


@needs_ocr
def test_a_picture_without_a_table_is_no_label(serve: Serve, engine: EfficientNetLite2, labels: LabelReader) -> None:
    photo = b"\x89PNG\r\n\x1a\n" + bytes(64)
    vision = GrpcVision(serve(engine, labels=labels))
    with pytest.raises(ImageRefusedError):
        vision.read_label(photo, Deadline.after(TIMEOUT))


@needs_ocr
def test_a_caller_without_time_is_told_so(serve: Serve, engine: EfficientNetLite2, labels: LabelReader) -> None:
    *_, photo = drawn(2)
    with pytest.raises(DependencyUnavailableError):
        GrpcVision(serve(engine, labels=labels)).read_label(photo, Deadline.after(0.05))


@pytest.mark.parametrize("number", range(18))
def test_a_photo_of_a_label_looks_like_one(serve: Serve, engine: EfficientNetLite2, number: int) -> None:
    *_, photo = drawn(number)
    assert GrpcVision(serve(engine)).recognise(photo, Deadline.after(TIMEOUT)).looks_like_label


def test_a_service_without_ocr_says_that_it_reads_no_labels(serve: Serve, engine: EfficientNetLite2) -> None:
    channel = serve(engine)
    *_, photo = drawn(0)
    with pytest.raises(grpc.RpcError) as caught:
        vision_pb2_grpc.VisionServiceStub(channel).ReadLabel(pb.ReadLabelRequest(image=photo), timeout=TIMEOUT)
    error = cast("grpc.Call", caught.value)
    status = rpc_status.from_call(error)
    assert status is not None
    detail = error_details_pb2.ErrorInfo()
    assert status.details[0].Unpack(detail)
    assert (error.code(), detail.reason) == (grpc.StatusCode.UNIMPLEMENTED, "NO_LABEL_READER")
    with pytest.raises(LabelsNotReadError):
        GrpcVision(channel).read_label(photo, Deadline.after(TIMEOUT))


def test_a_program_that_is_not_there_is_no_reader() -> None:
    assert find_tesseract("no-such-program") is None
