"""How a day and a row of days read."""

from decimal import Decimal

from aiogram.methods import SendPhoto

from nutrition.domain.day import DayBalance
from nutrition.domain.nutrients import Nutrients
from nutrition.domain.period import Period
from nutrition.ports.messenger import Attachment
from nutrition.presentation.day_chart import day_chart
from nutrition.presentation.days_chart import date_range, days_chart, full_date
from nutrition.presentation.numbers import macros, whole
from scenarios.replies import Answer, Reply, say
from scenarios.turn import Turn


def show_day(turn: Turn, day: DayBalance, *, hide_calories: bool) -> Answer:
    """A day without an entry gets no picture: it is unknown, not zero."""
    date = full_date(day.day, turn.person.locale)
    if day.meal_count == 0:
        return say(turn, turn.text("today-empty", date=date))
    title = turn.plain("chart-day-title", date=date)
    chart = day_chart(turn.app.texts, turn.person.locale, title, day, hide_calories=hide_calories)
    lines = [
        turn.text("today-title", date=date) + " · " + turn.text("today-meals", count=day.meal_count),
        _figures(turn, "today-eaten", day.eaten, hide_calories=hide_calories),
        *([] if hide_calories else _interval(turn, day)),
        *([] if hide_calories else [_against_target(turn, day)]),
    ]
    return _picture(turn, "day.png", turn.app.charts.day(chart), lines)


def show_period(turn: Turn, name: str, period: Period, *, hide_calories: bool) -> Answer:
    """`name` is "week" or "month". Averages are over days with entries only, and say how many those are."""
    dates = date_range(period, turn.person.locale)
    title = turn.text(f"{name}-title", range=dates)
    average = period.average()
    if average is None:
        return say(turn, f"{title}\n{turn.text('period-empty')}")
    chart_title = turn.plain(f"{name}-chart-title", range=dates)
    chart = days_chart(turn.app.texts, turn.person.locale, chart_title, period, hide_calories=hide_calories)
    lines = [
        title,
        _figures(turn, "period-average", average, hide_calories=hide_calories),
        "",
        *_said_of_days(turn, period, hide_calories=hide_calories),
    ]
    return _picture(turn, f"{name}.png", turn.app.charts.days(chart), lines)


def _said_of_days(turn: Turn, period: Period, *, hide_calories: bool) -> list[str]:
    counted = len(period.counted())
    lines = [_counted(turn, period)]
    near = period.near_target()
    if near is not None and not hide_calories:
        lines.append(turn.text("period-near-target", near=near, days=counted))
    if period.empty_days():
        lines.append(turn.text("period-empty-days", days=period.empty_days()))
    return lines


def _counted(turn: Turn, period: Period) -> str:
    days = len(period.counted())
    if period.days[-1].eaten is None:
        return turn.text("period-counted", days=days)
    if all(day.eaten is None for day in period.days[:-1]):
        return turn.text("period-only-today")
    return turn.text("period-counted-without-today", days=days)


def _figures(turn: Turn, key: str, eaten: Nutrients, *, hide_calories: bool) -> str:
    figures = macros(eaten)
    if hide_calories:
        del figures["kcal"]
        return turn.text(f"{key}-hidden", **figures)
    return turn.text(key, **figures)


def _interval(turn: Turn, day: DayBalance) -> list[str]:
    """One quiet line, when the interval is wider than 2 %: narrower it says nothing that the figure does not."""
    if day.energy_bounds_kcal is None:
        return []
    low, high = (whole(bound) for bound in day.energy_bounds_kcal)
    told = high - low > day.eaten.energy_kcal * Decimal("0.02")
    return [turn.text("today-interval", low=low, high=high)] if told else []


def _against_target(turn: Turn, day: DayBalance) -> str:
    remaining = day.remaining_kcal()
    if day.targets is None or remaining is None:
        return turn.text("today-no-target")
    target = whole(day.targets.energy_kcal)
    if remaining >= 0:
        return turn.text("today-left", kcal=whole(remaining), target=target)
    return turn.text("today-over", kcal=whole(-remaining), target=target)


def _picture(turn: Turn, file_name: str, content: bytes, lines: list[str]) -> Answer:
    method = SendPhoto(chat_id=turn.chat_id, photo="attach://photo", caption="\n".join(lines), parse_mode="HTML")
    return Answer((Reply(method, attachment=Attachment("photo", file_name, content)),))
