"""`make trace ID=…`: the lines of one update out of all logs."""

import json
from pathlib import Path

import pytest

from localcloud.stack.dataroot import DataRoot
from localcloud.stack.trace import trace


def a_line(second: int, message: str, correlation_id: str | None = "42", **fields: object) -> str:
    time = f"2026-11-22T10:00:{second:02}.000+00:00"
    return json.dumps(
        {"timestamp": time, "level": "INFO", "message": message, "correlation_id": correlation_id, **fields}
    )


@pytest.fixture
def root(tmp_path: Path) -> DataRoot:
    (tmp_path / "logs").mkdir()
    return DataRoot(tmp_path)


def write(root: DataRoot, file: str, *lines: str) -> None:
    (root.path / "logs" / file).write_text("\n".join(lines))


def test_the_lines_of_an_update_come_in_the_order_of_time_from_every_process(root: DataRoot) -> None:
    write(root, "worker-updates-0.log", a_line(4, "update handled", sends=1), a_line(3, "other", "43"))
    write(root, "webhook.log", a_line(1, "update accepted", kind="message"))
    write(root, "language.log", a_line(2, "parse_meal", outcome="OK"))
    assert [(line.source, line.fields["message"]) for line in trace(root, "42")] == [
        ("webhook", "update accepted"),
        ("language", "parse_meal"),
        ("worker-updates-0", "update handled"),
    ]


def test_a_line_is_time_process_level_message_and_fields(root: DataRoot) -> None:
    write(root, "webhook.log", a_line(1, "update accepted", kind="message"))
    (line,) = trace(root, "42")
    assert str(line).split() == ["10:00:01.000", "webhook", "INFO", "update", "accepted", "kind=message"]


def test_what_was_written_before_a_restart_counts_too(root: DataRoot) -> None:
    write(root, "webhook.log.1", a_line(1, "update accepted"))
    write(root, "worker-updates-0.log", a_line(2, "update handled"))
    assert [line.source for line in trace(root, "42")] == ["webhook", "worker-updates-0"]


def test_what_is_no_json_object_is_passed_over(root: DataRoot) -> None:
    write(root, "postgres.log", "LOG: ready 42", "42", '["42"]', "{", a_line(1, "found"), "\x00\xff")
    assert [line.fields["message"] for line in trace(root, "42")] == ["found"]


def test_without_logs_there_is_nothing(tmp_path: Path) -> None:
    assert trace(DataRoot(tmp_path), "42") == []
