"""Say what was committed: the unsent messages of an inbox key, in order, each marked as soon as it is out."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from nutrition.domain.deadline import Deadline
from nutrition.ports.clock import Clock
from nutrition.ports.messenger import (
    MessageRefusedError,
    Messenger,
    OutgoingMessage,
    RecipientGoneError,
    ThrottledError,
)
from nutrition.ports.repositories import StoredMessage, UnitOfWork, UnitOfWorkFactory

MARGIN_SECONDS = 1.0  # left after a pause, for the call itself and its mark
_MESSAGE_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")
_TEXT_OF_EDIT = {"editMessageText": "text", "editMessageCaption": "caption"}
_NOT_IN_A_NEW_MESSAGE = {"message_id", "inline_message_id", "show_caption_above_media", "caption_entities", "caption"}


class DeliverOutbox:
    """Sends what `outbox` holds for a key, then finishes the key in `inbox`.

    A redelivery goes on where the last one stopped. Raises whatever may succeed later (DependencyUnavailableError,
    ThrottledError when the pause does not fit, DependencyRejectedError); the rest stays unsent.
    """

    def __init__(
        self, uow_factory: UnitOfWorkFactory, messenger: Messenger, clock: Clock, pause: Callable[[float], None]
    ) -> None:
        self._uow_factory = uow_factory
        self._messenger = messenger
        self._clock = clock
        self._pause = pause

    def __call__(self, key: str, deadline: Deadline) -> None:
        waiting = self._pending(key, deadline)
        for position, stored in enumerate(waiting):
            try:
                message_id = self._send(stored.message, deadline)
            except RecipientGoneError as error:
                self._give_up(waiting[position:], error)
                break
            except MessageRefusedError as error:
                self._mark_failed(stored, error)
            else:
                self._mark_sent(stored, message_id)
        with self._transaction() as uow:
            uow.inbox.finish(key, self._clock.now())

    def _pending(self, key: str, deadline: Deadline) -> list[StoredMessage]:
        uow = self._uow_factory(deadline)
        try:
            waiting = uow.outbox.pending(key)
            uow.release()
        except BaseException:
            uow.rollback()
            raise
        return waiting

    def _send(self, message: OutgoingMessage, deadline: Deadline) -> int | None:
        """The id of the message that now shows the content. An edit whose message is gone is sent anew."""
        try:
            return self._call(message, deadline)
        except MessageRefusedError as error:
            if _is_late_answer(message, error):
                return None
            anew = _as_new_message(message, error)
            if anew is None:
                raise
        return self._call(anew, deadline)

    def _call(self, message: OutgoingMessage, deadline: Deadline) -> int | None:
        while True:
            try:
                return self._messenger.call(message, deadline)
            except ThrottledError as error:
                if error.retry_after + MARGIN_SECONDS > deadline.remaining():
                    raise
                self._pause(error.retry_after)

    def _mark_sent(self, stored: StoredMessage, message_id: int | None) -> None:
        with self._transaction() as uow:
            uow.outbox.mark_sent(stored.outbox_id, message_id, self._clock.now())
            if stored.message.meal_id is not None and message_id is not None:
                uow.meals.record_message(stored.message.meal_id, message_id)

    def _mark_failed(self, stored: StoredMessage, error: MessageRefusedError) -> None:
        with self._transaction() as uow:
            uow.outbox.mark_failed(stored.outbox_id, error.code, self._clock.now())

    def _give_up(self, rest: list[StoredMessage], error: RecipientGoneError) -> None:
        """Nothing more reaches this person: forget the rest and remember that they left."""
        now = self._clock.now()
        with self._transaction() as uow:
            for stored in rest:
                uow.outbox.mark_failed(stored.outbox_id, error.code, now)
            user = uow.users.get(rest[0].message.chat_id)  # in a private chat the chat is the person
            if user is not None and user.blocked_at is None:
                uow.users.save(replace(user, blocked_at=now))

    @contextmanager
    def _transaction(self) -> Iterator[UnitOfWork]:
        """Without the deadline: what was said has to be marked even when time has just run out."""
        uow = self._uow_factory()
        try:
            yield uow
            uow.commit()
        except BaseException:
            uow.rollback()
            raise


def _is_late_answer(message: OutgoingMessage, error: MessageRefusedError) -> bool:
    """The spinner on a button stopped by itself long ago; nobody waits for this answer."""
    return message.method == "answerCallbackQuery" and "query is too old" in error.reason.lower()


def _as_new_message(message: OutgoingMessage, error: MessageRefusedError) -> OutgoingMessage | None:
    """The edit as a message of its own, when the one to edit is gone and the edit carried a text; else None."""
    text = message.payload.get(_TEXT_OF_EDIT.get(message.method, ""))
    if text is None or not any(sign in error.reason.lower() for sign in _MESSAGE_GONE):
        return None
    kept = {name: value for name, value in message.payload.items() if name not in _NOT_IN_A_NEW_MESSAGE}
    return replace(message, method="sendMessage", payload={**kept, "text": text})
