"""What is to be sent."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, bindparam, delete, func, insert, null, select, update

from nutrition.adapters.postgres.tables import outbox
from nutrition.adapters.postgres.transaction import Transaction
from nutrition.ports.messenger import Attachment, OutgoingMessage
from nutrition.ports.repositories import StoredMessage

_PENDING = outbox.c.status == "pending"
_NEXT_POSITION = select(func.coalesce(func.max(outbox.c.position) + 1, 0)).where(outbox.c.inbox_key == bindparam("key"))
_APPEND = insert(outbox).values(position=_NEXT_POSITION.scalar_subquery()).returning(outbox.c.outbox_id)
_WAITING = select(outbox).where(_PENDING, outbox.c.inbox_key == bindparam("key")).order_by(outbox.c.position)
_SETTLE = (
    update(outbox)
    .where(outbox.c.outbox_id == bindparam("of_id"), _PENDING)
    .values(
        attempts=outbox.c.attempts + 1,
        payload={},
        attachment_field=null(),
        attachment_name=null(),
        attachment_content=null(),
    )
)


class PostgresOutbox:
    """Once a message is out or given up, what it said is erased."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, key: str, messages: Sequence[OutgoingMessage], at: datetime) -> list[StoredMessage]:
        """Raises ConflictError when the inbox has no such key."""
        # One by one: rows of one statement would all take the same next position.
        return [
            StoredMessage(self._transaction.write(_APPEND, _columns(key, message, at)).scalar_one(), message)
            for message in messages
        ]

    def pending(self, key: str) -> list[StoredMessage]:
        return [_stored(row) for row in self._transaction.read(_WAITING, {"key": key})]

    def message_id(self, key: str, position: int) -> int | None:
        query = select(outbox.c.message_id).where(outbox.c.inbox_key == key, outbox.c.position == position)
        return self._transaction.read(query).scalar_one_or_none()

    def mark_sent(self, outbox_id: int, message_id: int | None, at: datetime) -> None:
        self._settle(outbox_id, at, status="sent", message_id=message_id)

    def mark_failed(self, outbox_id: int, code: str, at: datetime) -> None:
        self._settle(outbox_id, at, status="failed", error_code=code)

    def abandoned(self, age: timedelta, now: datetime, limit: int) -> list[str]:
        query = (
            select(outbox.c.inbox_key)
            .where(_PENDING, outbox.c.created_at < now - age)
            .group_by(outbox.c.inbox_key)
            .order_by(func.min(outbox.c.created_at), func.min(outbox.c.outbox_id))
            .limit(limit)
        )
        return list(self._transaction.read(query).scalars())

    def purge(self, before: datetime, limit: int) -> int:
        """A message that is just being sent is left alone."""
        old = (
            select(outbox.c.outbox_id)
            .where(_PENDING, outbox.c.created_at < before)
            .order_by(outbox.c.created_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        return self._transaction.write(delete(outbox).where(outbox.c.outbox_id.in_(old))).rowcount

    def _settle(self, outbox_id: int, at: datetime, **outcome: object) -> None:
        self._transaction.write(_SETTLE, {"of_id": outbox_id, "settled_at": at, **outcome})


def _columns(key: str, message: OutgoingMessage, at: datetime) -> dict[str, Any]:
    attachment = message.attachment
    return {
        "inbox_key": key,
        "key": key,
        "chat_id": message.chat_id,
        "method": message.method,
        "payload": dict(message.payload),
        "attachment_field": attachment and attachment.field,
        "attachment_name": attachment and attachment.file_name,
        "attachment_content": attachment and attachment.content,
        "meal_id": message.meal_id,
        "status": "pending",
        "attempts": 0,
        "created_at": at,
    }


def _stored(row: Row[Any]) -> StoredMessage:
    attachment = None
    if row.attachment_field is not None:
        attachment = Attachment(row.attachment_field, row.attachment_name, row.attachment_content)
    message = OutgoingMessage(row.chat_id, row.method, row.payload, attachment, row.meal_id)
    return StoredMessage(row.outbox_id, message)
