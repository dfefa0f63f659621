"""An answer in words put into the body figures; the wizard and the profile read alike."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from nutrition.domain.choices import read_activity, read_life_stage, read_sex
from nutrition.domain.figures import read_age, read_body_fat
from nutrition.domain.measures import read_height, read_weight
from nutrition.domain.plain_text import normalise
from nutrition.domain.user import Body, LifeStage, Sex, UnitSystem

_UNKNOWN = frozenset({"-", "no", "none", "unknown", "нет", "не знаю", "неизвестно"})


class BodyField(StrEnum):
    SEX = "sex"
    AGE = "age"
    LIFE_STAGE = "life_stage"
    HEIGHT = "height"
    WEIGHT = "weight"
    BODY_FAT = "body_fat"
    ACTIVITY = "activity"


@dataclass(frozen=True, slots=True)
class Figures:
    """Body figures, and the unit system that the person writes in."""

    body: Body
    units: UnitSystem


def record(field: BodyField, figures: Figures, text: str, today: date) -> Figures:
    """`figures` with the answer in it. Raises InvalidInputError with the field's own text key."""
    return _RECORDERS[field](figures, text, today)


def _sex(figures: Figures, text: str, _today: date) -> Figures:
    sex = read_sex(text)
    life_stage = LifeStage.NONE if sex is Sex.MALE else figures.body.life_stage
    return replace(figures, body=replace(figures.body, sex=sex, life_stage=life_stage))


def _age(figures: Figures, text: str, today: date) -> Figures:
    age = read_age(text, today)
    return replace(figures, body=replace(figures.body, age_years=age.years, age_given_on=age.given_on))


def _life_stage(figures: Figures, text: str, _today: date) -> Figures:
    return replace(figures, body=replace(figures.body, life_stage=read_life_stage(text)))


def _height(figures: Figures, text: str, _today: date) -> Figures:
    height = read_height(text, figures.units)
    return Figures(replace(figures.body, height_cm=height.value), height.units)


def _weight(figures: Figures, text: str, _today: date) -> Figures:
    weight = read_weight(text, figures.units)
    return Figures(replace(figures.body, weight_kg=weight.value), weight.units)


def _body_fat(figures: Figures, text: str, _today: date) -> Figures:
    percent = None if normalise(text) in _UNKNOWN else read_body_fat(text)
    return replace(figures, body=replace(figures.body, body_fat_percent=percent))


def _activity(figures: Figures, text: str, _today: date) -> Figures:
    return replace(figures, body=replace(figures.body, activity=read_activity(text)))


_RECORDERS: Mapping[BodyField, Callable[[Figures, str, date], Figures]] = {
    BodyField.SEX: _sex,
    BodyField.AGE: _age,
    BodyField.LIFE_STAGE: _life_stage,
    BodyField.HEIGHT: _height,
    BodyField.WEIGHT: _weight,
    BodyField.BODY_FAT: _body_fat,
    BodyField.ACTIVITY: _activity,
}
