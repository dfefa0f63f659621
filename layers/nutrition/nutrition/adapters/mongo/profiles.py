"""`user_dynamic_profiles` in MongoDB: one document a person, `_id` is the Telegram user id.

Only what the local server, DocumentDB and Atlas all run is used: no transactions, no retryable writes, no text index.
"""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from pymongo import MongoClient
from pymongo.errors import PyMongoError

from nutrition.errors import ConfigurationError, DependencyUnavailableError

COLLECTION = "user_dynamic_profiles"
_TIMEOUT_MS = 2000

_log = logging.getLogger(__name__)


class MongoProfiles:
    """Implements `ports.profile.ProfileStore`; connects at the first call. Raises ConfigurationError for a bad URL."""

    def __init__(self, url: str, database: str = "nutrition") -> None:
        self._client = _client(url)
        self._profiles = self._client[database][COLLECTION]

    def get(self, telegram_user_id: int) -> Mapping[str, object] | None:
        with _translated_errors():
            return self._profiles.find_one({"_id": telegram_user_id})

    def save(self, telegram_user_id: int, fields: Mapping[str, object]) -> None:
        with _translated_errors():
            self._profiles.update_one({"_id": telegram_user_id}, {"$set": dict(fields)}, upsert=True)

    def append_tone(self, telegram_user_id: int, entry: Mapping[str, object], limit: int) -> None:
        history = {"emotional_patterns.message_tone_history": {"$each": [dict(entry)], "$slice": -limit}}
        with _translated_errors():
            self._profiles.update_one({"_id": telegram_user_id}, {"$push": history}, upsert=True)

    def erase(self, telegram_user_id: int, field: str) -> None:
        with _translated_errors():
            self._profiles.update_one({"_id": telegram_user_id}, {"$unset": {field: ""}})

    def delete(self, telegram_user_id: int) -> None:
        with _translated_errors():
            self._profiles.delete_one({"_id": telegram_user_id})

    def close(self) -> None:
        self._client.close()


def _client(url: str) -> MongoClient[dict[str, Any]]:
    try:
        return MongoClient(
            url,
            tz_aware=True,
            retryWrites=False,
            serverSelectionTimeoutMS=_TIMEOUT_MS,
            connectTimeoutMS=_TIMEOUT_MS,
            socketTimeoutMS=_TIMEOUT_MS,
            appname="nutrition",
        )
    except OSError:
        raise ConfigurationError("MONGO_URL: tlsCAFile is no readable certificate") from None
    except (PyMongoError, ValueError):
        raise ConfigurationError("MONGO_URL is not the URL of a MongoDB") from None  # the cause may quote the password


@contextmanager
def _translated_errors() -> Iterator[None]:
    """The driver's messages quote documents, so none of them is kept."""
    try:
        yield
    except PyMongoError as error:
        _log.warning("mongo call failed", extra={"error_type": type(error).__name__})
        raise DependencyUnavailableError(f"mongo: {type(error).__name__}") from error
