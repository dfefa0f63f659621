"""``python -m localcloud.telegram`` as a process: token from the environment, aiogram's types built on demand."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from localcloud.telegram.methods import ENTRIES
from tests.factories.telegram_simulator import TOKEN, Json, jpeg

_START_DEADLINE_S = 60.0
_BUTTONS = {"inline_keyboard": [[{"text": "ok", "callback_data": "d"}]]}
_INVOICE = {
    "title": "Pro",
    "description": "A month",
    "payload": "p",
    "currency": "XTR",
    "prices": [{"label": "Pro", "amount": 1}],
}
_EXPECTED: dict[str, tuple[Json, str | None]] = {
    "getMe": ({}, None),
    "setMyCommands": ({"commands": [{"command": "a", "description": "b"}], "scope": {"type": "default"}}, None),
    "getMyCommands": ({}, None),
    "deleteMyCommands": ({"scope": {"type": "chat", "chat_id": 7}}, None),
    "setMyDescription": ({"description": "d"}, None),
    "getMyDescription": ({}, None),
    "setMyShortDescription": ({"short_description": "d"}, None),
    "getMyShortDescription": ({}, None),
    "setWebhook": ({"url": ""}, None),
    "deleteWebhook": ({}, None),
    "getWebhookInfo": ({}, None),
    "getUpdates": ({}, None),
    "sendMessage": (
        {
            "chat_id": 7,
            "text": "x",
            "entities": [{"type": "bold", "offset": 0, "length": 1}],
            "link_preview_options": {"is_disabled": True},
            "reply_parameters": {"message_id": 1},
            "reply_markup": _BUTTONS,
        },
        None,
    ),
    "sendChatAction": ({"chat_id": 7, "action": "typing"}, None),
    "sendPhoto": ({"chat_id": 7, "photo": "no-such-file", "reply_markup": {"remove_keyboard": True}}, "wrong remote"),
    "sendDocument": ({"chat_id": 7, "document": "no-such-file", "reply_markup": {"force_reply": True}}, "wrong remote"),
    "sendMediaGroup": ({"chat_id": 7, "media": [{"type": "photo", "media": "x"}] * 2}, "wrong remote"),
    "getFile": ({"file_id": "x"}, "wrong file_id"),
    "editMessageText": ({"chat_id": 7, "message_id": 99, "text": "x"}, "message to edit not found"),
    "editMessageCaption": ({"chat_id": 7, "message_id": 99, "caption": "x"}, "message to edit not found"),
    "editMessageReplyMarkup": ({"chat_id": 7, "message_id": 99}, "message to edit not found"),
    "editMessageMedia": (
        {"chat_id": 7, "message_id": 99, "media": {"type": "document", "media": "x"}},
        "message to edit not found",
    ),
    "deleteMessage": ({"chat_id": 7, "message_id": 99}, "message to delete not found"),
    "deleteMessages": ({"chat_id": 7, "message_ids": [98, 99]}, None),
    "pinChatMessage": ({"chat_id": 7, "message_id": 1}, None),
    "unpinChatMessage": ({"chat_id": 7}, None),
    "unpinAllChatMessages": ({"chat_id": 7}, None),
    "answerCallbackQuery": ({"callback_query_id": "1"}, "query is too old"),
    "sendInvoice": ({"chat_id": 7, **_INVOICE}, None),
    "createInvoiceLink": (_INVOICE, None),
    "answerPreCheckoutQuery": ({"pre_checkout_query_id": "1", "ok": True}, "query is too old"),
    "refundStarPayment": ({"user_id": 7, "telegram_payment_charge_id": "x"}, "CHARGE_NOT_FOUND"),
}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _command(data_dir: Path, port: int) -> list[str]:
    return [sys.executable, "-m", "localcloud.telegram", "--port", str(port), "--data-dir", str(data_dir)]


def _environment(token: str | None) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "TELEGRAM_BOT_TOKEN"}
    path = os.pathsep.join(part for part in sys.path if part)
    return kept | {"PYTHONPATH": path} | ({"TELEGRAM_BOT_TOKEN": token} if token else {})


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[subprocess.Popen[str], httpx.Client]]:
    port = _free_port()
    command = _command(tmp_path_factory.mktemp("telegram"), port)
    started = subprocess.Popen(  # noqa: S603 - our own module
        command, env=_environment(TOKEN), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
        _wait_until_healthy(started, client)
        yield started, client
    if started.poll() is None:
        started.kill()
    started.communicate()


def _wait_until_healthy(process: subprocess.Popen[str], client: httpx.Client) -> None:
    deadline = time.monotonic() + _START_DEADLINE_S
    while time.monotonic() < deadline:
        assert process.poll() is None, process.communicate()[0]
        try:
            if client.get("/health").json()["status"] == "ok":
                return
        except httpx.TransportError:
            time.sleep(0.05)
    raise AssertionError("the simulator did not start")


def test_every_method_works_with_types_built_on_demand(process: tuple[subprocess.Popen[str], httpx.Client]) -> None:
    """Fails loudly when a new aiogram builds its types in another way, or a method is added without its call here."""
    _, client = process
    client.post("/client/7/text", json={"text": "/start"}).raise_for_status()
    assert {entry.name for entry in ENTRIES} == _EXPECTED.keys()
    for name, (parameters, problem) in _EXPECTED.items():
        answer = client.post(f"/bot{TOKEN}/{name}", json=parameters).json()
        assert answer["ok"] is (problem is None), (name, answer)
        if problem:
            assert answer["description"].startswith(f"Bad Request: {problem}"), (name, answer)


def test_every_kind_of_update_works_with_types_built_on_demand(
    process: tuple[subprocess.Popen[str], httpx.Client],
) -> None:
    _, client = process
    keyboard = {"keyboard": [[{"text": "where", "request_location": True}]]}
    calls = {"chat_id": "8", "text": "x", "reply_markup": json.dumps(keyboard)}
    acts: dict[str, dict[str, Any]] = {
        "text": {"json": {"text": "/start"}},
        "location": {"json": {"latitude": 1, "longitude": 2}},
        "photo": {"files": {"file": ("a.jpg", jpeg())}},
        "document": {"files": {"file": ("a.txt", b"a")}},
        "voice": {"files": {"file": ("a.ogg", b"a")}},
        "video": {"files": {"file": ("a.mp4", b"a")}},
        "sticker": {"files": {"file": ("a.webp", b"a")}},
    }
    for act, request in acts.items():
        client.post(f"/client/8/{act}", **request).raise_for_status()
    sent = client.post(f"/bot{TOKEN}/sendMessage", data=calls).json()["result"]
    client.post("/client/8/press", json={"message_id": sent["message_id"], "data": "x"}).raise_for_status()
    client.post("/client/8/block").raise_for_status()
    updates = client.post(f"/bot{TOKEN}/getUpdates", json={}).json()["result"]
    kinds = {kind for update in updates for kind in update if kind != "update_id"}
    assert kinds == {"message", "callback_query", "my_chat_member"}


def test_it_ends_at_a_signal_even_with_a_page_open_and_says_nothing_of_the_token(
    process: tuple[subprocess.Popen[str], httpx.Client],
) -> None:
    started, client = process
    with client.stream("GET", "/client/7/events") as events:
        assert "ready" in next(line for line in events.iter_lines() if line)
        started.send_signal(signal.SIGTERM)
        output, _ = started.communicate(timeout=15)
    assert TOKEN not in output


@pytest.mark.parametrize("token", [None, "not a token"])
def test_it_does_not_start_without_a_token(tmp_path: Path, token: str | None) -> None:
    ended = subprocess.run(  # noqa: S603 - our own module
        _command(tmp_path, _free_port()),
        env=_environment(token),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ended.returncode == 2
    assert "TELEGRAM_BOT_TOKEN" in ended.stderr
    assert "not a token" not in ended.stderr
