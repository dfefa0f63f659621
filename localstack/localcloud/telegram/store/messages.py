"""Messages as the bot gets them: JSON of the Bot API's ``Message``."""

from __future__ import annotations

import json

from localcloud.telegram.store.database import Database, Json, dumps


class MessageStore:
    """Messages by id. Ids grow over all chats, as they do in a bot's private chats."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def next_id(self) -> int:
        return self._database.next_value("message_id")

    def save(self, chat_id: int, message: Json, *, from_bot: bool) -> None:
        """Keep a message, or its new version."""
        self._database.execute(
            "INSERT INTO messages VALUES (?, ?, ?, ?)"
            " ON CONFLICT (message_id) DO UPDATE SET payload = excluded.payload",
            message["message_id"],
            chat_id,
            from_bot,
            dumps(message),
        )

    def find(self, chat_id: int, message_id: int) -> Json | None:
        row = self._database.row(
            "SELECT payload FROM messages WHERE chat_id = ? AND message_id = ?", chat_id, message_id
        )
        found: Json | None = json.loads(row["payload"]) if row else None
        return found

    def last(self, chat_id: int, limit: int) -> list[Json]:
        """The newest ``limit`` messages, oldest first."""
        rows = self._database.rows(
            "SELECT payload FROM messages WHERE chat_id = ? ORDER BY message_id DESC LIMIT ?", chat_id, limit
        )
        return [json.loads(row["payload"]) for row in reversed(rows)]

    def delete(self, chat_id: int, message_id: int) -> bool:
        """False when there was no such message."""
        cursor = self._database.execute(
            "DELETE FROM messages WHERE chat_id = ? AND message_id = ?", chat_id, message_id
        )
        return cursor.rowcount > 0
