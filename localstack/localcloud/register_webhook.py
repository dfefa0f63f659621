"""`python -m localcloud.register_webhook --url URL`: tell the Bot API where updates go and what the bot
offers, once."""

import argparse
import os
import sys
from collections.abc import Sequence

import httpx
from tenacity import Retrying, retry_if_exception, stop_after_delay, wait_exponential_jitter

from localcloud.announce import announce
from localcloud.botapi import ALLOWED_UPDATES, BotApi, BotApiError
from nutrition.adapters.fluent.texts import FluentTexts

_TOO_MANY, _SERVER_ERROR = 429, 500


def register(api: BotApi, url: str, secret: str, seconds: float = 30, **more: object) -> None:
    """setWebhook, tried again for `seconds` while the API cannot be reached or is busy; `more` are parameters of it.

    Raises as `BotApi.call`.
    """
    attempts = Retrying(
        retry=retry_if_exception(_passes_by),
        wait=wait_exponential_jitter(multiplier=0.1, max=3, jitter=0.2),
        stop=stop_after_delay(seconds),
        reraise=True,
    )
    attempts(api.call, "setWebhook", url=url, secret_token=secret, allowed_updates=list(ALLOWED_UPDATES), **more)


def _passes_by(error: BaseException) -> bool:
    if isinstance(error, BotApiError):
        return error.code == _TOO_MANY or error.code >= _SERVER_ERROR
    return isinstance(error, httpx.TransportError)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", required=True)
    options = parser.parse_args(arguments)
    with httpx.Client() as client:
        try:
            api = BotApi.from_environment(client)
            register(api, options.url, os.environ["TELEGRAM_WEBHOOK_SECRET"])
            announce(api, FluentTexts())
        except (BotApiError, httpx.TransportError) as error:
            print(f"webhook not registered: {error}", file=sys.stderr)  # noqa: T201 - a command line
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
