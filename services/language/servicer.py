"""The gRPC methods: check, read, answer; every outcome is counted and logged, no text ever is."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import grpc

from language.engine import LanguageEngine
from language.errors import LanguageError, Reason
from language.metrics import Metrics
from language.replies import edit_response, meal_response, to_draft, tone_response
from language.status import to_status
from nutrition_contracts.language.v1 import language_pb2 as pb
from nutrition_contracts.language.v1 import language_pb2_grpc
from serving import logs

MAX_CHARACTERS = 4096
_LOGGER = logging.getLogger(__name__)
_Response = TypeVar("_Response")


@dataclass(frozen=True, slots=True)
class LanguageServicer(language_pb2_grpc.LanguageServiceServicer):
    """Answers the contract's methods; errors carry ErrorInfo as `language.proto` says."""

    engine: LanguageEngine
    metrics: Metrics

    def ParseMeal(  # noqa: N802 - the contract's name
        self, request: pb.ParseMealRequest, context: grpc.ServicerContext
    ) -> pb.ParseMealResponse:
        """Foods and amounts of a text."""

        def answer() -> tuple[pb.ParseMealResponse, bool]:
            response = meal_response(self.engine.parse_meal(request.text, request.locale), self.engine)
            return response, bool(response.items)

        return self._answer("parse_meal", request.text, context, answer)

    def ParseEdit(  # noqa: N802 - the contract's name
        self, request: pb.ParseEditRequest, context: grpc.ServicerContext
    ) -> pb.ParseEditResponse:
        """Operations on a draft."""

        def answer() -> tuple[pb.ParseEditResponse, bool]:
            reading = self.engine.parse_edit(request.text, request.locale, to_draft(request.draft))
            return edit_response(reading, self.engine), bool(reading.operations)

        return self._answer("parse_edit", request.text, context, answer)

    def ClassifyTone(  # noqa: N802 - the contract's name
        self, request: pb.ClassifyToneRequest, context: grpc.ServicerContext
    ) -> pb.ClassifyToneResponse:
        """The tone of a text."""

        def answer() -> tuple[pb.ClassifyToneResponse, bool]:
            return tone_response(self.engine.classify_tone(request.text, request.locale)), True

        return self._answer("classify_tone", request.text, context, answer)

    def _answer(
        self, method: str, text: str, context: grpc.ServicerContext, answer: Callable[[], tuple[_Response, bool]]
    ) -> _Response:
        """`answer` gives the response and whether anything was understood."""
        started = time.monotonic()
        outcome = "INTERNAL"
        try:
            _check(text)
            response, understood = answer()
            outcome = "OK" if understood else "EMPTY"
        except LanguageError as error:
            outcome = error.reason.value
            context.abort_with_status(to_status(error))
        else:
            return response
        finally:
            self._record(method, outcome, len(text), time.monotonic() - started)

    def _record(self, method: str, outcome: str, length: int, seconds: float) -> None:
        self.metrics.answered(method, outcome, seconds)
        logs.event(
            _LOGGER,
            logging.INFO,
            method,
            outcome=outcome,
            duration_ms=round(seconds * 1000, 1),
            characters=length,
        )


def _check(text: str) -> None:
    if not text.strip():
        raise LanguageError(Reason.EMPTY_TEXT, "there is no text")
    if len(text) > MAX_CHARACTERS:
        raise LanguageError(Reason.TEXT_TOO_LONG, f"the text is longer than {MAX_CHARACTERS} characters")
