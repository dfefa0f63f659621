"""A build may not be worse than the committed card by more than the card's noise."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tools.accuracy.card import at, value_at


@dataclass(frozen=True, slots=True)
class Guard:
    """A figure that may not fall (rise, for an error) by more than half its 95 % interval, and never by `most`."""

    path: str
    most: float
    higher_is_better: bool = True


_LANGUAGES = ("ru", "en")
_SHARES = (("item_f1", 0.02), ("item_quantity_f1", 0.02), ("food_top1", 0.02), ("food_top5", 0.02))

GUARDS = (
    *(Guard(f"text/languages/{language}/{name}", most) for language in _LANGUAGES for name, most in _SHARES),
    # A confident answer to nonsense is a bug, not noise.
    *(Guard(f"text/languages/{each}/confident_nonsense", 0, higher_is_better=False) for each in _LANGUAGES),
    *(Guard(f"text/languages/{each}/settled_wrong", 0.02, higher_is_better=False) for each in _LANGUAGES),
    *(
        Guard(f"text/languages/{language}/energy/{kind}/median_abs_percent", 3, higher_is_better=False)
        for language in _LANGUAGES
        for kind in ("said", "household")
    ),
    *(Guard(f"text/languages/{each}/energy/all/within_20_percent", 0.03) for each in _LANGUAGES),
    Guard("kcal_per_100g_ru/found", 0.02),
    Guard("kcal_per_100g_ru/median_abs_percent", 2, higher_is_better=False),
    Guard("kcal_per_100g_ru/within_20_percent", 0.03),
    *(Guard(f"edits/languages/{each}/operations_right", 0.03) for each in _LANGUAGES),
    *(Guard(f"tone/languages/{each}/accuracy", 0.04) for each in _LANGUAGES),
    Guard("photos/top3_covered", 0.04),
    Guard("photos/precision_preselected", 0.05),
    Guard("photos/honest_on_unknown", 0.05),
    Guard("memory_mb/language", 20, higher_is_better=False),
)


@dataclass(frozen=True, slots=True)
class Fall:
    path: str
    was: float
    now: float | None
    allowed: float

    def __str__(self) -> str:
        now = "not measured" if self.now is None else f"{self.now:g}"
        return f"{self.path}: {now}, the card has {self.was:g} (may differ by {self.allowed:g})"


def falls(committed: Mapping[str, Any], measured: Mapping[str, Any]) -> Iterator[Fall]:
    """What is worse than it may be. Photos count only when they were measured: they are in no repository."""
    for guard in GUARDS:
        was, now = value_at(committed, guard.path), value_at(measured, guard.path)
        if was is None or (guard.path.startswith("photos/") and "photos" not in measured):
            continue
        allowed = _allowed(guard, at(committed, guard.path))
        if now is None or _loss(guard, was, now) > allowed + 1e-9:
            yield Fall(guard.path, was, now, allowed)


def _loss(guard: Guard, was: float, now: float) -> float:
    return was - now if guard.higher_is_better else now - was


def _allowed(guard: Guard, figure: object) -> float:
    if not isinstance(figure, dict):
        return guard.most
    half_width = (float(figure["high"]) - float(figure["low"])) / 2
    return round(min(guard.most, half_width), 4)
