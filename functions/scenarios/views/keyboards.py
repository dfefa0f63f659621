"""The buttons under a meal."""

from decimal import Decimal
from textwrap import shorten

from aiogram.types import InlineKeyboardButton as Button
from aiogram.types import InlineKeyboardMarkup

from nutrition.domain.food import Unit
from nutrition.domain.meal import AmountBasis, Meal, MealItem, MealStatus
from nutrition.domain.question import best_question
from nutrition.presentation.names import capitalised
from nutrition.presentation.numbers import grams
from scenarios.callbacks import Act, FinishButton, meal_button
from scenarios.turn import Turn

Rows = list[list[Button]]

_SHARES = (25, 50, 75, 100)
_LABEL_LENGTH = 15  # between − and +: a third of a phone's width
_CHOICE_LENGTH = 34  # on a row of its own
_PACKAGED = {"openfoodfacts", "label"}  # sources that speak of one package
_ITEM_ROWS = 10  # a longer keyboard leaves no room for the message on a phone


def draft_keyboard(turn: Turn, meal: Meal) -> InlineKeyboardMarkup:
    rows: Rows = []
    for item in meal.items:
        rows += _item_rows(turn, meal, item)
    del rows[_ITEM_ROWS:]
    rows += question_rows(turn, meal)
    if meal.settled_items():
        rows.append(_share_row(turn, meal))
    rows.append(_tool_row(turn, meal))
    rows.append(_last_row(turn, meal))
    return InlineKeyboardMarkup(inline_keyboard=rows)


def saved_keyboard(turn: Turn, meal: Meal) -> InlineKeyboardMarkup:
    edit = Button(text=turn.plain("button-edit"), callback_data=meal_button(meal, Act.OPEN))
    finish = Button(text=turn.plain("button-finish"), callback_data=FinishButton().pack())
    return InlineKeyboardMarkup(inline_keyboard=[[edit, finish]])


def item_keyboard(turn: Turn, meal: Meal, item: MealItem) -> InlineKeyboardMarkup:
    """One item's own buttons: portions, grams, another food, remove."""
    rows = [_portion_row(turn, meal, item)]
    rows += _pick_rows(turn, meal, item)
    rows.append(
        [
            Button(text=turn.plain("button-grams"), callback_data=meal_button(meal, Act.ASK_GRAMS, item.item_id)),
            Button(text=turn.plain("button-replace"), callback_data=meal_button(meal, Act.ASK_FOOD, item.item_id)),
        ]
    )
    rows.append(
        [
            Button(text=turn.plain("button-remove"), callback_data=meal_button(meal, Act.REMOVE, item.item_id)),
            Button(text=turn.plain("button-back"), callback_data=meal_button(meal, Act.BACK)),
        ]
    )
    return InlineKeyboardMarkup(inline_keyboard=rows)


def confirm_keyboard(turn: Turn, meal: Meal) -> InlineKeyboardMarkup:
    yes = Button(text=turn.plain("button-yes"), callback_data=meal_button(meal, Act.CONFIRM))
    no = Button(text=turn.plain("button-no"), callback_data=meal_button(meal, Act.REFUSE))
    return InlineKeyboardMarkup(inline_keyboard=[[yes, no]])


def leave_keyboard(turn: Turn, meal: Meal) -> InlineKeyboardMarkup:
    """The way out of a question that wants words."""
    leave = Button(text=turn.plain("button-cancel"), callback_data=meal_button(meal, Act.REFUSE))
    return InlineKeyboardMarkup(inline_keyboard=[[leave]])


def question_rows(turn: Turn, meal: Meal) -> Rows:
    """The one question: which food it is, else the amount that would narrow the interval most."""
    unsettled = next((item for item in meal.items if not item.settled), None)
    if unsettled is not None:
        keep = Button(
            text="✓ " + short_name(unsettled.name(turn.person.locale)),
            callback_data=meal_button(meal, Act.PICK, unsettled.item_id, -1),
        )
        return [[keep], *_pick_rows(turn, meal, unsettled)]
    doubtful = best_question(meal)
    return [] if doubtful is None else [_portion_row(turn, meal, doubtful)]


def short_name(name: str) -> str:
    """A food's name as a button of its own can show it."""
    return shorten(capitalised(name), _CHOICE_LENGTH, placeholder="…")


