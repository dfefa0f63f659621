"""/settings: language, units, time zone, the day's first hour, and what the bot shows and keeps."""

from collections.abc import Callable

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message, ReplyKeyboardRemove

from nutrition.domain.cities import Coordinates
from nutrition.domain.time_zones import DidYouMean
from nutrition.domain.user import Dialogue, Locale, UnitSystem
from scenarios.profile_buttons import Setting, SettingButton
from scenarios.questions import Asked
from scenarios.replies import Answer, asking, say
from scenarios.turn import Turn
from scenarios.views.choices import city_choices
from scenarios.views.panels import keyboard, panel, shown_message
from scenarios.views.registration import ask_location, zone_text
from scenarios.views.settings import hours_panel, settings_panel, zone_panel

PREFIX = "settings:"
TIME_ZONE = "settings:time_zone"


def router() -> Router:
    routes = Router(name="settings")
    routes.message.register(on_settings, Command("settings"))
    routes.callback_query.register(on_button, SettingButton.filter())
    routes.message.register(on_zone, Asked(TIME_ZONE))
    return routes


async def on_settings(_message: Message, turn: Turn) -> Answer:
    return settings_panel(turn, None)


async def on_zone(message: Message, turn: Turn) -> Answer:
    """A wrong answer gets the reason and an example, and the question stays open."""
    return settle_zone(turn, message.text or "")


async def on_button(callback: CallbackQuery, callback_data: SettingButton, turn: Turn) -> Answer:
    return ACTIONS[callback_data.setting](turn, callback_data.value, shown_message(callback))


def settle_zone(turn: Turn, answer: str | Coordinates) -> Answer:
    """The zone with its local time, or cities to choose from."""
    done = turn.app.set_time_zone(turn.uow, turn.person, answer)
    if isinstance(done, DidYouMean):
        choices = [
            (label, SettingButton(setting=Setting.TIME_ZONE, value=value).pack())
            for label, value in city_choices(turn, done)
        ]
        return say(turn, turn.text("did-you-mean"), keyboard(choices))
    turn.person = done.person
    turn.close_dialogue(PREFIX)
    return say(turn, zone_text(turn, done.found), ReplyKeyboardRemove(remove_keyboard=True))


def _zone(turn: Turn, value: str, message_id: int | None) -> Answer:
    if value:
        settled = settle_zone(turn, value)
        return panel(turn, turn.text("settings-saved"), None, message_id) + settled if message_id else settled
    turn.ask(Dialogue(TIME_ZONE))
    return asking(zone_panel(turn, message_id)) + ask_location(turn)


def _locale(turn: Turn, value: str, message_id: int | None) -> Answer:
    turn.person = turn.app.set_preferences.locale(turn.uow, turn.person, Locale(value)).person
    return settings_panel(turn, message_id)


def _units(turn: Turn, value: str, message_id: int | None) -> Answer:
    turn.app.set_preferences.units(turn.uow, turn.person, UnitSystem(value))
    return settings_panel(turn, message_id)


def _day_start(turn: Turn, value: str, message_id: int | None) -> Answer:
    if not value:
        return hours_panel(turn, message_id)
    turn.person = turn.app.set_preferences.day_start_hour(turn.uow, turn.person, int(value)).person
    return settings_panel(turn, message_id)


def _hide(turn: Turn, value: str, message_id: int | None) -> Answer:
    turn.app.set_preferences.hide_calories(turn.uow, turn.person, hide=value == "1")
    return settings_panel(turn, message_id)


def _tone(turn: Turn, value: str, message_id: int | None) -> Answer:
    turn.app.set_preferences.tone_consent(turn.uow, turn.person, consent=value == "1")
    return settings_panel(turn, message_id)


def _show(turn: Turn, _value: str, message_id: int | None) -> Answer:
    turn.close_dialogue(PREFIX)
    return settings_panel(turn, message_id)


ACTIONS: dict[Setting, Callable[[Turn, str, int | None], Answer]] = {
    Setting.SHOW: _show,
    Setting.LOCALE: _locale,
    Setting.UNITS: _units,
    Setting.TIME_ZONE: _zone,
    Setting.DAY_START: _day_start,
    Setting.HIDE_CALORIES: _hide,
    Setting.TONE: _tone,
}
