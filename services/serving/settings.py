"""Settings that every service has, from environment variables; a service adds its own."""

from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict


class ServiceSettings(BaseSettings):
    """Read once at start; a wrong value fails there (`pydantic.ValidationError`)."""

    model_config = SettingsConfigDict(frozen=True, populate_by_name=True)

    host: str = "127.0.0.1"
    port: int = Field(ge=0, le=65535)
    """0 takes any free port."""
    workers: int = Field(ge=1, le=64)
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

    @classmethod
    def variable(cls, field: str) -> str:
        """The environment variable of a field, or of the name that a validation error gives it."""
        return field if field.isupper() else f"{cls.model_config.get('env_prefix', '')}{field.upper()}"

    @classmethod
    def wrong_variables(cls, error: ValidationError) -> list[str]:
        """The environment variables that `error` is about, without their values."""
        return [cls.variable(str(one["loc"][0])) for one in error.errors()]
