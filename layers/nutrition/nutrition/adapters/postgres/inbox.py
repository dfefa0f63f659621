"""What was already handled."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert

from nutrition.adapters.postgres.tables import inbox
from nutrition.adapters.postgres.transaction import Transaction
from nutrition.ports.repositories import InboxState


class PostgresInbox:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def state(self, key: str) -> InboxState | None:
        status = self._transaction.read(select(inbox.c.status).where(inbox.c.key == key)).scalar_one_or_none()
        return InboxState(status) if status else None

    def accept(self, key: str, at: datetime) -> bool:
        """Waits for another transaction that is just recording the same key."""
        row = {"key": key, "status": InboxState.COMMITTED.value, "received_at": at}
        return self._transaction.write(insert(inbox).values(row).on_conflict_do_nothing()).rowcount == 1

    def finish(self, key: str, at: datetime) -> None:
        unfinished = (inbox.c.key == key, inbox.c.status == InboxState.COMMITTED.value)
        self._transaction.write(update(inbox).where(*unfinished).values(status=InboxState.DONE.value, done_at=at))
