"""What the bot sees on photos: the names it gives, the guesses it offers, and silence where it knows nothing."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from nutrition.ports.recognition import ImageRefusedError, Sight, Verdict
from tools.accuracy import figures
from tools.accuracy.bot import patience
from tools.accuracy.eyes import Eyes
from tools.accuracy.photo_cases import PhotoCase

# Every share of the answer, and what it is a share of; the card's page has the same lines.
MEANING = {
    "covered": "Photos whose food the engine has a name for",
    "top1": "All photos: right name first",
    "top3": "… among the first three (names or guesses)",
    "top1_covered": "Foods it has a name for: right name first (silence is a miss)",
    "top3_covered": "… among the first three (names or guesses)",
    "top1_covered_named": "Foods it has a name for, where it names one: right name first",
    "top3_covered_named": "… among the first three",
    "named": "Photos it names a food for (FOOD: a draft)",
    "precision_named": "… right name first",
    "preselected": "Photos it preselects a food for (a draft with numbers)",
    "precision_preselected": "… right",
    "guessed": "Photos it is not sure about and offers guesses for (UNSURE with candidates: buttons)",
    "guessed_right": "… right one among them",
    "silent": "Photos it offers nothing for (UNSURE without candidates, NOT_FOOD or an error)",
    "honest_on_unknown": "Foods it has no name for: says that it is not sure, or nothing",
    "silent_on_unknown": "… nothing",
    "refused_as_not_food": "Photos of food refused as no food",
}


@dataclass(frozen=True, slots=True)
class PhotoOutcome:
    """`is_covered`: the engine has a name for the label. `rank` of the right name from 1, 0 when it was not shown."""

    case: PhotoCase
    is_covered: bool
    verdict: str
    rank: int
    named: bool
    guessed: bool
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
        return PhotoOutcome(case, covered, error.code, 0, False, False, False, 0, "")
    milliseconds = (time.perf_counter() - started) * 1000
    shown = list(_shown(eyes, sight))
    is_food = sight.verdict is Verdict.FOOD
    return PhotoOutcome(
        case=case,
        is_covered=covered,
        verdict=sight.verdict.value,
        rank=next((rank for rank, names in enumerate(shown, start=1) if any(map(case.is_shown, names))), 0),
        named=is_food and bool(shown),
        guessed=not is_food and bool(shown),
        preselected=is_food
        and any(item.settled for item in eyes.compose.from_sight(sight.items[:1], patience()).items),
        milliseconds=milliseconds,
        names="; ".join(f"{each.name_en} {each.confidence:.2f}" for item in sight.items[:1] for each in item[:3]),
    )


def photo_figures(judged: Sequence[PhotoOutcome]) -> dict[str, Any]:
    """Shares by the keys of MEANING, which come with them, and the latency of a call in ms."""
    covered = [each for each in judged if each.is_covered]
    uncovered = [each for each in judged if not each.is_covered]
    named = [each for each in judged if each.named]
    covered_named = [each for each in named if each.is_covered]
    shares = {
        "covered": [each.is_covered for each in judged],
        **_ranks("", judged),
        **_ranks("_covered", covered),
        **_ranks("_covered_named", covered_named),
        "named": [each.named for each in judged],
        "precision_named": [each.rank == 1 for each in named],
        "preselected": [each.preselected for each in judged],
        "precision_preselected": [each.rank == 1 for each in judged if each.preselected],
        "guessed": [each.guessed for each in judged],
        "guessed_right": [each.rank > 0 for each in judged if each.guessed],
        "silent": [not each.named and not each.guessed for each in judged],
        "honest_on_unknown": [not each.named for each in uncovered],
        "silent_on_unknown": [not each.named and not each.guessed for each in uncovered],
        "refused_as_not_food": [each.verdict == Verdict.NOT_FOOD for each in judged],
    }
    return {
        "set": "photos",
        "photos": len(judged),
        "labels": len({each.case.label for each in judged}),
        **{name: figures.share(values) for name, values in shares.items()},
        "latency_ms": figures.percentiles([each.milliseconds for each in judged if each.milliseconds], 50, 95),
        "meaning": MEANING,
    }


def _ranks(of: str, judged: Sequence[PhotoOutcome]) -> dict[str, list[bool]]:
    return {
        f"top1{of}": [each.rank == 1 for each in judged],
        f"top3{of}": [1 <= each.rank <= 3 for each in judged],
    }


def _shown(eyes: Eyes, sight: Sight) -> Iterator[tuple[str, ...]]:
    """The names that a person chooses from, the likeliest first: those of a draft's first food, or the guesses.

    Guesses and the first name of a draft are shown as the food table has them.
    """
    if sight.verdict is Verdict.UNSURE:
        yield from ((food.name_en,) for food in eyes.compose.guesses(sight.items))
        return
    draft = eyes.compose.from_sight(sight.items[:1], patience()).items
    for number, candidate in enumerate(sight.items[0] if sight.items else ()):
        yield (candidate.name_en, *([draft[0].food.name_en] if draft and number == 0 else []))
