"""Models at a local server that speaks the protocol, in front of engines that a test can tell apart."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from prometheus_client import CollectorRegistry

from language.grammar import GrammarEngine
from llm.asker import Asker, new_breaker
from llm.budget import Budget
from llm.metrics import LlmMetrics
from llm.openai import OpenAiModel
from llm.settings import LlmSettings
from tests.factories.language_foods import write_names_table
from tests.fakes.llm import API_KEY, Provider, running_provider

MakeAsker = Callable[..., Asker]


@pytest.fixture
def provider() -> Iterator[Provider]:
    with running_provider() as running:
        yield running


@pytest.fixture
def registry() -> CollectorRegistry:
    return CollectorRegistry()


@pytest.fixture
def pauses() -> list[float]:
    """Seconds that the asker would have waited."""
    return []


@pytest.fixture
def make_asker(provider: Provider, registry: CollectorRegistry, pauses: list[float]) -> MakeAsker:
    """An asker at the local server; settings of the model by name, `seconds` and `failures` of the asker."""

    def make(*, seconds: float = 5.0, failures: int = 5, **changes: object) -> Asker:
        values = {"model": "eye-1", "base_url": provider.base_url, "api_key": API_KEY}
        prices = {"usd_per_million_input": 1.0, "usd_per_million_output": 10.0}
        settings = LlmSettings.model_validate({**values, **prices, **changes})
        breaker = new_breaker(failures, 3600)
        model, budget, metrics = OpenAiModel(settings), Budget(settings), LlmMetrics(registry)
        return Asker(model, budget, metrics, seconds, settings.attempts, breaker, pauses.append)

    return make


@pytest.fixture(scope="session")
def grammar(tmp_path_factory: pytest.TempPathFactory) -> GrammarEngine:
    """The default engine over the reviewed foods' names."""
    table: Path = write_names_table(tmp_path_factory.mktemp("llm") / "food.sqlite")
    return GrammarEngine(table)
