"""Settings from the environment, one class a function; a wrong one fails at cold start with one line that names it."""

from pathlib import Path
from typing import Self

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from nutrition.errors import ConfigurationError

TELEGRAM_API_BASE = "https://api.telegram.org"


class Settings(BaseSettings):
    """Names are the environment variables in lower case. Values never appear in an error."""

    model_config = SettingsConfigDict(frozen=True, hide_input_in_errors=True)

    log_level: str = "INFO"

    @classmethod
    def load(cls) -> Self:
        """Read the environment. Raises ConfigurationError that names what is missing or wrong."""
        try:
            return cls()
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
    redis_url: SecretStr
    queue_shards: int = Field(default=2, ge=1, le=64)


class NutrientSettings(Settings):
    food_table_path: Path = Path("build/food.sqlite")
    nutritionix_api_base: str = "https://trackapi.nutritionix.com"
    nutritionix_app_id: SecretStr | None = None
    nutritionix_app_key: SecretStr | None = None


class ScenariosSettings(DatabaseSettings, TelegramSettings, QueueSettings, NutrientSettings):
    vision_target: str = "127.0.0.1:8001"
    language_target: str = "127.0.0.1:8002"
    grpc_tls: bool = False
    mongo_url: SecretStr


class AnalysisSettings(DatabaseSettings, TelegramSettings):
    mongo_url: SecretStr


class SchedulerSettings(DatabaseSettings, TelegramSettings, QueueSettings):
    pass
