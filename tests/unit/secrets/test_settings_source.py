"""Where a setting comes from: the environment first, then the secrets that it names."""

from collections.abc import Mapping

import pytest

from nutrition.adapters.aws import secrets
from nutrition.bootstrap.secrets import stored_secrets
from nutrition.errors import ConfigurationError
from nutrition.settings import TelegramSettings


@pytest.fixture
def stored(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What the secrets hold; the environment names one of them."""
    content: dict[str, str] = {}

    def read(environment: Mapping[str, str]) -> dict[str, str]:
        assert environment["TELEGRAM_SECRET_ARN"] == "arn:telegram"
        return content

    monkeypatch.setattr(secrets, "read_secrets", read)
    monkeypatch.setenv("TELEGRAM_SECRET_ARN", "arn:telegram")
    monkeypatch.delenv("TELEGRAM_BOT_TOKEN", raising=False)
    return content


def test_a_secret_fills_the_setting(stored: dict[str, str]) -> None:
    stored["telegram_bot_token"] = "1:stored"

    assert TelegramSettings.load(stored_secrets).telegram_bot_token.get_secret_value() == "1:stored"


def test_the_environment_wins(stored: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    stored["telegram_bot_token"] = "1:stored"
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1:environment")

    assert TelegramSettings.load(stored_secrets).telegram_bot_token.get_secret_value() == "1:environment"


def test_what_a_secret_holds_beside_is_ignored(stored: dict[str, str]) -> None:
    """One secret may serve several functions."""
    stored.update(telegram_bot_token="1:stored", telegram_webhook_secret="not for this function")

    assert not hasattr(TelegramSettings.load(stored_secrets), "telegram_webhook_secret")


def test_without_a_variable_that_names_a_secret_none_is_asked_for(
    stored: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stored["telegram_bot_token"] = "1:stored"
    monkeypatch.setenv("TELEGRAM_SECRET_ARN", "")

    with pytest.raises(ConfigurationError, match="TELEGRAM_BOT_TOKEN"):
        TelegramSettings.load(stored_secrets)


def test_a_missing_setting_is_named(stored: dict[str, str]) -> None:
    assert stored == {}

    with pytest.raises(ConfigurationError, match="TELEGRAM_BOT_TOKEN"):
        TelegramSettings.load(stored_secrets)
