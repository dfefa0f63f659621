"""A wake-up call that many tasks may wait for, with a time-out."""

from __future__ import annotations

import asyncio


class Signal:
    """``fire`` wakes everyone who waits now; whoever comes later waits for the next call.

    Check the state and call ``wait`` without an ``await`` in between: then no wake-up is missed.
    """

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def fire(self) -> None:
        self._event.set()
        self._event = asyncio.Event()

    async def wait(self, timeout_s: float | None = None) -> bool:
        """True when woken, False after ``timeout_s`` seconds."""
        event = self._event
        try:
            async with asyncio.timeout(timeout_s):
                await event.wait()
        except TimeoutError:
            return False
        return True


class PollTurns:
    """Whose turn it is among the bot's pollers: always the last one's."""

    def __init__(self, wake: Signal) -> None:
        self._turn = 0
        self._wake = wake

    @property
    def taken(self) -> bool:
        """Whether a bot has polled since the start."""
        return self._turn > 0

    def take_turn(self) -> int:
        """Become the only poller; earlier ones are woken and find that they are not."""
        self._turn += 1
        self._wake.fire()
        return self._turn

    def has_turn(self, turn: int) -> bool:
        return turn == self._turn
