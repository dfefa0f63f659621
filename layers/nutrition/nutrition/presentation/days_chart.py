"""The picture of a week or a month."""

from datetime import date
from decimal import Decimal

from babel.dates import format_date, format_interval, format_skeleton

from nutrition.domain.nutrients import Nutrient
from nutrition.domain.period import LoggedDay, Period
from nutrition.domain.user import Locale
from nutrition.ports.charts import DayColumn, DaysChart
from nutrition.ports.texts import Texts
from nutrition.presentation.numbers import whole

_WEEK = 7


def days_chart(texts: Texts, locale: Locale, title: str, period: Period, *, hide_calories: bool = False) -> DaysChart:
    """Energy a day; protein for a person who hides calories."""
    nutrient = Nutrient.PROTEIN_G if hide_calories else Nutrient.ENERGY_KCAL
    unit = "chart-days-protein" if hide_calories else "chart-days-kcal"
    target: Decimal | None = getattr(period.targets, nutrient.value) if period.targets else None
    weekly = len(period.days) <= _WEEK
    return DaysChart(
        title=title,
        subtitle=texts.format(locale, unit),
        columns=[_column(texts, locale, day, nutrient, weekly=weekly) for day in period.days],
        target=target,
        target_label="" if target is None else texts.format(locale, "chart-target", value=whole(target)),
        no_data=texts.format(locale, "chart-no-data"),
    )


def date_range(days: Period, locale: Locale) -> str:
    """The first and the last day: "Nov 14 – 20", "28 окт. – 3 нояб."."""
    first, last = days.days[0].day, days.days[-1].day
    return str(format_interval(first, last, "MMMd", locale=locale.value)).replace("\u2009", " ")  # no glyph for it


def full_date(day: date, locale: Locale) -> str:
    """ "20 ноября", "November 20"."""
    return str(format_skeleton("MMMMd", day, locale=locale.value))


def month_name(month: str, locale: Locale) -> str:
    """ "2026-11" as "ноябрь 2026 г.", "November 2026"."""
    year, number = month.split("-")
    return str(format_skeleton("yMMMM", date(int(year), int(number), 1), locale=locale.value)).replace("\u202f", " ")


def _label(day: date, locale: Locale, *, weekly: bool) -> str:
    if weekly:
        return str(format_date(day, "ccc", locale=locale.value)).capitalize()
    return str(format_skeleton("MMMd", day, locale=locale.value)).rstrip(".")


def _column(texts: Texts, locale: Locale, day: LoggedDay, nutrient: Nutrient, *, weekly: bool) -> DayColumn:
    value = None if day.eaten is None else day.eaten.get(nutrient)
    figure = "" if value is None else texts.format(locale, "chart-number", value=whole(value))
    return DayColumn(_label(day.day, locale, weekly=weekly), value, figure)
