"""Whatever is not an update (an analysis, a reminder) also takes effect once and is said once."""

from collections.abc import Callable, Sequence

from nutrition.domain.deadline import Deadline
from nutrition.ports.clock import Clock
from nutrition.ports.messenger import OutgoingMessage
from nutrition.ports.repositories import InboxState, StoredMessage, UnitOfWork, UnitOfWorkFactory
from nutrition.usecases.deliver_outbox import DeliverOutbox

Produce = Callable[[UnitOfWork], Sequence[OutgoingMessage]]


class AnswerOnce:
    def __init__(self, new_unit_of_work: UnitOfWorkFactory, deliver: DeliverOutbox, clock: Clock) -> None:
        self._new_unit_of_work = new_unit_of_work
        self._deliver = deliver
        self._clock = clock

    def __call__(self, key: str, produce: Produce, deadline: Deadline) -> bool:
        """Let `produce` read and write, store its messages under `key` in the same transaction, deliver them.

        False when the key was handled before; what was stored and not delivered then is delivered now. Raises what
        `produce` or the delivery raises, so that the caller's record is brought again.
        """
        uow = self._new_unit_of_work(deadline)
        try:
            state = uow.inbox.state(key)
            stored = self._store(uow, key, produce) if state is None else None
        finally:
            uow.rollback()
        if state is not InboxState.DONE:
            self._deliver(key, deadline, stored)
        return stored is not None

    def _store(self, uow: UnitOfWork, key: str, produce: Produce) -> list[StoredMessage] | None:
        """None when another delivery was faster."""
        now = self._clock.now()
        messages = produce(uow)
        if not uow.inbox.accept(key, now):
            return None
        stored = uow.outbox.add(key, messages, now)
        uow.commit()
        return stored
