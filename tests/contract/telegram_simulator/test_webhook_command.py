"""`make webhook` against the simulator: shown, set, deleted, and each error in one line."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from aiogram import Bot
from fastapi import FastAPI, Response

from localcloud.botapi import ALLOWED_UPDATES
from localcloud.servers.ports import free_port
from localcloud.telegram_webhook import main
from tests.contract.telegram_simulator.conftest import Serve
from tests.factories.telegram_simulator import TOKEN, PersonSide

SECRET = "not-a-real-secret-0123456789"
Run = Callable[..., Awaitable[tuple[int, str, str]]]


@pytest.fixture
def run(address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command with these arguments (exit status, output, errors); keywords are more of its environment."""

    async def command(*arguments: str, **environment: str) -> tuple[int, str, str]:
        variables = {
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_BASE": address,
            "TELEGRAM_WEBHOOK_SECRET": SECRET,
            "NUTRITION_DATA_DIR": str(tmp_path / "data"),
        }
        capsys.readouterr()
        status = await asyncio.to_thread(main, arguments, variables | environment)
        output, errors = capsys.readouterr()
        return status, output, errors

    return command


def endpoint(status: int) -> tuple[FastAPI, list[int]]:
    """A webhook that answers with `status`, and what it was called for."""
    calls: list[int] = []

    async def take() -> Response:
        calls.append(status)
        return Response(status_code=status)

    app = FastAPI()
    app.add_api_route("/telegram/webhook", take, methods=["POST"])
    return app, calls


async def test_it_is_set_shown_and_deleted(run: Run, bot: Bot, serve: Serve) -> None:
    url = await serve(endpoint(200)[0])

    status, output, errors = await run("--url", url, "--max-connections", "7")
    assert (status, errors) == (0, "")
    assert "set and verified" in output
    info = await bot.get_webhook_info()
    assert (info.url, info.max_connections) == (f"{url}/telegram/webhook", 7)
    assert set(info.allowed_updates or []) == set(ALLOWED_UPDATES)

    status, output, _ = await run()
    shown = dict(line.split("  ", 1) for line in output.splitlines()[1:])
    assert status == 0
    assert {name: value.strip() for name, value in shown.items()} == {
        "url": f"{url}/telegram/webhook",
        "pending updates": "0",
        "last error": "none",
        "IP address": "127.0.0.1",
        "max connections": "7",
        "allowed updates": ", ".join(ALLOWED_UPDATES),
    }

    assert (await run("--delete"))[0] == 0
    assert (await bot.get_webhook_info()).url == ""


async def test_what_waited_arrives_and_is_not_thrown_away(run: Run, person: PersonSide, serve: Serve) -> None:
    app, calls = endpoint(200)
    await person.write("early")

    status, output, _ = await run("--url", await serve(app))

    assert (status, len(calls)) == (0, 1)
    assert "pending updates  0" in output


async def test_what_waits_is_thrown_away_when_asked_for(run: Run, person: PersonSide, serve: Serve) -> None:
    app, calls = endpoint(200)
    await person.write("early")

    assert (await run("--url", await serve(app), "--drop-pending-updates"))[0] == 0
    assert calls == []


async def test_a_webhook_that_refuses_what_waits_is_an_error(run: Run, person: PersonSide, serve: Serve) -> None:
    await person.write("early")

    status, output, errors = await run("--url", await serve(endpoint(403)[0]))

    assert status == 1
    assert "pending updates  1" in output
    assert errors == (
        "webhook: it is set, but Telegram cannot deliver to it: Wrong response from the webhook: 403 Forbidden\n"
    )


async def test_deleting_keeps_what_waits(run: Run, bot: Bot, person: PersonSide) -> None:
    await person.write("early")

    status, output, _ = await run("--delete")

    assert status == 0
    assert "still waiting at Telegram, for a day at most: 1" in output
    assert len(await bot.get_updates()) == 1


async def test_errors_are_one_line_and_never_hold_the_token(run: Run) -> None:
    wrong = "4242:another-token"
    unreachable = f"http://127.0.0.1:{free_port()}"
    failures = {
        "does not know this TELEGRAM_BOT_TOKEN": await run(TELEGRAM_BOT_TOKEN=wrong),
        f"{unreachable} cannot be reached (ConnectError)": await run(TELEGRAM_API_BASE=unreachable),
        "Telegram refuses: setWebhook: 400 Bad Request: secret token contains unallowed characters": await run(
            "--url", "http://127.0.0.1:8000", TELEGRAM_WEBHOOK_SECRET="with spaces, which Telegram refuses"
        ),
    }
    for line, (status, _, errors) in failures.items():
        assert status == 1, line
        assert line in errors
        assert errors.count("\n") == 1
        assert wrong not in errors
