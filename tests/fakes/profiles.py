"""AI profiles in memory."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any


class InMemoryProfiles:
    """Implements `ports.profile.ProfileStore`; `failure` is raised by every call while it is set."""

    def __init__(self) -> None:
        self.documents: dict[int, dict[str, Any]] = {}
        self.failure: Exception | None = None

    def get(self, telegram_user_id: int) -> Mapping[str, object] | None:
        self._check()
        return deepcopy(self.documents.get(telegram_user_id))

    def save(self, telegram_user_id: int, fields: Mapping[str, object]) -> None:
        self._check()
        self.documents.setdefault(telegram_user_id, {"_id": telegram_user_id}).update(deepcopy(dict(fields)))

    def append_tone(self, telegram_user_id: int, entry: Mapping[str, object], limit: int) -> None:
        self._check()
        document = self.documents.setdefault(telegram_user_id, {"_id": telegram_user_id})
        patterns = document.setdefault("emotional_patterns", {})
        patterns["message_tone_history"] = [*patterns.get("message_tone_history", []), dict(entry)][-limit:]

    def delete(self, telegram_user_id: int) -> None:
        self._check()
        self.documents.pop(telegram_user_id, None)

    def erase(self, telegram_user_id: int, field: str) -> None:
        self._check()
        self.documents.get(telegram_user_id, {}).pop(field, None)

    def _check(self) -> None:
        if self.failure is not None:
            raise self.failure
