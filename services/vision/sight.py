"""A vision model in front of the embedded engine (decision 0050).

The embedded engine always looks first: what it is sure is no food costs nothing and leaves the machine never, and when
the model fails its answer is at hand.
"""

import io
import logging
from dataclasses import replace

from PIL import Image

from llm.asker import Asker
from llm.errors import LlmError
from llm.model import Question
from llm.schema import strict_schema
from serving import logs
from vision.engine import Candidate, Engine, Portion, Recognition, Verdict
from vision.sight_answer import INSTRUCTIONS, SeenFood, SightAnswer

LONGEST_SIDE = 768
QUALITY = 80
PRESELECT = 0.85
ALTERNATIVE_SHARE = 0.5
_VERDICTS = {"food": Verdict.FOOD, "unsure": Verdict.UNSURE, "not_food": Verdict.NOT_FOOD}
_SCHEMA = strict_schema(SightAnswer)
_LOGGER = logging.getLogger(__name__)


class SightedEngine:
    """An `Engine`; `Recognition.answered_by` says which of the two has answered."""

    def __init__(self, embedded: Engine, asker: Asker) -> None:
        self._embedded = embedded
        self._asker = asker

    @property
    def name(self) -> str:
        return self._asker.model.name

    @property
    def version(self) -> str:
        return f"1+{self._embedded.version}"

    def recognise(self, image: Image.Image) -> Recognition:
        """Looks at an upright RGB picture."""
        own = replace(self._embedded.recognise(image), answered_by=self._embedded.name)
        if own.verdict is Verdict.NOT_FOOD:
            return own
        question = Question(INSTRUCTIONS, '{"photograph": "attached"}', "seen_food", _SCHEMA, smaller_jpeg(image))
        try:
            answer = self._asker.ask(question, SightAnswer)
        except LlmError as error:
            self._asker.metrics.fell_back()
            logs.event(_LOGGER, logging.WARNING, "the embedded engine answers", reason=error.reason)
            return own
        items = tuple(_candidates(item) for item in answer.items) if answer.verdict == "food" else ()
        verdict = Verdict.UNSURE if answer.verdict == "food" and not items else _VERDICTS[answer.verdict]
        return replace(own, verdict=verdict, items=items, answered_by=self.name)


def smaller_jpeg(image: Image.Image) -> bytes:
    """The picture with its longer side at most 768 pixels, without anything that the file said beside it."""
    small = image.copy()
    small.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    small.info.clear()
    file = io.BytesIO()
    small.save(file, "JPEG", quality=QUALITY)
    return file.getvalue()


def _candidates(item: SeenFood) -> tuple[Candidate, ...]:
    """Without keys of the food table: the nutrient providers look the names up, and leave what they do not know."""
    portion = Portion(item.grams, item.low_grams, item.high_grams)
    best = Candidate(item.name_en, "", item.confidence, item.confidence >= PRESELECT, portion)
    share = (1 - item.confidence) * ALTERNATIVE_SHARE
    return (best, *(Candidate(name, "", share, False, portion) for name in item.other_names_en))
