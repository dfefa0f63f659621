"""Which engine looks at the pictures."""

from prometheus_client import CollectorRegistry

from vision.engine import Engine
from vision.settings import Settings


def chosen_engine(embedded: Engine, settings: Settings, registry: CollectorRegistry) -> Engine:
    """The embedded engine, or a model in front of it. Raises StartupError when the model's settings are not whole."""
    if settings.engine == "embedded":
        return embedded
    # Imported here: the embedded engine needs no HTTP client in memory.
    from llm.factory import make_asker
    from vision.sight import SightedEngine

    return SightedEngine(embedded, make_asker(settings.engine, settings.llm_seconds, registry))
