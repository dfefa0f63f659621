"""Progress messages in memory."""


class InMemoryProgress:
    """Implements `ports.progress.ProgressMessages`."""

    def __init__(self) -> None:
        self._messages: dict[tuple[int, int], int] = {}

    def recall(self, chat_id: int, about: int) -> int | None:
        return self._messages.get((chat_id, about))

    def remember(self, chat_id: int, about: int, message_id: int) -> None:
        self._messages[chat_id, about] = message_id
