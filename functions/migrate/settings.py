"""What the function needs to know."""

from pathlib import Path

from pydantic import SecretStr, ValidationError
from pydantic_settings import BaseSettings

from nutrition.errors import ConfigurationError

_REPOSITORY = Path(__file__).resolve().parents[2]


class MigrateSettings(BaseSettings):
    """DATABASE_URL, and MIGRATIONS_PATH where the scripts do not lie in the repository."""

    database_url: SecretStr
    migrations_path: Path = _REPOSITORY / "migrations"

    @classmethod
    def load(cls) -> "MigrateSettings":
        """Raises ConfigurationError that names the settings at fault and no value."""
        try:
            settings = cls()
        except ValidationError as error:
            names = ", ".join(str(problem["loc"][0]).upper() for problem in error.errors(include_input=False))
            raise ConfigurationError(f"{names}: missing or malformed") from None
        if not (settings.migrations_path / "env.py").is_file():
            raise ConfigurationError("MIGRATIONS_PATH: there are no migrations in this folder")
        return settings
