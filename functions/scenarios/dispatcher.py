"""The Dispatcher: a router a scenario, asked in this order."""

from collections.abc import Callable

from aiogram import Dispatcher, Router

from nutrition.bootstrap.scenarios import Scenarios
from scenarios import (
    ai_profile,
    edited_message,
    editing,
    goals,
    label,
    membership,
    photo,
    privacy,
    profile,
    prompts,
    registration,
    session,
    settings,
    spoken_commands,
    summaries,
    unknown_photo,
    words,
    yes_or_no,
)
from scenarios.handled import note_scenario
from scenarios.once import OnceMiddleware

# Commands and buttons first, so that they work in the middle of anything; then what was asked for; plain words last.
# A set phrase is a command too, but while a yes or a no is asked for, it is that.
ROUTERS: tuple[Callable[[], Router], ...] = (
    session.router,
    yes_or_no.router,
    spoken_commands.router,
    ai_profile.router,
    summaries.router,
    registration.router,
    profile.router,
    goals.router,
    settings.router,
    privacy.router,
    editing.router,
    photo.router,
    label.router,
    unknown_photo.router,
    prompts.router,
    words.router,
    edited_message.router,
    membership.router,
)


def build_dispatcher(app: Scenarios) -> Dispatcher:
    """The production wiring; tests build it with the same function over other adapters."""
    dispatcher = Dispatcher(disable_fsm=True)  # what was asked is kept with the person (decision 0007)
    dispatcher.update.outer_middleware(OnceMiddleware(app))
    kinds = (dispatcher.message, dispatcher.edited_message, dispatcher.callback_query, dispatcher.my_chat_member)
    for observer in kinds:
        observer.middleware(note_scenario)
    for build in ROUTERS:
        dispatcher.include_router(build())
    return dispatcher
