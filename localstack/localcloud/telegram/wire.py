"""From aiogram's types to the JSON that Telegram sends: aliases, Unix dates, nothing that is absent."""

from __future__ import annotations

from typing import Any

from aiogram.types import Message, Update
from pydantic import BaseModel, ValidationError

from localcloud.telegram.errors import BadRequestError

Json = dict[str, Any]

_MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "photo": "there is no photo in the request",
    "document": "there is no document in the request",
}


def to_wire(model: BaseModel) -> Json:
    """JSON of a type or method as Telegram would write it."""
    return model.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_unset=True)


def message_json(raw: Json) -> Json:
    """A message that aiogram's ``Message`` accepts, in Telegram's JSON."""
    return to_wire(Message.model_validate(raw))


def update_json(raw: Json) -> Json:
    """An update that aiogram's ``Update`` accepts, in Telegram's JSON."""
    return to_wire(Update.model_validate(raw))


def refusal(error: ValidationError) -> BadRequestError:
    """The first thing wrong with a request; values are not repeated, they may be a person's words."""
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    name = str(first["loc"][0]) if first["loc"] else "request"
    if first["type"] == "missing" and len(first["loc"]) == 1:
        return BadRequestError(_MISSING.get(name, f'parameter "{name}" is required'))
    where = ".".join(str(part) for part in first["loc"]) or "request"
    return BadRequestError(f"can't parse {where}: {first['msg']}")
