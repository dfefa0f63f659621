"""Settings of the vision service, from environment variables."""

from pathlib import Path

from pydantic import Field
from pydantic_settings import SettingsConfigDict

from llm.settings import EngineKind
from serving.settings import ServiceSettings


class Settings(ServiceSettings):
    """`workers` is how many pictures are recognised at the same time; each takes one core."""

    model_config = SettingsConfigDict(env_prefix="VISION_")

    port: int = Field(default=8001, ge=0, le=65535)
    workers: int = Field(default=2, ge=1, le=64)
    shutdown_seconds: float = Field(default=10.0, ge=0)
    model_path: Path = Path("build/vision/efficientnet_lite2.onnx")
    """Its description, `model.json`, is read from the same folder."""
    max_waiting: int = Field(default=8, ge=0, le=256)
    """Requests that may wait for a worker; one more is refused with OVERLOADED."""
    tesseract: str = "tesseract"
    """The OCR program that reads labels, by name or path; without it, or without its Russian and English, none are."""
    max_pixels: int = Field(default=50_000_000, ge=1)
    engine: EngineKind = "embedded"
    """Who names the food; another engine than the embedded one also needs `LLM_*` (docs/engines.md)."""
    llm_seconds: float = Field(default=6.0, gt=0, le=30)
    """What the other engine may take before the embedded one answers; callers wait 8 s."""
