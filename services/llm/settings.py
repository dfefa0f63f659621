"""Settings of the models, from `LLM_*`; read only where a service's `*_ENGINE` asks for one."""

from typing import Literal, Self

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from serving.errors import StartupError

EngineKind = Literal["embedded", "openai", "bedrock"]
JsonMode = Literal["schema", "object", "none"]


class LlmSettings(BaseSettings):
    """Prices have no default: with a forgotten one the limit of a day would not hold. A model of your own costs 0."""

    model_config = SettingsConfigDict(env_prefix="LLM_", env_ignore_empty=True, frozen=True, hide_input_in_errors=True)

    model: str = Field(min_length=1, max_length=200)
    base_url: str = Field(default="https://api.openai.com/v1", pattern=r"^https?://")
    api_key: SecretStr = SecretStr("")
    region: str | None = None
    """Of Bedrock; without it boto3's own rules apply."""
    json_mode: JsonMode = "schema"
    """What an OpenAI-compatible endpoint knows: a strict schema, any JSON object, or neither."""
    usd_per_million_input: float = Field(ge=0)
    usd_per_million_output: float = Field(ge=0)
    usd_per_day: float = Field(default=1.0, ge=0)
    """What the service may spend between two midnights UTC, all its processes together."""
    processes: int = Field(default=1, ge=1, le=1000)
    """The most processes that the service runs in; each may spend an equal part, as none knows of the others."""
    attempts: int = Field(default=2, ge=1, le=4)
    max_output_tokens: int = Field(default=800, ge=64, le=8192)

    @classmethod
    def load(cls) -> Self:
        """Raises StartupError that names what is missing or wrong, never its value."""
        try:
            return cls()
        except ValidationError as error:
            names = ", ".join(f"LLM_{str(item['loc'][0]).upper()}" for item in error.errors())
            raise StartupError(f"these settings are missing or wrong: {names}") from None
