"""What Telegram knows of a webhook. https://core.telegram.org/bots/api#webhookinfo"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class WebhookInfo:
    """No `url`: the bot has no webhook. `last_error_at` and `last_error` tell of the newest delivery that failed."""

    url: str
    pending: int
    ip_address: str | None
    max_connections: int | None
    allowed_updates: tuple[str, ...]
    last_error_at: datetime | None
    last_error: str | None

    @classmethod
    def of(cls, result: Mapping[str, Any]) -> Self:
        """From the `result` of getWebhookInfo."""
        moment = result.get("last_error_date")
        return cls(
            url=str(result["url"]),
            pending=int(result["pending_update_count"]),
            ip_address=result.get("ip_address"),
            max_connections=result.get("max_connections"),
            allowed_updates=tuple(result.get("allowed_updates", ())),
            last_error_at=None if moment is None else datetime.fromtimestamp(moment, UTC),
            last_error=result.get("last_error_message"),
        )

    def same_error(self, other: "WebhookInfo") -> bool:
        return (self.last_error_at, self.last_error) == (other.last_error_at, other.last_error)

    def table(self) -> str:
        """Lines of name and value."""
        error = (
            "none" if self.last_error_at is None else f"{self.last_error_at:%Y-%m-%d %H:%M:%S} UTC: {self.last_error}"
        )
        rows = {
            "url": self.url or "none",
            "pending updates": str(self.pending),
            "last error": error,
            "IP address": self.ip_address or "not told",
            "max connections": "not told" if self.max_connections is None else str(self.max_connections),
            "allowed updates": ", ".join(self.allowed_updates) or "Telegram's default kinds",
        }
        width = max(map(len, rows))
        return "\n".join(f"{name:<{width}}  {value}" for name, value in rows.items())


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for."""

    url: str
    max_connections: int
    allowed_updates: frozenset[str]

    def missed_by(self, info: WebhookInfo) -> list[str]:
        """What Telegram has otherwise, a phrase each."""
        problems = []
        if info.url != self.url:
            problems.append(f"the address is {info.url or 'none'}")
        if info.max_connections != self.max_connections:
            problems.append(f"max connections are {info.max_connections}")
        if set(info.allowed_updates) != self.allowed_updates:
            problems.append(f"allowed updates are {', '.join(info.allowed_updates) or 'the default kinds'}")
        return problems
