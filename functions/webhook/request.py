"""What a request has to be before a byte of it is believed: secret, type, shape."""

import hmac

from fastapi import HTTPException, Request, status
from pydantic import ValidationError
from starlette.requests import ClientDisconnect

from webhook.updates import Update

SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105 - the header's name, not a secret


def check_secret(request: Request, secret: bytes) -> None:
    """401 without the header, 403 with a wrong one; compared in constant time."""
    given = request.headers.get(SECRET_HEADER)
    if given is None:
        raise HTTPException(status.HTTP_401_UNAUTHORIZED, "secret token missing")
    if not hmac.compare_digest(given.encode(), secret):
        raise HTTPException(status.HTTP_403_FORBIDDEN, "secret token wrong")


def check_content_type(request: Request) -> None:
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        raise HTTPException(status.HTTP_415_UNSUPPORTED_MEDIA_TYPE, "application/json expected")


async def read_body(request: Request) -> str:
    """The body as text; 400 when it is cut off or is not UTF-8. Its size is limited by the application."""
    try:
        return (await request.body()).decode()
    except (ClientDisconnect, UnicodeDecodeError):
        raise HTTPException(status.HTTP_400_BAD_REQUEST, "body unreadable") from None


def parse(body: str) -> Update:
    """400 unless it is a JSON object with an integer `update_id` and, if it is of a kind that the bot uses, a chat."""
    try:
        return Update.model_validate_json(body)
    except ValidationError:
        raise HTTPException(status.HTTP_400_BAD_REQUEST, "not a Telegram update") from None
