"""Which of the bot's messages says that something is being worked on."""

from typing import Protocol


class ProgressMessages(Protocol):
    """Kept for about as long as a message may come again, and allowed to be lost: neither method raises."""

    def recall(self, chat_id: int, about: int) -> int | None:
        """The message that was sent about the person's message `about` by a worker that did not finish."""
        ...

    def remember(self, chat_id: int, about: int, message_id: int) -> None: ...
