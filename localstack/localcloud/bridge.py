"""`python -m localcloud.bridge`: a real bot on a machine that Telegram cannot reach.

Long-polls getUpdates and hands every update to the local webhook, one after another; an update is confirmed to
Telegram (by the next offset) only after the webhook took it, so none is lost when either side is down.
"""

import os
import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx

from localcloud.botapi import ALLOWED_UPDATES, SECRET_HEADER, BotApi, BotApiError
from localcloud.stack.running import as_running, product_environment
from localcloud.stack.settings import settings_from
from localcloud.stack.state import StackState
from localcloud.stack.up import StopRequest

_POLL_SECONDS = 25
_LONGEST_WAIT_SECONDS = 30.0
_WEBHOOK_SECONDS = 30.0
_NOT_TRANSIENT = {401: "the token is not valid", 404: "the token is not valid"}
_CONFLICT = 409


class BridgeError(RuntimeError):
    """The bridge cannot work; the text says what to do."""


@dataclass(slots=True)
class Bridge:
    """`wait` sleeps some seconds; `stopping` is asked before each step. Update ids only are ever said."""

    api: BotApi
    client: httpx.Client
    webhook_url: str
    secret: str
    say: Callable[[str], None]
    stopping: Callable[[], bool]
    wait: Callable[[float], None] = time.sleep
    _offset: int = 0
    _failures: int = field(default=0)

    def run(self) -> None:
        """Until `stopping`. Raises BridgeError for what waiting does not mend."""
        while not self.stopping():
            for update in self._poll():
                if not self._deliver(update):
                    return
                self._offset = int(update["update_id"]) + 1

    def _poll(self) -> list[dict[str, int]]:
        try:
            updates: list[dict[str, int]] = self.api.call(
                "getUpdates",
                _POLL_SECONDS + 10,
                offset=self._offset,
                timeout=_POLL_SECONDS,
                allowed_updates=list(ALLOWED_UPDATES),
            )
        except BotApiError as error:
            if reason := _NOT_TRANSIENT.get(error.code):
                raise BridgeError(f"Telegram refuses: {reason}") from None
            if error.code == _CONFLICT:
                raise BridgeError(f"{error}; one of the two has to go (deleteWebhook, or the other process)") from None
            self._back_off(str(error), error.retry_after)
            return []
        except httpx.TransportError as error:
            self._back_off(f"Telegram cannot be reached ({type(error).__name__})")
            return []
        self._failures = 0
        return updates

    def _deliver(self, update: dict[str, int]) -> bool:
        """True when the webhook has it; False when asked to stop before."""
        while not self.stopping():
            try:
                answer = self.client.post(
                    self.webhook_url, json=update, headers={SECRET_HEADER: self.secret}, timeout=_WEBHOOK_SECONDS
                )
                if answer.is_success:
                    self._failures = 0
                    return True
                problem = f"gives {answer.status_code}"
            except httpx.TransportError as error:
                problem = f"cannot be reached ({type(error).__name__})"
            self._back_off(f"update {update['update_id']}: the webhook {problem}")
        return False

    def _back_off(self, problem: str, at_least: float = 0) -> None:
        seconds = max(at_least, min(_LONGEST_WAIT_SECONDS, 0.5 * 2**self._failures))
        self._failures += 1
        self.say(f"{problem}; again in {seconds:.0f} s")
        self.wait(seconds * random.uniform(1, 1.2))  # noqa: S311 - jitter


def main() -> int:
    settings = settings_from(os.environ)
    if settings.bot_token is None:
        sys.stderr.write("TELEGRAM_BOT_TOKEN is not set: the bridge is for a real bot\n")
        return 1
    environment = product_environment(settings)
    settings = as_running(settings, StackState.load_or_create(settings.root.state_file))
    stop = StopRequest()
    stop.listen()
    with httpx.Client() as client:
        api = BotApi(client, environment["TELEGRAM_API_BASE"], environment["TELEGRAM_BOT_TOKEN"])
        secret = environment["TELEGRAM_WEBHOOK_SECRET"]
        try:
            Bridge(api, client, settings.webhook_url, secret, lambda line: print(line, flush=True), stop).run()  # noqa: T201
        except BridgeError as error:
            sys.stderr.write(f"{error}\n")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
