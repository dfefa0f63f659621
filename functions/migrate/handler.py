"""The Lambda function that a deploy invokes before the others get their new code."""

from collections.abc import Mapping

from migrate.settings import MigrateSettings
from migrate.upgrade import upgrade


def handler(event: Mapping[str, object], context: object) -> dict[str, str]:  # noqa: ARG001 - Lambda's signature
    """Answers {"revision": …}; raises what `upgrade` raises, so that the deploy stops."""
    return {"revision": upgrade(MigrateSettings.load())}
