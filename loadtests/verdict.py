"""Hypothesis H1: fast enough at 100 people at once, and every update answered exactly once."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from loadtests.statistics import Level

USERS = 100
ACKNOWLEDGED_MS, TEXT_MS, PHOTO_MS = 50.0, 200.0, 1500.0
_WORTH_IT = 0.5  # below this share of the ideal growth more people bring hardly more answers


@dataclass(frozen=True, slots=True)
class Verdict:
    """`holds` is None when nobody measured 100 people; `reasons` say what was held against what."""

    holds: bool | None
    reasons: tuple[str, ...]


def verdict(levels: Sequence[Level]) -> Verdict:
    """Of the level with 100 people; a run is correct or not at any level."""
    wrong = tuple(f"{each.users} users: {_wrong(each)}" for each in levels if not each.counts.correct)
    measured = next((each for each in levels if each.users == USERS), None)
    if measured is None:
        return Verdict(False if wrong else None, (*wrong, f"H1 is about {USERS} users, who were not measured"))
    limits = (
        ("acknowledged p95", measured.text.acknowledged.p95, ACKNOWLEDGED_MS),
        ("answered p95, text", measured.text.answered.p95, TEXT_MS),
        ("answered p95, photo", measured.photo.answered.p95, PHOTO_MS),
    )
    reasons = [_compared(*limit) for limit in limits]
    # A step that nobody took has no latency, so it cannot be too slow; H1 needs the first two.
    kept = [value < limit or (math.isnan(value) and name.endswith("photo")) for name, value, limit in limits]
    return Verdict(all(kept) and not wrong, (*wrong, *reasons))


def knee(levels: Sequence[Level]) -> int | None:
    """The number of users up to which more people brought more answers: the last before throughput grew by less than
    half of what the growth in users promised. None when it never did."""
    ordered = sorted(levels, key=lambda each: each.users)
    for before, after in pairwise(ordered):
        promised = before.throughput * (after.users / before.users - 1)
        if after.throughput - before.throughput < _WORTH_IT * promised:
            return before.users
    return None


def _compared(name: str, value: float, limit: float) -> str:
    if math.isnan(value):
        return f"{name}: not measured"
    return f"{name} {value:.0f} ms {'<' if value < limit else '≥'} {limit:.0f} ms"


def _wrong(each: Level) -> str:
    return f"{each.counts.lost} lost, {each.counts.doubled} doubled, {each.counts.errors} errors"
