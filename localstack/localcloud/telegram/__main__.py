"""``python -m localcloud.telegram``: the simulator on 127.0.0.1. The token comes from the environment only."""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import uvicorn

from localcloud.telegram.app import create_app
from localcloud.telegram.config import SimulatorConfig
from localcloud.telegram.limits import Rate

_TOKEN = re.compile(r"\d{1,16}:[A-Za-z0-9_-]{1,64}")
_OVERALL_RATE = "SIMULATOR_OVERALL_RATE"  # how a whole stack is told, which starts this program itself
_HOST = "127.0.0.1"
_SHUTDOWN_S = 1
"""Open event streams would hold the server up for ever."""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="localcloud.telegram", description=__doc__)
    parser.add_argument("--port", type=int, default=8081, help="port on 127.0.0.1")
    parser.add_argument("--data-dir", type=Path, required=True, help="folder of the database and the files")
    parser.add_argument("--token-env", default="TELEGRAM_BOT_TOKEN", help="environment variable with the bot's token")
    parser.add_argument("--username", default="nutrition_local_bot", help="the bot's username")
    parser.add_argument("--chat-burst", type=int, default=20, help="messages to one chat at once")
    parser.add_argument("--chat-window", type=float, default=5.0, help="seconds in which that burst refills")
    overall = int(os.environ.get(_OVERALL_RATE) or 30)
    parser.add_argument("--overall-rate", type=int, default=overall, help="messages per second to all chats")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until a signal; 2 when the token is missing or malformed."""
    options = _parser().parse_args(arguments)
    token = os.environ.get(options.token_env, "")
    if not _TOKEN.fullmatch(token):
        sys.stderr.write(f"{options.token_env} must hold a token as <digits>:<secret>\n")
        return 2
    config = SimulatorConfig(
        token=token,
        data_dir=options.data_dir,
        username=options.username,
        per_chat=Rate(options.chat_burst, options.chat_window),
        overall=Rate(options.overall_rate, 1.0),
    )
    # No access log: the paths carry the token.
    uvicorn.run(
        create_app(config),
        host=_HOST,
        port=options.port,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=_SHUTDOWN_S,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
