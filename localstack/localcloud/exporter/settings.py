"""What the exporter takes from the environment."""

from pathlib import Path

from pydantic import Field, SecretStr

from nutrition.settings import Settings


class ExporterSettings(Settings):
    redis_url: SecretStr
    queue_shards: int = Field(default=4, ge=1, le=64)
    prometheus_multiproc_dir: Path
    status_file: Path
    exporter_host: str = "127.0.0.1"
    exporter_port: int = Field(default=9110, ge=1, le=65535)

    @property
    def queues(self) -> list[str]:
        return [*(f"updates-{shard}" for shard in range(self.queue_shards)), "analysis"]
