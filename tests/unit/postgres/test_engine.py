"""How DATABASE_URL is read; nothing is connected here."""

import ssl
from pathlib import Path

import pytest

from nutrition.adapters.postgres.engine import create_postgres_engine
from nutrition.errors import ConfigurationError


def _connect_arguments(url: str) -> dict[str, object]:
    """What pg8000 would be called with."""
    engine = create_postgres_engine(url, application_name="webhook", statement_timeout_s=2.5)
    seen: dict[str, object] = {}

    def stop(**parameters: object) -> None:
        seen.update(parameters)
        raise InterruptedError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("nutrition.adapters.postgres.engine.PreparingConnection", stop)
        with pytest.raises(InterruptedError):
            engine.connect()
    return seen


@pytest.mark.parametrize(
    "url",
    [
        "", "hidden", "postgresql://user:hidden@db/nutrition", "postgresql+psycopg://user:hidden@db/nutrition",
        "sqlite:///hidden.db", "postgresql+pg8000://user:hidden@/nutrition", "postgresql+pg8000://user:hidden@db",
        "postgresql+pg8000://user:hidden@db/nutrition?sslmode=perhaps", "postgresql+pg8000://user:hidden@db:x/nutrition",
    ],
)  # fmt: skip
def test_a_url_that_cannot_work_is_refused_by_name_and_not_repeated(url: str) -> None:
    with pytest.raises(ConfigurationError, match="DATABASE_URL") as caught:
        create_postgres_engine(url, application_name="webhook")
    assert "hidden" not in str(caught.value)


def test_the_session_has_a_name_a_time_zone_and_limits() -> None:
    arguments = _connect_arguments("postgresql+pg8000://user:p%40ss@db:5433/nutrition")
    assert arguments["application_name"] == "webhook"
    assert arguments["startup_params"] == {"TimeZone": "UTC", "statement_timeout": "2500"}
    assert arguments["timeout"] == 3.5
    assert (arguments["host"], arguments["port"], arguments["password"]) == ("db", 5433, "p@ss")


@pytest.mark.parametrize(
    ("host", "query", "expected"),
    [("127.0.0.1", "", False), ("db", "", None), ("db", "?sslmode=require", True), ("db", "?sslmode=disable", False)],
)
def test_encryption_follows_sslmode(host: str, query: str, expected: object) -> None:
    arguments = _connect_arguments(f"postgresql+pg8000://user@{host}/nutrition{query}")
    assert arguments["ssl_context"] is expected
    assert "sslmode" not in arguments


def test_verify_full_checks_certificate_and_host_name() -> None:
    context = _connect_arguments("postgresql+pg8000://user@db/nutrition?sslmode=verify-full")["ssl_context"]
    assert isinstance(context, ssl.SSLContext)
    assert context.check_hostname
    assert context.verify_mode is ssl.CERT_REQUIRED


def test_a_missing_certificate_file_is_named(tmp_path: Path) -> None:
    url = f"postgresql+pg8000://u:p@db/n?sslmode=verify-full&sslrootcert={tmp_path}/none.pem"

    with pytest.raises(ConfigurationError, match="DATABASE_URL: sslrootcert"):
        create_postgres_engine(url, application_name="test")
