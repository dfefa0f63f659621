"""Settings of the language service, from environment variables."""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Read once at start; a wrong value fails there (`pydantic.ValidationError`)."""

    model_config = SettingsConfigDict(env_prefix="LANGUAGE_", frozen=True, populate_by_name=True)

    host: str = "127.0.0.1"
    port: int = Field(default=8002, ge=0, le=65535)
    """0 takes any free port."""
    food_table_path: Path = Field(default=Path("build/food.sqlite"), validation_alias="FOOD_TABLE_PATH")
    workers: int = Field(default=8, ge=1, le=64)
    """Calls answered at the same time."""
    shutdown_seconds: float = Field(default=5.0, ge=0)
    """How long running calls may take to finish after SIGTERM."""
    metrics_port: int = Field(default=0, ge=0, le=65535, validation_alias="METRICS_PORT")
    """Prometheus metrics over HTTP on `host`; 0 switches them off."""
    tls_certificate: str = Field(default="", validation_alias="GRPC_TLS_CERTIFICATE")
    """PEM; without it the server speaks plain text."""
    tls_key: SecretStr = Field(default=SecretStr(""), validation_alias="GRPC_TLS_KEY")
    """PEM."""
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(default="INFO", validation_alias="LOG_LEVEL")


def wrong_variables(error: ValidationError) -> list[str]:
    """The environment variables that `error` is about, without their values."""
    names = [str(one["loc"][0]) for one in error.errors()]
    return [
        name if name.isupper() else f"{Settings.model_config.get('env_prefix', '')}{name.upper()}" for name in names
    ]
