"""What the webhook needs to know, read once at start; it does not start with an unsafe secret."""

import re
from typing import Annotated, Self

from pydantic import AfterValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, SettingsConfigDict

from nutrition.errors import ConfigurationError

MIN_SECRET_LENGTH = 16
_ALLOWED = re.compile(r"[A-Za-z0-9_-]{1,256}")  # https://core.telegram.org/bots/api#setwebhook
_PLACEHOLDERS = (
    "changeme",
    "replaceme",
    "yoursecret",
    "yourwebhooksecret",
    "webhooksecret",
    "telegramsecret",
    "example",
)
_SEQUENCES = ("0123456789", "1234567890", "abcdefgh", "qwerty", "password")
_MIN_DISTINCT = 6


def _safe_secret(secret: SecretStr) -> SecretStr:
    value = secret.get_secret_value()
    plain = re.sub(r"[_-]", "", value).lower()
    if not value:
        raise ValueError("is not set")
    if len(value) < MIN_SECRET_LENGTH:
        raise ValueError(f"is shorter than {MIN_SECRET_LENGTH} characters")
    if not _ALLOWED.fullmatch(value):
        raise ValueError("may hold only A-Z, a-z, 0-9, _ and -, at most 256 of them")
    if any(word in plain for word in _PLACEHOLDERS) or plain.startswith(_SEQUENCES) or len(set(plain)) < _MIN_DISTINCT:
        raise ValueError("is a well-known default; make one with: openssl rand -hex 32")
    return secret


class WebhookSettings(BaseSettings):
    """Environment variables of the same names in upper case."""

    model_config = SettingsConfigDict(hide_input_in_errors=True, frozen=True)

    telegram_webhook_secret: Annotated[SecretStr, AfterValidator(_safe_secret)]
    updates_queue_url: str = ""  # an SQS FIFO queue; when it is empty the queue is RQ on redis_url
    redis_url: str = ""
    queue_shards: int = Field(default=2, ge=1, le=64)
    job_function: str = ""  # dotted path that an RQ job calls; empty: the queue's default
    max_body_bytes: int = Field(default=1024 * 1024, ge=1024)

    @model_validator(mode="after")
    def _has_a_queue(self) -> Self:
        if not (self.updates_queue_url or self.redis_url):
            raise ValueError("UPDATES_QUEUE_URL or REDIS_URL is needed")
        return self

    @classmethod
    def from_environment(cls) -> Self:
        """Raises ConfigurationError with one line that names the settings, never their values."""
        try:
            return cls()
        except ValidationError as error:
            problems = "; ".join(_problem(each) for each in error.errors(include_input=False))
        raise ConfigurationError(problems)  # outside `except`: pydantic's error would carry the value along


def _problem(error: ErrorDetails) -> str:
    reason = "is not set" if error["type"] == "missing" else error["msg"].removeprefix("Value error, ")
    return " ".join([*(str(part).upper() for part in error["loc"]), reason])
