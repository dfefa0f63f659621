"""Reply markup: the right type by its key, then Telegram's own rules for buttons."""

from __future__ import annotations

from typing import TypeAlias

from aiogram.types import (
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from pydantic import ValidationError

from localcloud.telegram.errors import BadRequestError
from localcloud.telegram.limits import BUTTONS_LIMIT, CALLBACK_DATA_LIMIT
from localcloud.telegram.wire import refusal

Markup: TypeAlias = InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | ForceReply

_TYPES: dict[str, type[Markup]] = {
    "inline_keyboard": InlineKeyboardMarkup,
    "keyboard": ReplyKeyboardMarkup,
    "remove_keyboard": ReplyKeyboardRemove,
    "force_reply": ForceReply,
}
_ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)
_SCHEMES = ("http://", "https://", "tg://", "ton://")


def read_markup(raw: object) -> Markup | None:
    """The markup in a request; None for an empty object, which removes an inline keyboard.

    pydantic alone would take any object for a ``ReplyKeyboardRemove``, whose only field has a default.

    Raises:
        BadRequestError: not a markup, or a button that Telegram refuses.
    """
    if not isinstance(raw, dict):
        raise BadRequestError("object expected as reply markup")
    kind = next((found for key, found in _TYPES.items() if key in raw), None)
    if kind is None:
        return None
    try:
        markup = kind.model_validate(raw)
    except ValidationError as error:
        raise refusal(error) from error
    if isinstance(markup, InlineKeyboardMarkup):
        _check_inline(markup)
    return markup


def _check_inline(markup: InlineKeyboardMarkup) -> None:
    buttons = [button for row in markup.inline_keyboard for button in row]
    if len(buttons) > BUTTONS_LIMIT:
        raise BadRequestError("reply markup is too long")
    for position, button in enumerate(buttons):
        _check_button(button, first=position == 0)


def _check_button(button: InlineKeyboardButton, *, first: bool) -> None:
    if not button.text.strip():
        raise BadRequestError("can't parse inline keyboard button: Text must be non-empty")
    actions = [name for name in _ACTIONS if getattr(button, name) is not None]
    if not actions:
        raise BadRequestError("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise BadRequestError("can't parse inline keyboard button: exactly one action must be specified")
    data = button.callback_data
    if data is not None and not 1 <= len(data.encode()) <= CALLBACK_DATA_LIMIT:
        raise BadRequestError("BUTTON_DATA_INVALID")
    if button.url is not None and not button.url.lower().startswith(_SCHEMES):
        raise BadRequestError("inline keyboard button URL is invalid: Wrong HTTP URL")
    if button.pay and not first:
        raise BadRequestError("BUTTON_POS_INVALID")
