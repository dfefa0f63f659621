"""Who gets photos and words, by the settings."""

from urllib.parse import urlsplit

from nutrition.domain.outside_models import OutsideModels
from nutrition.settings import EngineKind, EngineSettings

_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


def outside_models(settings: EngineSettings) -> OutsideModels:
    """A model on the machine itself is nobody else, unless it is given a name."""
    engines = (settings.vision_engine, settings.language_engine, settings.phrasing_engine)
    return OutsideModels(*(_provider(engine, settings) for engine in engines))


def _provider(engine: EngineKind, settings: EngineSettings) -> str:
    if engine == "embedded":
        return ""
    if settings.llm_provider_name:
        return settings.llm_provider_name
    if engine == "bedrock":
        return "Amazon Bedrock"
    host = urlsplit(settings.llm_base_url).hostname or settings.llm_base_url
    return "" if host in _THIS_MACHINE else host
