"""The command menu that Telegram shows."""

import json

import httpx
import pytest

from localcloud.announce import COMMANDS, announce
from localcloud.botapi import BotApi
from nutrition.adapters.fluent.texts import FluentTexts
from tests.bot.conversation import Conversation


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_menu_is_answered(bot: Conversation, command: str) -> None:
    bot.say(f"/{command}")
    assert "Такой команды нет" not in bot.last.text


def test_the_menu_is_set_in_russian_and_for_everybody_else_in_english() -> None:
    calls: list[tuple[str, dict[str, object]]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        calls.append((request.url.path.rpartition("/")[2], json.loads(request.content)))
        return httpx.Response(200, json={"ok": True, "result": True})

    with httpx.Client(transport=httpx.MockTransport(answer)) as client:
        announce(BotApi(client, "http://bot.api", "1:a"), FluentTexts())
    menus = {body["language_code"]: body["commands"] for method, body in calls if method == "setMyCommands"}
    assert set(menus) == {"", "ru"}
    assert all(isinstance(menu, list) and len(menu) == len(COMMANDS) for menu in menus.values())
    assert {method for method, _ in calls} == {"setMyCommands", "setMyDescription", "setMyShortDescription"}
