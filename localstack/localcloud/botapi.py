"""The Bot API as the local tools need it. https://core.telegram.org/bots/api"""

import os
from typing import Any

import httpx

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name


class BotApiError(RuntimeError):
    """The Bot API refused; `code` is Telegram's error_code, `retry_after` is in seconds. Never holds the token."""

    def __init__(self, method: str, code: int, description: str, retry_after: float = 0) -> None:
        super().__init__(f"{method}: {code} {description}")
        self.code = code
        self.retry_after = retry_after


class BotApi:
    """One bot. Raises BotApiError, and httpx.TransportError when the API cannot be reached."""

    def __init__(self, client: httpx.Client, base: str, token: str) -> None:
        self._client = client
        self._prefix = f"{base.rstrip('/')}/bot{token}"

    @classmethod
    def from_environment(cls, client: httpx.Client) -> "BotApi":
        """TELEGRAM_API_BASE and TELEGRAM_BOT_TOKEN, as the product reads them."""
        return cls(client, os.environ["TELEGRAM_API_BASE"], os.environ["TELEGRAM_BOT_TOKEN"])

    def call(self, method: str, seconds: float = 10, **parameters: object) -> Any:  # noqa: ANN401 - each method's own
        """The `result` of a method; `seconds` bounds the whole answer."""
        answer = self._client.post(f"{self._prefix}/{method}", json=parameters, timeout=seconds)
        try:
            body = answer.json()
        except ValueError:
            raise BotApiError(method, answer.status_code, "the answer is no JSON") from None
        if not body.get("ok"):
            wait = float(body.get("parameters", {}).get("retry_after", 0))
            code = int(body.get("error_code", answer.status_code))
            raise BotApiError(method, code, str(body.get("description", "")), wait)
        return body.get("result")
