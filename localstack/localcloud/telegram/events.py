"""What happens in a chat, told to the pages that watch it (server-sent events)."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from typing import Any

_BACKLOG = 1000


class EventHub:
    """Fans a chat's events out to its watchers; a watcher that stops reading is cut off and reloads.

    Each event says in ``at`` when it happened, in seconds of ``monotonic``.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._watchers: dict[int, set[asyncio.Queue[dict[str, Any] | None]]] = defaultdict(set)

    def publish(self, chat_id: int, kind: str, **data: object) -> None:
        """Tell the watchers of a chat; ``kind`` becomes the event's ``type``."""
        event = {"type": kind, "at": self._monotonic(), **data}
        for queue in list(self._watchers.get(chat_id, ())):
            if queue.full():
                self._watchers[chat_id].discard(queue)
                queue.get_nowait()
                queue.put_nowait(None)
            else:
                queue.put_nowait(event)

    def watched(self) -> list[int]:
        """Chats that a page is open on."""
        return [chat_id for chat_id, queues in self._watchers.items() if queues]

    async def watch(self, chat_id: int) -> AsyncIterator[dict[str, Any]]:
        """Events from now on, after one ``ready``; ends when the hub closes."""
        queue: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue(_BACKLOG)
        self._watchers[chat_id].add(queue)
        try:
            yield {"type": "ready"}
            while (event := await queue.get()) is not None:
                yield event
        finally:
            self._watchers[chat_id].discard(queue)

    def close(self) -> None:
        """End every stream."""
        for queues in self._watchers.values():
            for queue in queues:
                if not queue.full():
                    queue.put_nowait(None)
        self._watchers.clear()
