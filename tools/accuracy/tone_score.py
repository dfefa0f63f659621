"""Whether the tone of a message is heard (`{"text", "lang", "tone"}`)."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tools.accuracy import fields, figures
from tools.accuracy.bot import Bot, patience
from tools.accuracy.groups import by_language

NEUTRAL = "neutral"
TONES = (NEUTRAL, "joy", "guilt", "stress", "sadness", "anger")


@dataclass(frozen=True, slots=True)
class ToneCase:
    text: str
    language: str
    tone: str
    is_for_developers: bool


@dataclass(frozen=True, slots=True)
class ToneOutcome:
    case: ToneCase
    heard: str
    source: str
    milliseconds: float

    @property
    def is_right(self) -> bool:
        return self.heard == self.case.tone


def parse_tone_case(case: dict[str, Any]) -> ToneCase:
    """Raises ValueError."""
    tone = fields.text(case, "tone")
    if tone not in TONES:
        raise ValueError(f'"tone" must be one of {", ".join(TONES)}')
    return ToneCase(fields.text(case, "text"), fields.language(case), tone, fields.is_for_developers(case))


def judge(bot: Bot, case: ToneCase) -> ToneOutcome:
    started = time.perf_counter()
    tone = bot.language.tone(case.text, case.language, patience())
    return ToneOutcome(case, tone.label, tone.source, (time.perf_counter() - started) * 1000)


def tone_figures(judged: Sequence[ToneOutcome]) -> dict[str, Any]:
    return {
        "set": "tone",
        "cases": len(judged),
        "languages": {name: _of_group(group) for name, group in by_language(judged).items()},
        "by_tone": {tone: _of_tone(judged, tone) for tone in TONES},
        "latency_ms": figures.percentiles([each.milliseconds for each in judged], 50, 95),
    }


def _of_group(judged: Sequence[ToneOutcome]) -> dict[str, Any]:
    """`macro_f1` is the mean over the tones that occur; `precision` is of the messages that were not called neutral."""
    occurring = [tone for tone in TONES if any(tone in (each.case.tone, each.heard) for each in judged)]
    scores = [_f1(judged, tone) for tone in occurring]
    spoken = [each for each in judged if each.heard != NEUTRAL]
    return {
        "n": len(judged),
        "accuracy": figures.share([each.is_right for each in judged]),
        "macro_f1": round(sum(scores) / len(scores), 4),
        "precision_when_not_neutral": figures.share([each.is_right for each in spoken]),
    }


def _f1(judged: Sequence[ToneOutcome], tone: str) -> float:
    right = sum(each.is_right for each in judged if each.case.tone == tone)
    said = sum(each.heard == tone for each in judged)
    meant = sum(each.case.tone == tone for each in judged)
    return 2 * right / max(said + meant, 1)


def _of_tone(judged: Sequence[ToneOutcome], tone: str) -> dict[str, Any]:
    meant = [each for each in judged if each.case.tone == tone]
    return {"n": len(meant), "heard": sum(each.is_right for each in meant), "f1": round(_f1(judged, tone), 4)}
