"""The queue between the functions: ordered within a group, each message at least once."""

from typing import Protocol


class MessageQueue(Protocol):
    def send(self, body: str, *, group: str, deduplication: str) -> None:
        """Put one message at the end of its group; a message with a known `deduplication` id is dropped.

        Raises DependencyUnavailableError when the broker has not confirmed it.
        """
        ...
