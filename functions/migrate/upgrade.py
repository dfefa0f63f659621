"""Bring a database to the newest schema."""

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy.exc import DBAPIError

from migrate.settings import MigrateSettings
from nutrition.adapters.postgres.errors import translate
from nutrition.errors import ConfigurationError


def upgrade(settings: MigrateSettings) -> str:
    """Run what has not run yet and give the newest revision. Safe to repeat and to run twice at once.

    Raises ConfigurationError when the database is of a newer version than the scripts, and DependencyUnavailableError
    or DependencyRejectedError when it cannot be reached or says no. All scripts run in one transaction.
    """
    config = Config()
    config.set_main_option("script_location", str(settings.migrations_path).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["database_url"] = settings.database_url.get_secret_value()
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise ConfigurationError(f"MIGRATIONS_PATH does not fit the database: {error}") from error
    except (DBAPIError, OSError) as error:
        raise translate(error) from None  # the driver's text repeats the row
    head = ScriptDirectory.from_config(config).get_current_head()
    return head or "base"
