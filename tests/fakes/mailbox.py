"""Inbox and outbox in memory."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from nutrition.errors import ConflictError
from nutrition.ports.messenger import OutgoingMessage
from nutrition.ports.repositories import InboxState, StoredMessage
from tests.fakes.database import StoredKey, StoredOutgoing, View


class InMemoryInbox:
    def __init__(self, view: View) -> None:
        self._view = view

    def state(self, key: str) -> InboxState | None:
        row = self._view.inbox.get(key)
        return row.state if row else None

    def accept(self, key: str, at: datetime) -> bool:
        if key in self._view.inbox:
            return False
        self._view.inbox.put(key, StoredKey(InboxState.COMMITTED, at))
        return True

    def finish(self, key: str, at: datetime) -> None:
        row = self._view.inbox.get(key)
        if row and row.state is InboxState.COMMITTED:
            self._view.inbox.put(key, replace(row, state=InboxState.DONE, done_at=at))

    def purge(self, before: datetime, limit: int) -> int:
        unsent = {row.key for row in self._view.outbox.values() if row.status == "pending"}
        done = [(row.done_at, key) for key, row in self._view.inbox.items() if row.done_at and row.done_at < before]
        said = [
            (row.received_at, key)
            for key, row in self._view.inbox.items()
            if row.state is InboxState.COMMITTED and row.received_at < before and key not in unsent
        ]
        chosen = [key for _, key in [*sorted(done), *sorted(said)]][:limit]
        for key in chosen:
            self._view.inbox.delete(key)
        for outgoing in [row for row in self._view.outbox.values() if row.key in chosen]:
            self._view.outbox.delete(outgoing.outbox_id)
        return len(chosen)


class InMemoryOutbox:
    def __init__(self, view: View) -> None:
        self._view = view

    def add(self, key: str, messages: Sequence[OutgoingMessage], at: datetime) -> list[StoredMessage]:
        if messages and key not in self._view.inbox:
            self._view.refuse(ConflictError("the inbox has no such key"))
        stored: list[StoredMessage] = []
        for message in messages:
            outbox_id = self._view.next_id()
            as_stored = replace(message, payload=json.loads(json.dumps(dict(message.payload))))
            self._view.outbox.put(outbox_id, StoredOutgoing(outbox_id, key, as_stored, at))
            stored.append(StoredMessage(outbox_id, as_stored))
        return stored

    def pending(self, key: str) -> list[StoredMessage]:
        rows = sorted((row for row in self._unsent() if row.key == key), key=lambda row: row.outbox_id)
        return [StoredMessage(row.outbox_id, row.message) for row in rows]

    def message_id(self, key: str, position: int) -> int | None:
        rows = sorted((row for row in self._view.outbox.values() if row.key == key), key=lambda row: row.outbox_id)
        return rows[position].message_id if position < len(rows) else None

    def mark_sent(self, outbox_id: int, message_id: int | None, at: datetime) -> None:  # noqa: ARG002 - not read through the port
        row = self._view.outbox.get(outbox_id)
        if row and row.status == "pending":
            self._view.outbox.put(outbox_id, replace(row, status="sent", message_id=message_id))

    def mark_failed(self, outbox_id: int, code: str, at: datetime) -> None:  # noqa: ARG002 - not read through the port
        row = self._view.outbox.get(outbox_id)
        if row and row.status == "pending":
            self._view.outbox.put(outbox_id, replace(row, status="failed", error_code=code))

    def abandoned(self, age: timedelta, now: datetime, limit: int) -> list[str]:
        old = [row for row in self._unsent() if row.created_at < now - age]
        oldest_first = sorted(old, key=lambda row: (row.created_at, row.outbox_id))
        return list(dict.fromkeys(row.key for row in oldest_first))[:limit]

    def purge(self, before: datetime, limit: int) -> int:
        old = sorted((row for row in self._unsent() if row.created_at < before), key=lambda row: row.created_at)[:limit]
        for row in old:
            self._view.outbox.delete(row.outbox_id)
        return len(old)

    def _unsent(self) -> list[StoredOutgoing]:
        return [row for row in self._view.outbox.values() if row.status == "pending"]
