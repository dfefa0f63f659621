"""Which addresses Telegram would call, said before it is asked."""

import pytest

from localcloud.telegram_webhook import main
from localcloud.webhook_address import BadAddressError, webhook_address

TELEGRAM, SIMULATOR = "https://api.telegram.org", "http://127.0.0.1:8081"


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("https://x.example", "https://x.example/telegram/webhook"),
        ("https://x.example/", "https://x.example/telegram/webhook"),
        ("https://x.example:8443/v1", "https://x.example:8443/v1/telegram/webhook"),
        ("https://x.example/v1/telegram/webhook", "https://x.example/v1/telegram/webhook"),
    ],
)
def test_the_path_of_the_webhook_is_added_once(given: str, taken: str) -> None:
    assert webhook_address(given, TELEGRAM) == taken


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://x.example", "is not https"),
        ("https://x.example:9000", "port 9000: Telegram calls ports 443, 80, 88, 8443 only"),
        ("x.example", "is no address"),
        ("ftp://x.example", "is no address"),
        ("https://x.example:port", "is no address"),
    ],
)
def test_what_telegram_would_not_call_is_said_in_one_line(url: str, reason: str) -> None:
    with pytest.raises(BadAddressError, match=reason) as refused:
        webhook_address(url, TELEGRAM)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("base", [SIMULATOR, "http://localhost:8081", "http://[::1]:8081"])
def test_the_simulator_of_this_machine_calls_any_port_without_tls(base: str) -> None:
    assert webhook_address("http://127.0.0.1:8000", base) == "http://127.0.0.1:8000/telegram/webhook"


@pytest.mark.parametrize(
    ("arguments", "environment", "line"),
    [
        ([], {}, "webhook: TELEGRAM_BOT_TOKEN is not set"),
        (["--url", "http://x.example"], {"TELEGRAM_BOT_TOKEN": "1:a"}, "webhook: http://x.example is not https"),
        ([], {"TELEGRAM_API_BASE": SIMULATOR}, "webhook: TELEGRAM_API_BASE without TELEGRAM_BOT_TOKEN"),
    ],
)
def test_the_command_ends_with_one_line_before_it_calls_anybody(
    arguments: list[str], environment: dict[str, str], line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments, environment) == 1

    said = capsys.readouterr().err
    assert said.startswith(line)
    assert said.count("\n") == 1


@pytest.mark.parametrize("number", ["0", "101", "many"])
def test_max_connections_are_what_telegram_takes(number: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--max-connections", number], {})
    assert f"{number} is not a number from 1 to 100" in capsys.readouterr().err
