"""Choices that have buttons, read from words too: the button's own value, its number, or what people write."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from nutrition.domain.goals import GoalKind
from nutrition.domain.plain_text import normalise
from nutrition.domain.user import Activity, LifeStage, Sex
from nutrition.errors import InvalidInputError

Choice = TypeVar("Choice", bound=StrEnum)

_SEX = {
    Sex.FEMALE: "f ж woman girl жен женский женщина девушка",
    Sex.MALE: "m м man boy муж мужской мужчина парень",
}
_LIFE_STAGE = {
    LifeStage.NONE: "no neither нет ни_то_ни_другое",
    LifeStage.PREGNANT: "pregnancy беременна беременность",
    LifeStage.BREASTFEEDING: "nursing кормлю кормлю_грудью кормление грудное_вскармливание",
}
_ACTIVITY = {
    Activity.SEDENTARY: "1 low none сидячая сижу низкая минимальная",
    Activity.LIGHT: "2 лёгкая легкая небольшая",
    Activity.MODERATE: "3 medium average средняя умеренная",
    Activity.HIGH: "4 active высокая",
    Activity.VERY_HIGH: "5 very_active очень_высокая",
}
_GOAL = {
    GoalKind.LOSE: "less lose_weight похудеть сбросить снизить снижение меньше похудение",
    GoalKind.KEEP: "maintain same hold держать удержать поддерживать сохранить поддержание",
    GoalKind.GAIN: "more gain_weight bulk набрать набор больше масса",
}


def read_sex(text: str) -> Sex:
    """Raises InvalidInputError, as all of these do."""
    return _read(_SEX, text, "error-sex")


def read_life_stage(text: str) -> LifeStage:
    return _read(_LIFE_STAGE, text, "error-life-stage")


def read_activity(text: str) -> Activity:
    return _read(_ACTIVITY, text, "error-activity")


def read_goal(text: str) -> GoalKind:
    return _read(_GOAL, text, "error-goal")


def _read(words: Mapping[Choice, str], text: str, text_key: str) -> Choice:
    said = normalise(text).replace(" ", "_").strip(".!")
    for choice, spellings in words.items():
        if said == choice.value or said in spellings.split():
            return choice
    raise InvalidInputError(text_key)
