"""Log lines are JSON that a collector can read."""

import json
import logging

import pytest

from serving import logs


def test_an_event_is_one_json_line_with_its_fields(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        logs.event(logging.getLogger("vision.test"), logging.INFO, "recognise_meal", outcome="UNSURE", duration_ms=12.5)
    line = logs.JsonLines().format(caplog.records[0])
    parsed = json.loads(line)
    assert "\n" not in line
    assert parsed["time"].endswith("Z")
    assert {**parsed, "time": ""} == {
        "time": "",
        "level": "INFO",
        "logger": "vision.test",
        "message": "recognise_meal",
        "outcome": "UNSURE",
        "duration_ms": 12.5,
    }


def test_an_exception_is_logged_by_type_and_place_without_its_message() -> None:
    with pytest.raises(ValueError, match="what a person sent") as caught:
        raise ValueError("what a person sent")
    error = caught.value
    record = logging.LogRecord(
        "vision", logging.ERROR, __file__, 1, "failed", None, (type(error), error, error.__traceback__)
    )
    line = logs.JsonLines().format(record)
    assert "\n" not in line
    parsed = json.loads(line)
    assert parsed["error_type"] == "ValueError"
    assert parsed["error_at"].startswith("test_logs.py:")
    assert "what a person sent" not in line