def _item_rows(turn: Turn, meal: Meal, item: MealItem) -> Rows:
    """The name between − and +, or above them when it would be cut there; guessed fat beside its end."""
    if item.fat_of is not None:
        return [_fat_row(turn, meal, item)]
    text = turn.plain("button-item", name=short_name(item.name(turn.person.locale)), grams=grams(item.amount.grams))
    less = Button(text="−", callback_data=meal_button(meal, Act.LESS, item.item_id))
    menu = Button(text=text, callback_data=meal_button(meal, Act.MENU, item.item_id))
    more = Button(text="+", callback_data=meal_button(meal, Act.MORE, item.item_id))
    return [[less, menu, more]] if len(text) <= _LABEL_LENGTH else [[menu], [less, more]]


def _fat_row(turn: Turn, meal: Meal, item: MealItem) -> list[Button]:
    return [
        Button(
            text=turn.plain("button-fat", grams=grams(item.amount.grams)),
            callback_data=meal_button(meal, Act.MENU, item.item_id),
        ),
        Button(text=turn.plain("button-no-fat"), callback_data=meal_button(meal, Act.REMOVE, item.item_id)),
    ]


def _portion_row(turn: Turn, meal: Meal, item: MealItem) -> list[Button]:
    """Small, usual and large: the ends and the middle of what the amount may be, on round grams."""
    if packaged := _package_row(turn, meal, item):
        return packaged
    of_table = item.fat_of is None and item.amount.basis is not AmountBasis.USUAL
    middle = (item.food.default_portion_g if of_table else None) or item.amount.grams
    if item.amount.basis is AmountBasis.SEEN:
        sizes = (item.amount.low, item.amount.grams, item.amount.high)
    else:
        sizes = (middle * Decimal("0.65"), middle, middle * Decimal("1.4"))
    labels = zip(("portion-small", "portion-medium", "portion-large"), sizes, strict=True)
    return [
        Button(
            text=turn.plain(key, grams=rounded),
            callback_data=meal_button(meal, Act.PORTION, item.item_id, rounded),
        )
        for key, size in labels
        for rounded in (round_portion(size),)
    ]


def _package_row(turn: Turn, meal: Meal, item: MealItem) -> list[Button]:
    """A packaged product comes in servings and packages; empty for other food and where the package says neither."""
    if item.food.source not in _PACKAGED:
        return []
    known = {unit: weight for unit in (Unit.PORTION, Unit.PACK) if (weight := item.food.portion(unit)) is not None}
    sizes = [("portion-serving", known.get(Unit.PORTION)), ("portion-pack", known.get(Unit.PACK))]
    if Unit.PACK in known:
        sizes.insert(1, ("portion-half-pack", known[Unit.PACK] / 2))
    return [
        Button(
            text=turn.plain(key, grams=round(size)),
            callback_data=meal_button(meal, Act.PORTION, item.item_id, max(1, round(size))),
        )
        for key, size in sizes
        if size is not None
    ]


def round_portion(size: Decimal) -> int:
    """Whole grams on a figure that a person would say: tens from 50 g on, fives from 20 g on; at least 1 g."""
    step = 10 if size >= 50 else 5 if size >= 20 else 1
    return max(1, round(size / step) * step)


def _pick_rows(turn: Turn, meal: Meal, item: MealItem) -> Rows:
    rows: Rows = []
    for index, other in enumerate(item.alternatives):
        name = other.name_ru if turn.person.locale == "ru" and other.name_ru else other.name_en
        rows.append([Button(text=short_name(name), callback_data=meal_button(meal, Act.PICK, item.item_id, index))])
    return rows


def _share_row(turn: Turn, meal: Meal) -> list[Button]:
    current = int(meal.eaten_share * 100)
    return [
        Button(
            text=("✓ " if share == current else "") + turn.plain("button-share", share=share),
            callback_data=meal_button(meal, Act.SHARE, value=share),
        )
        for share in _SHARES
    ]


def _tool_row(turn: Turn, meal: Meal) -> list[Button]:
    row = [Button(text=turn.plain("button-add"), callback_data=meal_button(meal, Act.ASK_MORE))]
    if meal.version > 1:
        row.append(Button(text=turn.plain("button-undo"), callback_data=meal_button(meal, Act.UNDO)))
    return row


def _last_row(turn: Turn, meal: Meal) -> list[Button]:
    saved = meal.status is MealStatus.SAVED
    done = Button(text=turn.plain("button-done" if saved else "button-save"), callback_data=meal_button(meal, Act.SAVE))
    drop = Button(
        text=turn.plain("button-delete" if saved else "button-cancel"), callback_data=meal_button(meal, Act.CANCEL)
    )
    return [done, drop] if meal.items else [drop]
