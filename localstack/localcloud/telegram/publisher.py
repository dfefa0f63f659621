"""Makes updates: numbered, kept, queued for the bot."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from localcloud.telegram.limits import PENDING_TTL_S
from localcloud.telegram.signals import Signal
from localcloud.telegram.store import Store
from localcloud.telegram.wire import update_json

Json = dict[str, Any]

_NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}


class Publisher:
    """The way of an update into the queue; ``queued`` fires for whoever delivers."""

    def __init__(self, store: Store, clock: Callable[[], float], queued: Signal) -> None:
        self._store = store
        self._clock = clock
        self._queued = queued

    def publish(self, chat_id: int, kind: str, content: Json) -> int | None:
        """Queue an update and return its id; None when the bot did not ask for that kind."""
        allowed = self._store.settings.allowed_updates
        if kind not in allowed if allowed else kind in _NOT_BY_DEFAULT:
            return None
        now = self._clock()
        # The id given here is not used: the store numbers the update, this only has aiogram check and shape it.
        checked = update_json({"update_id": 0, kind: content})[kind]
        self._store.updates.drop_older(now - PENDING_TTL_S)
        update = self._store.updates.add(chat_id, kind, checked, now)
        self._queued.fire()
        return int(update["update_id"])

    def replay(self, chat_id: int, update_id: int) -> Json | None:
        """Queue an old update once more and return it; None when the chat has no such update."""
        update = self._store.updates.replay(chat_id, update_id, self._clock())
        self._queued.fire()
        return update
