"""Eyes and ears with their calls timed and their answers counted."""

from nutrition.adapters.metered.calls import timed_call
from nutrition.domain.deadline import Deadline
from nutrition.domain.label import NutritionLabel
from nutrition.ports.metric_catalogue import RESULT
from nutrition.ports.metrics import Metrics
from nutrition.ports.recognition import DraftLine, EditReading, Language, Mention, Sight, Tone, Vision


class MeteredVision:
    """Implements `ports.recognition.Vision` around another one."""

    def __init__(self, vision: Vision, metrics: Metrics) -> None:
        self._vision = vision
        self._metrics = metrics

    def recognise(self, image: bytes, deadline: Deadline, *, several: bool = False) -> Sight:
        with timed_call(self._metrics, "vision", "recognise"):
            sight = self._vision.recognise(image, deadline, several=several)
        self._metrics.count(RESULT, source="vision", result=sight.verdict)
        return sight

    def read_label(self, image: bytes, deadline: Deadline) -> NutritionLabel | None:
        with timed_call(self._metrics, "vision", "read_label"):
            label = self._vision.read_label(image, deadline)
        self._metrics.count(RESULT, source="vision_label", result="nothing" if label is None else "understood")
        return label


class MeteredLanguage:
    """Implements `ports.recognition.Language` around another one."""

    def __init__(self, language: Language, metrics: Metrics) -> None:
        self._language = language
        self._metrics = metrics

    def parse_meal(self, text: str, locale: str, deadline: Deadline) -> tuple[Mention, ...]:
        with timed_call(self._metrics, "language", "parse_meal"):
            mentions = self._language.parse_meal(text, locale, deadline)
        understood = any(mention.confidence > 0 for mention in mentions)
        self._metrics.count(RESULT, source="language_meal", result="understood" if understood else "nothing")
        return mentions

    def parse_edit(self, text: str, locale: str, draft: tuple[DraftLine, ...], deadline: Deadline) -> EditReading:
        with timed_call(self._metrics, "language", "parse_edit"):
            reading = self._language.parse_edit(text, locale, draft, deadline)
        self._metrics.count(RESULT, source="language_edit", result=_result(reading))
        return reading

    def tone(self, text: str, locale: str, deadline: Deadline) -> Tone:
        """What it found is about a person's mood, so only the call is counted."""
        with timed_call(self._metrics, "language", "tone"):
            return self._language.tone(text, locale, deadline)


def _result(reading: EditReading) -> str:
    if not reading.operations:
        return "nothing"
    return "understood" if reading.certain else "uncertain"
