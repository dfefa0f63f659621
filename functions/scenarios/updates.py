"""One update into the Dispatcher."""

from datetime import datetime
from typing import Any, Never

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.types import Update

from nutrition.bootstrap.scenarios import Scenarios
from nutrition.domain.deadline import Deadline
from scenarios.dispatcher import build_dispatcher
from scenarios.metering import UpdateMeter

# aiogram wants a Bot to feed updates to; nothing is ever sent through it (decision 0003), so it needs no real token.
_PLACE_HOLDER_TOKEN = "0:unused"  # noqa: S105  # not a secret


class _Silence(BaseSession):
    """Says so if anything were sent through the Bot after all."""

    async def close(self) -> None:
        """There is nothing to close."""

    async def make_request(self, *_: object, **__: object) -> Never:
        raise RuntimeError("answers go through the outbox, not through the Bot (decision 0003)")

    def stream_content(self, *_: object, **__: object) -> Never:
        raise RuntimeError("files are fetched by the messenger, not by the Bot (decision 0003)")


class UpdateFeed:
    def __init__(self, app: Scenarios) -> None:
        self._dispatcher = build_dispatcher(app)
        self._bot = Bot(_PLACE_HOLDER_TOKEN, session=_Silence())
        self._meter = UpdateMeter(app.metrics, app.sent)

    async def handle(self, update: dict[str, Any], deadline: Deadline, accepted_at: datetime | None = None) -> None:
        """Handle one Bot API update to the end: effect stored, answers sent. `accepted_at`: when the webhook had it.

        Raises what kept it from that; the update can then be given again. Raises pydantic.ValidationError for JSON
        that is no update.
        """
        with self._meter.measured(update, accepted_at) as handled:
            parsed = Update.model_validate(update, context={"bot": self._bot})
            await self._dispatcher.feed_update(self._bot, parsed, deadline=deadline, handled=handled)
        handled.log()
