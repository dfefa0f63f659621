"""The queue between the functions: ordered within a group, each message at least once."""

from datetime import datetime
from typing import Protocol


class MessageQueue(Protocol):
    def send(self, body: str, *, group: str, deduplication: str, accepted_at: datetime | None = None) -> None:
        """Put one message at the end of its group; a message with a known `deduplication` id is dropped.

        `accepted_at`, where given, travels beside the message: the record of the consuming function carries it as the
        message attribute `AcceptedAt` in ms of Unix time.

        Raises DependencyUnavailableError when the broker has not confirmed it.
        """
        ...
