"""The one engine of a process."""

import ssl
from collections.abc import Sequence
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from nutrition.adapters.postgres.connection import PreparingConnection
from nutrition.errors import ConfigurationError

DRIVER = "postgresql+pg8000"
STATEMENT_TIMEOUT_S = 5.0
POOL_TIMEOUT_S = 3.0
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def create_postgres_engine(
    url: str,
    *,
    application_name: str,
    pool_size: int = 1,
    statement_timeout_s: float = STATEMENT_TIMEOUT_S,
) -> Engine:
    """An engine whose sessions speak UTC and give up on a statement after `statement_timeout_s`.

    One connection is enough where one record is handled at a time (Lambda); a process that serves several threads
    takes 5. `?sslmode=disable|require|verify-full` and `sslrootcert` of the URL mean what they mean to libpq; without
    them TLS is used where the server offers it, except on loopback. Nothing is connected before the first query.

    Raises ConfigurationError when the URL is not one of a PostgreSQL for pg8000.
    """
    address = _parse(url)
    engine = create_engine(
        address.difference_update_query(["sslmode", "sslrootcert"]),
        pool_size=pool_size,
        max_overflow=0,
        pool_timeout=POOL_TIMEOUT_S,
        hide_parameters=True,  # parameters are what people ate and weigh
        connect_args={
            "application_name": application_name,
            # pg8000 has one limit for connecting and for each read, so it must outlast the server's own.
            "timeout": statement_timeout_s + 1,
            "ssl_context": _tls(address),
            "startup_params": {"TimeZone": "UTC", "statement_timeout": str(round(statement_timeout_s * 1000))},
        },
    )
    event.listen(engine, "do_connect", _connect)
    return engine


def _connect(_dialect: object, _record: object, arguments: Sequence[Any], parameters: dict[str, Any]) -> Any:  # noqa: ANN401 - SQLAlchemy's hook
    return PreparingConnection(*arguments, **parameters)


def _parse(url: str) -> URL:
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        raise ConfigurationError("DATABASE_URL is not a URL") from None  # the cause repeats the password
    if address.drivername != DRIVER or not address.host or not address.database:
        raise ConfigurationError(f"DATABASE_URL must read {DRIVER}://user:password@host:port/database")
    return address


def _tls(address: URL) -> Any:  # noqa: ANN401 - what pg8000 takes: a context, True, False or None
    """`None` lets pg8000 encrypt when the server can; making that context costs tens of ms, which loopback saves."""
    mode = address.query.get("sslmode")
    if mode is None:
        return False if address.host in _LOOPBACK else None
    if mode == "verify-full":
        root = address.query.get("sslrootcert")
        try:
            return ssl.create_default_context(cafile=root if isinstance(root, str) else None)
        except OSError:
            raise ConfigurationError("DATABASE_URL: sslrootcert is no readable certificate") from None
    try:
        return {"disable": False, "require": True}[str(mode)]
    except KeyError:
        raise ConfigurationError("DATABASE_URL: sslmode must be disable, require or verify-full") from None
