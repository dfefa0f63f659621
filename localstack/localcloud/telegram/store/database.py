"""One SQLite file: schema, transactions, and the sequences that never go back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Json = dict[str, Any]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS sequences (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS chats (
    chat_id INTEGER PRIMARY KEY, language_code TEXT NOT NULL, first_name TEXT NOT NULL, last_name TEXT NOT NULL,
    username TEXT NOT NULL, blocked INTEGER NOT NULL DEFAULT 0, reply_keyboard TEXT, pinned TEXT NOT NULL DEFAULT '[]'
);
CREATE TABLE IF NOT EXISTS messages (
    message_id INTEGER PRIMARY KEY, chat_id INTEGER NOT NULL, from_bot INTEGER NOT NULL, payload TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS messages_by_chat ON messages (chat_id, message_id);
CREATE TABLE IF NOT EXISTS files (
    file_id TEXT PRIMARY KEY, kind TEXT NOT NULL, path TEXT NOT NULL UNIQUE, size INTEGER NOT NULL,
    mime_type TEXT NOT NULL, file_name TEXT NOT NULL, photo_id TEXT NOT NULL, described TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS files_by_photo ON files (photo_id);
CREATE TABLE IF NOT EXISTS updates (
    update_id INTEGER PRIMARY KEY, chat_id INTEGER NOT NULL, payload TEXT NOT NULL, created_at REAL NOT NULL
);
CREATE INDEX IF NOT EXISTS updates_by_chat ON updates (chat_id);
CREATE TABLE IF NOT EXISTS queue (
    position INTEGER PRIMARY KEY AUTOINCREMENT, update_id INTEGER NOT NULL, chat_id INTEGER NOT NULL,
    replayed INTEGER NOT NULL DEFAULT 0, handed_out INTEGER NOT NULL DEFAULT 0, created_at REAL NOT NULL
);
CREATE INDEX IF NOT EXISTS queue_by_chat ON queue (chat_id, position);
CREATE TABLE IF NOT EXISTS queries (
    query_id TEXT PRIMARY KEY, kind TEXT NOT NULL, chat_id INTEGER NOT NULL, created_at REAL NOT NULL,
    answered INTEGER NOT NULL DEFAULT 0, data TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS invoices (reference TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS payments (
    charge_id TEXT PRIMARY KEY, chat_id INTEGER NOT NULL, refunded INTEGER NOT NULL DEFAULT 0, data TEXT NOT NULL
) WITHOUT ROWID;
"""


def dumps(value: object) -> str:
    """Compact JSON, as it is stored."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class Database:
    """A connection that stays on the thread (the event loop's) that made it."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.row_factory = sqlite3.Row
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.executescript(_SCHEMA)

    def execute(self, sql: str, *values: object) -> sqlite3.Cursor:
        """Run one statement with positional values."""
        return self._connection.execute(sql, values)

    def rows(self, sql: str, *values: object) -> list[sqlite3.Row]:
        """All rows of a query."""
        return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, *values: object) -> sqlite3.Row | None:
        """The first row of a query, if there is one."""
        found: sqlite3.Row | None = self._connection.execute(sql, values).fetchone()
        return found

    def next_value(self, sequence: str, first: int = 1) -> int:
        """The next number of a sequence; it is never given twice, not after a restart and not after a deletion."""
        row = self.row(
            "INSERT INTO sequences VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value",
            sequence,
            first,
        )
        if row is None:
            raise RuntimeError("SQLite returned no sequence value")
        return int(row["value"])

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; a transaction inside another is part of it."""
        if self._connection.in_transaction:
            yield
            return
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def close(self) -> None:
        self._connection.close()
