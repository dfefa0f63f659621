"""Imports aiogram at a third of its usual cost.

aiogram builds the validators of every Telegram type at import, in a loop at the end of `aiogram/types/__init__.py`:
several CPU seconds and over 100 MB at each cold start. Here they are deferred while the package is imported, and only
what the bot reads (`Update`) and sends (the methods given to `prepare`) is built, with the same namespace that
aiogram's loop uses. `tests/unit/scenarios/test_aiogram_import.py` fails when a new aiogram or pydantic breaks this.

Import this module before anything else imports aiogram. Decision 0005 has the measurements.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any, Literal, Never, Optional, Union

from pydantic import BaseModel

from nutrition.cold_start import validators_deferred

_SESSION = "aiogram.client.session.aiohttp"


@contextmanager
def _no_rebuilding() -> Iterator[None]:
    eager_rebuild = BaseModel.__dict__["model_rebuild"]

    def keep_for_later(*_args: object, **_kwargs: object) -> None:
        return None

    BaseModel.model_rebuild = keep_for_later  # type: ignore[method-assign]  # restored below
    try:
        yield
    finally:
        BaseModel.model_rebuild = eager_rebuild  # type: ignore[method-assign]  # as it was


@contextmanager
def _no_aiohttp() -> Iterator[None]:
    """The Bot's default session is on aiohttp; here a Bot sends nothing (`scenarios.updates`) and needs none."""

    def unavailable(*_args: object, **_kwargs: object) -> Never:
        raise RuntimeError("give the Bot a session: the usual one was not imported (decision 0035)")

    stand_in = ModuleType(_SESSION)
    stand_in.AiohttpSession = unavailable  # type: ignore[attr-defined]  # a module made here has any name
    sys.modules[_SESSION] = stand_in
    try:
        yield
    finally:
        del sys.modules[_SESSION]


def _import_deferred() -> None:
    with validators_deferred(), _no_rebuilding(), _no_aiohttp():
        import aiogram.methods
        import aiogram.types  # noqa: F401  # imported for its effect, under the patches


if "aiogram.types" not in sys.modules:
    _import_deferred()

import aiogram.types  # noqa: E402  # only after the deferral above
from aiogram import methods  # noqa: E402
from aiogram.client.default import Default  # noqa: E402

# What the bot reads and sends. A type that is missing here fails at its first use, in every whole-bot test.
USED: tuple[type[BaseModel], ...] = (
    aiogram.types.Update,
    aiogram.types.ErrorEvent,
    aiogram.types.User,
    aiogram.types.InlineKeyboardButton,
    aiogram.types.InlineKeyboardMarkup,
    aiogram.types.KeyboardButton,
    aiogram.types.ReplyKeyboardMarkup,
    aiogram.types.ReplyKeyboardRemove,
    aiogram.types.BotCommand,
    methods.SendMessage,
    methods.SendPhoto,
    methods.SendChatAction,
    methods.EditMessageText,
    methods.EditMessageReplyMarkup,
    methods.DeleteMessage,
    methods.AnswerCallbackQuery,
)


def _namespace() -> dict[str, Any]:
    names = {name: getattr(aiogram.types, name) for name in aiogram.types.__all__}
    return {"List": list, "Optional": Optional, "Union": Union, "Literal": Literal, "Default": Default, **names}


def prepare(*models: type[BaseModel]) -> None:
    """Build the validators of `models`. Raises pydantic's errors when a type they refer to cannot be resolved."""
    namespace = _namespace()
    for model in models:
        model.model_rebuild(_types_namespace=namespace)


prepare(*USED)
