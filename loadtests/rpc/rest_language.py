"""The language service over REST/JSON: what `language.servicer` does, step by step, on the same engine."""

import logging
import time

from fastapi import APIRouter, HTTPException, Response

from language import model
from language.engine import LanguageEngine
from language.metrics import Metrics
from language.servicer import MAX_CHARACTERS
from loadtests.rpc import rest_messages as rest
from serving import logs

_LOGGER = logging.getLogger("language.rest")


def language_routes(engine: LanguageEngine, metrics: Metrics) -> APIRouter:
    routes = APIRouter()
    name = rest.EngineName(name=engine.name, version=engine.version)

    # Not a coroutine, so it runs in the thread pool as a gRPC servicer does; the answer is encoded there too, by
    # pydantic's Rust core. Through `response_model` FastAPI would validate it once more, in one more thread.
    @routes.post("/v1/parse_meal")
    def parse_meal(request: rest.ParseMealRequest) -> Response:
        started = time.monotonic()
        _check(request.text)
        reading = engine.parse_meal(request.text, request.locale)
        items = [_mention(item) for item in reading.items]
        answer = rest.ParseMealResponse(items=items, language=reading.language, engine=name).model_dump_json()
        _record(metrics, "parse_meal", bool(items), len(request.text), started)
        return Response(answer, media_type="application/json")

    @routes.post("/v1/parse_edit")
    def parse_edit(request: rest.ParseEditRequest) -> Response:
        started = time.monotonic()
        _check(request.text)
        draft = [
            model.DraftItem(each.item_id, each.name, each.name_en, each.food_key, each.grams) for each in request.draft
        ]
        reading = engine.parse_edit(request.text, request.locale, draft)
        answer = rest.ParseEditResponse(
            operations=[_operation(each) for each in reading.operations],
            certain=reading.certain,
            explicit=reading.explicit,
            language=reading.language,
            engine=name,
        )
        text = answer.model_dump_json(exclude_none=True)
        _record(metrics, "parse_edit", bool(reading.operations), len(request.text), started)
        return Response(text, media_type="application/json")

    return routes


def _check(text: str) -> None:
    if not text.strip():
        raise HTTPException(400, "EMPTY_TEXT")
    if len(text) > MAX_CHARACTERS:
        raise HTTPException(400, "TEXT_TOO_LONG")


def _record(metrics: Metrics, method: str, understood: bool, length: int, started: float) -> None:
    seconds = time.monotonic() - started
    outcome = "OK" if understood else "EMPTY"
    metrics.answered(method, outcome, seconds)
    milliseconds = round(seconds * 1000, 1)
    logs.event(_LOGGER, logging.INFO, method, outcome=outcome, duration_ms=milliseconds, characters=length)


def _quantity(quantity: model.Quantity) -> rest.Quantity:
    return rest.Quantity(value=quantity.value, unit=f"UNIT_{quantity.unit.name}", implied=quantity.implied)


def _mention(mention: model.FoodMention) -> rest.FoodMention:
    return rest.FoodMention(
        text=mention.text,
        name=mention.name,
        name_en=mention.name_en,
        food_key=mention.food_key,
        confidence=mention.confidence,
        quantity=_quantity(mention.quantity) if mention.quantity else None,
    )


def _operation(operation: model.Operation) -> rest.EditOperation:
    match operation:
        case model.SetQuantity(item_id, quantity):
            found = rest.SetQuantity(item_id=item_id, quantity=_quantity(quantity))
            return rest.EditOperation(set_quantity=found)
        case model.Scale(item_id, factor):
            return rest.EditOperation(scale=rest.Scale(item_id=item_id, factor=factor))
        case model.Remove(item_id):
            return rest.EditOperation(remove=rest.Remove(item_id=item_id))
        case model.Replace(item_id, food):
            return rest.EditOperation(replace=rest.Replace(item_id=item_id, replacement=_mention(food)))
        case model.Add(item):
            return rest.EditOperation(add=rest.Add(item=_mention(item)))
        case model.Clear():
            return rest.EditOperation(clear=rest.Nothing())
        case model.Undo():
            return rest.EditOperation(undo=rest.Nothing())
