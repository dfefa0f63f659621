"""The contract of `language.proto`, over the wire."""

import json
import logging
from collections.abc import Callable
from typing import cast

import grpc
import pytest
from google.rpc import error_details_pb2
from grpc_status import rpc_status

from language.engine import LanguageEngine
from language.grammar import GrammarEngine
from language.metrics import Metrics
from nutrition_contracts.language.v1 import language_pb2 as pb
from nutrition_contracts.language.v1.language_pb2_grpc import LanguageServiceStub
from serving.logs import JsonLines

TIMEOUT = 10


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("200 г гречки и стакан кефира", "ru", [("buckwheat", 200, pb.UNIT_GRAM), ("kefir", 1, pb.UNIT_GLASS)]),
        ("a bowl of oatmeal, 8 oz salmon", "en", [("oatmeal", 1, pb.UNIT_BOWL), ("salmon", 226.796, pb.UNIT_GRAM)]),
    ],
)
def test_a_meal_is_read_in_both_languages(
    stub: LanguageServiceStub, text: str, language: str, expected: list[tuple[str, float, pb.Unit.ValueType]]
) -> None:
    response = stub.ParseMeal(pb.ParseMealRequest(text=text), timeout=TIMEOUT)
    read = [(item.food_key, round(item.quantity.value, 3), item.quantity.unit) for item in response.items]
    assert read == expected
    assert (response.language, response.engine.name) == (language, "grammar")


def test_an_unsaid_quantity_is_absent(stub: LanguageServiceStub) -> None:
    (item,) = stub.ParseMeal(pb.ParseMealRequest(text="рис"), timeout=TIMEOUT).items
    assert not item.HasField("quantity")


def test_the_locale_decides_when_the_text_does_not(stub: LanguageServiceStub) -> None:
    for locale in ("ru", "en"):
        assert stub.ParseMeal(pb.ParseMealRequest(text="300", locale=locale), timeout=TIMEOUT).language == locale


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("рис не 150, а 200 г", "set_quantity"),
        ("съел половину", "scale"),
        ("убери рис", "remove"),
        ("замени рис на гречку", "replace"),
        ("добавь банан", "add"),
        ("удали всё", "clear"),
        ("отмени", "undo"),
        ("it was 200 g of rice, not 150", "set_quantity"),
        ("ate half of it", "scale"),
        ("remove the rice", "remove"),
        ("swap rice for buckwheat", "replace"),
        ("add a banana", "add"),
        ("delete everything", "clear"),
        ("undo", "undo"),
    ],
)
def test_every_operation_crosses_the_wire(stub: LanguageServiceStub, text: str, operation: str) -> None:
    draft = [pb.DraftItem(item_id=3, name="рис", name_en="rice", food_key="rice", grams=150)]
    response = stub.ParseEdit(pb.ParseEditRequest(text=text, draft=draft), timeout=TIMEOUT)
    assert [each.WhichOneof("operation") for each in response.operations] == [operation]
    assert (response.certain, response.explicit) == (True, True)


def test_a_plain_list_is_no_explicit_edit(stub: LanguageServiceStub) -> None:
    response = stub.ParseEdit(pb.ParseEditRequest(text="банан и кофе"), timeout=TIMEOUT)
    assert [each.WhichOneof("operation") for each in response.operations] == ["add", "add"]
    assert not response.explicit


def test_a_tone_comes_with_its_evidence(stub: LanguageServiceStub) -> None:
    response = stub.ClassifyTone(pb.ClassifyToneRequest(text="мне стыдно за торт"), timeout=TIMEOUT)
    assert (response.tone, response.source, list(response.evidence)) == (pb.TONE_GUILT, "rules", ["стыдно"])


@pytest.mark.parametrize(("text", "reason"), [("  \n", "EMPTY_TEXT"), ("я" * 4097, "TEXT_TOO_LONG")])
@pytest.mark.parametrize("method", ["ParseMeal", "ParseEdit", "ClassifyTone"])
def test_a_wrong_text_is_refused_with_a_reason(stub: LanguageServiceStub, method: str, text: str, reason: str) -> None:
    request = getattr(pb, f"{method}Request")(text=text)
    with pytest.raises(grpc.RpcError) as refused:
        getattr(stub, method)(request, timeout=TIMEOUT)
    error = cast("grpc.Call", refused.value)
    status = rpc_status.from_call(error)
    assert status is not None
    info = error_details_pb2.ErrorInfo()
    assert status.details[0].Unpack(info)
    assert (error.code(), info.reason, info.domain) == (
        grpc.StatusCode.INVALID_ARGUMENT,
        reason,
        "language.nutrition",
    )


def test_the_longest_text_is_answered(stub: LanguageServiceStub) -> None:
    text = ("гречка с курицей, " * 300)[:4096]
    response = stub.ParseMeal(pb.ParseMealRequest(text=text), timeout=TIMEOUT)
    assert response.items


def test_calls_are_counted_and_logged_without_their_words(
    stub: LanguageServiceStub, metrics: Metrics, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    stub.ParseMeal(
        pb.ParseMealRequest(text="секретный борщ"), timeout=TIMEOUT, metadata=(("x-correlation-id", "update-7"),)
    )
    (record,) = [each for each in caplog.records if each.name == "language.servicer"]
    line = json.loads(JsonLines("language").format(record))
    assert (line["message"], line["outcome"], line["correlation_id"]) == ("parse_meal", "OK", "update-7")
    assert "борщ" not in json.dumps(line, ensure_ascii=False)
    sample = metrics.registry.get_sample_value("language_requests_total", {"method": "parse_meal", "outcome": "OK"})
    assert sample == 1


class Broken(GrammarEngine):
    """An engine that never was loaded."""

    def __init__(self) -> None:
        pass


def test_a_failing_engine_is_an_error_and_is_counted(
    serve: Callable[[LanguageEngine], LanguageServiceStub], metrics: Metrics
) -> None:
    with pytest.raises(grpc.RpcError) as failed:
        serve(Broken()).ParseMeal(pb.ParseMealRequest(text="рис"), timeout=TIMEOUT)
    assert failed.value.code() is grpc.StatusCode.INTERNAL
    labels = {"method": "parse_meal", "outcome": "INTERNAL"}
    assert metrics.registry.get_sample_value("language_requests_total", labels) == 1
