"""Errors of the Bot API, worded as Telegram words them, so that a bot's error handling meets the real texts."""

from __future__ import annotations

import math


class ApiError(Exception):
    """An answer ``{"ok": false, "error_code": …, "description": …}``; ``status`` is also the HTTP status."""

    status = 400
    prefix = "Bad Request: "

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail

    @property
    def description(self) -> str:
        return f"{self.prefix}{self.detail}"

    def body(self) -> dict[str, object]:
        """The JSON body of the answer."""
        return {"ok": False, "error_code": self.status, "description": self.description}


class BadRequestError(ApiError):
    """400."""


class UnauthorizedError(ApiError):
    """401: the token in the path is not the bot's."""

    status = 401
    prefix = ""

    def __init__(self) -> None:
        super().__init__("Unauthorized")


class ForbiddenError(ApiError):
    """403: the person has blocked the bot."""

    status = 403
    prefix = "Forbidden: "


class NotFoundError(ApiError):
    """404: no such method or file."""

    status = 404
    prefix = "Not Found"

    def __init__(self, detail: str = "") -> None:
        super().__init__(f": {detail}" if detail else "")


class ConflictError(ApiError):
    """409: polling while a webhook is set, or two pollers at once."""

    status = 409
    prefix = "Conflict: "


class EntityTooLargeError(ApiError):
    """413: the upload is bigger than a bot may send."""

    status = 413
    prefix = ""

    def __init__(self) -> None:
        super().__init__("Request Entity Too Large")


class TooManyRequestsError(ApiError):
    """429: ``retry_after`` is whole seconds, as Telegram gives it."""

    status = 429
    prefix = "Too Many Requests: "

    def __init__(self, wait_s: float) -> None:
        self.retry_after = max(1, math.ceil(wait_s))
        super().__init__(f"retry after {self.retry_after}")

    def body(self) -> dict[str, object]:
        return super().body() | {"parameters": {"retry_after": self.retry_after}}


class ClientError(Exception):
    """A thing the person's app would refuse to do; answered to the page as ``{"detail": …}`` with ``status``."""

    def __init__(self, detail: str, status: int = 400) -> None:
        super().__init__(detail)
        self.detail = detail
        self.status = status
