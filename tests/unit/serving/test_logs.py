"""Log lines are JSON that a collector can read, in one shape for functions and services."""

import json
import logging
from datetime import datetime

import pytest

from nutrition.correlation import correlated as caused
from nutrition.log_lines import SafeLines
from serving import logs
from serving.correlation import correlated


def a_record(name: str, message: str, *arguments: object, error: Exception | None = None) -> logging.LogRecord:
    exc_info = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord(name, logging.ERROR, "library/module.py", 12, message, arguments, exc_info, "function")


def raised(text: str) -> ValueError:
    try:
        raise ValueError(text)
    except ValueError as error:
        return error


def test_an_event_is_one_json_line_with_its_fields(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO), correlated("42"):
        logs.event(logging.getLogger("vision.test"), logging.INFO, "recognise_meal", outcome="UNSURE", duration_ms=12.5)
    line = logs.JsonLines("vision").format(caplog.records[0])
    parsed = json.loads(line)
    assert "\n" not in line
    assert datetime.fromisoformat(parsed.pop("timestamp")).tzinfo is not None
    assert parsed.pop("location").startswith("test_an_event_is_one_json_line")
    assert parsed == {
        "level": "INFO",
        "service": "vision",
        "message": "recognise_meal",
        "correlation_id": "42",
        "outcome": "UNSURE",
        "duration_ms": 12.5,
    }


def test_functions_and_services_write_the_same_shape() -> None:
    """One query finds an update in all logs."""
    own, foreign = a_record("vision", "failed", error=raised("x")), a_record("grpc._server", "said %s", "x")
    for record in (own, foreign):
        with correlated("42"), caused("42"):
            service = json.loads(logs.JsonLines("vision").format(record))
            function = json.loads(SafeLines("vision").format(record))
        assert service == function
        assert list(service)[:5] == ["timestamp", "level", "service", "message", "correlation_id"]


def test_an_exception_is_logged_by_type_and_place_without_its_message() -> None:
    line = logs.JsonLines("vision").format(a_record("vision", "failed", error=raised("what a person sent")))
    assert "\n" not in line
    parsed = json.loads(line)
    assert parsed["error_type"] == "ValueError"
    assert parsed["error_at"].startswith("test_logs.py:")
    assert "what a person sent" not in line


@pytest.mark.parametrize("message", ["Exception calling application: борщ", "%s"])
def test_of_a_librarys_message_the_template_and_the_place_are_shown(message: str) -> None:
    """Without arguments the text may hold anything: gRPC puts the exception's into it."""
    line = json.loads(logs.JsonLines("vision").format(a_record("grpc._server", message, *["борщ"] * ("%" in message))))
    assert "борщ" not in str(line)
    assert (line["logger"], line["logged_at"]) == ("grpc._server", "module.py:12")


def test_of_a_warning_the_kind_and_the_place_are_shown() -> None:
    warning = "/lib/pydantic/main.py:463: UserWarning: input_value='борщ'\n  return self"
    line = json.loads(logs.JsonLines("vision").format(a_record("py.warnings", "%s", warning)))
    assert (line["message"], line["logged_at"]) == ("UserWarning", "main.py:463")
    assert "борщ" not in str(line)
