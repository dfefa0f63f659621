"""Log lines can be followed by an update and never quote what an error quotes."""

import io
import json

import pytest

from nutrition.errors import DependencyUnavailableError
from nutrition.observability import correlated, log_failure, make_logger

logger = make_logger("observability-test")


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    stream = io.StringIO()
    monkeypatch.setattr(logger.registered_handler, "stream", stream)
    return stream


def test_an_error_is_logged_by_type_code_and_place_without_its_message(written: io.StringIO) -> None:
    try:
        raise DependencyUnavailableError("борщ 300 г")
    except DependencyUnavailableError as error:
        log_failure(logger, "not sent", error, receives=2)

    line = json.loads(written.getvalue())
    assert line["error_type"] == "DependencyUnavailableError"
    assert line["error_code"] == "dependency_unavailable"
    assert line["error_at"].startswith("test_logging.py:")
    assert line["receives"] == 2
    assert "борщ" not in written.getvalue()


def test_lines_inside_carry_the_correlation_id_and_lines_after_do_not(written: io.StringIO) -> None:
    with correlated("42"):
        logger.info("inside")
    logger.info("after")

    inside, after = map(json.loads, written.getvalue().splitlines())
    assert inside["correlation_id"] == "42"
    assert "correlation_id" not in after
