"""Imports aiogram at a third of its usual cost.

aiogram builds the validators of every Telegram type at import, in a loop at the end of `aiogram/types/__init__.py`:
several CPU seconds and over 100 MB at each cold start. Here they are deferred while the package is imported, and only
what the bot reads (`Update`) and sends (the methods given to `prepare`) is built, with the same namespace that
aiogram's loop uses. `tests/unit/scenarios/test_aiogram_import.py` fails when a new aiogram or pydantic breaks this.

Import this module before anything else imports aiogram. Decision 0005 has the measurements.
"""

import sys
from typing import Any, Literal, Optional, Union

from pydantic import BaseModel, ConfigDict


def _import_deferred() -> None:
    eager_rebuild = BaseModel.__dict__["model_rebuild"]
    eager_config = BaseModel.model_config

    def keep_for_later(*_args: object, **_kwargs: object) -> None:
        return None

    BaseModel.model_rebuild = keep_for_later  # type: ignore[method-assign]  # restored below
    BaseModel.model_config = ConfigDict(defer_build=True)
    try:
        import aiogram.methods
        import aiogram.types  # noqa: F401  # imported for its effect, under the patch
    finally:
        BaseModel.model_rebuild = eager_rebuild  # type: ignore[method-assign]  # as it was
        BaseModel.model_config = eager_config


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
    methods.AnswerPreCheckoutQuery,
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
