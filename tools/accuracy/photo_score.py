"""What the bot sees on photos: right names, and silence where it knows none."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from nutrition.domain.food import Food
from nutrition.ports.recognition import ImageRefusedError, SeenFood, Verdict
from tools.accuracy import figures
from tools.accuracy.bot import patience
from tools.accuracy.eyes import Eyes
from tools.accuracy.photo_cases import PhotoCase


@dataclass(frozen=True, slots=True)
class PhotoOutcome:
    """`is_covered`: the engine has a name for the label. `rank` of the right name from 1, 0 when it was not given."""

    case: PhotoCase
    is_covered: bool
    verdict: str
    rank: int
    named: bool
    preselected: bool
    milliseconds: float
    names: str


def outcomes(eyes: Eyes, cases: Sequence[PhotoCase]) -> list[PhotoOutcome]:
    judge(eyes, cases[0])  # the first call connects and allocates
    return [judge(eyes, case) for case in cases]


def judge(eyes: Eyes, case: PhotoCase) -> PhotoOutcome:
    covered = any(case.is_shown(name) for name in eyes.vocabulary)
    started = time.perf_counter()
    try:
        sight = eyes.vision.recognise(case.file.read_bytes(), patience())
    except ImageRefusedError as error:
        return PhotoOutcome(case, covered, error.code, 0, named=False, preselected=False, milliseconds=0, names="")
    milliseconds = (time.perf_counter() - started) * 1000
    candidates = sight.items[0] if sight.items else ()
    draft = eyes.compose.from_sight(sight.items[:1], patience()).items
    food = draft[0].food if draft else None
    return PhotoOutcome(
        case=case,
        is_covered=covered,
        verdict=sight.verdict.value,
        rank=_rank(case, candidates, food),
        named=bool(candidates),
        preselected=bool(draft) and draft[0].settled,
        milliseconds=milliseconds,
        names="; ".join(f"{each.name_en} {each.confidence:.2f}" for each in candidates[:3]),
    )


def photo_figures(judged: Sequence[PhotoOutcome]) -> dict[str, Any]:
    """`top1` and `top3` count silence as a miss; `…_named` are of the photos that a name was given for."""
    covered = [each for each in judged if each.is_covered]
    uncovered = [each for each in judged if not each.is_covered]
    named = [each for each in judged if each.named]
    preselected = [each for each in judged if each.preselected]
    return {
        "set": "photos",
        "photos": len(judged),
        "labels": len({each.case.label for each in judged}),
        "covered": figures.share([each.is_covered for each in judged]),
        "top1_covered": figures.share([each.rank == 1 for each in covered]),
        "top3_covered": figures.share([1 <= each.rank <= 3 for each in covered]),
        "top1_covered_named": figures.share([each.rank == 1 for each in covered if each.named]),
        "top3_covered_named": figures.share([1 <= each.rank <= 3 for each in covered if each.named]),
        "named": figures.share([each.named for each in judged]),
        "precision_named": figures.share([each.rank == 1 for each in named]),
        "preselected": figures.share([each.preselected for each in judged]),
        "precision_preselected": figures.share([each.rank == 1 for each in preselected]),
        "silent_on_unknown": figures.share([not each.named for each in uncovered]),
        "refused_as_not_food": figures.share([each.verdict == Verdict.NOT_FOOD for each in judged]),
        "latency_ms": figures.percentiles([each.milliseconds for each in judged if each.milliseconds], 50, 95),
    }


def _rank(case: PhotoCase, candidates: Sequence[SeenFood], first: Food | None) -> int:
    """The first name is shown as the food's in the table, the others as they are."""
    for number, candidate in enumerate(candidates, start=1):
        names = [candidate.name_en, *([first.name_en] if first is not None and number == 1 else [])]
        if any(case.is_shown(name) for name in names):
            return number
    return 0
