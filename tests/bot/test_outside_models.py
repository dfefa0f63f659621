"""A person is told, in their language, who beside the bot gets to see photos and words, and what is never sent."""

from dataclasses import replace
from pathlib import Path

import pytest

from nutrition.bootstrap.scenarios import ScenariosPorts, scenarios
from nutrition.bootstrap.scenarios_adapters import scenarios_ports
from nutrition.domain.outside_models import OutsideModels
from nutrition.settings import ScenariosSettings
from tests.bot.conversation import Conversation, Outside

HERE = {"ru": "только на сервере самого бота", "en": "on the bot’s own server only"}
NEVER = {"ru": "Ни вашего имени, ни идентификатора", "en": "neither your name nor your Telegram id"}
WHAT = {
    "photos": {"ru": "Еду на фото называет внешняя модель", "en": "Food on photos is named by an outside model"},
    "words": {"ru": "читает внешняя модель", "en": "are read by an outside model"},
    "analyses": {"ru": "пересказывает внешняя модель", "en": "are reworded by an outside model"},
}


def told(ports: ScenariosPorts, outside: Outside, speaks: str, said: str, models: OutsideModels) -> str:
    bot = Conversation(scenarios(replace(ports, outside_models=models)), outside, 9, speaks)
    bot.say(said)
    return outside.messenger.texts()[0]


@pytest.mark.parametrize("speaks", ["ru", "en"])
@pytest.mark.parametrize("said", ["/start", "/privacy"])
def test_without_a_model_it_is_said_that_nothing_goes_elsewhere(
    ports: ScenariosPorts, outside: Outside, speaks: str, said: str
) -> None:
    text = told(ports, outside, speaks, said, OutsideModels())
    assert HERE[speaks] in text
    assert NEVER[speaks] not in text
    assert "🌐" not in text


@pytest.mark.parametrize("speaks", ["ru", "en"])
@pytest.mark.parametrize("said", ["/start", "/privacy"])
@pytest.mark.parametrize("sent", WHAT)
def test_what_goes_to_a_provider_is_said_with_its_name(
    ports: ScenariosPorts, outside: Outside, speaks: str, said: str, sent: str
) -> None:
    text = told(ports, outside, speaks, said, OutsideModels(**{sent: "Eyes & Co"}))
    assert WHAT[sent][speaks] in text
    assert "Eyes &amp; Co" in text
    assert NEVER[speaks] in text
    assert HERE[speaks] not in text
    assert not [other for other in WHAT.keys() - {sent} if WHAT[other][speaks] in text]


@pytest.mark.parametrize("speaks", ["ru", "en"])
def test_who_comes_back_is_told_of_a_model_that_was_switched_on_meanwhile(
    ports: ScenariosPorts, outside: Outside, speaks: str
) -> None:
    Conversation(scenarios(ports), outside, 9, speaks).say("/start")
    bot = Conversation(scenarios(replace(ports, outside_models=OutsideModels(photos="Eyes"))), outside, 9, speaks)
    bot.other(9, speaks).say("/start")
    assert any(WHAT["photos"][speaks] in text and "Eyes" in text for text in outside.messenger.texts())


@pytest.mark.parametrize(("speaks", "words"), [("ru", "не дольше суток"), ("en", "24 hours at most")])
def test_privacy_says_what_is_kept_and_how_to_erase_it(bot: Conversation, speaks: str, words: str) -> None:
    other = bot.other(9, speaks)
    other.say("/privacy")
    assert words in other.last.text
    assert "/delete_me" in other.last.text


def test_the_settings_of_the_engines_reach_what_is_told(food_table: Path) -> None:
    settings = ScenariosSettings.model_validate(
        {
            "database_url": "postgresql+pg8000://u:p@127.0.0.1:1/n",
            "redis_url": "redis://127.0.0.1:1",
            "mongo_url": "mongodb://127.0.0.1:1",
            "telegram_bot_token": "1:a",
            "food_table_path": food_table,
            "vision_engine": "bedrock",
        }
    )
    assert scenarios(scenarios_ports(settings)).outside_models == OutsideModels(photos="Amazon Bedrock")
