"""Whom people are told of, by the settings that choose the models."""

import pytest

from nutrition.bootstrap.outside_models import outside_models
from nutrition.domain.outside_models import OutsideModels
from nutrition.settings import EngineSettings


def told(**settings: str) -> OutsideModels:
    return outside_models(EngineSettings.model_validate(settings))


def test_embedded_engines_are_nobody_else() -> None:
    assert told() == OutsideModels()


def test_each_part_has_its_own_provider() -> None:
    models = told(vision_engine="bedrock", language_engine="openai", llm_base_url="https://models.example:8443/v1")
    assert models == OutsideModels(photos="Amazon Bedrock", words="models.example")
    assert told(phrasing_engine="openai") == OutsideModels(analyses="api.openai.com")


@pytest.mark.parametrize("here", ["http://127.0.0.1:11434/v1", "http://localhost:11434/v1", "http://[::1]:11434/v1"])
def test_a_model_on_the_machine_itself_is_nobody_else(here: str) -> None:
    assert told(vision_engine="openai", llm_base_url=here) == OutsideModels()


@pytest.mark.parametrize("base_url", ["http://127.0.0.1:11434/v1", "http://10.0.0.5/v1"])
def test_the_operators_own_name_is_told_before_all_others(base_url: str) -> None:
    models = told(vision_engine="openai", llm_base_url=base_url, llm_provider_name="Acme, Berlin")
    assert models.photos == "Acme, Berlin"
