"""How a meal reads in the chat."""

from dataclasses import replace

from aiogram.methods import EditMessageText, SendMessage
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from nutrition.domain.day import DayBalance
from nutrition.domain.meal import AmountBasis, Meal, MealItem, MealStatus
from nutrition.domain.nutrients import Nutrient, Nutrients
from nutrition.domain.question import best_question
from nutrition.domain.quick_energy import QUICK_ENERGY
from nutrition.presentation.names import capitalised, item_name
from nutrition.presentation.numbers import grams, macros, whole
from scenarios.replies import Answer, Reply
from scenarios.turn import Turn
from scenarios.views.keyboards import draft_keyboard, item_keyboard, saved_keyboard
from scenarios.views.panels import panel
from scenarios.views.recogniser import recogniser_lines

_UNSURE = {AmountBasis.ASSUMED, AmountBasis.SEEN}
# Sources that have a mark of their own in the catalogue; every other one is named as the provider names itself.
_SOURCE_KEYS = {
    "computed": "source-computed",
    "nutritionix": "source-nutritionix",
    "openfoodfacts": "source-openfoodfacts",
    "label": "source-label",
}


def show_draft(
    turn: Turn,
    meal: Meal,
    day: DayBalance | None,
    *,
    note: str = "",
    opened: MealItem | None = None,
    first_row: list[InlineKeyboardButton] | None = None,
) -> Answer:
    """The meal open to change, in its own message or in a new one; with the buttons of one item if that is opened."""
    keyboard = draft_keyboard(turn, meal) if opened is None else item_keyboard(turn, meal, opened)
    if first_row:
        keyboard.inline_keyboard.insert(0, first_row)
    return show_meal(turn, meal, draft_text(turn, meal, day, note, opened), keyboard)


def show_draft_at_the_end(turn: Turn, meal: Meal, day: DayBalance | None, note: str = "") -> Answer:
    """The meal in a new message, where the person is writing; the old one says no more than where it went."""
    return _moved(turn, meal) + show_draft(turn, replace(meal, message_id=None), day, note=note)


def show_saved(turn: Turn, meal: Meal, day: DayBalance | None) -> Answer:
    """The meal as a line of the diary."""
    return show_meal(turn, meal, saved_text(turn, meal, day), saved_keyboard(turn, meal))


def show_saved_at_the_end(turn: Turn, meal: Meal, day: DayBalance | None) -> Answer:
    """As `show_draft_at_the_end`, for a meal that was saved in words."""
    return _moved(turn, meal) + show_saved(turn, replace(meal, message_id=None), day)


def _moved(turn: Turn, meal: Meal) -> Answer:
    if meal.message_id is None:
        return Answer()
    key = "draft-moved" if meal.status is MealStatus.DRAFT else "entry-moved"
    return panel(turn, turn.text(key), None, meal.message_id)


def show_closed(turn: Turn, meal: Meal) -> Answer:
    """A meal that was given up or deleted."""
    key = "meal-cancelled" if meal.status is MealStatus.CANCELLED else "meal-deleted"
    return show_meal(turn, meal, turn.text(key), None)


def show_meal(turn: Turn, meal: Meal, text: str, keyboard: InlineKeyboardMarkup | None) -> Answer:
    if meal.message_id is None:
        method = SendMessage(chat_id=turn.chat_id, text=text, parse_mode="HTML", reply_markup=keyboard)
        return Answer((Reply(method, meal.meal_id),))
    edit = EditMessageText(
        chat_id=turn.chat_id, message_id=meal.message_id, text=text, parse_mode="HTML", reply_markup=keyboard
    )
    return Answer((Reply(edit, meal.meal_id),))


def draft_text(turn: Turn, meal: Meal, day: DayBalance | None, note: str = "", opened: MealItem | None = None) -> str:
    """Title, a line an item, the total with its interval, what would remain of the day, which item the buttons ask."""
    title = turn.text("draft-title" if meal.status is MealStatus.DRAFT else "editing-title")
    lines = [title, "", *(line_text(turn, meal, number, item) for number, item in enumerate(meal.items, start=1))]
    if not meal.items:
        lines.append(turn.text("draft-empty"))
    if meal.settled_items():
        lines += ["", total_text(turn, meal)]
    lines += remaining_lines(turn, meal, day)
    lines += recogniser_lines(turn, meal)
    if asked := opened or best_question(meal):
        lines += ["", turn.text("draft-portion-question", name=item_name(asked, turn.person.locale))]
    if note:
        lines += ["", note]
    return "\n".join(lines)


