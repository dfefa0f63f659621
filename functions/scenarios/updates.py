"""One update into the Dispatcher."""

from typing import Any

from aiogram import Bot
from aiogram.types import Update

from nutrition.bootstrap.scenarios import Scenarios
from nutrition.domain.deadline import Deadline
from scenarios.dispatcher import build_dispatcher
from scenarios.handled import Handled

# aiogram wants a Bot to feed updates to; nothing is ever sent through it (decision 0003), so it needs no real token.
_PLACE_HOLDER_TOKEN = "0:unused"  # noqa: S105  # not a secret


class UpdateFeed:
    def __init__(self, app: Scenarios) -> None:
        self._dispatcher = build_dispatcher(app)
        self._bot = Bot(_PLACE_HOLDER_TOKEN)

    async def handle(self, update: dict[str, Any], deadline: Deadline) -> None:
        """Handle one Bot API update to the end: effect stored, answers sent.

        Raises what kept it from that; the update can then be given again. Raises pydantic.ValidationError for JSON
        that is no update.
        """
        handled = Handled()
        parsed = Update.model_validate(update, context={"bot": self._bot})
        await self._dispatcher.feed_update(self._bot, parsed, deadline=deadline, handled=handled)
        handled.log()
