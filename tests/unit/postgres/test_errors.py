"""SQLSTATE decides, not the class that pg8000 picked."""

import pytest
from pg8000.exceptions import DatabaseError, InterfaceError
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from nutrition.adapters.postgres.errors import translate
from nutrition.errors import ConflictError, DependencyRejectedError, DependencyUnavailableError, NutritionError


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("40001", DependencyUnavailableError),  # serialization failure
        ("40P01", DependencyUnavailableError),  # deadlock
        ("55P03", DependencyUnavailableError),  # lock not available
        ("57014", DependencyUnavailableError),  # statement time-out
        ("57P01", DependencyUnavailableError),  # shut down by the operator
        ("57P03", DependencyUnavailableError),  # starting up
        ("53300", DependencyUnavailableError),  # too many connections
        ("08006", DependencyUnavailableError),  # connection failure
        ("25006", DependencyUnavailableError),  # the primary became a replica
        ("23505", ConflictError),  # unique
        ("23503", ConflictError),  # foreign key
        ("23514", DependencyRejectedError),  # check
        ("23502", DependencyRejectedError),  # not null
        ("22003", DependencyRejectedError),  # out of range
        ("28P01", DependencyRejectedError),  # wrong password
        ("3D000", DependencyRejectedError),  # no such database
        ("42P01", DependencyRejectedError),  # no such table
    ],
)
def test_the_code_decides(code: str, expected: type[NutritionError]) -> None:
    answer = DatabaseError({"C": code, "M": "text", "D": "Key (weight_kg)=(secret)", "n": "ck_x", "t": "x"})
    error = translate(DBAPIError("UPDATE …", {}, answer))
    assert type(error) is expected
    assert code in str(error)
    assert "secret" not in str(error)


@pytest.mark.parametrize(
    "error",
    [
        DBAPIError("SELECT 1", {}, InterfaceError("network error")),
        InterfaceError("Can't create a connection to host db"),
        PoolTimeoutError("no connection"),
        TimeoutError("timed out"),
        ConnectionResetError(104, "reset"),
    ],
)
def test_no_answer_is_unavailable(error: Exception) -> None:
    assert type(translate(error)) is DependencyUnavailableError


def test_a_missing_table_is_named() -> None:
    answer = DatabaseError({"C": "42P01", "M": 'relation "users" does not exist'})
    assert str(translate(answer)) == 'postgresql 42P01 relation "users" does not exist'
