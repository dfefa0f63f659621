"""`make webhook`: the webhook of a real bot, shown; set with `--url` and verified; removed with `--delete`.

What waits at Telegram is never thrown away unless `--drop-pending-updates` says so.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence

import httpx

from localcloud.announce import announce
from localcloud.botapi import ALLOWED_UPDATES, BotApi, BotApiError
from localcloud.register_webhook import register
from localcloud.stack.ports import BadPortError
from localcloud.stack.running import product_environment
from localcloud.stack.settings import BadSettingError, Settings, settings_from
from localcloud.webhook_address import BadAddressError, webhook_address
from localcloud.webhook_info import Wanted, WebhookInfo
from nutrition.adapters.fluent.texts import FluentTexts

DEFAULT_CONNECTIONS, MOST_CONNECTIONS = 40, 100  # https://core.telegram.org/bots/api#setwebhook
_PATIENCE_SECONDS = 10.0
_LOOK_EVERY_SECONDS = 0.5
_UNAUTHORIZED, _NOT_FOUND = 401, 404  # a token that is none, and one that cannot be one


class WebhookError(RuntimeError):
    """It is not as asked for; the text is one line."""


class TelegramWebhook:
    """`say` prints, `wait` sleeps some seconds. Raises WebhookError, and as `BotApi.call`."""

    def __init__(self, api: BotApi, say: Callable[[str], None], wait: Callable[[float], None] = time.sleep) -> None:
        self._api = api
        self._say = say
        self._wait = wait

    def show(self) -> None:
        self._say(self._info().table())

    def set(self, wanted: Wanted, secret: str, *, drop_pending: bool = False) -> None:
        """Set and verify; what waits gets some seconds to be delivered, so that a dead address shows."""
        before = self._info()
        register(
            self._api,
            wanted.url,
            secret,
            _PATIENCE_SECONDS,
            max_connections=wanted.max_connections,
            drop_pending_updates=drop_pending,
        )
        info = self._delivered(before)
        announce(self._api, FluentTexts())
        self._say(info.table())
        if problems := wanted.missed_by(info):
            raise WebhookError(f"Telegram has something else: {'; '.join(problems)}")
        if info.last_error_at and not info.same_error(before):
            raise WebhookError(f"it is set, but Telegram cannot deliver to it: {info.last_error}")
        self._say("set and verified")

    def delete(self, *, drop_pending: bool = False) -> None:
        self._api.call("deleteWebhook", drop_pending_updates=drop_pending)
        info = self._info()
        if info.url:
            raise WebhookError(f"it is still there: {info.url}")
        self._say(f"deleted; still waiting at Telegram, for a day at most: {info.pending} (make bridge fetches them)")

    def _info(self) -> WebhookInfo:
        return WebhookInfo.of(self._api.call("getWebhookInfo"))

    def _delivered(self, before: WebhookInfo) -> WebhookInfo:
        """The info once nothing waits, a delivery has failed, or patience has ended."""
        waited = 0.0
        while (info := self._info()).pending and info.same_error(before) and waited < _PATIENCE_SECONDS:
            self._wait(_LOOK_EVERY_SECONDS)
            waited += _LOOK_EVERY_SECONDS
        return info


def explained(error: BotApiError | httpx.TransportError | httpx.InvalidURL, api_base: str) -> str:
    """One line that says what to do; never the token."""
    if isinstance(error, httpx.TransportError):
        return f"{api_base} cannot be reached ({type(error).__name__})"
    if isinstance(error, httpx.InvalidURL) or error.code in {_UNAUTHORIZED, _NOT_FOUND}:
        return "Telegram does not know this TELEGRAM_BOT_TOKEN: take it from @BotFather"
    return f"Telegram refuses: {error}"


def _connections(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_CONNECTIONS:
        raise argparse.ArgumentTypeError(f"{text} is not a number from 1 to {MOST_CONNECTIONS}")
    return int(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="webhook", description=__doc__)
    act = parser.add_mutually_exclusive_group()
    act.add_argument("--url", help="the tunnel's or the deployed API's address")
    act.add_argument("--delete", action="store_true")
    parser.add_argument("--max-connections", type=_connections, default=DEFAULT_CONNECTIONS)
    parser.add_argument("--drop-pending-updates", action="store_true", help="throw away what waits")
    return parser


def _run(options: argparse.Namespace, settings: Settings, client: httpx.Client, say: Callable[[str], None]) -> None:
    """Raises WebhookError, BadAddressError, and as `BotApi.call`."""
    if settings.bot_token is None:
        raise WebhookError("TELEGRAM_BOT_TOKEN is not set: this is for a real bot (the simulator's is set by make up)")
    api = BotApi(client, settings.api_base, settings.bot_token)
    url = webhook_address(options.url, settings.api_base) if options.url else ""
    say(f"bot @{api.call('getMe')['username']}")
    webhook = TelegramWebhook(api, say)
    if options.delete:
        webhook.delete(drop_pending=options.drop_pending_updates)
    elif url:
        secret = settings.webhook_secret or product_environment(settings)["TELEGRAM_WEBHOOK_SECRET"]
        wanted = Wanted(url, options.max_connections, frozenset(ALLOWED_UPDATES))
        webhook.set(wanted, secret, drop_pending=options.drop_pending_updates)
    else:
        webhook.show()


def main(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> int:
    options = _parser().parse_args(arguments)
    try:
        settings = settings_from(environment)
        with httpx.Client() as client:
            try:
                _run(options, settings, client, lambda line: print(line, flush=True))  # noqa: T201 - a command line
            except (BotApiError, httpx.TransportError, httpx.InvalidURL) as error:
                raise WebhookError(explained(error, settings.api_base)) from None
    except (WebhookError, BadAddressError, BadPortError, BadSettingError) as error:
        sys.stderr.write(f"webhook: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
