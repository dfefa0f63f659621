"""What was already handled."""

from datetime import datetime

from sqlalchemy import Select, bindparam, delete, exists, select, update
from sqlalchemy.dialects.postgresql import insert

from nutrition.adapters.postgres.tables import inbox, outbox
from nutrition.adapters.postgres.transaction import Transaction
from nutrition.ports.repositories import InboxState

_KEY = inbox.c.key == bindparam("of_key")
_STATE = select(inbox.c.status).where(_KEY)
_ACCEPT = insert(inbox).on_conflict_do_nothing()
_FINISH = update(inbox).where(_KEY, inbox.c.status == InboxState.COMMITTED.value)


class PostgresInbox:
    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def state(self, key: str) -> InboxState | None:
        status = self._transaction.read(_STATE, {"of_key": key}).scalar_one_or_none()
        return InboxState(status) if status else None

    def accept(self, key: str, at: datetime) -> bool:
        """Waits for another transaction that is just recording the same key."""
        row = {"key": key, "status": InboxState.COMMITTED.value, "received_at": at}
        return self._transaction.write(_ACCEPT, row).rowcount == 1

    def finish(self, key: str, at: datetime) -> None:
        self._transaction.write(_FINISH, {"of_key": key, "status": InboxState.DONE.value, "done_at": at})

    def purge(self, before: datetime, limit: int) -> int:
        """`outbox` follows by its foreign key. Two short index scans; a row that is being finished is left alone."""
        done = select(inbox.c.key).where(inbox.c.status == InboxState.DONE.value, inbox.c.done_at < before)
        forgotten = self._delete(done.order_by(inbox.c.done_at), limit)
        unsent = exists().where(outbox.c.inbox_key == inbox.c.key, outbox.c.status == "pending")
        said = select(inbox.c.key).where(
            inbox.c.status == InboxState.COMMITTED.value, inbox.c.received_at < before, ~unsent
        )
        return forgotten + self._delete(said.order_by(inbox.c.received_at), limit - forgotten)

    def _delete(self, keys: Select[tuple[str]], limit: int) -> int:
        chosen = keys.limit(limit).with_for_update(skip_locked=True, of=inbox)
        return self._transaction.write(delete(inbox).where(inbox.c.key.in_(chosen))).rowcount
