"""Which of the bot's messages says that something is being worked on."""

from typing import Protocol


class ProgressMessages(Protocol):
    """Kept for about as long as a message may come again, and allowed to be lost: neither method raises."""

    def recall(self, update_id: int) -> int | None:
        """The message that was sent about an update by a worker that did not finish."""
        ...

    def remember(self, update_id: int, message_id: int) -> None: ...
