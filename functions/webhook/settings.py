"""What the webhook needs to know, read once at start; it does not start with an unsafe secret."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field, SecretStr
from pydantic_core import PydanticCustomError

from nutrition.settings import Settings

MIN_SECRET_LENGTH = 16
_ALLOWED = re.compile(r"[A-Za-z0-9_-]{1,256}")  # https://core.telegram.org/bots/api#setwebhook
_PLACEHOLDERS = ("changeme", "replaceme", "yoursecret", "webhooksecret", "telegramsecret", "example")
_SEQUENCES = ("0123456789", "1234567890", "abcdefgh", "qwerty", "password")
_MIN_DISTINCT = 6


def _safe_secret(secret: SecretStr) -> SecretStr:
    value = secret.get_secret_value()
    plain = re.sub(r"[_-]", "", value).lower()
    if not value:
        raise PydanticCustomError("unsafe_secret", "is not set")
    if len(value) < MIN_SECRET_LENGTH:
        raise PydanticCustomError("unsafe_secret", "is shorter than 16 characters")
    if not _ALLOWED.fullmatch(value):
        raise PydanticCustomError("unsafe_secret", "may hold only A-Z, a-z, 0-9, _ and -, at most 256 of them")
    if any(word in plain for word in _PLACEHOLDERS) or plain.startswith(_SEQUENCES) or len(set(plain)) < _MIN_DISTINCT:
        raise PydanticCustomError("unsafe_secret", "is a well-known default; make one with: openssl rand -hex 32")
    return secret


class WebhookSettings(Settings):
    telegram_webhook_secret: Annotated[SecretStr, AfterValidator(_safe_secret)]
    updates_queue_url: str | None = None  # an SQS FIFO queue; without it the queue is RQ on redis_url
    redis_url: SecretStr | None = None
    queue_shards: int = Field(default=4, ge=1, le=64)
    job_function: str | None = None  # dotted path that an RQ job calls; None: the queue's default
    max_body_bytes: int = Field(default=1024 * 1024, ge=1024)

    def secret(self) -> bytes:
        """What Telegram has to send with every update."""
        return self.telegram_webhook_secret.get_secret_value().encode()
