"""Say what was committed: the unsent messages of an inbox key, in order, each marked as soon as it is out.

The last mark and the end of the key are one transaction (decision 0029).
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

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
# Said again it changes nothing, so its mark may wait for the next message's: a transaction less for each button.
_HARMLESS_AGAIN = {"answerCallbackQuery"}
_MESSAGE_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")
_TEXT_OF_EDIT = {"editMessageText": "text", "editMessageCaption": "caption"}
_NOT_IN_A_NEW_MESSAGE = {"message_id", "inline_message_id", "show_caption_above_media", "caption_entities", "caption"}

Mark = Callable[[UnitOfWork], None]


class DeliverOutbox:
    """Sends what `outbox` holds for a key, then finishes the key in `inbox`.

    `stored` is what the caller has just committed under the key; without it the outbox is asked, so that a redelivery
    goes on where the last one stopped. Raises whatever may succeed later (DependencyUnavailableError,
    ThrottledError when the pause does not fit, DependencyRejectedError); the rest stays unsent.
    """

    def __init__(
        self, uow_factory: UnitOfWorkFactory, messenger: Messenger, clock: Clock, pause: Callable[[float], None]
    ) -> None:
        self._uow_factory = uow_factory
        self._messenger = messenger
        self._clock = clock
        self._pause = pause

    def __call__(self, key: str, deadline: Deadline, stored: Sequence[StoredMessage] | None = None) -> None:
        waiting = self._pending(key, deadline) if stored is None else stored
        marks: list[Mark] = []
        for position, due in enumerate(waiting):
            try:
                message_id = self._send(due.message, deadline)
            except RecipientGoneError as error:
                marks.append(partial(self._give_up, waiting[position:], error))
                break
            except MessageRefusedError as error:
                marks.append(partial(self._mark_failed, due, error))
            else:
                marks.append(partial(self._mark_sent, due, message_id))
            if position + 1 < len(waiting) and due.message.method not in _HARMLESS_AGAIN:
                self._write(marks)
                marks = []
        self._write([*marks, lambda uow: uow.inbox.finish(key, self._clock.now())])

    def _pending(self, key: str, deadline: Deadline) -> Sequence[StoredMessage]:
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

    def _mark_sent(self, stored: StoredMessage, message_id: int | None, uow: UnitOfWork) -> None:
        uow.outbox.mark_sent(stored.outbox_id, message_id, self._clock.now())
        if stored.message.meal_id is not None and message_id is not None:
            uow.meals.record_message(stored.message.meal_id, message_id)

    def _mark_failed(self, stored: StoredMessage, error: MessageRefusedError, uow: UnitOfWork) -> None:
        uow.outbox.mark_failed(stored.outbox_id, error.code, self._clock.now())

    def _give_up(self, rest: Sequence[StoredMessage], error: RecipientGoneError, uow: UnitOfWork) -> None:
        """Nothing more reaches this person: forget the rest and remember that they left."""
        now = self._clock.now()
        for stored in rest:
            uow.outbox.mark_failed(stored.outbox_id, error.code, now)
        user = uow.users.get(rest[0].message.chat_id)  # in a private chat the chat is the person
        if user is not None and user.blocked_at is None:
            uow.users.save(replace(user, blocked_at=now))

    def _write(self, marks: Sequence[Mark]) -> None:
        """In one transaction, and without the deadline: what was said has to be marked even when time has just run
        out."""
        uow = self._uow_factory()
        try:
            for mark in marks:
                mark(uow)
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
