"""The AI profile as it is stored: the fields of docs/ai_profile.md and back."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from nutrition.domain.portion_bias import PortionBias
from nutrition.domain.profile import Behaviour, Measure, Share, Tastes

# A document of another version is not read; it is written anew from the diary.
SCHEMA_VERSION = 1
HABITS = "behavioral_patterns"
TASTES = "taste_preferences"
TONES = "emotional_patterns"
LEARNED_FROM = "learned_from"


@dataclass(frozen=True, slots=True)
class FavouriteName:
    name_en: str
    name_ru: str | None
    times: int


@dataclass(frozen=True, slots=True)
class MonthOfTastes:
    """What is shown of a stored month."""

    month: str
    favourites: tuple[FavouriteName, ...]
    groups: Mapping[str, int]
    sweet: Share
    salty: Share
    fatty: Share
    variety: int
    n: int


@dataclass(frozen=True, slots=True)
class StoredProfile:
    """`behaviour` is None while the time zone is unknown; `tones` counts the history's entries by label."""

    updated_at: datetime | None
    learned_from: datetime | None
    behaviour: Behaviour | None
    portion_bias: PortionBias | None
    latest_month: MonthOfTastes | None
    tones: Mapping[str, int]


def to_document(
    habits: Behaviour | None, bias: PortionBias, months: Sequence[Tastes], now: datetime
) -> dict[str, object]:
    """The fields that the diary gives."""
    return {
        "schema_version": SCHEMA_VERSION,
        "updated_at": now,
        HABITS: {**(asdict(habits) if habits else {}), "portion_bias": asdict(bias)},
        TASTES: {"evolution": [_month_to_document(month) for month in months]},
    }


def from_document(document: Mapping[str, Any]) -> StoredProfile:
    current = document.get("schema_version") == SCHEMA_VERSION
    habits: Mapping[str, Any] = document.get(HABITS, {}) if current else {}
    months: Sequence[Mapping[str, Any]] = document.get(TASTES, {}).get("evolution", ()) if current else ()
    history: Sequence[Mapping[str, Any]] = document.get(TONES, {}).get("message_tone_history", ())
    tones: dict[str, int] = {}
    for entry in history:
        tones[entry["tone"]] = tones.get(entry["tone"], 0) + 1
    return StoredProfile(
        updated_at=document.get("updated_at") if current else None,
        learned_from=document.get(LEARNED_FROM),
        behaviour=_behaviour(habits),
        portion_bias=PortionBias(**habits["portion_bias"]) if "portion_bias" in habits else None,
        latest_month=_month(months[-1]) if months else None,
        tones=tones,
    )


def _behaviour(habits: Mapping[str, Any]) -> Behaviour | None:
    if "breakfast_consistency" not in habits:
        return None
    return Behaviour(
        breakfast_consistency=Share(**habits["breakfast_consistency"]),
        late_eating=Share(**habits["late_eating"]),
        meal_regularity=Measure(**habits["meal_regularity"]),
        meals_per_day=Measure(**habits["meals_per_day"]),
        logging_completeness=Share(**habits["logging_completeness"]),
    )


def _month_to_document(month: Tastes) -> dict[str, object]:
    favourites = [
        {"food_key": each.food.key, "name_en": each.food.name_en, "name_ru": each.food.name_ru, "times": each.times}
        for each in month.favourites
    ]
    return {
        "month": month.month,
        "favourite_foods": favourites,
        "groups": [{"group": group.value, "times": times} for group, times in month.groups.items()],
        "sweet_share": asdict(month.sweet),
        "salty_share": asdict(month.salty),
        "fat_share": asdict(month.fatty),
        "variety": month.variety,
        "n": month.n,
    }


def _month(stored: Mapping[str, Any]) -> MonthOfTastes:
    return MonthOfTastes(
        month=stored["month"],
        favourites=tuple(
            FavouriteName(each["name_en"], each["name_ru"], each["times"]) for each in stored["favourite_foods"]
        ),
        groups={each["group"]: each["times"] for each in stored["groups"]},
        sweet=Share(**stored["sweet_share"]),
        salty=Share(**stored["salty_share"]),
        fatty=Share(**stored["fat_share"]),
        variety=stored["variety"],
        n=stored["n"],
    )
