"""People: one private chat each, with a synthetic name."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from localcloud.telegram.store.database import Database, Json, dumps

_NAMES = {
    "ru": ("Анна", "Борис", "Вера", "Глеб", "Дарья", "Егор", "Жанна", "Илья", "Кира", "Лев"),
    "en": ("Alice", "Ben", "Clara", "Daniel", "Emma", "Frank", "Grace", "Henry", "Iris", "Jack"),
}
DEFAULT_LANGUAGE = "ru"


@dataclass(frozen=True)
class ChatRow:
    """A private chat and the person in it; ``pinned`` holds message ids, the newest first."""

    chat_id: int
    language_code: str
    first_name: str
    last_name: str
    username: str
    blocked: bool
    reply_keyboard: Json | None
    pinned: list[int]

    def user(self) -> Json:
        """The person as ``User`` appears in a message."""
        named = {"last_name": self.last_name} if self.last_name else {}
        return {
            "id": self.chat_id,
            "is_bot": False,
            "first_name": self.first_name,
            **named,
            "username": self.username,
            "language_code": self.language_code,
        }

    def chat(self) -> Json:
        """The chat as ``Chat`` appears in a message."""
        named = {"last_name": self.last_name} if self.last_name else {}
        return {
            "id": self.chat_id,
            "type": "private",
            "first_name": self.first_name,
            **named,
            "username": self.username,
        }


def _row(row: sqlite3.Row) -> ChatRow:
    return ChatRow(
        chat_id=row["chat_id"],
        language_code=row["language_code"],
        first_name=row["first_name"],
        last_name=row["last_name"],
        username=row["username"],
        blocked=bool(row["blocked"]),
        reply_keyboard=json.loads(row["reply_keyboard"]) if row["reply_keyboard"] else None,
        pinned=json.loads(row["pinned"]),
    )


class ChatStore:
    """Chats by id. A chat exists from the person's first act on."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, chat_id: int) -> ChatRow | None:
        row = self._database.row("SELECT * FROM chats WHERE chat_id = ?", chat_id)
        return _row(row) if row else None

    def all(self) -> list[ChatRow]:
        return [_row(row) for row in self._database.rows("SELECT * FROM chats ORDER BY chat_id")]

    def open(self, chat_id: int, language_code: str | None = None) -> ChatRow:
        """The chat, made when it is new; a given language is remembered."""
        if language_code and self.find(chat_id):
            self._database.execute("UPDATE chats SET language_code = ? WHERE chat_id = ?", language_code, chat_id)
        language = language_code or DEFAULT_LANGUAGE
        names = _NAMES.get(language.split("-")[0], _NAMES["en"])
        self._database.execute(
            "INSERT INTO chats (chat_id, language_code, first_name, last_name, username) VALUES (?, ?, ?, '', ?)"
            " ON CONFLICT DO NOTHING",
            chat_id,
            language,
            names[chat_id % len(names)],
            f"person_{chat_id}",
        )
        row = self._database.row("SELECT * FROM chats WHERE chat_id = ?", chat_id)
        if row is None:
            raise RuntimeError("a chat that was just made is missing")
        return _row(row)

    def set_blocked(self, chat_id: int, blocked: bool) -> None:
        self._database.execute("UPDATE chats SET blocked = ? WHERE chat_id = ?", blocked, chat_id)

    def set_reply_keyboard(self, chat_id: int, markup: Json | None) -> None:
        stored = dumps(markup) if markup else None
        self._database.execute("UPDATE chats SET reply_keyboard = ? WHERE chat_id = ?", stored, chat_id)

    def set_pinned(self, chat_id: int, message_ids: list[int]) -> None:
        self._database.execute("UPDATE chats SET pinned = ? WHERE chat_id = ?", dumps(message_ids), chat_id)

    def delete(self, chat_id: int) -> None:
        """Forget the chat and all that is kept under it; files stay, as other messages may carry them."""
        with self._database.transaction():
            for table in ("chats", "messages", "updates", "queue", "queries", "payments"):
                self._database.execute(f"DELETE FROM {table} WHERE chat_id = ?", chat_id)  # noqa: S608 - names from the tuple above
