"""Settings of the language service, from environment variables."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from serving.settings import ServiceSettings


class Settings(ServiceSettings):
    model_config = SettingsConfigDict(env_prefix="LANGUAGE_")

    port: int = Field(default=8002, ge=0, le=65535)
    workers: int = Field(default=8, ge=1, le=64)
    food_table_path: Path = Field(default=Path("build/food.sqlite"), validation_alias="FOOD_TABLE_PATH")
