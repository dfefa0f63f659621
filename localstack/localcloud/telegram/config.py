"""What one simulator is told: its bot, its folder, its limits. Clocks come in from outside."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from localcloud.telegram.limits import Rate


@dataclass(frozen=True)
class Backoff:
    """Waits between two tries of a webhook: ``first_s``, then doubled up to ``longest_s``."""

    first_s: float = 1.0
    longest_s: float = 60.0

    def after(self, failures: int) -> float:
        """Seconds to wait after that many failures in a row (1 or more)."""
        return min(self.longest_s, self.first_s * 2.0 ** min(failures - 1, 30))


DEFAULT_PER_CHAT = Rate(burst=20, window_s=5.0)
DEFAULT_OVERALL = Rate(burst=30, window_s=1.0)
DEFAULT_BACKOFF = Backoff()


@dataclass(frozen=True)
class SimulatorConfig:
    """``token`` is the bot's, ``<digits>:<secret>``; ``clock`` gives Unix seconds, ``monotonic`` any seconds."""

    token: str = field(repr=False)
    data_dir: Path
    username: str = "nutrition_local_bot"
    first_name: str = "Nutrition"
    per_chat: Rate = DEFAULT_PER_CHAT
    overall: Rate = DEFAULT_OVERALL
    backoff: Backoff = DEFAULT_BACKOFF
    webhook_timeout_s: float = 60.0
    clock: Callable[[], float] = time.time
    monotonic: Callable[[], float] = time.monotonic

    @property
    def bot_id(self) -> int:
        return int(self.token.split(":", 1)[0])

    def bot_user(self) -> dict[str, object]:
        """The bot as ``User`` appears in a message."""
        return {"id": self.bot_id, "is_bot": True, "first_name": self.first_name, "username": self.username}
