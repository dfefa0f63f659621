"""The AI profile: documents of MongoDB's `user_dynamic_profiles`, one a person."""

from collections.abc import Mapping
from typing import Protocol

# A BSON document: field names as docs/ai_profile.md gives them.
ProfileDocument = Mapping[str, object]


class ProfileStore(Protocol):
    def get(self, telegram_user_id: int) -> ProfileDocument | None:
        """The person's profile or None. Raises DependencyUnavailableError."""
        ...

    def save(self, telegram_user_id: int, fields: ProfileDocument) -> None:
        """Set these top-level fields, leaving the others. Idempotent. Raises DependencyUnavailableError."""
        ...

    def append_tone(self, telegram_user_id: int, entry: Mapping[str, object], limit: int) -> None:
        """Add {at, tone, score, source} to `emotional_patterns.message_tone_history`, which keeps the last `limit`."""
        ...

    def delete(self, telegram_user_id: int) -> None:
        """Delete the person's document. Idempotent. Raises DependencyUnavailableError."""
        ...

    def erase(self, telegram_user_id: int, field: str) -> None:
        """Forget one top-level field ("emotional_patterns"). Raises DependencyUnavailableError."""
        ...
