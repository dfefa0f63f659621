"""Settings, one class a function; a wrong one fails at cold start with one line that names it.

They come from the environment and, for what is not there, from secrets (`bootstrap.secrets`).
"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from nutrition.errors import ConfigurationError
from nutrition.ports.metrics import MetricsBackend

EngineKind = Literal["embedded", "openai", "bedrock"]
TELEGRAM_API_BASE = "https://api.telegram.org"
SecretsReader = Callable[[Mapping[str, str]], Mapping[str, str]]  # settings by name, from what the environment names


def no_secrets(_environment: Mapping[str, str]) -> Mapping[str, str]:
    return {}


class Settings(BaseSettings):
    """Names are the environment variables in lower case. Values never appear in an error."""

    model_config = SettingsConfigDict(frozen=True, hide_input_in_errors=True)

    log_level: str = "INFO"
    metrics: MetricsBackend = MetricsBackend.NONE

    @classmethod
    def load(cls, read_secrets: SecretsReader = no_secrets) -> Self:
        """From the environment and, for what is not there, from the secrets that it names.

        Raises ConfigurationError that names what is missing or wrong, and what `read_secrets` raises.
        """
        missing = cls.model_fields.keys() - {name.lower() for name in os.environ}
        secrets: dict[str, Any] = {name: value for name, value in read_secrets(os.environ).items() if name in missing}
        try:
            return cls(**secrets)
        except ValidationError as error:
            problems = "; ".join(f"{'.'.join(map(str, item['loc'])).upper()}: {item['msg']}" for item in error.errors())
            raise ConfigurationError(problems) from None


class DatabaseSettings(Settings):
    database_url: SecretStr
    database_pool_size: int = Field(default=1, ge=1, le=50)


class TelegramSettings(Settings):
    telegram_api_base: str = TELEGRAM_API_BASE
    telegram_bot_token: SecretStr


class QueueSettings(Settings):
    """An SQS FIFO queue where one is named, else RQ on Redis (`bootstrap.queues`)."""

    analysis_queue_url: str | None = None
    redis_url: SecretStr | None = None
    queue_shards: int = Field(default=4, ge=1, le=64)


class NutrientSettings(Settings):
    food_table_path: Path = Path("build/food.sqlite")
    nutritionix_api_base: str = "https://trackapi.nutritionix.com"
    nutritionix_app_id: SecretStr | None = None
    nutritionix_app_key: SecretStr | None = None
    fdc_api_base: str = "https://api.nal.usda.gov/fdc"
    fdc_api_key: SecretStr | None = None


class PhotoSettings(Settings):
    """Where photos are kept for a day: an S3 bucket, else a folder (`bootstrap.photo_stores`)."""

    photos_bucket: str | None = None
    photos_dir: Path | None = None


class ProductSettings(Settings):
    """Packaged products by barcode; an empty base address turns the look-up off."""

    openfoodfacts_api_base: str = "https://world.openfoodfacts.org"
    openfoodfacts_contact: str = "contact not given"  # e-mail or address of who runs this bot, told to Open Food Facts
    openfoodfacts_reads_per_minute: int = Field(default=15, ge=1, le=100)


class EngineSettings(Settings):
    """Who looks at photos, reads words and words an analysis (docs/engines.md)."""

    vision_engine: EngineKind = "embedded"
    language_engine: EngineKind = "embedded"
    phrasing_engine: EngineKind = "embedded"
    llm_base_url: str = Field(default="https://api.openai.com/v1", pattern=r"^https?://")
    llm_provider_name: str = Field(default="", max_length=100)  # what people are told; empty: made from the others


class ScenariosSettings(
    DatabaseSettings,
    TelegramSettings,
    QueueSettings,
    NutrientSettings,
    ProductSettings,
    PhotoSettings,
    EngineSettings,
):
    vision_target: str = "127.0.0.1:8001"
    language_target: str = "127.0.0.1:8002"
    grpc_tls: bool = False
    grpc_root_certificate: str = ""  # PEM; empty: the public authorities
    redis_url: SecretStr  # the cache of nutrients, whatever the queue is
    mongo_url: SecretStr


class PhrasingSettings(EngineSettings):
    """What wording an analysis needs (`bootstrap.phrasing`); `phrasings_per_day` is for one process."""

    phrasings_per_day: int = Field(default=200, ge=0)
    llm_json_mode: Literal["schema", "object", "none"] = "schema"
    llm_model: str | None = None
    llm_api_key: SecretStr | None = None
    llm_region: str | None = None


class AnalysisSettings(DatabaseSettings, TelegramSettings, PhrasingSettings):
    mongo_url: SecretStr


class SchedulerSettings(DatabaseSettings, TelegramSettings, QueueSettings, PhotoSettings):
    pass
