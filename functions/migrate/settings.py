"""What the function needs to know."""

from pathlib import Path
from typing import Self

from pydantic import SecretStr

from nutrition.errors import ConfigurationError
from nutrition.settings import SecretsReader, Settings, no_secrets

_REPOSITORY = Path(__file__).resolve().parents[2]


class MigrateSettings(Settings):
    """DATABASE_URL, and MIGRATIONS_PATH where the scripts do not lie in the repository."""

    database_url: SecretStr
    migrations_path: Path = _REPOSITORY / "migrations"

    @classmethod
    def load(cls, read_secrets: SecretsReader = no_secrets) -> Self:
        """See Settings. Also raises ConfigurationError when there are no migrations."""
        settings = super().load(read_secrets)
        if not (settings.migrations_path / "env.py").is_file():
            raise ConfigurationError("MIGRATIONS_PATH: there are no migrations in this folder")
        return settings
