"""state.json: the secrets made once, and the settings of the last run. Private to its owner (0600)."""

import json
import os
import secrets
from dataclasses import asdict, dataclass, field
from pathlib import Path


class BadStateError(RuntimeError):
    """state.json cannot be read; the text says what to do."""


def _token() -> str:
    return f"{secrets.randbelow(9 * 10**9) + 10**9}:{secrets.token_urlsafe(26)}"  # Telegram's shape: number:35 letters


@dataclass(slots=True)
class StackState:
    """Secrets of this data directory. A bot token that the user gives is never stored here."""

    postgres_password: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    postgres_admin_password: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    redis_password: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    mongo_password: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    webhook_secret: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    simulator_token: str = field(default_factory=_token)
    ports: dict[str, int] = field(default_factory=dict)

    @classmethod
    def load_or_create(cls, file: Path) -> "StackState":
        """Raises BadStateError for a file that is not ours; a missing field (an older version's file) is made."""
        if not file.exists():
            state = cls()
            state.save(file)
            return state
        try:
            stored = json.loads(file.read_text())
            state = cls(**{name: stored[name] for name in cls.__slots__ if name in stored})
        except (ValueError, TypeError) as error:
            raise BadStateError(f"{file} is damaged ({error}); restore it or start afresh with `make reset`") from error
        if stored.keys() != asdict(state).keys():
            state.save(file)
        return state

    def save(self, file: Path) -> None:
        write_private(file, asdict(self))


def write_private(file: Path, content: object) -> None:
    """Write JSON so that a reader sees the old file or the new one, and nobody but the owner sees either."""
    fresh = file.with_name(f"{file.name}.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    fresh.touch(mode=0o600)
    fresh.write_text(json.dumps(content, indent=1))
    fresh.replace(file)
