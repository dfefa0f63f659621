"""The cheap import of aiogram gives the same types as the usual one, and is cheap."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest
from aiogram.types import Message, Update

from scenarios import aiogram_import

PERSON = {"id": 5, "is_bot": False, "first_name": "A", "language_code": "ru"}
CHAT = {"id": 5, "type": "private"}
MESSAGE = {"message_id": 1, "date": 1763600000, "chat": CHAT, "from": PERSON}

UPDATES: dict[str, dict[str, Any]] = {
    "text": {"message": {**MESSAGE, "text": "/start", "entities": [{"type": "bot_command", "offset": 0, "length": 6}]}},
    "edit": {"edited_message": {**MESSAGE, "edit_date": 1763600060, "text": "soup 300 g"}},
    "photo": {
        "message": {
            **MESSAGE,
            "media_group_id": "1",
            "caption": "soup",
            "photo": [{"file_id": "a", "file_unique_id": "b", "width": 9, "height": 9}],
        }
    },
    "document": {"message": {**MESSAGE, "document": {"file_id": "a", "file_unique_id": "b", "mime_type": "image/png"}}},
    "location": {"message": {**MESSAGE, "location": {"latitude": 55.7, "longitude": 37.6}}},
    "voice": {"message": {**MESSAGE, "voice": {"file_id": "a", "file_unique_id": "b", "duration": 3}}},
    "callback": {
        "callback_query": {"id": "1", "from": PERSON, "chat_instance": "1", "data": "x", "message": {**MESSAGE}}
    },
    "blocked": {
        "my_chat_member": {
            "chat": CHAT,
            "from": PERSON,
            "date": 1763600000,
            "old_chat_member": {"status": "member", "user": PERSON},
            "new_chat_member": {"status": "kicked", "user": PERSON, "until_date": 0},
        }
    },
}


@pytest.mark.parametrize("kind", UPDATES)
def test_every_kind_of_update_that_the_bot_hears_is_read(kind: str) -> None:
    update = Update.model_validate({"update_id": 1, **UPDATES[kind]})
    assert update.event_type == next(iter(UPDATES[kind]))


def test_nested_types_are_real_types() -> None:
    update = Update.model_validate({"update_id": 1, **UPDATES["photo"]})
    assert isinstance(update.message, Message)
    assert update.message.photo is not None
    assert update.message.photo[0].width == 9


@pytest.mark.parametrize("model", aiogram_import.USED)
def test_every_method_and_type_that_the_bot_uses_is_built(model: type[Any]) -> None:
    assert model.__pydantic_complete__


def test_pydantic_is_left_as_it_was() -> None:
    program = (
        "import scenarios, pydantic, json\n"
        "class Late(pydantic.BaseModel):\n    value: int\n"
        "print(json.dumps([Late.__pydantic_complete__, pydantic.BaseModel.model_config, Late(value='3').value]))"
    )
    environment = {"PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", program]
    finished = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)  # noqa: S603  # our own code
    assert json.loads(finished.stdout) == [True, {}, 3]
