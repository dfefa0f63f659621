"""What the bot has set about itself: webhook, commands, descriptions."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from localcloud.telegram.store.database import Database, Json, dumps

DEFAULT_MAX_CONNECTIONS = 40


@dataclass(frozen=True)
class Webhook:
    """``last_error_date`` is in Unix seconds; no ``url`` means that the bot polls."""

    url: str = ""
    secret_token: str = ""
    max_connections: int = DEFAULT_MAX_CONNECTIONS
    last_error_date: int | None = None
    last_error_message: str | None = None


class SettingStore:
    """One JSON value a key."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, key: str, default: object = None) -> object:
        row = self._database.row("SELECT value FROM settings WHERE key = ?", key)
        found: object = json.loads(row["value"]) if row else default
        return found

    def put(self, key: str, value: object) -> None:
        self._database.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", key, dumps(value))

    def delete(self, key: str) -> None:
        self._database.execute("DELETE FROM settings WHERE key = ?", key)

    @property
    def webhook(self) -> Webhook:
        stored = self.get("webhook")
        return Webhook(**stored) if isinstance(stored, dict) else Webhook()

    @webhook.setter
    def webhook(self, webhook: Webhook) -> None:
        self.put("webhook", asdict(webhook))

    @property
    def allowed_updates(self) -> list[str]:
        """Kinds the bot asked for; empty means the default set."""
        stored = self.get("allowed_updates", [])
        return [str(kind) for kind in stored] if isinstance(stored, list) else []

    @allowed_updates.setter
    def allowed_updates(self, kinds: list[str]) -> None:
        self.put("allowed_updates", kinds)

    def commands(self, scope: str, language_code: str) -> list[Json]:
        stored = self.get(f"commands/{scope}/{language_code}", [])
        return [dict(command) for command in stored] if isinstance(stored, list) else []

    def set_commands(self, scope: str, language_code: str, commands: list[Json]) -> None:
        self.put(f"commands/{scope}/{language_code}", commands)
