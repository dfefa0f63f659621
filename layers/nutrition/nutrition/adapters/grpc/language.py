"""The language service (protos/nutrition_contracts/language/v1) as `ports.recognition.Language`."""

from decimal import Decimal

import grpc

from nutrition.adapters.grpc.channel import translated_errors
from nutrition.adapters.grpc.language_messages import draft_item, mention, operation
from nutrition.domain.deadline import Deadline
from nutrition.ports.recognition import DraftLine, EditReading, Mention, Tone
from nutrition_contracts.language.v1 import language_pb2, language_pb2_grpc

CALL_LIMIT_SECONDS = 3.0


class GrpcLanguage:
    def __init__(self, channel: grpc.Channel) -> None:
        self._stub = language_pb2_grpc.LanguageServiceStub(channel)

    def parse_meal(self, text: str, locale: str, deadline: Deadline) -> tuple[Mention, ...]:
        request = language_pb2.ParseMealRequest(text=text, locale=locale)
        with translated_errors("language"):
            response = self._stub.ParseMeal(request, timeout=deadline.timeout(CALL_LIMIT_SECONDS))
        return tuple(mention(item) for item in response.items)

    def parse_edit(self, text: str, locale: str, draft: tuple[DraftLine, ...], deadline: Deadline) -> EditReading:
        request = language_pb2.ParseEditRequest(text=text, locale=locale, draft=[draft_item(line) for line in draft])
        with translated_errors("language"):
            response = self._stub.ParseEdit(request, timeout=deadline.timeout(CALL_LIMIT_SECONDS))
        operations = tuple(operation(entry) for entry in response.operations)
        return EditReading(operations, response.certain, response.explicit)

    def tone(self, text: str, locale: str, deadline: Deadline) -> Tone:
        request = language_pb2.ClassifyToneRequest(text=text, locale=locale)
        with translated_errors("language"):
            response = self._stub.ClassifyTone(request, timeout=deadline.timeout(CALL_LIMIT_SECONDS))
        label = language_pb2.Tone.Name(response.tone).removeprefix("TONE_").lower()
        return Tone(label, float(Decimal(str(response.score))), response.source)
