"""Settings of the vision service, from environment variables."""

from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Read once at start; a wrong value fails there (`pydantic.ValidationError`)."""

    model_config = SettingsConfigDict(env_prefix="VISION_", frozen=True)

    host: str = "127.0.0.1"
    port: int = Field(default=8001, ge=0, le=65535)
    """0 takes any free port."""
    model_path: Path = Path("build/vision/efficientnet_lite2.onnx")
    """Its description, `model.json`, is read from the same folder."""
    workers: int = Field(default=2, ge=1, le=64)
    """Pictures recognised at the same time; each takes one core."""
    max_waiting: int = Field(default=8, ge=0, le=256)
    """Requests that may wait for a worker; one more is refused with OVERLOADED."""
    max_pixels: int = Field(default=50_000_000, ge=1)
    shutdown_seconds: float = Field(default=10.0, ge=0)
    """How long running requests may take to finish after SIGTERM."""
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
