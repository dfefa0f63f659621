"""The asker that the settings ask for."""

from prometheus_client import CollectorRegistry

from llm.asker import Asker
from llm.bedrock import BedrockModel, runtime_client
from llm.budget import Budget
from llm.metrics import LlmMetrics
from llm.model import ChatModel
from llm.openai import OpenAiModel
from llm.settings import EngineKind, LlmSettings


def make_asker(kind: EngineKind, seconds: float, registry: CollectorRegistry) -> Asker:
    """A model with its own budget, circuit and metrics. Raises StartupError when its settings are not whole."""
    settings = LlmSettings.load()
    model: ChatModel = (
        BedrockModel(settings, runtime_client(settings, seconds)) if kind == "bedrock" else OpenAiModel(settings)
    )
    return Asker(model, Budget(settings), LlmMetrics(registry), seconds, settings.attempts)
