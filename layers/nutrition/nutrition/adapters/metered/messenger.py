"""The messenger with its calls counted, and the moment of the last one remembered."""

from nutrition.adapters.metered.calls import timed_call
from nutrition.domain.deadline import Deadline
from nutrition.ports.clock import Clock
from nutrition.ports.messenger import Messenger, OutgoingMessage
from nutrition.ports.metrics import Metrics
from nutrition.ports.sent import LastSent


class MeteredMessenger:
    """Implements `ports.messenger.Messenger` around another one; an operation is a method of the Bot API."""

    def __init__(self, messenger: Messenger, metrics: Metrics, clock: Clock, sent: LastSent) -> None:
        self._messenger = messenger
        self._metrics = metrics
        self._clock = clock
        self._sent = sent

    def call(self, message: OutgoingMessage, deadline: Deadline) -> int | None:
        with timed_call(self._metrics, "telegram", message.method):
            message_id = self._messenger.call(message, deadline)
        self._sent.at = self._clock.now()
        return message_id

    def download(self, file_id: str, deadline: Deadline) -> bytes:
        with timed_call(self._metrics, "telegram", "getFile"):
            return self._messenger.download(file_id, deadline)
