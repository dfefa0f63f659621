"""What the buttons of registration, profile, goals and settings carry. No value may hold a colon, the separator."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData
from pydantic import field_validator

from nutrition.domain.body_answers import BodyField
from nutrition.domain.registration import PREFIX, Step
from nutrition.domain.user import Locale


class WizardAct(StrEnum):
    ANSWER = "answer"  # value: the choice, a pace, an IANA zone
    SKIP = "skip"
    BACK = "back"
    RESTART = "restart"
    LEAVE = "leave"


class WizardButton(CallbackData, prefix="reg"):
    """`step` is the question's name without the dialogue's prefix."""

    step: str
    act: WizardAct
    value: str = ""

    @field_validator("step")
    @classmethod
    def _known(cls, step: str) -> str:
        """A button of a question that no longer exists is nobody's button."""
        return Step(PREFIX + step).removeprefix(PREFIX)

    @property
    def question(self) -> Step:
        return Step(PREFIX + self.step)


class ProfileAct(StrEnum):
    SHOW = "show"
    EDIT = "edit"
    SET = "set"  # value: the choice
    RESTART = "restart"


class ProfileButton(CallbackData, prefix="prof"):
    act: ProfileAct
    field: BodyField = BodyField.SEX
    value: str = ""


class GoalAct(StrEnum):
    SHOW = "show"
    KIND = "kind"  # value: lose, keep, gain
    PACE = "pace"  # value: a pace in the person's units; empty asks for one
    BY_HAND = "hand"  # value: the field to ask for; empty shows the fields
    RELEASE = "free"  # value: the field to give back to the formula


class GoalButton(CallbackData, prefix="goal"):
    act: GoalAct
    value: str = ""


class Setting(StrEnum):
    SHOW = "show"
    LOCALE = "locale"
    UNITS = "units"
    TIME_ZONE = "zone"  # value: an IANA zone; empty asks
    DAY_START = "hour"  # value: an hour; empty shows the hours
    HIDE_CALORIES = "hide"
    TONE = "tone"


class SettingButton(CallbackData, prefix="set"):
    setting: Setting
    value: str = ""


def wizard_button(step: Step, act: WizardAct, value: str = "") -> str:
    return WizardButton(step=step.removeprefix(PREFIX), act=act, value=value).pack()


class StartButton(CallbackData, prefix="start"):
    """The greeting in another language."""

    locale: Locale
