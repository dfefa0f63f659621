"""Which engine reads the texts."""

from prometheus_client import CollectorRegistry

from language.engine import LanguageEngine
from language.settings import Settings


def chosen_engine(grammar: LanguageEngine, settings: Settings, registry: CollectorRegistry) -> LanguageEngine:
    """The grammar, or a model behind it. Raises StartupError when the model's settings are not whole."""
    if settings.engine == "embedded":
        return grammar
    # Imported here: the embedded engine needs no HTTP client in memory.
    from language.assisted import AssistedEngine
    from llm.factory import make_asker

    return AssistedEngine(grammar, make_asker(settings.engine, settings.llm_seconds, registry))
