"""aiogram's models that this server validates or makes directly; what they refer to is built with them."""

from __future__ import annotations

from collections.abc import Iterator

from aiogram import types
from pydantic import BaseModel

from localcloud.telegram.methods import ENTRIES

_TYPES: tuple[type[BaseModel], ...] = (
    types.Update,
    types.Message,
    types.User,
    types.File,
    types.WebhookInfo,
    types.BotCommand,
    types.MessageEntity,
    types.LinkPreviewOptions,
    types.ReplyParameters,
    types.LabeledPrice,
    types.InputMediaPhoto,
    types.InputMediaDocument,
    types.InlineKeyboardMarkup,
    types.ReplyKeyboardMarkup,
    types.ReplyKeyboardRemove,
    types.ForceReply,
)


def used_models() -> Iterator[type[BaseModel]]:
    """Types first, then the methods' parameters."""
    yield from _TYPES
    for entry in ENTRIES:
        yield entry.model
