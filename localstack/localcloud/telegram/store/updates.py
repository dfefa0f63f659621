"""Updates and the queue of those that the bot has not confirmed."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from localcloud.telegram.store.database import Database, Json, dumps

_FIRST_UPDATE_ID = 100_000_001


@dataclass(frozen=True)
class Pending:
    """A place in the queue; ``position`` orders it, ``update`` is the Bot API's ``Update``."""

    position: int
    chat_id: int
    update: Json


def _pending(row: sqlite3.Row) -> Pending:
    return Pending(row["position"], row["chat_id"], json.loads(row["payload"]))


_JOINED = "SELECT position, queue.chat_id, payload FROM queue JOIN updates USING (update_id)"


class UpdateStore:
    """Updates are kept after delivery, so that one can be sent again on purpose."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, chat_id: int, kind: str, content: Json, now: float) -> Json:
        """Number, keep and queue an update; returns it."""
        update: Json = {"update_id": self._database.next_value("update_id", _FIRST_UPDATE_ID), kind: content}
        self._database.execute(
            "INSERT INTO updates VALUES (?, ?, ?, ?)", update["update_id"], chat_id, dumps(update), now
        )
        self._enqueue(chat_id, update["update_id"], now, replayed=False)
        return update

    def replay(self, chat_id: int, update_id: int, now: float) -> Json | None:
        """Queue an old update once more; None when the chat has no such update."""
        row = self._database.row("SELECT payload FROM updates WHERE chat_id = ? AND update_id = ?", chat_id, update_id)
        if row is None:
            return None
        self._enqueue(chat_id, update_id, now, replayed=True)
        found: Json = json.loads(row["payload"])
        return found

    def _enqueue(self, chat_id: int, update_id: int, now: float, *, replayed: bool) -> None:
        self._database.execute(
            "INSERT INTO queue (update_id, chat_id, replayed, created_at) VALUES (?, ?, ?, ?)",
            update_id,
            chat_id,
            replayed,
            now,
        )

    def count(self) -> int:
        row = self._database.row("SELECT count(*) AS n FROM queue")
        return int(row["n"]) if row else 0

    def chats_waiting(self) -> list[int]:
        """Chats with something in the queue, longest waiting first."""
        rows = self._database.rows("SELECT chat_id FROM queue GROUP BY chat_id ORDER BY min(position)")
        return [row["chat_id"] for row in rows]

    def head(self, chat_id: int) -> Pending | None:
        """The oldest update in a chat's queue."""
        row = self._database.row(f"{_JOINED} WHERE queue.chat_id = ? ORDER BY position LIMIT 1", chat_id)
        return _pending(row) if row else None

    def done(self, position: int) -> None:
        self._database.execute("DELETE FROM queue WHERE position = ?", position)

    def hand_out(self, limit: int) -> list[Pending]:
        """The oldest ``limit`` updates for a poller; they stay until it confirms them."""
        rows = self._database.rows(f"{_JOINED} ORDER BY position LIMIT ?", limit)
        pending = [_pending(row) for row in rows]
        for item in pending:
            self._database.execute("UPDATE queue SET handed_out = 1 WHERE position = ?", item.position)
        return pending

    def confirm_below(self, offset: int) -> None:
        """Forget updates below a poller's offset; one replayed on purpose only after it was handed out."""
        self._database.execute("DELETE FROM queue WHERE update_id < ? AND (replayed = 0 OR handed_out = 1)", offset)

    def keep_last(self, count: int) -> None:
        """Forget all but the newest ``count``."""
        self._database.execute(
            "DELETE FROM queue WHERE position NOT IN (SELECT position FROM queue ORDER BY position DESC LIMIT ?)", count
        )

    def drop_older(self, moment: float) -> None:
        """Forget what was queued before a moment (Unix seconds)."""
        self._database.execute("DELETE FROM queue WHERE created_at < ?", moment)
