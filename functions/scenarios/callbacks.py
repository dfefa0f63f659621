"""What the buttons carry: at most 64 bytes, the meal's version in every one of them."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData

from nutrition.domain.meal import Meal
from nutrition.usecases.edit_meal import MealVersion


class Act(StrEnum):
    """What to do with a meal. Short, because it is sent with every button."""

    LESS = "less"
    MORE = "more"
    MENU = "menu"  # open an item's own buttons
    BACK = "back"
    PICK = "pick"  # value: index of the alternative, -1 for the food that is shown
    PORTION = "portion"  # value: g
    ASK_GRAMS = "grams"
    ASK_FOOD = "food"
    ASK_MORE = "add"
    REMOVE = "remove"
    SHARE = "share"  # value: % of the plate
    UNDO = "undo"
    SAVE = "save"
    CANCEL = "cancel"
    OPEN = "open"  # edit a saved meal
    CONFIRM = "yes"  # an edit in words that was not certain
    REFUSE = "no"  # nor any other question about the meal


class MealButton(CallbackData, prefix="m"):
    meal: int
    version: int
    act: Act
    item: int = 0
    value: int = 0

    @property
    def where(self) -> MealVersion:
        return MealVersion(self.meal, self.version)


class PhotoAct(StrEnum):
    LABEL = "label"  # read the nutrition table on it
    OTHER = "other"  # it is not the plate that it looks like
    SEVERAL = "several"  # there are several foods on it


class PhotoButton(CallbackData, prefix="p"):
    """Looks at a photo once more; `meal` and `version` are the draft that gives way to what is seen then."""

    photo: int
    act: PhotoAct
    meal: int = 0
    version: int = 0


class GuessButton(CallbackData, prefix="g"):
    """Says what a photo shows: the key of a food in the food table, empty for one that the person will write."""

    photo: int
    food: str = ""


class LabelAct(StrEnum):
    RIGHT = "right"
    CORRECT = "fix"
    DROP = "drop"


class LabelButton(CallbackData, prefix="l"):
    """Answers whether a label was read rightly."""

    photo: int
    act: LabelAct


class FinishButton(CallbackData, prefix="finish"):
    """Ends the open meal session."""


def meal_button(meal: Meal, act: Act, item: int = 0, value: int = 0) -> str:
    return MealButton(meal=meal.meal_id, version=meal.version, act=act, item=item, value=value).pack()
