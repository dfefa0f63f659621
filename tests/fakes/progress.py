"""Progress messages in memory."""


class InMemoryProgress:
    """Implements `ports.progress.ProgressMessages`."""

    def __init__(self) -> None:
        self._messages: dict[int, int] = {}

    def recall(self, update_id: int) -> int | None:
        return self._messages.get(update_id)

    def remember(self, update_id: int, message_id: int) -> None:
        self._messages[update_id] = message_id
