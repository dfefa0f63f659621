"""`python -m migrate`: exit code 0 when the schema is the newest one, 1 with one line on stderr otherwise."""

import sys

from migrate.settings import MigrateSettings
from migrate.upgrade import upgrade
from nutrition.bootstrap.secrets import stored_secrets
from nutrition.errors import DependencyError, NutritionError


def main() -> int:
    try:
        revision = upgrade(MigrateSettings.load(stored_secrets))
    except NutritionError as error:
        setting = "DATABASE_URL: " if isinstance(error, DependencyError) else ""
        sys.stderr.write(f"migrate: {setting}{error}\n")
        return 1
    sys.stdout.write(f"migrate: the schema is at {revision}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
