"""Failed cases of the developers' half, a JSON object a line; the other half stays unseen."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from tools.accuracy.edit_score import EditOutcome
from tools.accuracy.food_score import FoodOutcome
from tools.accuracy.photo_score import PhotoOutcome
from tools.accuracy.text_outcome import TextOutcome
from tools.accuracy.tone_score import ToneOutcome

_FAR_PERCENT = 35
Outcome = TextOutcome | EditOutcome | ToneOutcome | FoodOutcome | PhotoOutcome


def write_failures(path: Path, judged: Iterable[Outcome]) -> None:
    lines = [json.dumps(each, ensure_ascii=False) for one in judged for each in _failure(one)]
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _failure(outcome: Outcome) -> Iterator[dict[str, Any]]:
    match outcome:
        case PhotoOutcome():
            if outcome.rank != 1:
                yield {"file": outcome.case.file.name, "label": outcome.case.label, "got": outcome.names}
        case _ if not outcome.case.is_for_developers:
            return
        case TextOutcome():
            yield from _of_text(outcome)
        case EditOutcome(is_right=False):
            yield {"tag": outcome.case.tag, "text": outcome.case.text, "got": outcome.operations}
        case ToneOutcome(is_right=False):
            yield {"tag": outcome.case.tone, "text": outcome.case.text, "got": f"{outcome.heard} ({outcome.source})"}
        case FoodOutcome() if abs(outcome.percent) > _FAR_PERCENT:
            yield {"text": outcome.case.text, "kcal": outcome.case.kcal, "got": f"{outcome.food} {outcome.kcal}"}


def _of_text(outcome: TextOutcome) -> Iterator[dict[str, Any]]:
    case, energy = outcome.case, outcome.energy
    off = case.kcal is not None and abs(energy.kcal - case.kcal) > max(0.35 * case.kcal, 20)
    if not outcome.is_right or off:
        expected = [f"{item.name.pattern} {item.grams or '-'}" for item in case.readings[0]]
        yield {
            "tag": case.tag,
            "text": case.text,
            "expected": expected,
            "kcal": case.kcal,
            "got": outcome.draft,
            "got_kcal": round(energy.kcal),
        }
