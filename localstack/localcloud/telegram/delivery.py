"""Updates to the webhook: in order within a chat, chats side by side, again and again until a 2xx."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

from localcloud.telegram.config import SimulatorConfig
from localcloud.telegram.events import EventHub
from localcloud.telegram.signals import Signal
from localcloud.telegram.store import Store
from localcloud.telegram.store.settings import Webhook
from localcloud.telegram.store.updates import Pending
from localcloud.telegram.webhook_wire import NoAnswerError, OpenWire, Wire

_log = logging.getLogger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header


class WebhookDelivery:
    """One lane per chat, at most ``max_connections`` requests at a time.

    A failing update holds back its own chat only, with a back-off that a new ``setWebhook`` cuts short. Failures show
    in ``getWebhookInfo``. https://core.telegram.org/bots/api#setwebhook

    Whoever watches the chat is told ``delivered`` with the update's id, the seconds that the webhook took for its 2xx
    and the failures before it.
    """

    def __init__(
        self,
        store: Store,
        config: SimulatorConfig,
        queued: Signal,
        hub: EventHub,
        open_wire: OpenWire,
    ) -> None:
        self._store = store
        self._config = config
        self._queued = queued
        self._hub = hub
        self._open_wire = open_wire
        self._changed = Signal()
        self._active: set[int] = set()
        self._slots = asyncio.Semaphore(store.settings.webhook.max_connections)

    def webhook_changed(self) -> None:
        """A webhook was set or deleted: take it up at once."""
        self._slots = asyncio.Semaphore(self._store.settings.webhook.max_connections)
        self._changed.fire()
        self._queued.fire()

    async def run(self) -> None:
        """Deliver until cancelled."""
        async with self._open_wire(self._config.webhook_timeout_s) as wire, asyncio.TaskGroup() as lanes:
            while True:
                if self._store.settings.webhook.url:
                    for chat_id in self._store.updates.chats_waiting():
                        if chat_id not in self._active:
                            self._active.add(chat_id)
                            lanes.create_task(self._serve(wire, chat_id))
                await self._queued.wait()

    async def _serve(self, wire: Wire, chat_id: int) -> None:
        failures = 0
        try:
            while (webhook := self._store.settings.webhook).url and (pending := self._store.updates.head(chat_id)):
                async with self._slots:
                    started = self._config.monotonic()
                    problem = await self._post(wire, webhook, pending)
                if problem is None:
                    took = self._config.monotonic() - started
                    self._tell(chat_id, pending, took, failures)
                    failures = 0
                    self._store.updates.done(pending.position)
                else:
                    failures += 1
                    self._note_failure(problem)
                    await self._changed.wait(self._config.backoff.after(failures))
        finally:
            self._active.discard(chat_id)

    def _tell(self, chat_id: int, pending: Pending, took: float, failures: int) -> None:
        update_id = pending.update["update_id"]
        self._hub.publish(chat_id, "delivered", update_id=update_id, took=took, failures=failures)

    async def _post(self, wire: Wire, webhook: Webhook, pending: Pending) -> str | None:
        """None for a 2xx, else the problem in Telegram's words."""
        headers = {SECRET_HEADER: webhook.secret_token} if webhook.secret_token else {}
        try:
            status, reason = await wire.post(webhook.url, pending.update, headers)
        except NoAnswerError as error:
            return str(error)
        return None if 200 <= status < 300 else f"Wrong response from the webhook: {status} {reason}"

    def _note_failure(self, problem: str) -> None:
        _log.warning("webhook delivery failed: %s", problem)
        settings = self._store.settings
        moment = int(self._config.clock())
        settings.webhook = replace(settings.webhook, last_error_date=moment, last_error_message=problem)
