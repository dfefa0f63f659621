"""Settings of the language service, from environment variables."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from llm.settings import EngineKind
from serving.settings import ServiceSettings


class Settings(ServiceSettings):
    model_config = SettingsConfigDict(env_prefix="LANGUAGE_")

    port: int = Field(default=8002, ge=0, le=65535)
    workers: int = Field(default=8, ge=1, le=64)
    food_table_path: Path = Field(default=Path("build/food.sqlite"), validation_alias="FOOD_TABLE_PATH")
    engine: EngineKind = "embedded"
    """Who is asked where the grammar is in doubt; a model also needs `LLM_*` (docs/engines.md)."""
    llm_seconds: float = Field(default=2.2, gt=0, le=30)
    """What the other engine may take before the grammar's reading is answered; callers wait 3 s."""
