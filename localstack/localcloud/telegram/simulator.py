"""The simulator's parts, put together."""

from __future__ import annotations

from localcloud.telegram.config import SimulatorConfig
from localcloud.telegram.delivery import WebhookDelivery
from localcloud.telegram.errors import BadRequestError, ForbiddenError
from localcloud.telegram.events import EventHub
from localcloud.telegram.limits import RateLimiter
from localcloud.telegram.media import MediaLibrary
from localcloud.telegram.publisher import Publisher
from localcloud.telegram.signals import PollTurns, Signal
from localcloud.telegram.store import Store
from localcloud.telegram.store.chats import ChatRow
from localcloud.telegram.webhook_wire import OpenWire


class Simulator:
    """Shared by the bot's side and the person's side; lives on one event loop."""

    def __init__(self, config: SimulatorConfig, open_wire: OpenWire) -> None:
        self.config = config
        self.clock = config.clock
        self.store = Store(config.data_dir)
        self.hub = EventHub(config.monotonic)
        self.queued = Signal()
        self.polls = PollTurns(self.queued)
        self.limiter = RateLimiter(config.per_chat, config.overall, config.monotonic)
        self.media = MediaLibrary(self.store)
        self.publisher = Publisher(self.store, config.clock, self.queued)
        self.delivery = WebhookDelivery(self.store, config, self.queued, self.hub, open_wire)

    def writable_chat(self, chat_id: int | str) -> ChatRow:
        """The chat a bot writes to.

        Raises:
            BadRequestError: nobody with that id has ever written to the bot.
            ForbiddenError: the person has blocked it.
        """
        chat = self.store.chats.find(chat_id) if isinstance(chat_id, int) else None
        if chat is None:
            raise BadRequestError("chat not found")
        if chat.blocked:
            raise ForbiddenError("bot was blocked by the user")
        return chat

    def close(self) -> None:
        """End the event streams and close the database."""
        self.hub.close()
        self.store.close()
