"""A model is switched on by settings, whole ones only."""

import sys

import pytest
from prometheus_client import CollectorRegistry

from language.settings import Settings as LanguageSettings
from llm.factory import make_asker
from llm.settings import LlmSettings
from serving.errors import StartupError
from vision.settings import Settings as VisionSettings

WHOLE = {"LLM_MODEL": "eye-1", "LLM_USD_PER_MILLION_INPUT": "0.15", "LLM_USD_PER_MILLION_OUTPUT": "0.6"}


def given(monkeypatch: pytest.MonkeyPatch, variables: dict[str, str]) -> None:
    for name in list(WHOLE):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)


def test_the_embedded_engines_are_the_default() -> None:
    assert (VisionSettings().engine, LanguageSettings().engine) == ("embedded", "embedded")


@pytest.mark.parametrize("missing", WHOLE)
def test_a_forgotten_price_or_name_stops_the_start_and_is_named(monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    given(monkeypatch, {name: value for name, value in WHOLE.items() if name != missing})
    with pytest.raises(StartupError, match=missing):
        LlmSettings.load()


def test_a_wrong_value_is_named_and_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, {**WHOLE, "LLM_BASE_URL": "ftp://secret"})
    with pytest.raises(StartupError, match="LLM_BASE_URL") as caught:
        LlmSettings.load()
    assert "secret" not in str(caught.value)


def test_bedrock_without_its_library_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, WHOLE)
    monkeypatch.setitem(sys.modules, "boto3", None)
    with pytest.raises(StartupError, match="boto3"):
        make_asker("bedrock", 5, CollectorRegistry())


def test_an_openai_endpoint_needs_no_boto3(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, WHOLE)
    monkeypatch.setitem(sys.modules, "boto3", None)
    assert make_asker("openai", 5, CollectorRegistry()).model.name == "eye-1"


def test_a_variable_that_a_compose_file_leaves_empty_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, {**WHOLE, "LLM_REGION": "", "LLM_USD_PER_DAY": "", "LLM_JSON_MODE": ""})
    settings = LlmSettings.load()
    assert (settings.region, settings.usd_per_day, settings.json_mode) == (None, 1.0, "schema")
