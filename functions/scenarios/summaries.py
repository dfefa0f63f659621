"""/today, /week and /month: a picture and what it says."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message

from nutrition.domain.period import Period
from nutrition.usecases.day_balance import day_balance
from scenarios.replies import Answer, say
from scenarios.turn import Turn
from scenarios.views.summaries import show_day, show_period

WEEK_DAYS = 7
MONTH_DAYS = 30


def router() -> Router:
    routes = Router(name="summaries")
    routes.message.register(on_today, Command("today"))
    routes.message.register(on_week, Command("week"))
    routes.message.register(on_month, Command("month"))
    return routes


async def on_today(_message: Message, turn: Turn) -> Answer:
    day = day_balance(turn.uow, turn.person, turn.app.clock.now())
    if day is None:
        return say(turn, turn.text("summary-no-time-zone"))
    hidden = turn.hides_calories
    turn.uow.release()
    return show_day(turn, day, hide_calories=hidden)


async def on_week(_message: Message, turn: Turn) -> Answer:
    return _period(turn, "week", WEEK_DAYS)


async def on_month(_message: Message, turn: Turn) -> Answer:
    return _period(turn, "month", MONTH_DAYS)


def _period(turn: Turn, name: str, length: int) -> Answer:
    period: Period | None = turn.app.summarise_days(turn.uow, turn.person, length)
    if period is None:
        return say(turn, turn.text("summary-no-time-zone"))
    hidden = turn.hides_calories
    turn.uow.release()
    return show_period(turn, name, period, hide_calories=hidden)
