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
        columns=[DayColumn(_label(day.day, locale, weekly=weekly), _value(day, nutrient)) for day in period.days],
        target=target,
        target_label="" if target is None else texts.format(locale, "chart-target", value=whole(target)),
        no_data=texts.format(locale, "chart-no-data"),
    )


def date_range(days: Period, locale: Locale) -> str:
    """The first and the last day: "Nov 14 – 20", "28 окт. – 3 нояб."."""
    first, last = days.days[0].day, days.days[-1].day
    return str(format_interval(first, last, "MMMd", locale=locale.value)).replace("\u2009", " ")  # no glyph for it


def day_and_month(day: date, locale: Locale) -> str:
    return str(format_skeleton("dMMM", day, locale=locale.value))


def _label(day: date, locale: Locale, *, weekly: bool) -> str:
    if weekly:
        return str(format_date(day, "ccc", locale=locale.value)).capitalize()
    return day_and_month(day, locale).rstrip(".")


def _value(day: LoggedDay, nutrient: Nutrient) -> Decimal | None:
    return None if day.eaten is None else day.eaten.get(nutrient)
