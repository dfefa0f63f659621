"""Which engine reads the texts."""

from prometheus_client import CollectorRegistry

from language.assisted import AssistedEngine
from language.engine import LanguageEngine
from language.settings import Settings
from llm.factory import make_asker


def chosen_engine(grammar: LanguageEngine, settings: Settings, registry: CollectorRegistry) -> LanguageEngine:
    """The grammar, or a model behind it. Raises StartupError when the model's settings are not whole."""
    if settings.engine == "embedded":
        return grammar
    return AssistedEngine(grammar, make_asker(settings.engine, settings.llm_seconds, registry))