def line_text(turn: Turn, meal: Meal, number: int, item: MealItem) -> str:
    """One item; guessed fat says what it belongs to."""
    cooked = None if item.fat_of is None else meal.item(item.fat_of)
    if cooked is None:
        return item_text(turn, number, item)
    return turn.text(
        "draft-item-fat" + _plain(turn),
        number=number,
        name=item_name(cooked, turn.person.locale),
        grams=grams(item.amount.grams),
        source=source_mark(turn, item.food.source),
        **macros(item.nutrients()),
    )


def item_text(turn: Turn, number: int, item: MealItem) -> str:
    name = capitalised(item_name(item, turn.person.locale))
    if not item.settled:
        return turn.text("draft-item-unsettled", number=number, name=name)
    if item.food.key == QUICK_ENERGY.key:
        return turn.text("draft-item-energy", number=number, name=name, kcal=whole(item.nutrients().energy_kcal))
    key = "draft-item-assumed" if item.amount.basis in _UNSURE else "draft-item"
    if item.amount.basis is AmountBasis.USUAL:
        key = "draft-item-usual"
    return turn.text(
        key + _plain(turn),
        number=number,
        name=name,
        grams=grams(item.amount.grams),
        source=source_mark(turn, item.food.source),
        **item_macros(item.nutrients()),
    )


def item_macros(nutrients: Nutrients) -> dict[str, int | float | str]:
    """A macronutrient that the source does not give is unknown, which is not 0."""
    shown: dict[str, int | float | str] = {**macros(nutrients)}
    for name, macro in (
        ("protein", Nutrient.PROTEIN_G),
        ("fat", Nutrient.FAT_G),
        ("carbohydrate", Nutrient.CARBOHYDRATE_G),
    ):
        if nutrients.get(macro) is None:
            shown[name] = "?"
    return shown


def _plain(turn: Turn) -> str:
    """Ends the keys of texts without kilocalories, for those who do not want to see them."""
    return "-plain" if turn.hides_calories else ""


def source_mark(turn: Turn, source: str) -> str:
    """Where an item's numbers come from."""
    if source in _SOURCE_KEYS:
        return turn.text(_SOURCE_KEYS[source])
    return "USDA" if source.startswith("usda") else source


def total_text(turn: Turn, meal: Meal) -> str:
    figures = macros(meal.totals())
    low, high = (whole(bound) for bound in meal.energy_bounds_kcal())
    share = whole(meal.eaten_share * 100)
    lines = [turn.text("meal-total" + _plain(turn), **figures)]
    # An interval narrower than 2 % says nothing that the figure does not.
    if not turn.hides_calories and high - low > figures["kcal"] * 0.02:
        lines = [turn.text("meal-total-interval", low=low, high=high, **figures)]
    if share < 100:
        lines.append(turn.text("meal-eaten-share", share=share))
    return "\n".join(lines)


def remaining_lines(turn: Turn, meal: Meal, day: DayBalance | None) -> list[str]:
    """What remains of the day's target with this meal in it; nothing while there is no target or no time zone."""
    if day is None or day.targets is None or not meal.settled_items() or turn.hides_calories:
        return []
    with_meal = day if meal.status is MealStatus.SAVED else day.with_meal(meal)
    remaining = with_meal.remaining_kcal()
    if remaining is None:
        return []
    target = whole(day.targets.energy_kcal)
    if remaining >= 0:
        return [turn.text("day-remaining", kcal=whole(remaining), target=target)]
    return [turn.text("day-over", kcal=whole(-remaining), target=target)]


def saved_item(turn: Turn, item: MealItem) -> str:
    name = item_name(item, turn.person.locale)
    if item.food.key == QUICK_ENERGY.key:
        return turn.text("saved-item-energy", name=name, kcal=whole(item.nutrients().energy_kcal))
    return turn.text("saved-item", name=name, grams=grams(item.amount.grams))


def saved_text(turn: Turn, meal: Meal, day: DayBalance | None) -> str:
    names = ", ".join(saved_item(turn, item) for item in meal.items)
    return "\n".join(
        [turn.text("saved-title"), capitalised(names), "", total_text(turn, meal), *remaining_lines(turn, meal, day)]
    )
