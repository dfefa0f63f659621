"""Log lines can be followed by an update and never quote what an error quotes."""

import io
import json
import logging
import sys
import threading

import pytest

from nutrition.errors import DependencyUnavailableError
from nutrition.observability import UnexpectedError, correlated, log_failure, logged_failure, make_logger
from tests.support import marks
from tests.support.logs import function_logs
from tests.support.recording_function import eventually

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


def test_what_ends_a_process_or_a_thread_is_a_line_without_its_text() -> None:
    with function_logs("observability-test") as lines:
        sys.excepthook(ValueError, ValueError(marks.TEXT), None)
        threading.Thread(target=lambda: int(marks.TEXT)).start()
        eventually(lambda: len(lines.lines) == 2, "both lines")
    assert sorted(line["message"] for line in lines.lines) == ["a thread ended", "the process ended"]
    assert {line["error_type"] for line in lines.lines} == {"ValueError"}
    assert not lines.quoting(marks.TEXT)


def test_the_products_modules_are_shown_and_libraries_from_warnings_on() -> None:
    """A library that has a handler of its own loses it: uvicorn's writes plain text, with tracebacks."""
    library = logging.getLogger("uvicorn.test")
    library.addHandler(logging.StreamHandler(sys.stderr))
    library.propagate = False
    with function_logs("observability-test") as lines:
        library.info("not shown %s", marks.TEXT)
        library.error("shown %s", marks.TEXT)
        logging.getLogger("nutrition.adapters.test").info("ours", extra={"count": 2})
    assert [(line["message"], line.get("count")) for line in lines.lines] == [("shown %s", None), ("ours", 2)]
    assert lines.lines[0]["logger"] == "uvicorn.test"


def test_an_unexpected_error_goes_on_without_its_text() -> None:
    """Lambda's runtime prints the text of whatever leaves a function."""
    with (
        function_logs("observability-test") as lines,
        pytest.raises(UnexpectedError) as passed_on,
        logged_failure(logger, "not handled"),
    ):
        raise ValueError(marks.TEXT)
    assert "ValueError" in str(passed_on.value)
    assert marks.TEXT not in str(passed_on.value)
    assert passed_on.value.__suppress_context__
    assert [line["message"] for line in lines.lines] == ["not handled"]
