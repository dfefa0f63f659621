"""Updates to the webhook: in order within a chat, chats side by side, again and again until a 2xx."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

import httpx

from localcloud.telegram.config import SimulatorConfig
from localcloud.telegram.events import EventHub
from localcloud.telegram.signals import Signal
from localcloud.telegram.store import Store
from localcloud.telegram.store.settings import Webhook
from localcloud.telegram.store.updates import Pending

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
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._store = store
        self._config = config
        self._queued = queued
        self._hub = hub
        self._transport = transport
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
        timeout = httpx.Timeout(self._config.webhook_timeout_s, connect=10.0)
        async with (
            httpx.AsyncClient(timeout=timeout, transport=self._transport, trust_env=False) as client,
            asyncio.TaskGroup() as lanes,
        ):
            while True:
                if self._store.settings.webhook.url:
                    for chat_id in self._store.updates.chats_waiting():
                        if chat_id not in self._active:
                            self._active.add(chat_id)
                            lanes.create_task(self._serve(client, chat_id))
                await self._queued.wait()

    async def _serve(self, client: httpx.AsyncClient, chat_id: int) -> None:
        failures = 0
        try:
            while (webhook := self._store.settings.webhook).url and (pending := self._store.updates.head(chat_id)):
                async with self._slots:
                    started = self._config.monotonic()
                    problem = await self._post(client, webhook, pending)
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

    async def _post(self, client: httpx.AsyncClient, webhook: Webhook, pending: Pending) -> str | None:
        """None for a 2xx, else the problem in Telegram's words."""
        headers = {SECRET_HEADER: webhook.secret_token} if webhook.secret_token else {}
        try:
            response = await client.post(webhook.url, json=pending.update, headers=headers)
        except httpx.ConnectError:
            return "Connection refused"
        except httpx.TimeoutException:
            return "Read timeout expired"
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            return f"Connection failed: {type(error).__name__}"
        if response.is_success:
            return None
        return f"Wrong response from the webhook: {response.status_code} {response.reason_phrase}"

    def _note_failure(self, problem: str) -> None:
        _log.warning("webhook delivery failed: %s", problem)
        settings = self._store.settings
        moment = int(self._config.clock())
        settings.webhook = replace(settings.webhook, last_error_date=moment, last_error_message=problem)
