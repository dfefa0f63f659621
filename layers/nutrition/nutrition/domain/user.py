"""The person: language, place in time, body figures and what the bot is waiting to hear from them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum


class Locale(StrEnum):
    RU = "ru"
    EN = "en"

    @classmethod
    def from_language_code(cls, code: str | None) -> "Locale":
        """The nearest supported language of an IETF tag such as Telegram's `language_code`; English when unknown."""
        primary = (code or "").lower().split("-")[0]
        return cls.RU if primary in {"ru", "be", "uk", "kk"} else cls.EN


class Sex(StrEnum):
    FEMALE = "female"
    MALE = "male"


class Activity(StrEnum):
    """The usual physical-activity classes; the factors stand in `domain.energy`."""

    SEDENTARY = "sedentary"
    LIGHT = "light"
    MODERATE = "moderate"
    HIGH = "high"
    VERY_HIGH = "very_high"


class LifeStage(StrEnum):
    NONE = "none"
    PREGNANT = "pregnant"
    BREASTFEEDING = "breastfeeding"


class UnitSystem(StrEnum):
    METRIC = "metric"
    IMPERIAL = "imperial"


@dataclass(frozen=True, slots=True)
class Body:
    """Body figures; every one may be unknown. Age is kept with the day it was told, so that it grows."""

    sex: Sex | None = None
    age_years: int | None = None
    age_given_on: date | None = None
    height_cm: Decimal | None = None
    weight_kg: Decimal | None = None
    body_fat_percent: Decimal | None = None
    activity: Activity | None = None
    life_stage: LifeStage = LifeStage.NONE

    def age_on(self, day: date) -> int | None:
        """Full years on `day`, at least; None when age is unknown."""
        if self.age_years is None or self.age_given_on is None:
            return None
        anniversary_ahead = (day.month, day.day) < (self.age_given_on.month, self.age_given_on.day)
        return self.age_years + day.year - self.age_given_on.year - anniversary_ahead


@dataclass(frozen=True, slots=True)
class Dialogue:
    """What the bot asked last and waits for: a step's name and what the step needs to remember (JSON values).

    `suspended` is what it waited for before and will wait for again.
    """

    step: str
    data: Mapping[str, str | int | None] = field(default_factory=dict)
    suspended: "Dialogue | None" = None

    @property
    def kind(self) -> str:
        """What the question belongs to: "registration" of "registration:age"."""
        return self.step.partition(":")[0]


@dataclass(frozen=True, slots=True)
class User:
    telegram_user_id: int
    chat_id: int
    locale: Locale
    created_at: datetime
    time_zone: str | None = None  # IANA name ("Europe/Moscow") or a fixed offset ("UTC+03:00")
    day_start_hour: int = 4
    body: Body = field(default_factory=Body)
    dialogue: Dialogue | None = None
    registered_at: datetime | None = None  # when the wizard was finished
    blocked_at: datetime | None = None  # when Telegram said that the person blocked the bot


@dataclass(frozen=True, slots=True)
class Preferences:
    units: UnitSystem = UnitSystem.METRIC
    hide_calories: bool = False
    tone_consent: bool = False
