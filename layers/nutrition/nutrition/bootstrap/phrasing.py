"""The phraser that the settings ask for."""

from nutrition.adapters.llm.daily_limit import LimitedPhraser
from nutrition.errors import ConfigurationError
from nutrition.ports.clock import Clock
from nutrition.ports.metrics import Metrics
from nutrition.ports.phrasing import OwnWords, Phraser
from nutrition.settings import PhrasingSettings


def phraser(settings: PhrasingSettings, clock: Clock, metrics: Metrics) -> Phraser:
    """Our own words unless a model is asked for. Raises ConfigurationError when its name is missing."""
    if settings.phrasing_engine == "embedded":
        return OwnWords()
    if not settings.llm_model:
        raise ConfigurationError("LLM_MODEL: Field required")
    return LimitedPhraser(_model(settings, settings.llm_model, metrics), settings.phrasings_per_day, clock)


def _model(settings: PhrasingSettings, model: str, metrics: Metrics) -> Phraser:
    """Imported here: a cold start does not pay for what is switched off."""
    if settings.phrasing_engine == "bedrock":
        from nutrition.adapters.llm.bedrock import BedrockPhraser, runtime_client

        return BedrockPhraser(model, runtime_client(settings.llm_region))
    from nutrition.adapters.llm.openai import OpenAiPhraser
    from nutrition.adapters.metered.circuit import metered_breaker

    key = settings.llm_api_key.get_secret_value() if settings.llm_api_key else ""
    breaker = metered_breaker("llm", metrics)
    return OpenAiPhraser(settings.llm_base_url, model, key, settings.llm_json_mode, breaker=breaker)
