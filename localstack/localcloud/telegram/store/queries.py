"""Questions that wait for the bot's answer: pressed buttons and payments about to be made."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from typing import Literal

from localcloud.telegram.store.database import Database, Json, dumps

QueryKind = Literal["callback", "pre_checkout"]


@dataclass(frozen=True)
class Query:
    """``created_at`` in Unix seconds."""

    query_id: str
    chat_id: int
    created_at: float
    answered: bool
    data: Json


class QueryStore:
    """Queries by id."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, kind: QueryKind, chat_id: int, now: float, data: Json) -> str:
        """Keep a query and return its id: 18 or 19 digits, as Telegram's."""
        query_id = str(10**17 + secrets.randbelow(9 * 10**18))
        self._database.execute(
            "INSERT INTO queries (query_id, kind, chat_id, created_at, data) VALUES (?, ?, ?, ?, ?)",
            query_id,
            kind,
            chat_id,
            now,
            dumps(data),
        )
        return query_id

    def find(self, kind: QueryKind, query_id: str) -> Query | None:
        row = self._database.row("SELECT * FROM queries WHERE kind = ? AND query_id = ?", kind, query_id)
        if row is None:
            return None
        return Query(query_id, row["chat_id"], row["created_at"], bool(row["answered"]), json.loads(row["data"]))

    def mark_answered(self, query_id: str) -> None:
        self._database.execute("UPDATE queries SET answered = 1 WHERE query_id = ?", query_id)

    def drop_older(self, moment: float) -> None:
        """Forget queries asked before a moment (Unix seconds)."""
        self._database.execute("DELETE FROM queries WHERE created_at < ?", moment)
