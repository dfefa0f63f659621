"""The one line that an update leaves behind: what it was, how long it took, what it led to. No content."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiogram.types import TelegramObject

from nutrition.observability import make_logger
from nutrition.ports.repositories import InboxState

logger = make_logger("scenarios")


@dataclass(slots=True)
class Handled:
    """Filled in on the way; `sends` counts what was stored to be said, progress messages not among it."""

    scenario: str = "none"
    handler: str = "none"
    sends: int = 0
    known: InboxState | None = None
    started: float = field(default_factory=time.perf_counter)

    def seconds(self) -> float:
        """Since the update was taken in hand."""
        return time.perf_counter() - self.started

    def log(self) -> None:
        """`before`: done or committed when the update had come before, else new."""
        logger.info(
            "update handled",
            scenario=self.scenario,
            handler=self.handler,
            sends=self.sends,
            before=self.known.value if self.known else "new",
            duration_ms=round(self.seconds() * 1000, 1),
        )


async def note_scenario(
    handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]], event: TelegramObject, data: dict[str, Any]
) -> object:
    """An inner middleware: by then it is known which router took the update."""
    handled: Handled = data["handled"]
    handled.scenario, handled.handler = data["event_router"].name, data["handler"].callback.__name__
    return await handler(event, data)
