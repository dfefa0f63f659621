"""The calls that are compared: from the caller's own values to an answer that it can read, over each transport."""

import base64
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import grpc
from google.protobuf.message import Message

from nutrition.adapters.grpc.language_messages import draft_item
from nutrition.ports.recognition import DraftLine
from nutrition_contracts.language.v1 import language_pb2, language_pb2_grpc
from nutrition_contracts.vision.v1 import vision_pb2, vision_pb2_grpc

TIMEOUT_SECONDS = 30.0
_LOCALE = "ru"
_CANDIDATES = 5

Json = dict[str, Any]
"""An answer as `json.loads` gives it: the cheapest that a REST client can have."""
PostJson = Callable[[str, Json], Json]
"""Path and body."""
PostBytes = Callable[[str, bytes], Json]


class Call(Protocol):
    """Called again and again from several threads; what it returns makes the request anew each time."""

    @property
    def name(self) -> str: ...

    @property
    def answer(self) -> type[Message]: ...

    def over_grpc(self, channel: grpc.Channel) -> Callable[[], Message]: ...

    def over_json(self, post: PostJson) -> Callable[[], Json]: ...

    def as_body(self, post: PostBytes) -> Callable[[], Json] | None:
        """With the payload as the body itself; None for a call that has no such form."""


@dataclass(frozen=True, slots=True)
class ParseMeal:
    text: str
    name = "parse_meal"
    answer = language_pb2.ParseMealResponse

    def over_grpc(self, channel: grpc.Channel) -> Callable[[], Message]:
        method = language_pb2_grpc.LanguageServiceStub(channel).ParseMeal
        return lambda: method(language_pb2.ParseMealRequest(text=self.text, locale=_LOCALE), timeout=TIMEOUT_SECONDS)

    def over_json(self, post: PostJson) -> Callable[[], Json]:
        return lambda: post("/v1/parse_meal", {"text": self.text, "locale": _LOCALE})

    def as_body(self, post: PostBytes) -> None:  # noqa: ARG002 - the interface's
        return None


@dataclass(frozen=True, slots=True)
class ParseEdit:
    text: str
    draft: tuple[DraftLine, ...]
    name = "parse_edit"
    answer = language_pb2.ParseEditResponse

    def over_grpc(self, channel: grpc.Channel) -> Callable[[], Message]:
        method = language_pb2_grpc.LanguageServiceStub(channel).ParseEdit

        def call() -> Message:
            draft = [draft_item(line) for line in self.draft]
            request = language_pb2.ParseEditRequest(text=self.text, locale=_LOCALE, draft=draft)
            return method(request, timeout=TIMEOUT_SECONDS)

        return call

    def over_json(self, post: PostJson) -> Callable[[], Json]:
        def call() -> Json:
            draft = [
                {
                    "item_id": line.item_id,
                    "name": line.name,
                    "name_en": line.name_en,
                    "food_key": line.food_key,
                    "grams": float(line.grams),
                }
                for line in self.draft
            ]
            return post("/v1/parse_edit", {"text": self.text, "locale": _LOCALE, "draft": draft})

        return call

    def as_body(self, post: PostBytes) -> None:  # noqa: ARG002 - the interface's
        return None


@dataclass(frozen=True, slots=True)
class RecogniseMeal:
    image: bytes
    name = "recognise_meal"
    answer = vision_pb2.RecogniseMealResponse

    def over_grpc(self, channel: grpc.Channel) -> Callable[[], Message]:
        method = vision_pb2_grpc.VisionServiceStub(channel).RecogniseMeal
        return lambda: method(
            vision_pb2.RecogniseMealRequest(image=self.image, max_candidates=_CANDIDATES), timeout=TIMEOUT_SECONDS
        )

    def over_json(self, post: PostJson) -> Callable[[], Json]:
        def call() -> Json:
            image = base64.b64encode(self.image).decode("ascii")
            return post("/v1/recognise_meal", {"image": image, "max_candidates": _CANDIDATES})

        return call

    def as_body(self, post: PostBytes) -> Callable[[], Json]:
        return lambda: post(f"/v1/recognise_meal/image?max_candidates={_CANDIDATES}", self.image)
