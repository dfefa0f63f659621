"""The settings and their buttons; a button says what it would change to."""

from nutrition.domain.user import Locale, UnitSystem
from scenarios.profile_buttons import Setting, SettingButton
from scenarios.replies import Answer
from scenarios.turn import Turn
from scenarios.views.choices import city_choices
from scenarios.views.figures import local_time
from scenarios.views.panels import keyboard, panel, row

HOURS = range(8)


def settings_panel(turn: Turn, message_id: int | None) -> Answer:
    person, preferences = turn.person, turn.app.set_preferences.current(turn.uow, turn.person).preferences
    zone = person.time_zone
    lines = [
        turn.text("settings-title"),
        turn.text("settings-language"),
        turn.text("settings-units", units=preferences.units.value),
        turn.text("settings-zone-unknown")
        if zone is None
        else turn.text("settings-zone", zone=zone.replace("_", " "), time=local_time(turn, zone)),
        turn.text("settings-day-start", hour=_clock(person.day_start_hour)),
        turn.text("settings-calories", hidden=int(preferences.hide_calories)),
        turn.text("settings-tone", on=int(preferences.tone_consent)),
    ]
    imperial = preferences.units is UnitSystem.IMPERIAL
    locale = Locale.EN if person.locale is Locale.RU else Locale.RU
    buttons = [
        (turn.plain("button-other-language"), _data(Setting.LOCALE, locale)),
        (
            turn.plain("button-units", units=preferences.units.value),
            _data(Setting.UNITS, UnitSystem.METRIC if imperial else UnitSystem.IMPERIAL),
        ),
        (turn.plain("button-zone"), _data(Setting.TIME_ZONE)),
        (turn.plain("button-day-start"), _data(Setting.DAY_START)),
        (
            turn.plain("button-calories", hidden=int(preferences.hide_calories)),
            _data(Setting.HIDE_CALORIES, _flag(on=not preferences.hide_calories)),
        ),
        (
            turn.plain("button-tone", on=int(preferences.tone_consent)),
            _data(Setting.TONE, _flag(on=not preferences.tone_consent)),
        ),
    ]
    return panel(turn, "\n".join(lines), keyboard(buttons, 2), message_id)


def hours_panel(turn: Turn, message_id: int | None) -> Answer:
    hours = [(_clock(hour), _data(Setting.DAY_START, str(hour))) for hour in HOURS]
    back = row([(turn.plain("button-back"), _data(Setting.SHOW))])
    return panel(turn, turn.text("ask-day-start"), keyboard(hours, 4, back), message_id)


def zone_panel(turn: Turn, message_id: int | None) -> Answer:
    cities = [(label, _data(Setting.TIME_ZONE, zone)) for label, zone in city_choices(turn)]
    back = row([(turn.plain("button-back"), _data(Setting.SHOW))])
    return panel(turn, turn.text("ask-time-zone"), keyboard(cities, 2, back), message_id)


def _data(setting: Setting, value: str = "") -> str:
    return SettingButton(setting=setting, value=value).pack()


def _clock(hour: int) -> str:
    return f"{hour:02}:00"


def _flag(*, on: bool) -> str:
    return "1" if on else "0"
