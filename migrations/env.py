"""Where Alembic finds the database and the schema. Everything runs in one transaction, or not at all."""

import os

from alembic import context
from sqlalchemy import Connection, func, select

from nutrition.adapters.postgres.engine import create_postgres_engine
from nutrition.adapters.postgres.tables import metadata

# Any constant does, as long as nothing else in this database locks on it.
_ADVISORY_LOCK = 0x6E757472
# Building an index on a grown table takes longer than a query of the product may.
_STATEMENT_TIMEOUT_S = 300.0


def _run(connection: Connection) -> None:
    """Two that run at once take turns; the second finds nothing left to do."""
    with connection.begin():
        connection.execute(select(func.pg_advisory_xact_lock(_ADVISORY_LOCK)))
        context.configure(connection=connection, target_metadata=metadata, compare_type=True)
        with context.begin_transaction():
            context.run_migrations()


def _main() -> None:
    url = context.config.attributes.get("database_url") or os.environ["DATABASE_URL"]
    engine = create_postgres_engine(url, application_name="migrate", statement_timeout_s=_STATEMENT_TIMEOUT_S)
    try:
        with engine.connect() as connection:
            _run(connection)
    finally:
        engine.dispose()


_main()
