"""What every message of a person goes through: id, store, page, update."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from localcloud.telegram.simulator import Simulator
from localcloud.telegram.store.chats import ChatRow
from localcloud.telegram.views import message_view
from localcloud.telegram.wire import message_json

Json = dict[str, Any]


@dataclass(frozen=True)
class Sent:
    """``update_id`` is None when the bot did not ask for that kind of update."""

    update_id: int | None
    message_id: int


def receive(simulator: Simulator, chat: ChatRow, content: Json) -> Sent:
    """Put a person's message into the chat and queue the update; ``content`` holds its own fields."""
    store = simulator.store
    with store.transaction():
        message = message_json(
            {
                "message_id": store.messages.next_id(),
                "from": chat.user(),
                "chat": chat.chat(),
                "date": int(simulator.clock()),
                **content,
            }
        )
        store.messages.save(chat.chat_id, message, from_bot=False)
        update_id = simulator.publisher.publish(chat.chat_id, "message", message)
    simulator.hub.publish(chat.chat_id, "message", message=message_view(chat, message))
    return Sent(update_id, message["message_id"])
