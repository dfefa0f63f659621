"""A queue that keeps what was sent."""

from datetime import datetime


class RecordedQueue:
    """Implements `ports.queue.MessageQueue`."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str]] = []  # group, body
        self._known: set[str] = set()
        self.failure: Exception | None = None

    def send(
        self,
        body: str,
        *,
        group: str,
        deduplication: str,
        accepted_at: datetime | None = None,  # noqa: ARG002 - the port's
    ) -> None:
        if self.failure is not None:
            raise self.failure
        if deduplication not in self._known:
            self._known.add(deduplication)
            self.sent.append((group, body))
