"""The Lambda function that a deploy invokes before the others get their new code."""

from collections.abc import Mapping

from migrate.settings import MigrateSettings
from migrate.upgrade import upgrade
from nutrition.bootstrap.secrets import stored_secrets
from nutrition.observability import configure_logging, logged_failure

logger = configure_logging("migrate")


def handler(event: Mapping[str, object], context: object) -> dict[str, str]:  # noqa: ARG001 - Lambda's signature
    """Answers {"revision": …}; raises what `upgrade` raises, so that the deploy stops."""
    with logged_failure(logger, "schema not upgraded"):
        revision = upgrade(MigrateSettings.load(stored_secrets))
    logger.info("schema is the newest", revision=revision)
    return {"revision": revision}
